import { add, decimal, isZero, type Rational, subtract, toExactText, ZERO } from '@premia/decimal';

interface AmountLine {
  readonly code: string;
  readonly category: string;
  readonly amount: string;
}

export interface AdjustmentDelta {
  readonly delta: string;
  /** Only the codes that differ, in the order of their codes. */
  readonly lines: readonly AmountLine[];
}

/**
 * What the origin period would pay now, minus everything already booked for it (its statement and every earlier
 * adjustment). Null when nothing differs, so that asking again without new facts books nothing.
 */
export function adjustmentDelta(
  recomputed: readonly AmountLine[],
  booked: readonly AmountLine[],
): AdjustmentDelta | null {
  const deltas = new Map<string, { readonly category: string; readonly amount: Rational }>();
  const put = (line: AmountLine, combine: typeof add): void => {
    const before = deltas.get(line.code);
    deltas.set(line.code, {
      category: before?.category ?? line.category,
      amount: combine(before?.amount ?? ZERO, decimal(line.amount)),
    });
  };
  for (const line of recomputed) put(line, add);
  for (const line of booked) put(line, subtract);
  const lines = [...deltas]
    .filter(([, { amount }]) => !isZero(amount))
    .map(([code, { category, amount }]) => ({ code, category, amount: exact(amount) }))
    .sort((a, b) => (a.code < b.code ? -1 : 1));
  if (lines.length === 0) return null;
  return { delta: exact(lines.map((line) => decimal(line.amount)).reduce(add, ZERO)), lines };
}

function exact(value: Rational): string {
  const text = toExactText(value);
  if (text === null) throw new RangeError('exact: amounts are decimals');
  return text;
}
