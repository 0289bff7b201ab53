import type { LoweredPlan } from '../scaled/lowered-plan.ts';
import type { BatchColumns, BatchOutputs, FactColumns, OutputColumn } from './batch-columns.ts';
import { BatchPage } from './batch-page.ts';
import { emitModule } from './wasm/emit-module.ts';
import { type KernelExports, startKernel } from './wasm/host.ts';
import type { PageLayout } from './wasm/page-layout.ts';

const MEMORY_PAGE_BYTES = 65_536;

/** Called after each page with the rows it holds; kept steps are there until the next page runs. */
export type PageListener = (page: BatchPage, from: number) => void;

/** A kernel made runnable. It owns its memory and reuses it, so one program serves one thread. */
export class BatchProgram {
  readonly lowered: LoweredPlan;
  readonly #layout: PageLayout;
  readonly #exports: KernelExports;

  constructor(lowered: LoweredPlan, chunkInstructions?: number) {
    const module = emitModule(lowered, chunkInstructions);
    this.lowered = lowered;
    this.#layout = module.layout;
    this.#exports = startKernel(module.bytes);
  }

  /**
   * Room for `rows` employees inside the program's memory, to be filled and read in place: the way
   * without copies. Pages allocated earlier are given up.
   */
  allocate(rows: number): readonly BatchPage[] {
    const count = Math.max(1, Math.ceil(rows / this.#layout.rows));
    const { pagesAt, pageBytes } = this.#layout;
    this.#reserve(pagesAt + count * pageBytes);
    return Array.from({ length: count }, (_, index) =>
      this.#page(pagesAt + index * pageBytes, Math.min(this.#layout.rows, rows - index * this.#layout.rows)),
    );
  }

  /** Evaluates columns that live elsewhere, copying them in and out page by page. */
  run(columns: BatchColumns, options: { into?: readonly OutputColumn[]; onPage?: PageListener } = {}): BatchOutputs {
    const outputs = options.into ?? this.makeOutputs(columns.rows);
    const unproven: number[] = [];
    const pageRows = this.#layout.rows;
    this.#reserve(this.#layout.pagesAt + this.#layout.pageBytes + factBytesMax(columns, pageRows));
    for (let from = 0; from < columns.rows; from += pageRows) {
      const page = this.#page(this.#layout.pagesAt, Math.min(pageRows, columns.rows - from));
      page.load(columns.inputs, from);
      if (columns.facts !== null) this.#loadFacts(page, columns.facts, from);
      const marked = page.run();
      page.store(outputs, from);
      if (marked > 0) unproven.push(...page.markedRows().map((row) => from + row));
      options.onPage?.(page, from);
    }
    return { columns: outputs, unproven };
  }

  /** Columns for the results of `rows` employees. */
  makeOutputs(rows: number): readonly OutputColumn[] {
    return this.lowered.kernel.outputs
      .slice(0, this.lowered.resultOutputs)
      .map(({ type }) => (type === 'float' ? new Float64Array(rows) : new BigInt64Array(rows)));
  }

  #page(address: number, rows: number): BatchPage {
    return new BatchPage({ address, rows, layout: this.#layout, lowered: this.lowered, kernel: this.#exports });
  }

  /** Copies the facts of the page's rows behind the page and tells the kernel where they lie. */
  #loadFacts(page: BatchPage, { starts, columns }: FactColumns, from: number): void {
    const first = starts[from] ?? 0;
    const count = (starts[from + page.rows] ?? 0) - first;
    const factsAt = this.#layout.pagesAt + this.#layout.pageBytes;
    const { buffer } = this.#exports.memory;
    page.setFactRanges(starts, { from, first });
    const addresses = new Int32Array(buffer, this.#layout.factColumns, columns.length * 2);
    columns.forEach((column, index) => {
      const at = factsAt + index * count * 8;
      addresses[index * 2] = at;
      new BigInt64Array(buffer, at, count).set(column.subarray(first, first + count));
    });
  }

  #reserve(sizeBytes: number): void {
    const { memory } = this.#exports;
    const missing = sizeBytes - memory.buffer.byteLength;
    if (missing > 0) memory.grow(Math.ceil(missing / MEMORY_PAGE_BYTES));
  }
}

function factBytesMax({ facts, rows }: BatchColumns, pageRows: number): number {
  if (facts === null) return 0;
  let most = 0;
  for (let from = 0; from < rows; from += pageRows) {
    const count = (facts.starts[Math.min(from + pageRows, rows)] ?? 0) - (facts.starts[from] ?? 0);
    if (count > most) most = count;
  }
  return most * facts.columns.length * 8;
}
