import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decimal, fromFixedText, parseDecimal, toCanonicalText, toExactText, toFixedText } from './decimal-text.ts';
import { equals, rational } from './rational.ts';

describe('canonical decimal text', () => {
  test.each([
    ['0', 0, 1],
    ['-12.5', -25, 2],
    ['+3', 3, 1],
    ['.5', 1, 2],
    ['5.', 5, 1],
    ['1e3', 1000, 1],
    ['1.5E-3', 3, 2000],
    ['000123.4500', 2469, 20],
  ])('%s is %i / %i', (text, numerator, denominator) => {
    expect(parseDecimal(text)).toEqual({ ok: true, value: rational(BigInt(numerator), BigInt(denominator)) });
  });

  test.each([
    ['', 'empty'],
    [' 1', 'not-a-number'],
    ['1,5', 'not-a-number'],
    ['1 000', 'not-a-number'],
    ['.', 'not-a-number'],
    ['-', 'not-a-number'],
    ['e5', 'not-a-number'],
    ['0x10', 'not-a-number'],
    ['Infinity', 'not-a-number'],
    ['NaN', 'not-a-number'],
    ['１２', 'not-a-number'],
    ['1'.repeat(41), 'too-many-digits'],
    ['1e31', 'exponent-too-large'],
    ['1e-31', 'exponent-too-large'],
    ['1e9999999', 'not-a-number'],
  ])('%s is refused', (text, problem) => {
    expect(parseDecimal(text)).toEqual({ ok: false, problem });
    expect(() => decimal(text)).toThrow(RangeError);
  });

  test('forty digits are allowed, leading zeros do not count', () => {
    expect(parseDecimal(`000${'9'.repeat(40)}`)).toMatchObject({ ok: true });
  });
});

describe('writing', () => {
  test.each([
    ['5', 2, '5.00'],
    ['-0.5', 1, '-0.5'],
    ['-0.005', 3, '-0.005'],
    ['-0', 0, '0'],
  ])('%s with %i digits', (value, digits, text) => {
    expect(toFixedText(decimal(value), digits)).toBe(text);
  });

  test('never rounds by itself', () => {
    expect(() => toFixedText(rational(1n, 3n), 2)).toThrow(RangeError);
    expect(() => toFixedText(rational(1n, 10n ** 400n), 2)).toThrow(RangeError);
    expect(() => toFixedText(rational(10n ** 400n + 1n, 10n ** 400n), 2)).toThrow(RangeError);
    expect(() => toFixedText(rational(1n, 8n), 2)).toThrow(RangeError);
  });

  test('a fraction without a finite decimal is written as one', () => {
    expect(toExactText(rational(1n, 3n))).toBeNull();
    expect(toCanonicalText(rational(1n, 3n))).toBe('1/3');
    expect(toCanonicalText(rational(1n, 8n))).toBe('0.125');
  });

  test('an amount of any length reads back', () => {
    const amounts = fc.tuple(fc.bigInt({ min: -(10n ** 60n), max: 10n ** 60n }), fc.nat(4));
    fc.assert(
      fc.property(amounts, ([units, digits]) => {
        const value = rational(units, 10n ** BigInt(digits));
        expect(fromFixedText(toFixedText(value, digits))).toEqual(value);
      }),
    );
    for (const text of ['', '1.', '.5', '1e3', ' 1', '+1']) expect(() => fromFixedText(text)).toThrow(RangeError);
  });

  test('what is written reads back as the same number', () => {
    const finite = fc
      .tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.integer({ min: 0, max: 15 }))
      .map(([units, places]) => rational(units, 10n ** BigInt(places)));
    fc.assert(fc.property(finite, (value) => equals(decimal(toCanonicalText(value)), value)));
  });
});

test.each([
  ['9007199254740991', 0, '9007199254740991'],
  ['9007199254740993', 0, '9007199254740993'],
  ['-9007199254740993', 0, '-9007199254740993'],
  ['90071992547409.93', 2, '90071992547409.93'],
  ['-90071992547409.91', 2, '-90071992547409.91'],
  ['0.00000000001', 11, '0.00000000001'],
  ['0', 2, '0.00'],
  ['-0.07', 2, '-0.07'],
  ['-7', 2, '-7.00'],
  ['100', 2, '100.00'],
  ['99.9', 2, '99.90'],
])('%s with %i digits is written as %s, as large as it is', (value, digits, text) => {
  expect(toFixedText(decimal(value), digits)).toBe(text);
});

test('an amount of any length is written whole', () => {
  expect(toFixedText(rational(10n ** 400n), 2)).toBe(`1${'0'.repeat(400)}.00`);
  expect(toFixedText(rational(-(10n ** 400n) - 1n, 100n), 2)).toBe(`-1${'0'.repeat(398)}.01`);
});
