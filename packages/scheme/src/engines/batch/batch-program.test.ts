import { ROUNDING_MODES, rational, round } from '@premia/decimal';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DrawnKernel, kernelProgram, runRows } from '../../testing/kernel-program.ts';
import { type Interval, point } from '../scaled/interval.ts';
import { ABSENT_VALUE, writeWhole } from './batch-columns.ts';

const LARGE: Interval = { min: -(2n ** 61n), max: 2n ** 61n };
const wholes = fc.array(fc.bigInt(LARGE), { minLength: 1, maxLength: 8 });

describe('division rounds as the exact numbers do', () => {
  it.each(ROUNDING_MODES)('%s, by a constant', (mode) => {
    fc.assert(
      fc.property(wholes, fc.bigInt({ min: 1n, max: 2n ** 40n }), (numerators, divisor) => {
        const program = kernelProgram({
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
      program: kernelProgram({
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
      const program = kernelProgram({ columns: [point(0n)], build: (builder) => [builder.integer(value)] });
      expect(runRows(program, [0n]).outputs[0]).toEqual([value]);
    }),
  );
});

describe('a row that breaks a promise', () => {
  const build: DrawnKernel['build'] = (_, [value = 0]) => [value];

  it('is marked, wherever it stands in its page', () => {
    const rows = Array.from({ length: 1_300 }, (_, row) => BigInt(row % 100));
    rows[0] = -1n;
    rows[511] = 100n;
    rows[512] = ABSENT_VALUE;
    rows[1_299] = 2n ** 62n;
    const program = kernelProgram({ columns: [{ min: 0n, max: 99n }], build });
    expect(runRows(program, rows).unproven).toEqual([0, 511, 512, 1_299]);
  });

  it('may be empty where the profile allows it', () => {
    const program = kernelProgram({ columns: [{ min: 0n, max: 99n }], nullable: true, build });
    expect(runRows(program, [1n, ABSENT_VALUE, 100n]).unproven).toEqual([2]);
  });
});

it('gives the same values however finely it is cut into functions', () => {
  const build: DrawnKernel['build'] = (builder, [a = 0, b = 0]) => {
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
  const whole = runRows(kernelProgram({ columns, build }), ...rows);
  const cut = runRows(kernelProgram({ columns, build }, 3), ...rows);
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

it('reads pages filled word by word', () => {
  const columns = [
    { min: 0n, max: 9n },
    { min: -(10n ** 12n), max: 10n ** 12n },
  ];
  const program = kernelProgram({ columns, build: (builder, [, value = 0]) => [builder.negate(value)] });
  const [page] = program.allocate(3);
  [-5, 0, 987_654_321_012].forEach((value, row) => {
    writeWhole(page?.inputWords(0) ?? new Int32Array(), row, row);
    writeWhole(page?.inputWords(1) ?? new Int32Array(), row, value);
  });
  expect(page?.run()).toBe(0);
  expect([...(page?.output(0) ?? [])]).toEqual([5n, 0n, -987_654_321_012n]);
});

it('evaluates pages filled in place', () => {
  const program = kernelProgram({
    columns: [{ min: 0n, max: 1_000n }],
    build: (builder, [value = 0]) => [builder.multiplyBy(value, 3n) ?? value],
  });
  const pages = program.allocate(1_100);
  expect(pages.map((page) => page.rows)).toEqual([512, 512, 76]);
  for (const page of pages) page.input(0).fill(7n);
  expect(pages.map((page) => page.run())).toEqual([0, 0, 0]);
  expect(pages.every((page) => page.output(0).every((value) => value === 21n))).toBe(true);
});
