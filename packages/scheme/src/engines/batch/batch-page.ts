import type { LoweredPlan } from '../scaled/lowered-plan.ts';
import type { OutputColumn } from './batch-columns.ts';
import type { KernelExports } from './wasm/host.ts';
import type { PageLayout } from './wasm/page-layout.ts';

interface PageParts {
  readonly address: number;
  readonly rows: number;
  readonly layout: PageLayout;
  readonly lowered: LoweredPlan;
  readonly kernel: KernelExports;
}

/** Up to a page of employees inside a program's memory. Views are made when asked for and last until the memory grows. */
export class BatchPage {
  readonly rows: number;
  readonly #parts: PageParts;

  constructor(parts: PageParts) {
    this.rows = parts.rows;
    this.#parts = parts;
  }

  /** The input column as 64-bit integers. */
  input(column: number): BigInt64Array {
    return new BigInt64Array(this.#buffer, this.#parts.address + this.#parts.layout.input(column), this.rows);
  }

  /** The input column as pairs of 32-bit words, low word first, for `writeWhole`. */
  inputWords(column: number): Int32Array {
    return new Int32Array(this.#buffer, this.#parts.address + this.#parts.layout.input(column), this.rows * 2);
  }

  output(output: number): OutputColumn {
    const { layout, lowered, address } = this.#parts;
    const { at, offset } = layout.output(output);
    const start = (at === 'page' ? address : layout.workspaceAt) + offset;
    return lowered.kernel.outputs[output]?.type === 'float'
      ? new Float64Array(this.#buffer, start, this.rows)
      : new BigInt64Array(this.#buffer, start, this.rows);
  }

  /** Evaluates the page and answers how many rows are not proven. */
  run(): number {
    return this.#parts.kernel.run(this.#parts.address, this.rows);
  }

  /** Rows of this page, counted from 0, that are not proven. */
  markedRows(): readonly number[] {
    const marks = new Int32Array(this.#buffer, this.#parts.address + this.#parts.layout.marks, this.rows * 2);
    return Array.from({ length: this.rows }, (_, row) => row).filter((row) => marks[row * 2] !== 0);
  }

  load(inputs: readonly BigInt64Array[], from: number): void {
    this.#parts.lowered.inputs.forEach((_, column) => {
      const source = inputs[column];
      if (source === undefined) throw new RangeError(`BatchPage.load: no column ${column}`);
      this.input(column).set(source.subarray(from, from + this.rows));
    });
  }

  /** Copies the results of this page to `outputs` from row `from` on. */
  store(outputs: readonly OutputColumn[], from: number): void {
    outputs.forEach((target, index) => {
      const source = this.output(index);
      if (target instanceof BigInt64Array && source instanceof BigInt64Array) target.set(source, from);
      else if (target instanceof Float64Array && source instanceof Float64Array) target.set(source, from);
      else throw new RangeError(`BatchPage.store: output ${index} has another type`);
    });
  }

  /** `starts` of the whole batch; `first` is the fact the page's facts begin with. */
  setFactRanges(starts: Int32Array, { from, first }: { from: number; first: number }): void {
    const ranges = new Int32Array(this.#buffer, this.#parts.address + this.#parts.layout.factRanges, this.rows * 2);
    for (let row = 0; row < this.rows; row += 1) {
      ranges[row * 2] = (starts[from + row] ?? 0) - first;
      ranges[row * 2 + 1] = (starts[from + row + 1] ?? 0) - first;
    }
  }

  get #buffer(): ArrayBuffer {
    return this.#parts.kernel.memory.buffer;
  }
}
