import {
  absolute,
  add,
  compare,
  decimal,
  divide,
  fromInteger,
  isZero,
  multiply,
  type Rational,
  round,
  sign,
  subtract,
  toExactText,
  ZERO,
} from '@premia/decimal';

/** Amounts arrive as decimal strings and stay exact; these are the few sums a screen needs. */
export function sumOf(amounts: Iterable<string>): string {
  let sum: Rational = ZERO;
  for (const amount of amounts) sum = add(sum, decimal(amount));
  return exactText(sum);
}

export function differenceOf(after: string, before: string): string {
  return exactText(subtract(decimal(after), decimal(before)));
}

export function signOf(amount: string): -1 | 0 | 1 {
  const value = sign(decimal(amount));
  return value < 0 ? -1 : value > 0 ? 1 : 0;
}

export function compareAmounts(left: string, right: string): number {
  return compare(decimal(left), decimal(right));
}

/** `part / whole` as an exact decimal of at most six places; null when there is nothing to divide by. */
export function ratioOf(part: string, whole: string): string | null {
  const divisor = decimal(whole);
  if (isZero(divisor)) return null;
  return exactText(round(divide(decimal(part), divisor), 6));
}

/** (after − before) / |before|, for "+12 %"; null when there was nothing before. */
export function relativeChange(after: string, before: string): string | null {
  const from = decimal(before);
  if (isZero(from)) return null;
  return exactText(round(divide(subtract(decimal(after), from), absolute(from)), 6));
}

const GEOMETRY_STEPS = 10_000n;

/**
 * Where a mark or the end of a bar stands, as a share 0…1 of the width. Geometry only: a screen has no more
 * than ten thousand pixels, so here – and nowhere else – an amount becomes a float.
 */
export function shareOfWidth(part: string, whole: string): number {
  const divisor = decimal(whole);
  if (isZero(divisor)) return 0;
  const steps = round(multiply(divide(decimal(part), divisor), fromInteger(GEOMETRY_STEPS)), 0);
  return Math.min(Math.max(Number(steps.numerator) / Number(GEOMETRY_STEPS), 0), 1);
}

/** The height of a mark in a chart. Geometry only; labels are written from the string. */
export function plotValue(amount: string): number {
  return Number(amount);
}

function exactText(value: Rational): string {
  const text = toExactText(value);
  if (text === null) throw new RangeError('exactText: a sum of decimals has a finite expansion');
  return text;
}
