import { rational } from '@premia/decimal';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  absoluteBounds,
  addBounds,
  type Bounds,
  boundsOf,
  boundsOfWhole,
  errorAbove,
  joinBounds,
  largestMagnitude,
  maximumBounds,
  minimumBounds,
  multiplyBounds,
  negateBounds,
  reciprocalBounds,
} from './bounds.ts';

const doubles = fc.oneof(
  fc.double({ noNaN: true, min: -1e12, max: 1e12 }),
  fc.integer({ min: -9, max: 9 }).map((value) => value / 4),
);
const bounds = fc.tuple(doubles, doubles).map(([a, b]): Bounds => ({ min: Math.min(a, b), max: Math.max(a, b) }));
/** Bounds with a number between their ends. */
const inhabited = fc.tuple(bounds, fc.double({ noNaN: true, min: 0, max: 1 })).map(([within, share]) => ({
  within,
  value: Math.min(Math.max(within.min + (within.max - within.min) * share, within.min), within.max),
}));
const holds = ({ min, max }: Bounds, value: number): boolean => min <= value && value <= max;

describe('bounds hold the result of every number in them', () => {
  test.each<[string, (left: Bounds, right: Bounds) => Bounds, (left: number, right: number) => number]>([
    ['add', addBounds, (left, right) => left + right],
    ['multiply', multiplyBounds, (left, right) => left * right],
    ['minimum', minimumBounds, Math.min],
    ['maximum', maximumBounds, Math.max],
    ['join, the left', joinBounds, (left) => left],
    ['join, the right', joinBounds, (_, right) => right],
  ])('%s', (_, ofBounds, ofNumbers) => {
    fc.assert(
      fc.property(inhabited, inhabited, (left, right) => {
        expect(holds(ofBounds(left.within, right.within), ofNumbers(left.value, right.value))).toBe(true);
      }),
    );
  });

  test('negate, absolute, reciprocal, largest magnitude', () => {
    fc.assert(
      fc.property(inhabited, ({ within, value }) => {
        expect(holds(negateBounds(within), -value)).toBe(true);
        expect(holds(absoluteBounds(within), Math.abs(value))).toBe(true);
        expect(Math.abs(value)).toBeLessThanOrEqual(largestMagnitude(within));
        if (within.min > 1e-9 || within.max < -1e-9) expect(holds(reciprocalBounds(within), 1 / value)).toBe(true);
      }),
    );
  });

  test('also of numbers so small or so large that the doubles end', () => {
    const tiny = reciprocalBounds({ min: 1e-310, max: 2e-310 });
    expect(tiny.min).toBeLessThanOrEqual(Number.MAX_VALUE);
    expect(tiny.max).toBe(Number.POSITIVE_INFINITY);
    const below = reciprocalBounds({ min: -2e-310, max: -1e-310 });
    expect(below.min).toBe(Number.NEGATIVE_INFINITY);
    expect(below.max).toBeGreaterThanOrEqual(-Number.MAX_VALUE);
    const huge = addBounds({ min: 1e308, max: 1e308 }, { min: 1e308, max: 1e308 });
    expect(huge.min).toBeLessThanOrEqual(Number.MAX_VALUE);
    expect(huge.max).toBe(Number.POSITIVE_INFINITY);
  });

  test('what is no number bounds nothing', () => {
    const unbounded = { min: Number.NEGATIVE_INFINITY, max: Number.POSITIVE_INFINITY };
    const above = { min: 0, max: Number.POSITIVE_INFINITY };
    expect(multiplyBounds(above, { min: 0, max: 1 })).toEqual(unbounded);
    expect(boundsOf(Number.NaN, Number.NaN)).toEqual(unbounded);
    expect(addBounds(above, negateBounds(above))).toEqual(unbounded);
  });

  test('an exact quotient lies strictly within the bounds of the whole numbers it is made of', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.nat(12), (whole, digits) => {
        const unit = 10n ** BigInt(digits);
        const { min, max } = boundsOfWhole({ min: whole, max: whole }, unit);
        const { numerator, denominator } = rational(whole, unit);
        const nearest = Number(numerator) / Number(denominator);
        expect(min < nearest && nearest < max).toBe(true);
      }),
    );
  });
});

describe('bounds are no wider than they have to be', () => {
  const plain = (min: number, max: number): Bounds => ({ min, max });
  const close = ({ min, max }: Bounds, least: number, most: number): void => {
    expect(min).toBeCloseTo(least, 9);
    expect(max).toBeCloseTo(most, 9);
  };

  test('of sums and products', () => {
    close(addBounds(plain(-1, 2), plain(10, 20)), 9, 22);
    close(multiplyBounds(plain(-1, 2), plain(-3, 5)), -6, 10);
    close(multiplyBounds(plain(-2, -1), plain(-3, -2)), 2, 6);
    close(multiplyBounds(plain(1, 2), plain(3, 5)), 3, 10);
    close(reciprocalBounds(plain(2, 4)), 0.25, 0.5);
    close(reciprocalBounds(plain(-4, -2)), -0.5, -0.25);
  });

  test('of choices, which are not rounded', () => {
    const [left, right] = [plain(-1, 5), plain(2, 3)];
    expect(minimumBounds(left, right)).toEqual(plain(-1, 3));
    expect(maximumBounds(left, right)).toEqual(plain(2, 5));
    expect(joinBounds(left, right)).toEqual(plain(-1, 5));
    expect(joinBounds(right, plain(7, 8))).toEqual(plain(2, 8));
    expect(negateBounds(left)).toEqual(plain(-5, 1));
  });

  test('of magnitudes', () => {
    expect(
      [plain(1, 2), plain(0, 2), plain(-3, 2), plain(-3, 5), plain(-3, 0), plain(-3, -1)].map(absoluteBounds),
    ).toEqual([plain(1, 2), plain(0, 2), plain(0, 3), plain(0, 5), plain(-0, 3), plain(1, 3)]);
  });

  test('and wider than the numbers they are made of, at both ends, also at zero', () => {
    for (const [min, max] of [
      [-2, 3],
      [0, 0],
      [5, 5],
    ] as const) {
      const around = boundsOf(min, max);
      expect(around.min).toBeLessThan(min);
      expect(around.max).toBeGreaterThan(max);
      close(around, min, max);
    }
  });

  test('an error is bounded from above; one that is no number bounds nothing', () => {
    expect(errorAbove(0)).toBeGreaterThan(0);
    expect(errorAbove(1)).toBeGreaterThan(1);
    expect(errorAbove(1)).toBeCloseTo(1, 9);
    expect(errorAbove(Number.NaN)).toBe(Number.POSITIVE_INFINITY);
  });
});
