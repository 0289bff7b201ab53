import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decimal, parseDecimal, toFixedText } from './decimal-text.ts';
import { absolute, compare, equals, maximum, minimum, power, rational, sign } from './rational.ts';

const numbers = fc
  .tuple(fc.bigInt({ min: -100n, max: 100n }), fc.bigInt({ min: 1n, max: 12n }))
  .map(([numerator, denominator]) => rational(numerator, denominator));

describe('comparing', () => {
  test('two numbers are equal exactly when neither is less', () => {
    fc.assert(
      fc.property(numbers, numbers, (left, right) => equals(left, right) === (compare(left, right) === 0)),
      { numRuns: 500 },
    );
  });

  test.each([
    ['1/2', '1/2', true],
    ['1/2', '1/3', false],
    ['1/2', '3/2', false],
    ['2/1', '2/3', false],
  ])('%s and %s', (left, right, expected) => {
    const read = (text: string) => {
      const [numerator = '', denominator = ''] = text.split('/');
      return rational(BigInt(numerator), BigInt(denominator));
    };
    expect(equals(read(left), read(right))).toBe(expected);
  });

  test('the sign tells the three apart', () => {
    expect([decimal('-0.01'), decimal('0'), decimal('0.01')].map(sign)).toEqual([-1, 0, 1]);
  });

  test('of two equal numbers the first is both the least and the greatest', () => {
    const left = { numerator: 1n, denominator: 2n };
    const right = { numerator: 1n, denominator: 2n };
    expect(minimum(left, right)).toBe(left);
    expect(maximum(left, right)).toBe(left);
  });
});

describe('making', () => {
  test('a zero denominator is a defect that says so', () => {
    expect(() => rational(1n, 0n)).toThrow('rational: zero denominator');
  });

  test('the sign stands in the numerator and nothing can be cancelled', () => {
    expect(rational(6n, -4n)).toEqual({ numerator: -3n, denominator: 2n });
    expect(rational(-6n, -4n)).toEqual({ numerator: 3n, denominator: 2n });
    expect(rational(0n, 7n)).toEqual({ numerator: 0n, denominator: 1n });
  });

  test('numbers beyond doubles are cancelled too', () => {
    const large = 2n ** 90n + 1n;
    expect(rational(large * 6n, large * 4n)).toEqual({ numerator: 3n, denominator: 2n });
    expect(rational(-large * 6n, large * 4n)).toEqual({ numerator: -3n, denominator: 2n });
  });

  test.each([
    ['2', 10, '1024'],
    ['2', 0, '1'],
    ['0', 0, '1'],
    ['2', -2, '0.25'],
    ['-2', 3, '-8'],
  ])('%s to the power of %i is %s', (base, exponent, expected) => {
    expect(power(decimal(base), exponent)).toEqual(decimal(expected));
  });

  test('the magnitude of zero is zero itself', () => {
    expect(absolute(decimal('0'))).toEqual(decimal('0'));
    expect(absolute(decimal('-1.5'))).toEqual(decimal('1.5'));
  });
});

describe('reading and writing', () => {
  test.each([
    ['1e30', true],
    ['1e-30', true],
    ['1e31', false],
    ['1e-31', false],
  ])('%s is within the limits: %s', (text, ok) => {
    expect(parseDecimal(text)).toMatchObject(ok ? { ok } : { ok, problem: 'exponent-too-large' });
  });

  test.each(['.', '-', '+.', 'e5', '.e5', 'x', ' 1', '1 ', '0x10'])('%j is not a number', (text) => {
    expect(parseDecimal(text)).toEqual({ ok: false, problem: 'not-a-number' });
  });

  test.each([
    ['.5', '0.50'],
    ['5.', '5.00'],
    ['-0', '0.00'],
    ['000', '0.00'],
    ['+1.25', '1.25'],
    ['-1.25e1', '-12.50'],
  ])('%s is %s', (text, expected) => {
    expect(toFixedText(decimal(text), 2)).toBe(expected);
  });

  test('a defect names the text and the problem', () => {
    expect(() => decimal('1,5')).toThrow('decimal: "1,5" is not-a-number');
    expect(() => toFixedText(rational(1n, 3n), 2)).toThrow('toFixedText: value is not a multiple of 1e-2');
  });

  test('amounts beyond doubles are written whole', () => {
    expect(toFixedText(decimal('-123456789012345678901234.5'), 2)).toBe('-123456789012345678901234.50');
    expect(toFixedText(decimal('0.000000000000000000005'), 21)).toBe('0.000000000000000000005');
    expect(toFixedText(decimal('9007199254740993'), 0)).toBe('9007199254740993');
  });
});
