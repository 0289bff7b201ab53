import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  absolute,
  add,
  compare,
  divide,
  equals,
  fromInteger,
  isZero,
  maximum,
  minimum,
  multiply,
  negate,
  ONE,
  power,
  type Rational,
  rational,
  sign,
  subtract,
  sum,
  ZERO,
} from './rational.ts';

const integer = fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n });
const positive = fc.bigInt({ min: 1n, max: 10n ** 12n });
const number = fc.tuple(integer, positive).map(([numerator, denominator]) => rational(numerator, denominator));
const nonZero = number.filter((value) => !isZero(value));

function isReduced({ numerator, denominator }: Rational): boolean {
  let [a, b] = [numerator < 0n ? -numerator : numerator, denominator];
  while (b !== 0n) [a, b] = [b, a % b];
  return denominator > 0n && a === 1n;
}

const check = (property: fc.IProperty<[Rational, Rational, Rational]>): void => fc.assert(property);
const of = (predicate: (a: Rational, b: Rational, c: Rational) => boolean): void =>
  check(fc.property(number, number, number, predicate));

describe('rationals are a field', () => {
  test('every result is in lowest terms over a positive denominator', () => {
    of((a, b) =>
      [add(a, b), subtract(a, b), multiply(a, b), negate(a), absolute(a)].every((x) => isReduced(x) || isZero(x)),
    );
  });
  test('addition and multiplication do not mind order or grouping', () => {
    of(
      (a, b, c) =>
        equals(add(a, b), add(b, a)) &&
        equals(multiply(a, b), multiply(b, a)) &&
        equals(add(add(a, b), c), add(a, add(b, c))) &&
        equals(multiply(multiply(a, b), c), multiply(a, multiply(b, c))),
    );
  });
  test('multiplication distributes over addition', () => {
    of((a, b, c) => equals(multiply(a, add(b, c)), add(multiply(a, b), multiply(a, c))));
  });
  test('subtraction and division undo addition and multiplication', () => {
    fc.assert(
      fc.property(number, nonZero, (a, b) => equals(subtract(add(a, b), b), a) && equals(divide(multiply(a, b), b), a)),
    );
  });
  test('they are what the fractions come to when all that can be is cancelled, whatever they share', () => {
    const factors = fc.array(fc.constantFrom(2n, 3n, 5n, 7n, 10n ** 40n), { maxLength: 6 });
    const product = factors.map((parts) => parts.reduce((left, right) => left * right, 1n));
    const shared = fc
      .tuple(product, product, fc.constantFrom(-1n, 0n, 1n))
      .map(([numerator, denominator, side]) => rational(side * numerator, denominator));
    fc.assert(
      fc.property(shared, shared, (a, b) => {
        expect(add(a, b)).toEqual(
          rational(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator),
        );
        expect(multiply(a, b)).toEqual(rational(a.numerator * b.numerator, a.denominator * b.denominator));
        if (!isZero(b)) {
          expect(divide(a, b)).toEqual(rational(a.numerator * b.denominator, a.denominator * b.numerator));
        }
      }),
      { numRuns: 500 },
    );
  });
  test('a sum is the additions in turn', () => {
    of((a, b, c) => equals(sum([a, b, c]), add(add(a, b), c)));
    expect(sum([])).toEqual(ZERO);
  });
});

describe('rationals are ordered', () => {
  test('by the sign of their difference', () => {
    of((a, b) => compare(a, b) === sign(subtract(a, b)) && compare(a, b) === -compare(b, a) + 0);
  });
  test('minimum and maximum are the two values in order', () => {
    of((a, b) => compare(minimum(a, b), maximum(a, b)) <= 0 && equals(add(minimum(a, b), maximum(a, b)), add(a, b)));
  });
});

describe('powers', () => {
  test('multiply by adding exponents', () => {
    const exponent = fc.integer({ min: -8, max: 8 });
    fc.assert(
      fc.property(nonZero, exponent, exponent, (base, left, right) =>
        equals(multiply(power(base, left), power(base, right)), power(base, left + right)),
      ),
    );
  });
  test('to the zeroth is one', () => {
    expect(power(ZERO, 0)).toEqual(ONE);
    expect(() => power(ZERO, -1)).toThrow(RangeError);
  });
});

test('a zero denominator is a defect', () => {
  expect(() => rational(1n, 0n)).toThrow(RangeError);
  expect(() => divide(ONE, ZERO)).toThrow(RangeError);
  expect(fromInteger(7)).toEqual(rational(14n, 2n));
});
