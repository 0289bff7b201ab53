import { describe, expect, test } from 'vitest';
import type { LoweredPlan } from '../../scaled/lowered-plan.ts';
import { layoutMemory, PAGE_ROWS_MAX, TABLES_AT } from './page-layout.ts';

interface Sizes {
  readonly inputs: number;
  readonly outputs: number;
  readonly kept?: number;
  readonly facts?: number;
  readonly scratchSlots?: number;
  readonly tableBytes?: number;
}

function layout({ inputs, outputs, kept = 0, facts = 0, scratchSlots = 0, tableBytes = 0 }: Sizes) {
  const lowered = {
    inputs: new Array(inputs),
    facts: new Array(facts),
    kernel: { outputs: new Array(outputs + kept) },
    resultOutputs: outputs,
  } as unknown as LoweredPlan;
  return layoutMemory(lowered, { scratchSlots, tableBytes });
}

/** Places of a page, from its beginning, with the bytes each takes. */
const columnsOf = ({ inputs, outputs }: Sizes, page: ReturnType<typeof layout>): readonly number[] => [
  ...Array.from({ length: inputs }, (_, column) => page.input(column)),
  ...Array.from({ length: outputs }, (_, output) => page.output(output).offset),
  page.marks,
];

describe('the columns of a page', () => {
  test.each<[string, Sizes]>([
    ['few', { inputs: 2, outputs: 3 }],
    ['with facts', { inputs: 2, outputs: 1, facts: 4 }],
    ['many', { inputs: 200, outputs: 30, kept: 5, scratchSlots: 7 }],
  ])('%s: stand apart by all their rows and a gap', (_, sizes) => {
    const page = layout(sizes);
    const columns = columnsOf(sizes, page);
    const step = page.rows * 8 + 192;
    expect(columns).toEqual(columns.map((__, index) => index * step));
    expect(page.factRanges).toBe(columns.length * step);
    const end = page.factRanges + (sizes.facts === undefined ? 0 : step);
    expect(page.pageBytes).toBeGreaterThanOrEqual(end);
    expect(page.pageBytes - end).toBeLessThan(64);
  });

  test('are as long as the cache allows, in powers of two between the ends', () => {
    expect(layout({ inputs: 1, outputs: 1 }).rows).toBe(PAGE_ROWS_MAX);
    // 160 KiB hold 40 columns of 512 rows: two are always there for marks and ranges.
    expect(layout({ inputs: 20, outputs: 18 }).rows).toBe(512);
    expect(layout({ inputs: 20, outputs: 19 }).rows).toBe(256);
    expect(layout({ inputs: 20, outputs: 10, kept: 9 }).rows).toBe(256);
    expect(layout({ inputs: 20, outputs: 18, scratchSlots: 1 }).rows).toBe(256);
    expect(layout({ inputs: 2_000, outputs: 1 }).rows).toBe(64);
  });

  test('results lie in the page, kept steps in the workspace from its beginning', () => {
    const page = layout({ inputs: 1, outputs: 2, kept: 2 });
    const step = page.rows * 8 + 192;
    expect([0, 1, 2, 3].map(page.output)).toEqual([
      { at: 'page', offset: step },
      { at: 'page', offset: 2 * step },
      { at: 'workspace', offset: 0 },
      { at: 'workspace', offset: step },
    ]);
  });
});

test('tables, addresses of facts, workspace and pages follow one another without overlap, each aligned', () => {
  const page = layout({ inputs: 1, outputs: 1, kept: 2, facts: 3, scratchSlots: 4, tableBytes: 100 });
  const step = page.rows * 8 + 192;
  expect(page.factColumns).toBe(128);
  expect(page.factColumns).toBeGreaterThanOrEqual(TABLES_AT + 100);
  expect(page.workspaceAt).toBe(192);
  expect([0, 3].map(page.scratch)).toEqual([2 * step, 5 * step]);
  expect(page.pagesAt).toBeGreaterThanOrEqual(page.workspaceAt + 6 * step);
  expect(page.pagesAt - page.workspaceAt - 6 * step).toBeLessThan(64);
  expect([page.factColumns, page.workspaceAt, page.pagesAt, page.pageBytes].map((at) => at % 64)).toEqual([0, 0, 0, 0]);
});
