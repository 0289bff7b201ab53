import { describe, expect, test } from 'vitest';
import { fromFixedText, parseDecimal, toCanonicalText, toFixedText } from './decimal-text.ts';
import { add, divide, multiply, negate, power, type Rational, rational, subtract, sum, ZERO } from './rational.ts';
import { RationalRegisters } from './rational-registers.ts';

/** Every small fraction, and some whose parts are no doubles. */
const LONG = 2n ** 61n - 1n;
const OTHER = 3n ** 45n;
const FRACTIONS: readonly Rational[] = [
  ...[-3n, -1n, 0n, 2n, 6n].flatMap((numerator) =>
    [1n, 3n, 4n, 6n].map((denominator) => rational(numerator, denominator)),
  ),
  rational(LONG, 6n),
  rational(-LONG, OTHER),
  rational(OTHER, LONG),
  rational(OTHER * 2n, 5n),
  rational(1n, LONG * 3n),
  rational(5n, LONG * 2n),
];
const PAIRS = FRACTIONS.flatMap((left) => FRACTIONS.map((right) => [left, right] as const));

/** Worked out over the product of the denominators, and cancelled at the end. */
const plainSum = (left: Rational, right: Rational): Rational =>
  rational(
    left.numerator * right.denominator + right.numerator * left.denominator,
    left.denominator * right.denominator,
  );

describe('of any two fractions, in lowest terms,', () => {
  test('the sum and the difference', () => {
    for (const [left, right] of PAIRS) {
      expect(add(left, right)).toEqual(plainSum(left, right));
      expect(subtract(left, right)).toEqual(plainSum(left, negate(right)));
    }
  });

  test('the product', () => {
    for (const [left, right] of PAIRS) {
      const { numerator, denominator } = multiply(left, right);
      const plain = rational(left.numerator * right.numerator, left.denominator * right.denominator);
      expect({ numerator, denominator }).toEqual(plain);
    }
  });

  test('the quotient, its sign in the numerator', () => {
    for (const [left, right] of PAIRS) {
      if (right.numerator === 0n) expect(() => divide(left, right)).toThrow('divide: zero divisor');
      else {
        const plain = rational(left.numerator * right.denominator, left.denominator * right.numerator);
        expect(divide(left, right)).toEqual(plain);
      }
    }
  });

  test('the same on registers, in place or not', () => {
    const registers = new RationalRegisters(3);
    for (const [left, right] of PAIRS) {
      for (const target of [0, 1, 2]) {
        const put = (): void => {
          registers.write(1, left);
          registers.write(2, right);
        };
        put();
        registers.add(target, 1, 2);
        expect(registers.read(target)).toEqual(add(left, right));
        put();
        registers.multiply(target, 1, 2);
        expect(registers.read(target)).toEqual(multiply(left, right));
        if (right.numerator === 0n) continue;
        put();
        registers.divide(target, 1, 2);
        expect(registers.read(target)).toEqual(divide(left, right));
      }
    }
  });
});

test('of many their sum, of none zero', () => {
  expect(sum([])).toEqual(ZERO);
  expect(sum([rational(1n, 2n), rational(1n, 3n), rational(1n, 6n)])).toEqual(rational(1n));
});

test('powers of fractions are in lowest terms, their sign in the numerator', () => {
  expect(power(rational(-2n, 3n), 3)).toEqual(rational(-8n, 27n));
  expect(power(rational(-2n, 3n), -3)).toEqual(rational(-27n, 8n));
  expect(power(rational(-2n, 3n), -2)).toEqual(rational(9n, 4n));
  expect(power(rational(2n, 3n), -1)).toEqual(rational(3n, 2n));
  expect(() => power(ZERO, -1)).toThrow('power: zero has no negative power');
});

describe('what is no number says so', () => {
  test('an amount', () => {
    for (const text of ['', '1,5', '1.', '.5', '+1', '1e2', ' 1', '1 ', '--1']) {
      expect(() => fromFixedText(text)).toThrow(`fromFixedText: ${JSON.stringify(text)} is no amount`);
    }
    expect(fromFixedText('-12345678901234567890123456789012345678901234.5')).toEqual(
      rational(-123456789012345678901234567890123456789012345n, 10n),
    );
    expect(fromFixedText('7')).toEqual(rational(7n));
  });

  test('a text', () => {
    for (const text of ['x', 'e5', '1x', 'x1'])
      expect(parseDecimal(text)).toEqual({ ok: false, problem: 'not-a-number' });
    expect(parseDecimal('')).toEqual({ ok: false, problem: 'empty' });
  });

  test('a register that is not there', () => {
    const registers = new RationalRegisters(2);
    expect(() => registers.read(7)).toThrow('there is no register 7');
    expect(registers.read(1)).toEqual(ZERO);
  });
});

describe('amounts are written to the digits asked for', () => {
  test.each<[bigint, bigint, number, string]>([
    [0n, 1n, 2, '0.00'],
    [0n, 1n, 0, '0'],
    [-5n, 1n, 0, '-5'],
    [-1n, 100n, 2, '-0.01'],
    [12_345n, 100n, 2, '123.45'],
    [1n, 8n, 3, '0.125'],
    [9_007_199_254_740_991n, 1n, 0, '9007199254740991'],
    [-9_007_199_254_740_992n, 1n, 0, '-9007199254740992'],
    [9_007_199_254_740_991n, 100n, 2, '90071992547409.91'],
    [9_007_199_254_740_993n, 100n, 2, '90071992547409.93'],
    [-9_007_199_254_740_993n, 100n, 3, '-90071992547409.930'],
  ])('%i/%i to %i digits', (numerator, denominator, digits, text) => {
    expect(toFixedText(rational(numerator, denominator), digits)).toBe(text);
  });

  test.each<[bigint, bigint, string]>([
    [1n, 1_000_000n, '0.000001'],
    [3n, 2n ** 20n, '0.00000286102294921875'],
    [1n, 2n ** 21n, '0.000000476837158203125'],
    [7n, 5n ** 9n, '0.000003584'],
    [1n, 10_000_000n, '0.0000001'],
    [1n, 999_999n, '1/999999'],
    [-1n, 1_000_001n, '-1/1000001'],
    [-3n, 1n, '-3'],
  ])('%i/%i as exactly as it can be', (numerator, denominator, text) => {
    expect(toCanonicalText(rational(numerator, denominator))).toBe(text);
  });
});
