import { describe, expect, test } from 'vitest';
import { reciprocalApproximate, toApproximate } from './approximate-arithmetic.ts';
import { ROUNDING_UNIT } from './bounds.ts';
import { KernelBuilder } from './kernel-builder.ts';
import type { Approximate, Whole } from './shape.ts';

const builderOf = () => new KernelBuilder({ integerMax: 2n ** 62n });

/** How many roundings of a number of that size the error allows for: no fewer, and not needlessly more. */
const roundings = ({ error }: Approximate, size: number): number => Math.round(error / (ROUNDING_UNIT * size));

describe('the error of a number turned into a double', () => {
  const approximated = (max: bigint, unit: bigint): Approximate => {
    const builder = builderOf();
    const register = builder.append({ op: 'column', column: 0, nullable: false }, 'integer', { min: -1n, max });
    const whole: Whole = { kind: 'whole', register, unit };
    return toApproximate(builder, whole);
  };
  const [fine, long] = [2n ** 53n, 2n ** 54n];

  test('is none while the double holds it', () => {
    expect(roundings(approximated(fine, 1n), 2 ** 53)).toBe(0);
    expect(roundings(approximated(fine + 1n, 1n), 2 ** 53)).toBe(1);
  });

  test('over a unit is that of the division, and of number and unit where no double holds them; twice for safety', () => {
    expect(roundings(approximated(fine, fine), 1)).toBe(2);
    expect(roundings(approximated(long, fine), 2)).toBe(4);
    expect(roundings(approximated(fine, long), 0.5)).toBe(4);
    expect(roundings(approximated(long, long), 1)).toBe(6);
  });
});

describe('the error of one over a number', () => {
  const reciprocal = (error: number): Approximate => {
    const builder = builderOf();
    const register = builder.append({ op: 'toFloat', value: builder.integer(1n) }, 'float');
    return reciprocalApproximate(builder, {
      kind: 'approximate',
      register,
      bounds: { min: 1_000, max: 2_000 },
      error,
      bits: 64,
    });
  };

  test('grows with the square of how near to zero it may come: a millionth of the largest', () => {
    const least = 2_000 * 1e-6;
    expect(roundings(reciprocal(0), 1 / least)).toBe(2);
    const error = 1e-6;
    expect(reciprocal(error).error).toBeCloseTo(error / least ** 2, 9);
    expect(reciprocal(error).error).toBeGreaterThan(error / least ** 2);
  });
});
