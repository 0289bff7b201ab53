import { describe, expect, test } from 'vitest';
import type { EvaluationRequest, FactInput } from '../../evaluation/evaluation.ts';
import type { Plan } from '../../plan/plan.ts';
import { PlanBuilder } from '../../plan/plan-builder.ts';
import { kernelProgram } from '../../testing/kernel-program.ts';
import { shownByBoth, stepPlan } from '../../testing/step-plan.ts';
import { plain } from '../../values/value-type.ts';

const NUMBER = plain('number');

/** Doubles an integer, and halves it as a double. */
const program = kernelProgram({
  columns: [{ min: 0n, max: 1_000n }],
  build: (builder, [value = 0]) => [
    builder.multiplyBy(value, 2n) ?? value,
    builder.append({ op: 'toFloat', value }, 'float'),
  ],
});
const ROWS = 1_030;
const inputs = [BigInt64Array.from({ length: ROWS }, (_, row) => BigInt(row % 1_000))];

describe('columns that live elsewhere', () => {
  test('are worked out page by page, each output in a column of its type', () => {
    const { columns, unproven } = program.run({ rows: ROWS, inputs, facts: null });
    const [doubled, floats] = columns;
    expect([doubled instanceof BigInt64Array, floats instanceof Float64Array, unproven]).toEqual([true, true, []]);
    for (const row of [0, 511, 512, 999, 1_000, 1_029]) {
      expect([doubled?.[row], floats?.[row]]).toEqual([BigInt(2 * (row % 1_000)), row % 1_000]);
    }
  });

  test('are told page by page, with the row each page begins at', () => {
    const pages: (readonly [number, number])[] = [];
    program.run({ rows: ROWS, inputs, facts: null }, { onPage: ({ rows }, from) => pages.push([from, rows]) });
    expect(pages).toEqual([
      [0, 512],
      [512, 512],
      [1_024, 6],
    ]);
  });

  test('can be filled where they are given', () => {
    const into = [new BigInt64Array(ROWS), new Float64Array(ROWS)];
    const { columns } = program.run({ rows: ROWS, inputs, facts: null }, { into });
    expect(columns).toBe(into);
    expect([into[0]?.[1_029], into[1]?.[1_029]]).toEqual([58n, 29]);
  });

  test('of another type, or too few of them, are defects', () => {
    const run = (into: readonly (BigInt64Array | Float64Array)[], given = inputs) =>
      program.run({ rows: ROWS, inputs: given, facts: null }, { into });
    const [integers, floats] = [new BigInt64Array(ROWS), new Float64Array(ROWS)];
    expect(() => run([floats, floats])).toThrow('output 0 has another type');
    expect(() => run([integers, integers])).toThrow('output 1 has another type');
    expect(() => run([integers, floats], [])).toThrow('no column 0');
  });

  test('of no rows are none', () => {
    const { columns, unproven } = program.run({ rows: 0, inputs: [new BigInt64Array()], facts: null });
    expect([columns.map((column) => column.length), unproven]).toEqual([[0, 0], []]);
  });
});

describe('room inside the program', () => {
  test('is a page at least, and the memory grows with the pages asked for', () => {
    expect(program.allocate(0).map(({ rows }) => rows)).toEqual([0]);
    expect(program.allocate(512).map(({ rows }) => rows)).toEqual([512]);
    expect(program.allocate(513).map(({ rows }) => rows)).toEqual([512, 1]);
    const many = program.allocate(20_000);
    for (const page of many) page.input(0).fill(3n);
    expect(many.map((page) => page.run()).reduce((sum, marked) => sum + marked)).toBe(0);
    expect(many.at(-1)?.output(0).at(-1)).toBe(6n);
  });
});

describe('facts of many employees', () => {
  const sumOfDeals: Plan = stepPlan((builder) => {
    const block = new PlanBuilder(builder);
    const result = block.emit('amount', { op: 'field', field: { kind: 'amount' }, type: NUMBER });
    const frame = { nodeId: 'f', filter: { factType: 'deal', where: [] }, block: block.build(), result };
    return { sum: builder.emit('sum', { op: 'facts', aggregate: 'sum', frame, type: NUMBER }) };
  });
  const deal = (id: number, amount: number): FactInput => ({
    source: 's',
    id: `${id}`,
    type: 'deal',
    on: '2026-10-05',
    amount: `${amount}`,
  });

  test('are each one’s own, on every page, however many each has', () => {
    const request: EvaluationRequest = {
      period: '2026-10',
      employees: Array.from({ length: 1_100 }, (_, row) => ({
        id: `e${row}`,
        facts: Array.from({ length: row % 4 }, (_, index) => deal(index, row + index)),
      })),
    };
    const { shown, proven } = shownByBoth(sumOfDeals, request);
    expect(proven).toBe(1_100);
    for (const row of [0, 3, 511, 512, 515, 1_027, 1_099]) {
      const count = row % 4;
      expect(shown[row]).toEqual({ sum: `${count * row + (count * (count - 1)) / 2}` });
    }
  });

  test('that lie unevenly have room: most of them on the last page', () => {
    const request: EvaluationRequest = {
      period: '2026-10',
      employees: Array.from({ length: 520 }, (_, row) => ({
        id: `e${row}`,
        facts: Array.from({ length: row < 512 ? 0 : 600 }, (_, index) => deal(index, 1)),
      })),
    };
    const { shown, proven } = shownByBoth(sumOfDeals, request);
    expect([shown[0], shown[512], shown[519], proven]).toEqual([{ sum: '0' }, { sum: '600' }, { sum: '600' }, 520]);
  });
});
