import {
  absolute,
  add,
  compare,
  decimal,
  divide,
  multiply,
  negate,
  ONE,
  type Rational,
  ROUNDING_MODES,
  rational,
  round,
  subtract,
} from '@premia/decimal';
import { describe, expect, test } from 'vitest';
import type { Comparison } from '../../plan/plan.ts';
import { exactDouble } from '../../testing/exact-double.ts';
import { kernelProgram } from '../../testing/kernel-program.ts';
import { NUMBER_BITS_MAX } from '../explain/arithmetic.ts';
import {
  absoluteApproximate,
  addApproximate,
  compareApproximate,
  extremeApproximate,
  multiplyApproximate,
  negateApproximate,
  reciprocalApproximate,
  roundApproximate,
  selectApproximate,
  toApproximate,
  withinLimit,
} from './approximate-arithmetic.ts';
import { largestMagnitude } from './bounds.ts';
import type { Register } from './kernel.ts';
import { KernelBuilder } from './kernel-builder.ts';
import { type Approximate, type Numeric, wholeConstant } from './shape.ts';

/** Tenths around zero, thirds above it, and whole numbers beyond what doubles hold exactly. */
const COLUMNS = [
  { min: -70n, max: 70n },
  { min: 1n, max: 90n },
  { min: -(2n ** 61n), max: 2n ** 61n },
] as const;
const ROWS = [-70n, -13n, -1n, 0n, 1n, 7n, 70n].flatMap((tenths) =>
  [1n, 2n, 7n, 90n].flatMap((thirds) =>
    [-(2n ** 61n), 2n ** 53n + 1n, 3n, 2n ** 60n + 7n].map((huge): readonly [bigint, bigint, bigint] => [
      tenths,
      thirds,
      huge,
    ]),
  ),
);
type Row = (typeof ROWS)[number];

interface Drawn {
  readonly build: (builder: KernelBuilder, columns: readonly Register[]) => Numeric;
  readonly value: (row: Row) => Rational;
}

const whole = (column: 0 | 1 | 2, unit: bigint): Drawn => ({
  build: (_, columns) => ({ kind: 'whole', register: columns[column] ?? -1, unit }),
  value: (row) => rational(row[column], unit),
});

const [TENTHS, THIRDS, HUGE] = [whole(0, 10n), whole(1, 3n), whole(2, 1n)];
const RATIO: Drawn = {
  build: (_, [tenths = -1, thirds = -1]) => ({
    kind: 'ratio',
    numerator: tenths,
    denominator: thirds,
    bounds: { min: -70, max: 70 },
  }),
  value: ([tenths, thirds]) => rational(tenths, thirds),
};
const NUMBERS: readonly (readonly [name: string, drawn: Drawn])[] = [
  ['tenths', TENTHS],
  ['thirds', THIRDS],
  ['huge', HUGE],
  ['huge parts', whole(2, 2n ** 55n + 1n)],
  ['a ratio', RATIO],
  ['a huge ratio', ratioOfHuge()],
  ['a constant', { build: (builder) => wholeConstant(builder, decimal('-0.3')), value: () => decimal('-0.3') }],
];
const PAIRS = NUMBERS.flatMap(([left, a]) => NUMBERS.map(([right, b]) => [left, right, a, b] as const));

function ratioOfHuge(): Drawn {
  return {
    build: (_, [, thirds = -1, huge = -1]) => ({
      kind: 'ratio',
      numerator: huge,
      denominator: thirds,
      bounds: { min: -(2 ** 61), max: 2 ** 61 },
    }),
    value: ([, thirds, huge]) => rational(huge, thirds),
  };
}

/** Runs a kernel that answers doubles and truth values: the columns and the rows it leaves open. */
function run(build: (builder: KernelBuilder, columns: readonly Register[]) => readonly Register[]) {
  const program = kernelProgram({ columns: COLUMNS, build });
  const inputs = ([0, 1, 2] as const).map((column) => BigInt64Array.from(ROWS, (row) => row[column]));
  const { columns, unproven } = program.run({ rows: ROWS.length, inputs, facts: null });
  return { columns: columns.map((column) => [...column].map(Number)), open: new Set(unproven) };
}

/** Roundings that one operation and what stands under it may make. */
const ROUNDINGS = 32;

