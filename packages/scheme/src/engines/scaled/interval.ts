/** All the values a number can take: every evaluation's exact value lies in `[min, max]`, both included. */
export interface Interval {
  readonly min: bigint;
  readonly max: bigint;
}

export function point(value: bigint): Interval {
  return { min: value, max: value };
}

/** `Math.min` does not take bigints. */
function smallest([first = 0n, ...rest]: readonly bigint[]): bigint {
  let least = first;
  for (const value of rest) if (value < least) least = value;
  return least;
}

function largest(values: readonly bigint[]): bigint {
  return -smallest(values.map((value) => -value));
}

export function magnitude(value: bigint): bigint {
  return value < 0n ? -value : value;
}

/** The largest absolute value in the interval. */
export function magnitudeMax({ min, max }: Interval): bigint {
  return largest([magnitude(min), magnitude(max)]);
}

export function addIntervals(left: Interval, right: Interval): Interval {
  return { min: left.min + right.min, max: left.max + right.max };
}

export function subtractIntervals(left: Interval, right: Interval): Interval {
  return { min: left.min - right.max, max: left.max - right.min };
}

export function multiplyIntervals(left: Interval, right: Interval): Interval {
  const corners = [left.min * right.min, left.min * right.max, left.max * right.min, left.max * right.max];
  return { min: smallest(corners), max: largest(corners) };
}

export function negateInterval({ min, max }: Interval): Interval {
  return { min: -max, max: -min };
}

export function absoluteInterval(value: Interval): Interval {
  if (value.min >= 0n) return value;
  if (value.max <= 0n) return negateInterval(value);
  return { min: 0n, max: magnitudeMax(value) };
}

export function minimumInterval(left: Interval, right: Interval): Interval {
  return { min: smallest([left.min, right.min]), max: smallest([left.max, right.max]) };
}

export function maximumInterval(left: Interval, right: Interval): Interval {
  return { min: largest([left.min, right.min]), max: largest([left.max, right.max]) };
}

/** Holds both. */
export function joinIntervals(left: Interval, right: Interval): Interval {
  return { min: smallest([left.min, right.min]), max: largest([left.max, right.max]) };
}

/** Holds what both hold; null when they share nothing. */
export function meetIntervals(left: Interval, right: Interval): Interval | null {
  const met = { min: largest([left.min, right.min]), max: smallest([left.max, right.max]) };
  return met.min <= met.max ? met : null;
}

/** Quotients rounded to whole numbers in any mode; the denominator is positive. */
export function divideIntervals(numerator: Interval, denominator: Interval): Interval {
  if (denominator.min < 1n) throw new RangeError('divideIntervals: the denominator must be positive');
  const corners = [
    floorDivide(numerator.min, denominator.min),
    floorDivide(numerator.min, denominator.max),
    ceilDivide(numerator.max, denominator.min),
    ceilDivide(numerator.max, denominator.max),
  ];
  return { min: smallest(corners), max: largest(corners) };
}

/** Rounds towards minus infinity; the divisor is positive. */
export function floorDivide(value: bigint, divisor: bigint): bigint {
  const quotient = value / divisor;
  return value % divisor < 0n ? quotient - 1n : quotient;
}

/** Rounds towards plus infinity; the divisor is positive. */
export function ceilDivide(value: bigint, divisor: bigint): bigint {
  return -floorDivide(-value, divisor);
}

export function greatestCommonDivisor(left: bigint, right: bigint): bigint {
  let a = magnitude(left);
  let b = magnitude(right);
  while (b !== 0n) [a, b] = [b, a % b];
  return a;
}

export function leastCommonMultiple(left: bigint, right: bigint): bigint {
  return (left / greatestCommonDivisor(left, right)) * right;
}
