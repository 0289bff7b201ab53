import { add, compare, isZero, type Rational, rational, ZERO } from './rational.ts';

export type AllocationResult =
  | { readonly ok: true; readonly parts: readonly bigint[] }
  | { readonly ok: false; readonly problem: 'no-weights' | 'negative-weight' | 'zero-weights' };

/**
 * Shares `units` (minor units) out by `weights`, largest remainder first, ties to the earlier share.
 * The parts always add up to `units` and each is within one unit of its exact share.
 */
export function allocate(units: bigint, weights: readonly Rational[]): AllocationResult {
  if (weights.length === 0) return { ok: false, problem: 'no-weights' };
  if (weights.some((weight) => weight.numerator < 0n)) return { ok: false, problem: 'negative-weight' };
  const total = weights.reduce(add, ZERO);
  if (isZero(total)) return { ok: false, problem: 'zero-weights' };
  const sign = units < 0n ? -1n : 1n;
  const size = sign * units;
  const shares = weights.map((weight, index) => {
    const exact = rational(size * weight.numerator * total.denominator, weight.denominator * total.numerator);
    const whole = exact.numerator / exact.denominator;
    return { index, whole, rest: rational(exact.numerator % exact.denominator, exact.denominator) };
  });
  const missing = size - shares.reduce((sum, share) => sum + share.whole, 0n);
  // Sorting keeps the order of equals: of two equal remainders the earlier share comes first.
  const order = shares.toSorted((left, right) => compare(right.rest, left.rest));
  const parts = shares.map((share) => share.whole);
  for (const share of order.slice(0, Number(missing))) parts[share.index] = share.whole + 1n;
  return { ok: true, parts: parts.map((part) => sign * part) };
}
