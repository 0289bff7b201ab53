import {
  absolute,
  add,
  compare,
  decimal,
  divide,
  fromInteger,
  isZero,
  multiply,
  negate,
  ONE,
  type Rational,
  ROUNDING_MODES,
  rational,
  round,
  subtract,
  ZERO,
} from '@premia/decimal';
import { describe, expect, test } from 'vitest';
import type { Comparison } from '../../plan/plan.ts';
import { kernelProgram, runRows } from '../../testing/kernel-program.ts';
import {
  absoluteExact,
  addExact,
  compareExact,
  type Exact,
  extremeExact,
  multiplyExact,
  negateExact,
  reciprocalExact,
  roundExact,
  selectExact,
} from './exact-arithmetic.ts';
import type { Register } from './kernel.ts';
import { KernelBuilder } from './kernel-builder.ts';
import { boundsOfShape, wholeConstant } from './shape.ts';

/** Three columns: tenths of either sign and zero, positive quarters, negative whole numbers. */
const COLUMNS = [
  { min: -60n, max: 60n },
  { min: 1n, max: 40n },
  { min: -7n, max: -1n },
] as const;
const ROWS = [-60n, -7n, -1n, 0n, 1n, 5n, 60n].flatMap((tenths) =>
  [1n, 2n, 3n, 40n].flatMap((quarters) =>
    [-7n, -2n, -1n].map((whole): readonly [bigint, bigint, bigint] => [tenths, quarters, whole]),
  ),
);
type Row = (typeof ROWS)[number];

/** A number of a row, as the kernel makes it and as it really is. */
interface Drawn {
  readonly build: (builder: KernelBuilder, columns: readonly Register[]) => Exact;
  readonly value: (row: Row) => Rational;
}

const whole = (column: 0 | 1 | 2, unit: bigint): Drawn => ({
  build: (_, columns) => ({ kind: 'whole', register: columns[column] ?? -1, unit }),
  value: (row) => rational(row[column], unit),
});
const constant = (text: string): Drawn => ({
  build: (builder) => wholeConstant(builder, decimal(text)),
  value: () => decimal(text),
});
const quotient = (left: Drawn, right: Drawn): Drawn => ({
  build: (builder, columns) => {
    const over = reciprocalExact(builder, right.build(builder, columns)).value;
    return sure(multiplyExact(builder, left.build(builder, columns), over));
  },
  value: (row) => divide(left.value(row), right.value(row)),
});

const [TENTHS, QUARTERS, NEGATIVE] = [whole(0, 10n), whole(1, 4n), whole(2, 1n)];
const NUMBERS: readonly (readonly [name: string, drawn: Drawn])[] = [
  ['tenths', TENTHS],
  ['quarters', QUARTERS],
  ['negative', NEGATIVE],
  ['a constant', constant('-0.375')],
  ['zero', constant('0')],
  ['a ratio', quotient(TENTHS, QUARTERS)],
  ['a ratio of negatives', quotient(QUARTERS, NEGATIVE)],
  ['one over', quotient(constant('2.5'), QUARTERS)],
];
const PAIRS = NUMBERS.flatMap(([left, a]) => NUMBERS.map(([right, b]) => [left, right, a, b] as const));

function sure<Value>(value: Value | null): Value {
  if (value === null) throw new Error('no exact form');
  return value;
}

/** What the kernel makes of every row; bounds of ratios have to hold it. */
function evaluated(build: (builder: KernelBuilder, columns: readonly Register[]) => readonly Exact[]) {
  let shapes: readonly Exact[] = [];
  let bounds: readonly { min: number; max: number }[] = [];
  const program = kernelProgram({
    columns: COLUMNS,
    build: (builder, columns) => {
      shapes = build(builder, columns);
      bounds = shapes.map((shape) => boundsOfShape(builder, shape));
      return shapes.flatMap((shape) =>
        shape.kind === 'whole' ? [shape.register, shape.register] : [shape.numerator, shape.denominator],
      );
    },
  });
  const columns = ([0, 1, 2] as const).map((column) => ROWS.map((row) => row[column]));
  const { outputs, unproven } = runRows(program, ...columns);
  expect(unproven).toEqual([]);
  return shapes.map((shape, index) =>
    ROWS.map((_, row) => {
      const numerator = outputs[2 * index]?.[row] ?? 0n;
      const denominator = shape.kind === 'whole' ? shape.unit : (outputs[2 * index + 1]?.[row] ?? 0n);
      expect(denominator).toBeGreaterThan(0n);
      const { min = 0, max = 0 } = bounds[index] ?? {};
      const near = Number(numerator) / Number(denominator);
      expect(min <= near && near <= max).toBe(true);
      return rational(numerator, denominator);
    }),
  );
}