/** Every value lies within the stated error of the exact one and inside the bounds; the error is some roundings of the largest. */
function expectNear(
  build: (builder: KernelBuilder, columns: readonly Register[]) => readonly Approximate[],
  expected: readonly ((row: Row) => Rational)[],
): void {
  let values: readonly Approximate[] = [];
  const { columns, open } = run((builder, registers) => {
    values = build(builder, registers);
    return values.map(({ register }) => register);
  });
  expect(open.size).toBe(0);
  const size = Math.max(...values.map(({ bounds }) => largestMagnitude(bounds)));
  for (const [index, { bounds, error }] of values.entries()) {
    expect(error).toBeLessThanOrEqual(ROUNDINGS * 2 ** -53 * size + 1e-300);
    const exact = ROWS.map((row) => (expected[index] ?? (() => ONE))(row));
    for (const [row, number] of exact.entries()) {
      const distance = absolute(subtract(exactDouble(columns[index]?.[row] ?? Number.NaN), number));
      expect(compare(distance, exactDouble(error))).toBeLessThanOrEqual(0);
      expect(compare(exactDouble(bounds.min), number)).toBeLessThanOrEqual(0);
      expect(compare(exactDouble(bounds.max), number)).toBeGreaterThanOrEqual(0);
    }
  }
}

const lesser = (a: Rational, b: Rational): Rational => (compare(a, b) <= 0 ? a : b);
const greater = (a: Rational, b: Rational): Rational => (compare(a, b) >= 0 ? a : b);

describe('a value in doubles is within its error of the exact one', () => {
  test.each(NUMBERS)('%s, its opposite, its size', (_, drawn) => {
    expectNear(
      (builder, columns) => {
        const value = toApproximate(builder, drawn.build(builder, columns));
        expect(toApproximate(builder, value)).toBe(value);
        return [value, negateApproximate(builder, value), absoluteApproximate(builder, value)];
      },
      [drawn.value, (row) => negate(drawn.value(row)), (row) => absolute(drawn.value(row))],
    );
  });

  test.each(PAIRS)('%s and %s', (_, __, left, right) => {
    const both =
      (of: (a: Rational, b: Rational) => Rational) =>
      (row: Row): Rational =>
        of(left.value(row), right.value(row));
    expectNear(
      (builder, columns) => {
        const operands = { left: left.build(builder, columns), right: right.build(builder, columns) };
        const isPositive = builder.compare('greater', columns[0] ?? -1, builder.integer(0n));
        return [
          addApproximate(builder, 'add', operands),
          addApproximate(builder, 'subtract', operands),
          multiplyApproximate(builder, operands.left, operands.right),
          extremeApproximate(builder, 'minimum', operands),
          extremeApproximate(builder, 'maximum', operands),
          selectApproximate(builder, isPositive, { then: operands.left, otherwise: operands.right }),
        ];
      },
      [
        both(add),
        both(subtract),
        both(multiply),
        both(lesser),
        both(greater),
        (row) => (row[0] > 0n ? left : right).value(row),
      ],
    );
  });

  test('errors add up: a sum of sums, a product of products', () => {
    expectNear(
      (builder, columns) => {
        const third = toApproximate(builder, THIRDS.build(builder, columns));
        const tenth = toApproximate(builder, TENTHS.build(builder, columns));
        const sum = addApproximate(builder, 'add', { left: third, right: tenth });
        const product = multiplyApproximate(builder, third, tenth);
        const wide = { ...third, error: 0.25 };
        expect(addApproximate(builder, 'subtract', { left: wide, right: wide }).error).toBeGreaterThanOrEqual(0.5);
        expect(multiplyApproximate(builder, wide, tenth).error).toBeGreaterThanOrEqual(0.25 * 7);
        expect(multiplyApproximate(builder, tenth, wide).error).toBeGreaterThanOrEqual(0.25 * 7);
        expect(multiplyApproximate(builder, wide, wide).error).toBeGreaterThanOrEqual(2 * 0.25 * 30 + 0.25 ** 2);
        for (const operands of [
          { left: wide, right: tenth },
          { left: tenth, right: wide },
        ]) {
          expect(extremeApproximate(builder, 'minimum', operands).error).toBe(0.25);
          const branches = { then: operands.left, otherwise: operands.right };
          expect(selectApproximate(builder, builder.bit(true), branches).error).toBe(0.25);
        }
        return [addApproximate(builder, 'subtract', { left: sum, right: product })];
      },
      [(row) => subtract(add(THIRDS.value(row), TENTHS.value(row)), multiply(THIRDS.value(row), TENTHS.value(row)))],
    );
  });

  test('whole numbers up to 2^53 have next to no error at all', () => {
    const builder = new KernelBuilder({ integerMax: 2n ** 62n });
    const column = (max: bigint) =>
      builder.append({ op: 'column', column: Number(max % 1_000n), nullable: false }, 'integer', { min: 0n, max });
    const errorOf = (max: bigint) => toApproximate(builder, { kind: 'whole', register: column(max), unit: 1n }).error;
    expect(errorOf(2n ** 53n)).toBeLessThan(1e-300);
    expect(errorOf(2n ** 53n + 1n)).toBeGreaterThan(0.5);
  });
});

