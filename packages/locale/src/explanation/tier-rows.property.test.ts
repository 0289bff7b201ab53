import { add, compare, fromInteger, type Rational, ZERO } from '@premia/decimal';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readBands, slicesOf } from './tier-rows.ts';

const bands = fc
  .uniqueArray(fc.integer({ min: 1, max: 1_000 }), { maxLength: 6 })
  .map((starts) =>
    readBands([0, ...starts.sort((left, right) => left - right)].map((from) => ({ from: String(from), rate: '0.1' }))),
  );

const sum = (numbers: readonly Rational[]): Rational => numbers.reduce(add, ZERO);

test('the slices shown add up to the value, and cutting the value in two shows the same money', () => {
  fc.assert(
    fc.property(bands, fc.nat(2_000), fc.nat(2_000), (table, first, second) => {
      const whole = slicesOf(table, fromInteger(first + second), ZERO);
      expect(sum(whole.map(({ part }) => part))).toEqual(fromInteger(first + second));
      const parts = [
        ...slicesOf(table, fromInteger(first), ZERO),
        ...slicesOf(table, fromInteger(second), fromInteger(first)),
      ];
      expect(compare(sum(parts.map(({ earned }) => earned)), sum(whole.map(({ earned }) => earned)))).toBe(0);
    }),
  );
});
