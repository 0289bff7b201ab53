import { describe, expect, test } from 'vitest';
import { roundApproximate } from './approximate-arithmetic.ts';
import { roundExact } from './exact-arithmetic.ts';
import type { Interval } from './interval.ts';
import { KernelBuilder } from './kernel-builder.ts';
import { roundedOrMarked } from './numeric.ts';
import type { Approximate, Ratio } from './shape.ts';

const LARGEST = 2n ** 62n;
const from = (min: bigint, max: bigint): Interval => ({ min, max });

function drawn() {
  const builder = new KernelBuilder({ integerMax: LARGEST });
  let columns = 0;
  const column = (interval: Interval) => {
    columns += 1;
    return builder.append({ op: 'column', column: columns, nullable: false }, 'integer', interval);
  };
  return { builder, column };
}

describe('what a rounded quotient is known to reach', () => {
  const rounded = (min: number, max: number, digits: number): Interval | null => {
    const { builder, column } = drawn();
    const value: Ratio = {
      kind: 'ratio',
      numerator: column(from(-1_000n, 1_000n)),
      denominator: column(from(1n, 1_000n)),
      bounds: { min, max },
    };
    const whole = roundExact(builder, value, { digits, mode: 'half-up' });
    return whole === null ? null : builder.intervalOf(whole.register);
  };

  test('is what is known of the quotient, a unit further each way', () => {
    expect(rounded(2, 3, 1)).toEqual(from(18n, 32n));
    expect(rounded(-3, -2, 1)).toEqual(from(-32n, -18n));
    expect(rounded(-3, 2, 0)).toEqual(from(-5n, 4n));
  });

  test('in tens is so many of them', () => {
    expect(rounded(200, 300, -1)).toEqual(from(180n, 320n));
  });

  test('is what numerator and denominator allow where no more is known', () => {
    expect(rounded(Number.NEGATIVE_INFINITY, 3, 0)).toEqual(from(-1_000n, 1_000n));
    expect(rounded(2, Number.POSITIVE_INFINITY, 0)).toEqual(from(-1_000n, 1_000n));
  });
});

describe('what a rounded double is known to reach', () => {
  const approximate = (builder: KernelBuilder, bounds: Approximate['bounds'], error = 0): Approximate => ({
    kind: 'approximate',
    register: builder.append({ op: 'toFloat', value: builder.integer(1n) }, 'float'),
    bounds,
    error,
    bits: 64,
  });
  const rounded = (bounds: Approximate['bounds'], digits: number, error = 0): Interval | null => {
    const { builder } = drawn();
    const whole = roundApproximate(builder, approximate(builder, bounds, error), { digits, mode: 'half-up' });
    return whole === null ? null : builder.intervalOf(whole.register);
  };

  test('is what is known of it, its error and a unit or two further', () => {
    expect(rounded({ min: 2, max: 3 }, 1)).toEqual(from(17n, 33n));
    expect(rounded({ min: -3, max: -2 }, 1)).toEqual(from(-33n, -17n));
    expect(rounded({ min: 2, max: 3 }, 0, 1.5)).toEqual(from(-4n, 9n));
    expect(rounded({ min: 200, max: 300 }, -1)).toEqual(from(170n, 330n));
  });

  test('is nothing where the rounded number may be too large', () => {
    expect(rounded({ min: 0, max: 2 ** 50 }, 0)).not.toBeNull();
    expect(rounded({ min: 0, max: 2 ** 51 }, 0)).toBeNull();
    expect(rounded({ min: -(2 ** 51), max: 0 }, 0)).toBeNull();
    expect(rounded({ min: 0, max: 2 ** 48 }, 2)).toBeNull();
    expect(rounded({ min: 0, max: Number.POSITIVE_INFINITY }, 0)).toBeNull();
    expect(rounded({ min: 0, max: 2 ** 51 }, -1)).not.toBeNull();
    expect(rounded({ min: 0, max: 2 ** 65 }, -15)).toBeNull();
  });

  test('every row is marked where that is so, and none where it fits', () => {
    const checks = (bounds: Approximate['bounds']) => {
      const { builder } = drawn();
      const whole = roundedOrMarked(builder, approximate(builder, bounds), { digits: 0, mode: 'down' });
      const failing = builder.block.instructions.flatMap(({ operation }) =>
        operation.op === 'check' ? [builder.bitOf(operation.fails)] : [],
      );
      return { failing, unit: whole.unit };
    };
    expect(checks({ min: 0, max: 2 ** 60 })).toEqual({ failing: [true], unit: 1n });
    expect(checks({ min: 0, max: 2 ** 10 })).toEqual({ failing: [null], unit: 1n });
  });

  test('both ends of its error have to round alike', () => {
    const { builder } = drawn();
    const value = approximate(builder, { min: 0, max: 100 }, 0.25);
    roundApproximate(builder, value, { digits: 2, mode: 'ceil' });
    const operations = builder.block.instructions.map(({ operation }) => operation);
    const modes = operations.flatMap((operation) => (operation.op === 'roundFloat' ? [operation.mode] : []));
    expect(modes).toEqual(['ceil', 'ceil']);
    const ends = operations.flatMap((operation) =>
      operation.op === 'add' || operation.op === 'subtract' ? [operation.op] : [],
    );
    expect(ends).toEqual(['subtract', 'add']);
    expect(operations.at(-1)?.op).toBe('check');
    expect(operations.at(-2)).toMatchObject({ op: 'compare', comparison: 'notEqual' });
  });
});
