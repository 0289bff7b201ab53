import { ROUNDING_MODES, rational, round } from '@premia/decimal';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Interval, point } from '../scaled/interval.ts';
import type { KernelOutput, Register } from '../scaled/kernel.ts';
import { KernelBuilder } from '../scaled/kernel-builder.ts';
import type { LoweredPlan } from '../scaled/lowered-plan.ts';
import { TextCodes } from '../scaled/text-codes.ts';
import { ABSENT_VALUE, INTEGER_MAX, writeWhole } from './batch-columns.ts';
import { BatchProgram } from './batch-program.ts';

interface Kernel {
  readonly columns: readonly Interval[];
  readonly nullable?: boolean;
  readonly build: (builder: KernelBuilder, columns: readonly Register[]) => readonly Register[];
}

/** A program over plain integer columns, for looking at single instructions. */
function programOf({ columns, nullable = false, build }: Kernel, chunkInstructions?: number): BatchProgram {
  const builder = new KernelBuilder({ integerMax: INTEGER_MAX });
  const registers = columns.map((interval, column) =>
    builder.append({ op: 'column', column, nullable }, 'integer', interval),
  );
  const outputs: KernelOutput[] = build(builder, registers).map((value, output) => {
    const { type } = builder.instruction(value);
    builder.append({ op: 'output', output, value }, type);
    return { type };
  });
  const lowered: LoweredPlan = {
    kernel: { body: builder.block, tables: [], outputs },
    inputs: columns.map(({ min, max }, column) => ({
      source: { kind: 'attribute', attribute: `c${column}` },
      type: { base: 'number', grain: 'employee', currency: null },
      profile: { kind: 'number', unit: 1n, min, max, nullable },
    })),
    facts: [],
    results: [],
    resultOutputs: outputs.length,
    steps: [],
    codes: new TextCodes(),
    approximateSteps: [],
  };
  return new BatchProgram(lowered, chunkInstructions);
}

function runRows(program: BatchProgram, ...columns: readonly (readonly bigint[])[]) {
  const inputs = columns.map((column) => BigInt64Array.from(column));
  const { columns: outputs, unproven } = program.run({ rows: columns[0]?.length ?? 0, inputs, facts: null });
  return { outputs: outputs.map((column) => [...column].map((value) => BigInt(value))), unproven };
}

const LARGE: Interval = { min: -(2n ** 61n), max: 2n ** 61n };
const wholes = fc.array(fc.bigInt(LARGE), { minLength: 1, maxLength: 8 });

describe('division rounds as the exact numbers do', () => {
  it.each(ROUNDING_MODES)('%s, by a constant', (mode) => {
    fc.assert(
      fc.property(wholes, fc.bigInt({ min: 1n, max: 2n ** 40n }), (numerators, divisor) => {
        const program = programOf({
          columns: [LARGE],
          build: (builder, [numerator = 0]) => [
            builder.divideRounded(numerator, builder.integer(divisor), { mode, within: null }) ?? 0,
          ],
        });
        const expected = numerators.map((value) => round(rational(value, divisor), 0, mode).numerator);
        expect(runRows(program, numerators).outputs[0]).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });

  it.each([
    ['in doubles', 2n ** 49n],
    ['in integers', 2n ** 60n],
  ])('by a column, %s', (_, size) => {
    const signed: Interval = { min: -size, max: size };
    const divisors: Interval = { min: 1n, max: 1000n };
    const pairs = fc.array(fc.tuple(fc.bigInt(signed), fc.bigInt(divisors)), { minLength: 1, maxLength: 20 });
    const programs = ROUNDING_MODES.map((mode) => ({
      mode,
      program: programOf({
        columns: [signed, divisors],
        build: (builder, [numerator = 0, divisor = 0]) => [
          builder.divideRounded(numerator, divisor, { mode, within: null }) ?? 0,
        ],
      }),
    }));
    fc.assert(
      fc.property(pairs, (rows) => {
        for (const { mode, program } of programs) {
          const expected = rows.map(([value, divisor]) => round(rational(value, divisor), 0, mode).numerator);
          const { outputs } = runRows(
            program,
            rows.map(([value]) => value),
            rows.map(([, divisor]) => divisor),
          );
          expect(outputs[0]).toEqual(expected);
        }
      }),
    );
  });
});

it('carries any constant unchanged', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(2n ** 62n), max: 2n ** 62n }), (value) => {
      const program = programOf({ columns: [point(0n)], build: (builder) => [builder.integer(value)] });
      expect(runRows(program, [0n]).outputs[0]).toEqual([value]);
    }),
  );
});

describe('a row that breaks a promise', () => {
  const build: Kernel['build'] = (_, [value = 0]) => [value];

  it('is marked, wherever it stands in its page', () => {
    const rows = Array.from({ length: 1_300 }, (_, row) => BigInt(row % 100));
    rows[0] = -1n;
    rows[511] = 100n;
    rows[512] = ABSENT_VALUE;
    rows[1_299] = 2n ** 62n;
    const program = programOf({ columns: [{ min: 0n, max: 99n }], build });
    expect(runRows(program, rows).unproven).toEqual([0, 511, 512, 1_299]);
  });

  it('may be empty where the profile allows it', () => {
    const program = programOf({ columns: [{ min: 0n, max: 99n }], nullable: true, build });
    expect(runRows(program, [1n, ABSENT_VALUE, 100n]).unproven).toEqual([2]);
  });
});

it('gives the same values however finely it is cut into functions', () => {
  const build: Kernel['build'] = (builder, [a = 0, b = 0]) => {
    let value = a;
    for (let step = 0; step < 40; step += 1) {
      const next = builder.arithmetic(step % 2 === 0 ? 'add' : 'maximum', value, b) ?? value;
      value = builder.arithmetic('minimum', next, builder.integer(10_000n)) ?? next;
    }
    return [value, builder.absolute(value)];
  };
  const columns = [
    { min: -1_000n, max: 1_000n },
    { min: -5n, max: 900n },
  ];
  const rows = [
    Array.from({ length: 700 }, (_, row) => BigInt(row - 350)),
    Array.from({ length: 700 }, (_, row) => BigInt(row % 7)),
  ];
  const whole = runRows(programOf({ columns, build }), ...rows);
  const cut = runRows(programOf({ columns, build }, 3), ...rows);
  expect(cut).toEqual(whole);
});

it('writes whole numbers word by word as a 64-bit column holds them', () => {
  fc.assert(
    fc.property(fc.maxSafeInteger(), (value) => {
      const column = new BigInt64Array(2);
      writeWhole(new Int32Array(column.buffer), 1, value);
      expect(Array.from(column)).toEqual([0n, BigInt(value)]);
    }),
  );
});

it('evaluates pages filled in place', () => {
  const program = programOf({
    columns: [{ min: 0n, max: 1_000n }],
    build: (builder, [value = 0]) => [builder.multiplyBy(value, 3n) ?? value],
  });
  const pages = program.allocate(1_100);
  expect(pages.map((page) => page.rows)).toEqual([512, 512, 76]);
  for (const page of pages) page.input(0).fill(7n);
  expect(pages.map((page) => page.run())).toEqual([0, 0, 0]);
  expect(pages.every((page) => page.output(0).every((value) => value === 21n))).toBe(true);
});
