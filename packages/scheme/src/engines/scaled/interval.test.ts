import { describe, expect, test } from 'vitest';
import {
  absoluteInterval,
  addIntervals,
  ceilDivide,
  divideIntervals,
  floorDivide,
  greatestCommonDivisor,
  type Interval,
  joinIntervals,
  leastCommonMultiple,
  magnitude,
  magnitudeMax,
  maximumInterval,
  meetIntervals,
  minimumInterval,
  multiplyIntervals,
  negateInterval,
  point,
  subtractIntervals,
} from './interval.ts';

const from = (min: bigint, max: bigint): Interval => ({ min, max });

describe('intervals are as narrow as their values allow', () => {
  const [across, above, below] = [from(-2n, 3n), from(4n, 7n), from(-9n, -5n)];

  test('of sums, differences and products', () => {
    expect(addIntervals(across, above)).toEqual(from(2n, 10n));
    expect(subtractIntervals(across, above)).toEqual(from(-9n, -1n));
    expect(multiplyIntervals(across, above)).toEqual(from(-14n, 21n));
    expect(multiplyIntervals(above, across)).toEqual(from(-14n, 21n));
    expect(multiplyIntervals(across, below)).toEqual(from(-27n, 18n));
    expect(multiplyIntervals(below, below)).toEqual(from(25n, 81n));
  });

  test('of lesser and greater ones', () => {
    expect(minimumInterval(from(0n, 9n), from(3n, 5n))).toEqual(from(0n, 5n));
    expect(maximumInterval(from(0n, 9n), from(3n, 5n))).toEqual(from(3n, 9n));
    expect(maximumInterval(from(0n, 4n), from(3n, 5n))).toEqual(from(3n, 5n));
  });

  test('of opposites and sizes', () => {
    expect(negateInterval(across)).toEqual(from(-3n, 2n));
    expect([across, above, below].map(absoluteInterval)).toEqual([from(0n, 3n), above, from(5n, 9n)]);
    expect(absoluteInterval(from(0n, 4n))).toEqual(from(0n, 4n));
    expect(absoluteInterval(from(-4n, 0n))).toEqual(from(0n, 4n));
    expect(absoluteInterval(from(-4n, 3n))).toEqual(from(0n, 4n));
    expect([across, above, below].map(magnitudeMax)).toEqual([3n, 7n, 9n]);
    expect([magnitude(-3n), magnitude(0n), magnitude(3n)]).toEqual([3n, 0n, 3n]);
  });

  test('that hold either, or both where they share something', () => {
    expect(joinIntervals(across, above)).toEqual(from(-2n, 7n));
    expect(meetIntervals(from(0n, 5n), from(3n, 9n))).toEqual(from(3n, 5n));
    expect(meetIntervals(from(0n, 5n), from(5n, 9n))).toEqual(point(5n));
    expect(meetIntervals(from(0n, 5n), from(6n, 9n))).toBeNull();
  });

  test('of quotients, rounded outwards', () => {
    expect(divideIntervals(from(-7n, 7n), from(2n, 3n))).toEqual(from(-4n, 4n));
    expect(divideIntervals(from(6n, 9n), from(2n, 3n))).toEqual(from(2n, 5n));
    expect(divideIntervals(from(-9n, -6n), from(2n, 3n))).toEqual(from(-5n, -2n));
    expect(divideIntervals(from(5n, 5n), from(1n, 1n))).toEqual(point(5n));
    expect(() => divideIntervals(across, from(0n, 1n))).toThrow('positive');
  });
});

describe('whole division', () => {
  test.each([
    [7n, 2n, 3n, 4n],
    [6n, 2n, 3n, 3n],
    [-7n, 2n, -4n, -3n],
    [-6n, 2n, -3n, -3n],
    [0n, 5n, 0n, 0n],
    [1n, 5n, 0n, 1n],
    [-1n, 5n, -1n, 0n],
  ])('%s by %s lies between %s and %s', (value, divisor, floor, ceil) => {
    expect([floorDivide(value, divisor), ceilDivide(value, divisor)]).toEqual([floor, ceil]);
  });

  test('what two numbers share, and what both go into', () => {
    expect(greatestCommonDivisor(12n, 18n)).toBe(6n);
    expect(greatestCommonDivisor(-12n, 18n)).toBe(6n);
    expect(greatestCommonDivisor(12n, -18n)).toBe(6n);
    expect([greatestCommonDivisor(0n, 5n), greatestCommonDivisor(5n, 0n)]).toEqual([5n, 5n]);
    expect([leastCommonMultiple(4n, 6n), leastCommonMultiple(5n, 1n), leastCommonMultiple(1n, 7n)]).toEqual([
      12n,
      5n,
      7n,
    ]);
  });
});
