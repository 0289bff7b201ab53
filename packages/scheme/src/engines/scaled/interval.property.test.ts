import { ROUNDING_MODES, rational, round } from '@premia/decimal';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  absoluteInterval,
  addIntervals,
  ceilDivide,
  divideIntervals,
  floorDivide,
  type Interval,
  joinIntervals,
  maximumInterval,
  meetIntervals,
  minimumInterval,
  multiplyIntervals,
  negateInterval,
  subtractIntervals,
} from './interval.ts';

const whole = fc.bigInt({ min: -(2n ** 70n), max: 2n ** 70n });

/** An interval and a value inside it. */
const inside = fc.tuple(whole, whole, whole).map((values) => {
  const [min = 0n, value = 0n, max = 0n] = [...values].sort((left, right) =>
    left < right ? -1 : left > right ? 1 : 0,
  );
  return { value, interval: { min, max } };
});

function contains({ min, max }: Interval, value: bigint): boolean {
  return min <= value && value <= max;
}

describe('interval arithmetic contains the exact value', () => {
  it.each([
    ['sum', addIntervals, (a: bigint, b: bigint) => a + b],
    ['difference', subtractIntervals, (a: bigint, b: bigint) => a - b],
    ['product', multiplyIntervals, (a: bigint, b: bigint) => a * b],
    ['lesser', minimumInterval, (a: bigint, b: bigint) => (a < b ? a : b)],
    ['greater', maximumInterval, (a: bigint, b: bigint) => (a > b ? a : b)],
    ['either', joinIntervals, (a: bigint) => a],
  ] as const)('of a %s', (_, ofIntervals, ofValues) => {
    fc.assert(
      fc.property(inside, inside, (left, right) => {
        const result = ofIntervals(left.interval, right.interval);
        expect(contains(result, ofValues(left.value, right.value))).toBe(true);
      }),
    );
  });

  it('of a negative and a magnitude', () => {
    fc.assert(
      fc.property(inside, ({ value, interval }) => {
        expect(contains(negateInterval(interval), -value)).toBe(true);
        expect(contains(absoluteInterval(interval), value < 0n ? -value : value)).toBe(true);
      }),
    );
  });

  it('of a quotient rounded in every mode', () => {
    const divisor = fc.tuple(fc.bigInt({ min: 1n, max: 2n ** 40n }), fc.bigInt({ min: 0n, max: 2n ** 40n }));
    fc.assert(
      fc.property(inside, divisor, fc.constantFrom(...ROUNDING_MODES), (numerator, [value, more], mode) => {
        const result = divideIntervals(numerator.interval, { min: value, max: value + more });
        expect(contains(result, round(rational(numerator.value, value), 0, mode).numerator)).toBe(true);
      }),
    );
  });

  it('of what two intervals share', () => {
    fc.assert(
      fc.property(inside, inside, (left, right) => {
        const met = meetIntervals(left.interval, right.interval);
        expect(met !== null && contains(met, left.value)).toBe(contains(right.interval, left.value));
      }),
    );
  });
});

it('divides towards either infinity', () => {
  fc.assert(
    fc.property(whole, fc.bigInt({ min: 1n, max: 2n ** 40n }), (value, divisor) => {
      const exact = rational(value, divisor);
      expect(floorDivide(value, divisor)).toBe(round(exact, 0, 'floor').numerator);
      expect(ceilDivide(value, divisor)).toBe(round(exact, 0, 'ceil').numerator);
    }),
  );
});