const lesser = (a: Rational, b: Rational): Rational => (compare(a, b) <= 0 ? a : b);
const greater = (a: Rational, b: Rational): Rational => (compare(a, b) >= 0 ? a : b);

describe('exact arithmetic is the arithmetic of fractions', () => {
  test.each(PAIRS)('%s and %s', (_, __, left, right) => {
    const results = evaluated((builder, columns) => {
      const operands = { left: left.build(builder, columns), right: right.build(builder, columns) };
      return [
        addExact(builder, 'add', operands),
        addExact(builder, 'subtract', operands),
        multiplyExact(builder, operands.left, operands.right),
        extremeExact(builder, 'minimum', operands),
        extremeExact(builder, 'maximum', operands),
      ].map(sure);
    });
    const expected = [add, subtract, multiply, lesser, greater].map((of) =>
      ROWS.map((row) => of(left.value(row), right.value(row))),
    );
    expect(results).toEqual(expected);
  });

  test.each(NUMBERS)('%s alone: its opposite, its size, one over it', (_, drawn) => {
    const results = evaluated((builder, columns) => {
      const value = drawn.build(builder, columns);
      return [negateExact(builder, value), absoluteExact(builder, value), reciprocalExact(builder, value).value];
    });
    const values = ROWS.map((row) => drawn.value(row));
    expect(results[0]).toEqual(values.map(negate));
    expect(results[1]).toEqual(values.map(absolute));
    const over = results[2]?.filter((__, row) => !isZero(values[row] ?? ZERO));
    expect(over).toEqual(values.filter((value) => !isZero(value)).map((value) => divide(ONE, value)));
  });

  test.each(NUMBERS)('%s rounded', (_, drawn) => {
    const digits = [-1, 0, 1, 3];
    const results = evaluated((builder, columns) => {
      const value = drawn.build(builder, columns);
      return ROUNDING_MODES.flatMap((mode) =>
        digits.map((count) => {
          const rounded = sure(roundExact(builder, value, { digits: count, mode }));
          expect(10n ** BigInt(Math.max(count, 0)) % rounded.unit).toBe(0n);
          return rounded;
        }),
      );
    });
    const expected = ROUNDING_MODES.flatMap((mode) =>
      digits.map((count) => ROWS.map((row) => round(drawn.value(row), count, mode))),
    );
    expect(results).toEqual(expected);
  });
});

const MEANINGS: Readonly<Record<Comparison, (order: -1 | 0 | 1) => boolean>> = {
  equal: (order) => order === 0,
  notEqual: (order) => order !== 0,
  less: (order) => order < 0,
  lessOrEqual: (order) => order <= 0,
  greater: (order) => order > 0,
  greaterOrEqual: (order) => order >= 0,
};
const COMPARISONS = Object.keys(MEANINGS) as readonly Comparison[];

describe('comparisons and choices', () => {
  /** Limits that values meet, just miss and that lie between the tenths. */
  const limits = ['0.1', '0.15', '-0.7', '-0.75', '6', '100', '-100'].map((text): readonly [string, Drawn] => [
    text,
    constant(text),
  ]);
  const compared = [
    ...PAIRS,
    ...limits.map(([text, limit]) => ['tenths', text, TENTHS, limit] as const),
    ...limits.map(([text, limit]) => ['a ratio', text, quotient(TENTHS, QUARTERS), limit] as const),
  ];

  test.each(compared)('%s with %s', (_, __, left, right) => {
    const bit = (order: Comparison) => ({
      build: (builder: KernelBuilder, columns: readonly Register[]): Exact => {
        const operands = { left: left.build(builder, columns), right: right.build(builder, columns) };
        const holds = sure(compareExact(builder, order, operands));
        return sure(
          selectExact(builder, holds, { then: wholeConstant(builder, ONE), otherwise: wholeConstant(builder, ZERO) }),
        );
      },
    });
    const results = evaluated((builder, columns) => COMPARISONS.map((name) => bit(name).build(builder, columns)));
    const expected = COMPARISONS.map((name) =>
      ROWS.map((row) => (MEANINGS[name](compare(left.value(row), right.value(row))) ? ONE : ZERO)),
    );
    expect(results).toEqual(expected);
  });

  test.each(PAIRS)('%s where tenths are positive, else %s', (_, __, then, otherwise) => {
    const [results] = evaluated((builder, [tenths = -1, ...rest]) => {
      const condition = builder.compare('greater', tenths, builder.integer(0n));
      const columns = [tenths, ...rest];
      const branches = { then: then.build(builder, columns), otherwise: otherwise.build(builder, columns) };
      return [sure(selectExact(builder, condition, branches))];
    });
    expect(results).toEqual(ROWS.map((row) => (row[0] > 0n ? then : otherwise).value(row)));
  });
});

