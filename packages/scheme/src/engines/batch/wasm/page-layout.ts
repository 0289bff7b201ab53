import type { LoweredPlan } from '../../scaled/lowered-plan.ts';

/** Rows worked on together; a page and all it needs beside it stay in the second-level cache. */
export const PAGE_ROWS = 512;
/**
 * Columns lie a little more than a power of two apart. With exactly one, the same row of every column
 * would fall into the same cache set, which costs half the speed.
 */
const COLUMN_BYTES = PAGE_ROWS * 8 + 192;
/** Where constant tables begin; address 0 stays unused. */
export const TABLES_AT = 16;
const ALIGNMENT = 64;

/**
 * Byte offsets. Every column has a slot of eight bytes a row, so one pointer that moves by eight
 * addresses all columns of a page and another one all columns of the workspace.
 */
export interface PageLayout {
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
  const marks = (inputs + lowered.resultOutputs) * COLUMN_BYTES;
  const factRanges = marks + COLUMN_BYTES;
  const factColumns = aligned(TABLES_AT + sizes.tableBytes);
  const workspaceAt = aligned(factColumns + lowered.facts.length * 8);
  return {
    input: (column) => column * COLUMN_BYTES,
    output: (output) =>
      output < lowered.resultOutputs
        ? { at: 'page', offset: (inputs + output) * COLUMN_BYTES }
        : { at: 'workspace', offset: (output - lowered.resultOutputs) * COLUMN_BYTES },
    marks,
    factRanges,
    pageBytes: aligned(factRanges + (lowered.facts.length > 0 ? COLUMN_BYTES : 0)),
    factColumns,
    workspaceAt,
    scratch: (slot) => (kept + slot) * COLUMN_BYTES,
    pagesAt: aligned(workspaceAt + (kept + sizes.scratchSlots) * COLUMN_BYTES),
  };
}

function aligned(address: number): number {
  return Math.ceil(address / ALIGNMENT) * ALIGNMENT;
}
