import {
  absolute,
  add,
  compare,
  decimal,
  divide,
  fromInteger,
  maximum,
  minimum,
  multiply,
  negate,
  power,
  type Rational,
  round,
  roundToMultiple,
  subtract,
  ZERO,
} from '@premia/decimal';
import { describe, expect, test } from 'vitest';
import { success } from '../../../evaluation/outcome.ts';
import type { Comparison } from '../../../plan/plan.ts';
import { booleanValue, numberValue } from '../../../values/literal.ts';
import { isTooLarge, NUMBER_MAX } from '../arithmetic.ts';
import { straight } from './line.ts';
import {
  booleanIn,
  combine,
  decided,
  either,
  hull,
  isProblem,
  type Numbers,
  numbersIn,
  pointOf,
  product,
  type Range,
  shortened,
  toMultiples,
  transform,
} from './range.ts';

const GRID = ['-2', '-1', '0', '1', '2.5'].map(decimal);
const STRETCHES = GRID.flatMap((low, index) => GRID.slice(index).map((high): Numbers => ({ low, high })));
const PAIRS = STRETCHES.flatMap((left) => STRETCHES.map((right) => [left, right] as const));

/** Numbers of the grid inside the stretch, its ends among them. */
const inside = ({ low, high }: Numbers): readonly Rational[] =>
  GRID.filter((number) => compare(low, number) <= 0 && compare(number, high) <= 0);
const ofBoth = <Result>([left, right]: readonly [Numbers, Numbers], of: (a: Rational, b: Rational) => Result) =>
  inside(left).flatMap((a) => inside(right).map((b) => of(a, b)));

const ARITHMETIC = { add, subtract, multiply, divide, minimum, maximum } as const;

describe('what two stretches come to', () => {
  test.each(['add', 'subtract', 'multiply', 'minimum', 'maximum'] as const)('%s reaches from end to end', (op) => {
    for (const pair of PAIRS) expect(combine(op, ...pair)).toEqual(hull(ofBoth(pair, ARITHMETIC[op])));
  });

  test('a quotient too, unless the divisor may be zero: then it can be anything', () => {
    for (const pair of PAIRS) {
      const mayBeZero = inside(pair[1]).some(({ numerator }) => numerator === 0n);
      expect(combine('divide', ...pair)).toEqual(mayBeZero ? null : hull(ofBoth(pair, divide)));
    }
  });

  test('a product by itself', () => {
    for (const pair of PAIRS) expect(product(...pair)).toEqual(hull(ofBoth(pair, multiply)));
  });

  const HOLDS: Readonly<Record<Comparison, (order: number) => boolean>> = {
    equal: (order) => order === 0,
    notEqual: (order) => order !== 0,
    less: (order) => order < 0,
    lessOrEqual: (order) => order <= 0,
    greater: (order) => order > 0,
    greaterOrEqual: (order) => order >= 0,
  };

  test.each(Object.keys(HOLDS) as Comparison[])('%s is decided where it holds everywhere or nowhere', (comparison) => {
    for (const pair of PAIRS) {
      const answers = new Set(ofBoth(pair, (a, b) => HOLDS[comparison](compare(a, b))));
      expect(decided(comparison, ...pair)).toBe(answers.size === 1 ? answers.has(true) : null);
    }
  });
});

