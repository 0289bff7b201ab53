import type { LoweredPlan } from '../../scaled/lowered-plan.ts';

/** Most rows worked on together; fewer where there are many columns. */
export const PAGE_ROWS_MAX = 512;
const PAGE_ROWS_MIN = 64;
/** A page and the workspace beside it stay in the second-level cache, which the machine shares with others. */
const WORKING_SET_BYTES = 160 * 1024;
/**
 * Columns lie a little more than a power of two apart. With exactly one, the same row of every column
 * would fall into the same cache set, which costs half the speed.
 */
const COLUMN_GAP_BYTES = 192;
/** Where constant tables begin; address 0 stays unused. */
export const TABLES_AT = 16;
const ALIGNMENT = 64;

/**
 * Byte offsets. Every column has a slot of eight bytes a row, so one pointer that moves by eight
 * addresses all columns of a page and another one all columns of the workspace.
 */
export interface PageLayout {
  /** Rows of a page. */
  readonly rows: number;
  readonly input: (column: number) => number;
  /** Results lie in the page, kept steps in the workspace. */
  readonly output: (output: number) => { readonly at: 'page' | 'workspace'; readonly offset: number };
  /** Non-zero when the row is not proven. */
  readonly marks: number;
  /** First and past-the-end index of the row's facts, two 32-bit numbers. */
  readonly factRanges: number;
  readonly pageBytes: number;
  /** 32-bit address of each fact column, one every eight bytes; absolute. */
  readonly factColumns: number;
  /** Values that one chunk leaves for a later one and the kept steps: shared by all pages. */
  readonly workspaceAt: number;
  readonly scratch: (slot: number) => number;
  readonly pagesAt: number;
}

export function layoutMemory(lowered: LoweredPlan, sizes: { scratchSlots: number; tableBytes: number }): PageLayout {
  const inputs = lowered.inputs.length;
  const kept = lowered.kernel.outputs.length - lowered.resultOutputs;
  const rows = rowsFor(inputs + lowered.kernel.outputs.length + sizes.scratchSlots + 2);
  const columnBytes = rows * 8 + COLUMN_GAP_BYTES;
  const marks = (inputs + lowered.resultOutputs) * columnBytes;
  const factRanges = marks + columnBytes;
  const factColumns = aligned(TABLES_AT + sizes.tableBytes);
  const workspaceAt = aligned(factColumns + lowered.facts.length * 8);
  return {
    rows,
    input: (column) => column * columnBytes,
    output: (output) =>
      output < lowered.resultOutputs
        ? { at: 'page', offset: (inputs + output) * columnBytes }
        : { at: 'workspace', offset: (output - lowered.resultOutputs) * columnBytes },
    marks,
    factRanges,
    pageBytes: aligned(factRanges + (lowered.facts.length > 0 ? columnBytes : 0)),
    factColumns,
    workspaceAt,
    scratch: (slot) => (kept + slot) * columnBytes,
    pagesAt: aligned(workspaceAt + (kept + sizes.scratchSlots) * columnBytes),
  };
}

function rowsFor(columns: number): number {
  let rows = PAGE_ROWS_MAX;
  while (rows > PAGE_ROWS_MIN && rows * 8 * columns > WORKING_SET_BYTES) rows /= 2;
  return rows;
}

function aligned(address: number): number {
  return Math.ceil(address / ALIGNMENT) * ALIGNMENT;
}
