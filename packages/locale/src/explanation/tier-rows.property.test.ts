import { add, compare, decimal, fromInteger, ONE, type Rational, ZERO } from '@premia/decimal';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readBands, slicesOf, smoothRate, type TierBand } from './tier-rows.ts';

const bands = fc.uniqueArray(fc.integer({ min: 1, max: 1_000 }), { maxLength: 6 }).map((starts) =>
  readBands(
    [0, ...starts.sort((left, right) => left - right)].map((from) => ({
      from: String(from),
      rate: String((from % 7) / 10),
      amount: String(from % 5),
    })),
  ),
);

const sum = (numbers: readonly Rational[]): Rational => numbers.reduce(add, ZERO);

const earnedOf = (table: readonly TierBand[], value: number, position: number, base: Rational | null): Rational =>
  sum(
    slicesOf(table, { value: fromInteger(value), position: fromInteger(position), base }).map(({ earned }) => earned),
  );

test('the slices shown add up to the value', () => {
  fc.assert(
    fc.property(bands, fc.nat(4_000), fc.nat(2_000), (table, value, position) => {
      const slices = slicesOf(table, { value: fromInteger(value), position: fromInteger(position), base: null });
      expect(sum(slices.map(({ part }) => part))).toEqual(fromInteger(value));
    }),
  );
});

test('cutting the value in two shows the same money, of fixed amounts and of a base too', () => {
  const base = fc.option(fc.nat(50).map(fromInteger), { nil: null });
  fc.assert(
    fc.property(bands, fc.nat(2_000), fc.nat(2_000), base, (table, first, second, of) => {
      const parts = add(earnedOf(table, first, 0, of), earnedOf(table, second, first, of));
      expect(compare(parts, earnedOf(table, first + second, 0, of))).toBe(0);
    }),
  );
});

test('a rate of the value is that of a base of one', () => {
  fc.assert(
    fc.property(bands, fc.nat(4_000), (table, value) => {
      expect(compare(earnedOf(table, value, 0, ONE), earnedOf(table, value, 0, null))).toBe(0);
    }),
  );
});

test('a smooth rate runs from one band to the next and meets both', () => {
  const table = readBands([
    { from: '0', rate: '0.02' },
    { from: '100', rate: '0.06' },
  ]);
  expect([-1, 0, 50, 100, 900].map((reached) => smoothRate(table, fromInteger(reached)))).toEqual([
    null,
    decimal('0.02'),
    decimal('0.04'),
    decimal('0.06'),
    decimal('0.06'),
  ]);
});