/** Columns and constants over integers that end early, to see what does not fit. */
class Small {
  readonly builder = new KernelBuilder({ integerMax: 1_000n });
  #columns = 0;

  column(min: bigint, max: bigint, unit = 1n): Extract<Exact, { kind: 'whole' }> {
    const operation = { op: 'column', column: this.#columns, nullable: false } as const;
    this.#columns += 1;
    return { kind: 'whole', register: this.builder.append(operation, 'integer', { min, max }), unit };
  }

  ratio(left: Exact, right: Exact): Exact {
    return sure(multiplyExact(this.builder, left, reciprocalExact(this.builder, right).value));
  }
}

describe('what may not fit has no exact form', () => {
  test('whole numbers whose common unit is too fine', () => {
    const small = new Small();
    const { builder } = small;
    const operands = { left: small.column(0n, 200n, 2n), right: small.column(0n, 200n, 7n) };
    expect(addExact(builder, 'add', operands)).toBeNull();
    expect(compareExact(builder, 'less', operands)).toBeNull();
    expect(extremeExact(builder, 'minimum', operands)).toBeNull();
    expect(selectExact(builder, builder.bit(true), { then: operands.left, otherwise: operands.right })).toBeNull();
    expect(multiplyExact(builder, operands.left, operands.right)).toBeNull();
    expect(addExact(builder, 'add', { left: small.column(0n, 600n), right: small.column(0n, 600n) })).toBeNull();
  });

  test.each(['left', 'right'] as const)('only the %s of two', (side) => {
    const small = new Small();
    const [fine, coarse] = [small.column(0n, 5n, 7n), small.column(0n, 200n, 2n)];
    const operands = side === 'left' ? { left: coarse, right: fine } : { left: fine, right: coarse };
    expect(addExact(small.builder, 'add', operands)).toBeNull();
  });

  test('ratios whose cross products are too large, on either side or in the denominator', () => {
    const small = new Small();
    const { builder } = small;
    const ratio = (top: bigint, bottom: bigint) => small.ratio(small.column(0n, top), small.column(1n, bottom));
    const few = ratio(5n, 5n);
    for (const many of [ratio(900n, 5n), ratio(5n, 900n)]) {
      for (const operands of [
        { left: many, right: few },
        { left: few, right: many },
      ]) {
        expect(addExact(builder, 'add', operands)).toBeNull();
        expect(compareExact(builder, 'less', operands)).toBeNull();
        expect(extremeExact(builder, 'maximum', operands)).toBeNull();
        expect(multiplyExact(builder, operands.left, operands.right)).toBeNull();
      }
    }
    expect(addExact(builder, 'add', { left: few, right: few })).not.toBeNull();
  });

  test('a rounding that multiplies by too much, above or below the line', () => {
    const small = new Small();
    const { builder } = small;
    const ratio = small.ratio(small.column(0n, 50n), small.column(1n, 50n));
    expect(roundExact(builder, ratio, { digits: 2, mode: 'down' })).toBeNull();
    expect(roundExact(builder, ratio, { digits: 1, mode: 'down' })).not.toBeNull();
    expect(roundExact(builder, ratio, { digits: -2, mode: 'down' })).toBeNull();
    expect(roundExact(builder, ratio, { digits: -1, mode: 'down' })).not.toBeNull();
  });
});

describe('numbers stay small where they can', () => {
  const { builder } = new Small();
  const column = builder.append({ op: 'column', column: 0, nullable: false }, 'integer', { min: 0n, max: 900n });
  const divisor = builder.append({ op: 'column', column: 1, nullable: false }, 'integer', { min: 1n, max: 900n });
  const hundredths: Exact = { kind: 'whole', register: column, unit: 100n };
  const number = (value: Rational): Exact => wholeConstant(builder, value);

  test('a constant factor and the units of both are reduced by what they share', () => {
    expect(multiplyExact(builder, hundredths, number(fromInteger(100)))).toEqual({ ...hundredths, unit: 1n });
    expect(multiplyExact(builder, number(fromInteger(50)), hundredths)).toEqual({ ...hundredths, unit: 2n });
    expect(multiplyExact(builder, number(fromInteger(-100)), number(rational(7n, 100n)))).toMatchObject({ unit: 1n });
  });

  test('what stands above and below the line is cancelled', () => {
    const over = reciprocalExact(builder, { kind: 'whole', register: divisor, unit: 1n }).value;
    const ratio = sure(multiplyExact(builder, { kind: 'whole', register: column, unit: 1n }, over));
    const back = sure(multiplyExact(builder, ratio, { kind: 'whole', register: divisor, unit: 1n }));
    expect(back).toMatchObject({ kind: 'ratio', numerator: column, denominator: builder.integer(1n) });
    const hundred = sure(multiplyExact(builder, multiplyOver(over, 900n), number(rational(1n, 300n))));
    expect(hundred).toMatchObject({ numerator: builder.integer(3n), denominator: divisor });
  });

  const multiplyOver = (over: Exact, by: bigint): Exact => sure(multiplyExact(builder, over, number(fromInteger(by))));

  test('a limit is moved to the unit of the value, not the value to that of the limit', () => {
    const before = builder.length;
    const limit = number(rational(10n ** 30n + 1n, 3n * 10n ** 30n));
    const bit = sure(compareExact(builder, 'greaterOrEqual', { left: hundredths, right: limit }));
    const { operation } = builder.instruction(bit);
    expect(operation).toMatchObject({ op: 'compare', comparison: 'greaterOrEqual', left: column });
    expect(builder.constantOf(operation.op === 'compare' ? operation.right : -1)).toBe(34n);
    expect(builder.length).toBeLessThanOrEqual(before + 3);
    const never = sure(compareExact(builder, 'equal', { left: hundredths, right: limit }));
    expect(builder.bitOf(never)).toBe(false);
  });

  test('rounding to as many digits as a number has changes nothing', () => {
    expect(roundExact(builder, hundredths, { digits: 2, mode: 'half-up' })).toBe(hundredths);
    expect(roundExact(builder, hundredths, { digits: 5, mode: 'half-up' })).toBe(hundredths);
    expect(roundExact(builder, hundredths, { digits: 1, mode: 'half-up' })).not.toBe(hundredths);
  });

  test('one over a constant is a constant; over what may be zero it comes with the bit that says so', () => {
    expect(reciprocalExact(builder, number(rational(-4n, 5n)))).toEqual({
      value: number(rational(-5n, 4n)),
      zero: null,
    });
    expect(reciprocalExact(builder, { kind: 'whole', register: divisor, unit: 1n }).zero).toBeNull();
    const { zero } = reciprocalExact(builder, hundredths);
    expect(builder.instruction(zero ?? -1).operation).toMatchObject({
      op: 'compare',
      comparison: 'equal',
      left: column,
    });
    expect(builder.bitOf(sure(reciprocalExact(builder, number(ZERO)).zero))).toBe(true);
  });
});

describe('bounds of ratios are no wider than their parts say', () => {
  const close = (bounds: { min: number; max: number }, least: number, most: number): void => {
    expect(bounds.min).toBeCloseTo(least, 9);
    expect(bounds.max).toBeCloseTo(most, 9);
  };

  test('of sums, products, choices, opposites and sizes', () => {
    const small = new Small();
    const { builder } = small;
    const left = small.ratio(small.column(-4n, 6n), small.column(2n, 4n));
    const right = small.ratio(small.column(1n, 3n), small.column(1n, 2n));
    const of = (shape: Exact | null) => boundsOfShape(builder, sure(shape));
    close(of(left), -2, 3);
    close(of(right), 0.5, 3);
    close(of(addExact(builder, 'add', { left, right })), -1.5, 6);
    close(of(addExact(builder, 'subtract', { left, right })), -5, 2.5);
    close(of(multiplyExact(builder, left, right)), -6, 9);
    close(of(extremeExact(builder, 'minimum', { left, right })), -2, 3);
    close(of(extremeExact(builder, 'maximum', { left, right })), 0.5, 3);
    close(of(negateExact(builder, left)), -3, 2);
    close(of(absoluteExact(builder, left)), 0, 3);
    const either = builder.compare('less', small.column(0n, 9n).register, small.column(0n, 9n).register);
    close(of(selectExact(builder, either, { then: left, otherwise: right })), -2, 3);
  });

  test('so that what is rounded is known to be small', () => {
    const small = new Small();
    const { builder } = small;
    const total = small.column(1n, 90n);
    const share = small.ratio(small.column(0n, 9n), total);
    const rounded = sure(roundExact(builder, share, { digits: 1, mode: 'half-up' }));
    const { min, max } = builder.intervalOf(rounded.register);
    expect(min).toBeGreaterThanOrEqual(-1n);
    expect(max).toBeLessThanOrEqual(91n);
  });
});
