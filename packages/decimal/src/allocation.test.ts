import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { allocate } from './allocation.ts';
import { absolute, compare, fromInteger, ONE, rational, subtract, sum } from './rational.ts';

const weights = (...values: readonly number[]) => values.map((value) => fromInteger(value));

describe('allocation', () => {
  test.each([
    [5n, [70, 30], [4n, 1n]],
    [5n, [30, 70], [2n, 3n]],
    [800n, [1, 1, 1], [267n, 267n, 266n]],
    [-800n, [1, 1, 1], [-267n, -267n, -266n]],
    [100n, [1, 0, 0], [100n, 0n, 0n]],
    [1n, [1, 1], [1n, 0n]],
    [2n, [1, 1, 1], [1n, 1n, 0n]],
    [3n, [1, 2, 1, 2, 1], [1n, 1n, 0n, 1n, 0n]],
    [0n, [3, 2], [0n, 0n]],
  ])('%s by %j', (units, given, parts) => {
    expect(allocate(units, weights(...given))).toEqual({ ok: true, parts });
  });

  test('says why it cannot share out', () => {
    expect(allocate(5n, [])).toEqual({ ok: false, problem: 'no-weights' });
    expect(allocate(5n, weights(1, -1))).toEqual({ ok: false, problem: 'negative-weight' });
    expect(allocate(5n, weights(0, 0))).toEqual({ ok: false, problem: 'zero-weights' });
  });

  test('always adds up, each part less than one unit from its exact share', () => {
    const weight = fc
      .tuple(fc.bigInt({ min: 0n, max: 1000n }), fc.bigInt({ min: 1n, max: 50n }))
      .map(([numerator, denominator]) => rational(numerator, denominator));
    const some = fc.array(weight, { minLength: 1, maxLength: 30 }).filter((list) => sum(list).numerator > 0n);
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), some, (units, list) => {
        const shared = allocate(units, list);
        if (!shared.ok) return false;
        const total = sum(list);
        const near = shared.parts.every((part, index) => {
          const own = list[index] ?? ONE;
          const exact = rational(units * own.numerator * total.denominator, own.denominator * total.numerator);
          return compare(absolute(subtract(rational(part), exact)), ONE) < 0;
        });
        return near && shared.parts.reduce((left, right) => left + right, 0n) === units;
      }),
    );
  });
});