describe('what one stretch comes to', () => {
  const node = { nodeId: 'n', type: { base: 'number', grain: 'employee', currency: null }, value: 0 } as const;

  test.each(STRETCHES)('its opposite and its size %#', (stretch) => {
    expect(transform({ ...node, op: 'negate' }, stretch)).toEqual(hull(inside(stretch).map(negate)));
    expect(transform({ ...node, op: 'absolute' }, stretch)).toEqual(hull(inside(stretch).map(absolute)));
  });

  test.each([-2, -1, 0, 1, 2, 3])('its power %i, where it is positive all along', (exponent) => {
    for (const stretch of STRETCHES) {
      const isPositive = compare(stretch.low, ZERO) > 0;
      const expected = isPositive ? hull(inside(stretch).map((number) => power(number, exponent))) : null;
      expect(transform({ ...node, op: 'power', exponent }, stretch)).toEqual(expected);
    }
  });

  test('rounded, and to multiples of what is above zero', () => {
    for (const stretch of STRETCHES) {
      const rounded = hull(inside(stretch).map((number) => round(number, 0, 'half-up')));
      expect(transform({ ...node, op: 'round', digits: 0, mode: 'half-up' }, stretch)).toEqual(rounded);
      const step = { ...node, op: 'roundToMultiple', multiple: 1, mode: 'ceil' } as const;
      const two = fromInteger(2);
      const multiples = hull(inside(stretch).map((number) => roundToMultiple(number, two, 'ceil')));
      expect(toMultiples(step, stretch, two)).toEqual(multiples);
      expect(toMultiples(step, stretch, ZERO)).toBeNull();
      expect(toMultiples(step, stretch, fromInteger(-1))).toBeNull();
    }
  });
});

describe('ranges', () => {
  const one: Range = { outcome: { ok: true, value: numberValue(fromInteger(1)) } };
  const yes: Range = { outcome: { ok: true, value: booleanValue(true) } };
  const problem: Range = { outcome: { ok: false, problems: [] } };
  const stretch: Range = { low: fromInteger(2), high: fromInteger(5) };

  test('are numbers, a certain value, a problem, or anything', () => {
    expect([one, yes, problem, stretch, null].map(numbersIn)).toEqual([
      { low: fromInteger(1), high: fromInteger(1) },
      null,
      null,
      stretch,
      null,
    ]);
    expect([one, yes, problem, stretch, null].map(booleanIn)).toEqual([null, true, null, null, null]);
    expect([one, yes, problem, stretch, null].map(isProblem)).toEqual([false, false, true, false, false]);
  });

  test('either of two reaches over both; a problem adds nothing, anything stays anything', () => {
    expect(either(one, stretch)).toEqual({ low: fromInteger(1), high: fromInteger(5) });
    expect(either(stretch, one)).toEqual({ low: fromInteger(1), high: fromInteger(5) });
    expect([either(problem, stretch), either(stretch, problem), either(problem, problem)]).toEqual([
      stretch,
      stretch,
      problem,
    ]);
    expect([either(null, stretch), either(stretch, null), either(yes, stretch)]).toEqual([null, null, null]);
  });

  test('of no numbers there is none', () => {
    expect(hull([])).toBeNull();
    expect(hull(GRID)).toEqual({ low: decimal('-2'), high: decimal('2.5') });
  });
});

describe('ends that have grown past all reason', () => {
  const past = fromInteger(NUMBER_MAX * 2n);
  const fine = { numerator: NUMBER_MAX * 8n + 1n, denominator: NUMBER_MAX * 4n };

  test('are brought back to the largest number there can be', () => {
    expect(shortened({ low: negate(past), high: past })).toEqual({
      low: fromInteger(-NUMBER_MAX),
      high: fromInteger(NUMBER_MAX),
    });
    expect(shortened({ low: past, high: past })).toEqual(pointOf(fromInteger(NUMBER_MAX)));
  });

  test('move outwards where there are only too many digits', () => {
    const short = numbersIn(shortened({ low: fine, high: fine }));
    expect(short?.low).toEqual(decimal('2'));
    expect(short?.high).toEqual(add(decimal('2'), power(decimal('10'), -40)));
  });

  test('take the line along, which no longer tells anything', () => {
    const line = straight(ZERO, past);
    expect(shortened({ low: ZERO, high: decimal('5'), line })).toEqual({ low: ZERO, high: decimal('5') });
  });

  test('leave everything else as it is', () => {
    const numbers = { low: ZERO, high: fromInteger(NUMBER_MAX), line: straight(ZERO, fromInteger(NUMBER_MAX)) };
    for (const range of [null, numbers, { outcome: success(booleanValue(true)) }]) expect(shortened(range)).toBe(range);
    expect(isTooLarge(numbers.high)).toBe(false);
  });
});
