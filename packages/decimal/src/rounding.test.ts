import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decimal, toFixedText } from './decimal-text.ts';
import { absolute, compare, multiply, negate, type Rational, rational, subtract } from './rational.ts';
import { ROUNDING_MODES, type RoundingMode, round, roundsAway, roundToMultiple } from './rounding.ts';

describe('rounding to whole numbers, by the book', () => {
  test.each<[RoundingMode, readonly string[]]>([
    ['half-up', ['-3', '-3', '-2', '-1', '-1', '0', '1', '1', '2', '3', '3']],
    ['half-even', ['-3', '-2', '-2', '-1', '0', '0', '0', '1', '2', '2', '3']],
    ['up', ['-3', '-3', '-2', '-2', '-1', '0', '1', '2', '2', '3', '3']],
    ['down', ['-2', '-2', '-2', '-1', '0', '0', '0', '1', '2', '2', '2']],
    ['floor', ['-3', '-3', '-2', '-2', '-1', '0', '0', '1', '2', '2', '2']],
    ['ceil', ['-2', '-2', '-2', '-1', '0', '0', '1', '2', '2', '3', '3']],
  ])('%s', (mode, expected) => {
    const values = ['-2.6', '-2.5', '-2', '-1.4', '-0.5', '0', '0.5', '1.4', '2', '2.5', '2.6'];
    expect(values.map((value) => toFixedText(round(decimal(value), 0, mode), 0))).toEqual(expected);
  });
});

test.each([
  ['1234.565', 2, '1234.57'],
  ['-1234.565', 2, '-1234.57'],
  ['1.005', 2, '1.01'],
  ['0.004999999999999999999999999999', 2, '0.00'],
  ['1250', -2, '1300'],
  ['-1250', -2, '-1300'],
  ['149.5', -2, '100'],
])('%s to %i places is %s', (value, digits, expected) => {
  expect(toFixedText(round(decimal(value), digits), Math.max(digits, 0))).toBe(expected);
});

test.each([
  ['1234', '50', '1250'],
  ['1224.99', '50', '1200'],
  ['-1225', '50', '-1250'],
  ['0.37', '0.05', '0.35'],
])('%s to a multiple of %s is %s', (value, multiple, expected) => {
  expect(roundToMultiple(decimal(value), decimal(multiple))).toEqual(decimal(expected));
});

const number = fc
  .tuple(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), fc.bigInt({ min: 1n, max: 10n ** 6n }))
  .map(([numerator, denominator]) => rational(numerator, denominator));
const digits = fc.integer({ min: -4, max: 6 });
const mode = fc.constantFrom(...ROUNDING_MODES);
const unitOf = (places: number): Rational =>
  places >= 0 ? rational(1n, 10n ** BigInt(places)) : rational(10n ** BigInt(-places));
const isMultiple = (value: Rational, unit: Rational): boolean =>
  multiply(value, rational(unit.denominator, unit.numerator)).denominator === 1n;

test.each<[string, RoundingMode, string]>([
  ['1.5', 'half-even', '2'],
  ['2.5', 'half-even', '2'],
  ['3.5', 'half-even', '4'],
  ['-1.5', 'half-even', '-2'],
  ['-3.5', 'half-even', '-4'],
  ['1.49', 'half-even', '1'],
  ['1.51', 'half-even', '2'],
])('%s by %s is %s', (value, how, expected) => {
  expect(toFixedText(round(decimal(value), 0, how), 0)).toBe(expected);
});

describe('rounding keeps its definition', () => {
  test('the result is a multiple of the unit, less than one unit away', () => {
    fc.assert(
      fc.property(number, digits, mode, (value, places, how) => {
        const rounded = round(value, places, how);
        return isMultiple(rounded, unitOf(places)) && compare(absolute(subtract(rounded, value)), unitOf(places)) < 0;
      }),
    );
  });
  test('halves modes are never more than half a unit away', () => {
    fc.assert(
      fc.property(number, digits, fc.constantFrom<RoundingMode>('half-up', 'half-even'), (value, places, how) => {
        const distance = absolute(subtract(round(value, places, how), value));
        return compare(multiply(distance, rational(2n)), unitOf(places)) <= 0;
      }),
    );
  });
  test('floor and down never rise, ceil and up never fall in size', () => {
    fc.assert(
      fc.property(number, digits, (value, places) => {
        const size = (how: RoundingMode): Rational => absolute(round(value, places, how));
        return (
          compare(round(value, places, 'floor'), value) <= 0 &&
          compare(round(value, places, 'ceil'), value) >= 0 &&
          compare(size('down'), absolute(value)) <= 0 &&
          compare(size('up'), absolute(value)) >= 0
        );
      }),
    );
  });
  test('what is round stays; signs mirror each other except for floor and ceil', () => {
    fc.assert(
      fc.property(number, digits, mode, (value, places, how) => {
        const rounded = round(value, places, how);
        const mirrored = how === 'floor' ? 'ceil' : how === 'ceil' ? 'floor' : how;
        expect(round(rounded, places, how)).toEqual(rounded);
        expect(round(negate(value), places, mirrored)).toEqual(negate(rounded));
      }),
    );
  });
});

test.each<[RoundingMode, readonly [boolean, boolean, boolean, boolean, boolean]]>([
  ['half-up', [false, true, true, true, false]],
  ['half-even', [false, false, true, true, false]],
  ['up', [true, true, true, true, true]],
  ['down', [false, false, false, false, false]],
  ['floor', [false, false, false, false, true]],
  ['ceil', [true, true, true, true, false]],
])('%s leaves or takes the next whole number', (how, expected) => {
  const places = [
    { half: 'less', isOdd: true, negative: false },
    { half: 'half', isOdd: false, negative: false },
    { half: 'half', isOdd: true, negative: false },
    { half: 'more', isOdd: false, negative: false },
    { half: 'less', isOdd: false, negative: true },
  ] as const;
  expect(places.map((place) => roundsAway({ mode: how, ...place }))).toEqual(expected);
});
