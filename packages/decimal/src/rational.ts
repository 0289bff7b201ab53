/** An exact number: numerator over a positive denominator, in lowest terms. */
export interface Rational {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** Significant digits a number typed or imported by a person may have. */
export const INPUT_DIGITS_MAX = 40;
/** Largest absolute exponent in scientific notation that an input may use. */
export const INPUT_EXPONENT_MAX = 30;

export const ZERO: Rational = { numerator: 0n, denominator: 1n };
export const ONE: Rational = { numerator: 1n, denominator: 1n };

const SAFE_MAX = BigInt(Number.MAX_SAFE_INTEGER);

function greatestCommonDivisor(left: bigint, right: bigint): bigint {
  if (left === 1n || right === 1n) return 1n;
  let a = left < 0n ? -left : left;
  let b = right < 0n ? -right : right;
  // Whole numbers up to 2^53 divide exactly as doubles too, and many times faster.
  while (b !== 0n && (a > SAFE_MAX || b > SAFE_MAX)) [a, b] = [b, a % b];
  return b === 0n ? a : BigInt(smallGreatestCommonDivisor(Number(a), Number(b)));
}

function smallGreatestCommonDivisor(left: number, right: number): number {
  let [a, b] = [left, right];
  while (b !== 0) [a, b] = [b, a % b];
  return a;
}

/** Builds a rational in lowest terms. Throws a RangeError on a zero denominator: callers check first. */
export function rational(numerator: bigint, denominator = 1n): Rational {
  if (denominator === 0n) throw new RangeError('rational: zero denominator');
  if (denominator === 1n) return { numerator, denominator };
  const divisor = greatestCommonDivisor(numerator, denominator);
  const sign = denominator < 0n ? -1n : 1n;
  return { numerator: (sign * numerator) / divisor, denominator: (sign * denominator) / divisor };
}

export function fromInteger(value: number | bigint): Rational {
  return { numerator: BigInt(value), denominator: 1n };
}

/** What the denominators have in common is all that can cancel: a long number plus a short one takes no long divisor. */
export function add(left: Rational, right: Rational): Rational {
  if (left.numerator === 0n) return right;
  if (left.denominator === right.denominator) {
    return rational(left.numerator + right.numerator, left.denominator);
  }
  const common = greatestCommonDivisor(left.denominator, right.denominator);
  const [leftPart, rightPart] = [left.denominator / common, right.denominator / common];
  const numerator = left.numerator * rightPart + right.numerator * leftPart;
  const divisor = common === 1n ? 1n : greatestCommonDivisor(numerator, common);
  return { numerator: numerator / divisor, denominator: leftPart * (right.denominator / divisor) };
}

/** The sum of any number of values; of none it is zero. */
export function sum(values: Iterable<Rational>): Rational {
  let total = ZERO;
  for (const value of values) total = add(total, value);
  return total;
}

export function subtract(left: Rational, right: Rational): Rational {
  return add(left, negate(right));
}

/** Either number is in lowest terms: only a numerator and the other's denominator can have something in common. */
export function multiply(left: Rational, right: Rational): Rational {
  if (left.numerator === 0n || right.numerator === 0n) return ZERO;
  const leftCommon = greatestCommonDivisor(left.numerator, right.denominator);
  const rightCommon = greatestCommonDivisor(right.numerator, left.denominator);
  return {
    numerator: (left.numerator / leftCommon) * (right.numerator / rightCommon),
    denominator: (left.denominator / rightCommon) * (right.denominator / leftCommon),
  };
}

/** Exact quotient. Throws a RangeError on a zero divisor: the language turns that case into a problem first. */
export function divide(left: Rational, right: Rational): Rational {
  const { numerator, denominator } = right;
  if (numerator === 0n) throw new RangeError('divide: zero divisor');
  const isNegative = numerator < 0n;
  return multiply(left, {
    numerator: isNegative ? -denominator : denominator,
    denominator: isNegative ? -numerator : numerator,
  });
}

export function negate(value: Rational): Rational {
  return { numerator: -value.numerator, denominator: value.denominator };
}

export function absolute(value: Rational): Rational {
  return value.numerator < 0n ? negate(value) : value;
}

/** Whole exponent; a negative one of zero throws a RangeError. */
export function power(base: Rational, exponent: number): Rational {
  const size = BigInt(Math.abs(exponent));
  // Powers of numbers without a common divisor have none either: looking for one would cost more than the power.
  const numerator = base.numerator ** size;
  const denominator = base.denominator ** size;
  if (exponent >= 0) return { numerator, denominator };
  if (numerator === 0n) throw new RangeError('power: zero has no negative power');
  return numerator < 0n
    ? { numerator: -denominator, denominator: -numerator }
    : { numerator: denominator, denominator: numerator };
}

/** -1, 0 or 1. */
export function compare(left: Rational, right: Rational): -1 | 0 | 1 {
  const difference =
    left.denominator === right.denominator
      ? left.numerator - right.numerator
      : left.numerator * right.denominator - right.numerator * left.denominator;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

export function equals(left: Rational, right: Rational): boolean {
  return left.numerator === right.numerator && left.denominator === right.denominator;
}

export function isZero(value: Rational): boolean {
  return value.numerator === 0n;
}

export function sign(value: Rational): -1 | 0 | 1 {
  return value.numerator < 0n ? -1 : value.numerator > 0n ? 1 : 0;
}

export function minimum(left: Rational, right: Rational): Rational {
  return compare(left, right) <= 0 ? left : right;
}

export function maximum(left: Rational, right: Rational): Rational {
  return compare(left, right) >= 0 ? left : right;
}