/** What became of each row: its value, or null where the reference has to decide. */
function decided(
  build: (builder: KernelBuilder, columns: readonly Register[]) => Register,
): readonly (number | null)[] {
  const { columns, open } = run((builder, registers) => [build(builder, registers)]);
  return ROWS.map((_, row) => (open.has(row) ? null : (columns[0]?.[row] ?? null)));
}

describe('one over a value', () => {
  const below: Drawn = {
    build: (builder, columns) => negateApproximate(builder, toApproximate(builder, THIRDS.build(builder, columns))),
    value: (row) => negate(THIRDS.value(row)),
  };
  const over = (drawn: Drawn) => (row: Row) => divide(ONE, drawn.value(row));

  test.each([
    ['above zero', THIRDS, 0.03, 3.1],
    ['below zero', below, -3.1, -0.03],
  ] as const)('%s is never left to the reference, and as large as it can be', (_, drawn, least, most) => {
    let value: Approximate | null = null;
    const answers = decided((builder, columns) => {
      value = reciprocalApproximate(builder, toApproximate(builder, drawn.build(builder, columns)));
      expect(value.bounds.min).toBeGreaterThan(least);
      expect(value.bounds.max).toBeLessThan(most);
      expect(value.error).toBeLessThan(1e-3);
      return value.register;
    });
    expect(value).not.toBeNull();
    expect(answers).toEqual(ROWS.map((row) => expect.closeTo(toNumber(over(drawn)(row)), 12)));
  });

  test('on both sides of zero is left to the reference at zero only', () => {
    const answers = decided((builder, columns) => {
      const value = reciprocalApproximate(builder, toApproximate(builder, TENTHS.build(builder, columns)));
      expect(value.bounds.min).toBeLessThan(-10);
      expect(value.bounds.max).toBeGreaterThan(10);
      return value.register;
    });
    expect(answers).toEqual(ROWS.map(([tenths]) => (tenths === 0n ? null : expect.closeTo(10 / Number(tenths), 9))));
  });

  test('is left to the reference where the divisor may be nothing but error', () => {
    const answers = decided((builder, columns) => {
      const divisor = { ...toApproximate(builder, TENTHS.build(builder, columns)), error: 0.2 };
      const value = reciprocalApproximate(builder, divisor);
      // One over 1.3 ± 0.2 can be as much as 0.15 away.
      expect(value.error).toBeGreaterThan(0.15);
      return value.register;
    });
    const open = ROWS.filter((_, row) => answers[row] === null).map(([tenths]) => tenths);
    expect(new Set(open)).toEqual(
      new Set([-7n, -1n, 0n, 1n, 7n].filter((tenths) => ROWS.some((row) => row[0] === tenths))),
    );
  });
});

const MEANINGS: Readonly<Record<Comparison, (order: number) => boolean>> = {
  equal: (order) => order === 0,
  notEqual: (order) => order !== 0,
  less: (order) => order < 0,
  lessOrEqual: (order) => order <= 0,
  greater: (order) => order > 0,
  greaterOrEqual: (order) => order >= 0,
};

describe('decisions', () => {
  test.each(Object.keys(MEANINGS) as Comparison[])('%s is decided unless both may be equal', (comparison) => {
    const answers = decided((builder, columns) =>
      compareApproximate(builder, comparison, {
        left: RATIO.build(builder, columns),
        right: TENTHS.build(builder, columns),
      }),
    );
    const expected = ROWS.map((row) => {
      const order = compare(RATIO.value(row), TENTHS.value(row));
      return order === 0 ? null : Number(MEANINGS[comparison](order));
    });
    expect(answers).toEqual(expected);
  });

  test('numbers nearer to each other than their errors are left to the reference', () => {
    const answers = decided((builder, columns) => {
      const left = { ...toApproximate(builder, TENTHS.build(builder, columns)), error: 0.2 };
      return compareApproximate(builder, 'less', { left, right: wholeConstant(builder, decimal('0.55')) });
    });
    // 0.7 lies 0.15 away, 0.1 and all others lie further.
    expect(answers).toEqual(ROWS.map(([tenths]) => (tenths === 7n ? null : Number(tenths < 7n))));
  });
});

describe('rounding', () => {
  const cases = ROUNDING_MODES.flatMap((mode) => [-1, 0, 2].map((digits) => ({ mode, digits })));

  test.each(cases)('$mode to $digits digits is proven unless the value may lie on the edge', ({ mode, digits }) => {
    let unit = 0n;
    const answers = decided((builder, columns) => {
      const value = toApproximate(builder, RATIO.build(builder, columns));
      const rounded = roundApproximate(builder, value, { digits, mode });
      unit = rounded?.unit ?? 0n;
      const { min, max } = builder.intervalOf(rounded?.register ?? -1);
      expect([min, max].map((end) => Number(end) / Number(unit) / 70)).toEqual([
        expect.closeTo(-1, digits < 0 ? -0.5 : 0),
        expect.closeTo(1, digits < 0 ? -0.5 : 0),
      ]);
      return rounded?.register ?? -1;
    });
    const nudge = rational(1n, 10n ** 9n);
    for (const [index, row] of ROWS.entries()) {
      const value = RATIO.value(row);
      const [low, high] = [subtract(value, nudge), add(value, nudge)].map((near) => round(near, digits, mode));
      const isOnEdge = low === undefined || high === undefined || compare(low, high) !== 0;
      const told = answers[index] ?? null;
      expect(told === null ? null : rational(BigInt(told), unit)).toEqual(isOnEdge ? null : round(value, digits, mode));
    }
  });

  test('a wider error leaves more to the reference', () => {
    const answers = decided((builder, columns) => {
      const value = { ...toApproximate(builder, TENTHS.build(builder, columns)), error: 0.25 };
      return roundApproximate(builder, value, { digits: 0, mode: 'half-up' })?.register ?? -1;
    });
    // 0.7 may be 0.45, 1.3 may be 1.55; the whole numbers and 0.1 are far from any edge.
    expect(answers).toEqual(
      ROWS.map(([tenths]) => (tenths === 7n || tenths === -13n ? null : Math.round(Number(tenths) / 10) + 0)),
    );
  });

  test('what may be larger than doubles round exactly is refused, just below it is not', () => {
    const builder = new KernelBuilder({ integerMax: 2n ** 62n });
    const shapeOf = (max: number): Approximate => ({
      kind: 'approximate',
      register: builder.append({ op: 'column', column: 0, nullable: false }, 'float'),
      bounds: { min: 0, max },
      error: 1,
      bits: 60,
    });
    const how = { digits: 0, mode: 'down' } as const;
    expect(roundApproximate(builder, shapeOf(2 ** 51 - 4), how)).not.toBeNull();
    expect(roundApproximate(builder, shapeOf(2 ** 51), how)).toBeNull();
    expect(roundApproximate(builder, shapeOf(2 ** 51 - 4), { ...how, digits: 2 })).toBeNull();
    expect(roundApproximate(builder, shapeOf(2 ** 51), { ...how, digits: -1 })).not.toBeNull();
    expect(roundApproximate(builder, shapeOf(Number.NaN), how)).toBeNull();
    const small = new KernelBuilder({ integerMax: 1_000n });
    const register = small.append({ op: 'column', column: 0, nullable: false }, 'float');
    const value = { ...shapeOf(0), register };
    expect(roundApproximate(small, { ...value, bounds: { min: 0, max: 900 } }, how)).not.toBeNull();
    expect(roundApproximate(small, { ...value, bounds: { min: 0, max: 1_001 } }, how)).toBeNull();
    expect(roundApproximate(small, { ...value, bounds: { min: -1_001, max: 0 } }, how)).toBeNull();
  });
});

describe('numbers that may have grown past all reason', () => {
  test('leave every row to the reference, and only they', () => {
    const checksOf = (bits: number) => {
      const builder = new KernelBuilder({ integerMax: 2n ** 62n });
      const kept = withinLimit(builder, bits);
      return [kept, builder.block.instructions.filter(({ operation }) => operation.op === 'check').length];
    };
    expect(checksOf(NUMBER_BITS_MAX)).toEqual([NUMBER_BITS_MAX, 0]);
    expect(checksOf(NUMBER_BITS_MAX + 1)).toEqual([NUMBER_BITS_MAX + 1, 1]);
    expect(checksOf(10 * NUMBER_BITS_MAX)).toEqual([NUMBER_BITS_MAX + 1, 1]);
  });

  test('are told by the bits of what they are made of', () => {
    const builder = new KernelBuilder({ integerMax: 2n ** 62n });
    const column = builder.append({ op: 'column', column: 0, nullable: false }, 'integer', { min: -8n, max: 7n });
    const value = toApproximate(builder, { kind: 'whole', register: column, unit: 1_000n });
    expect(value.bits).toBe(4 + 10);
    const ratio = { kind: 'ratio', numerator: column, denominator: builder.integer(7n), bounds: value.bounds } as const;
    expect(toApproximate(builder, ratio).bits).toBe(4 + 3);
    const operands = { left: value, right: ratio };
    expect(addApproximate(builder, 'add', operands).bits).toBe(14 + 7 + 1);
    expect(multiplyApproximate(builder, value, ratio).bits).toBe(14 + 7 + 1);
    expect(extremeApproximate(builder, 'maximum', operands).bits).toBe(14);
    expect(selectApproximate(builder, builder.bit(true), { then: ratio, otherwise: value }).bits).toBe(14);
    expect(reciprocalApproximate(builder, value).bits).toBe(14);
  });
});

function toNumber({ numerator, denominator }: Rational): number {
  return Number(numerator) / Number(denominator);
}
