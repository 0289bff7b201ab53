import { add, decimal, isZero, type Rational, subtract, toExactText, ZERO } from '@premia/decimal';

export interface AmountLine {
  readonly code: string;
  readonly category: string;
  readonly amount: string;
  /** Whether the employee sees the line; seen when not stated. */
  readonly visible?: boolean | undefined;
}

/** A difference with the two amounts it lies between. */
export interface DeltaLine extends AmountLine {
  readonly before: string;
  readonly after: string;
}

export interface AdjustmentDelta {
  readonly delta: string;
  /** Only the codes that differ, in the order of their codes. */
  readonly lines: readonly DeltaLine[];
}

interface Sides {
  readonly category: string;
  readonly visible: boolean | undefined;
  readonly after: Rational;
  readonly before: Rational;
}

/**
 * What the origin period would pay now, minus everything already booked for it (its statement and every earlier
 * recalculation of it). Null when nothing differs, so that asking again without new facts books nothing.
 */
export function adjustmentDelta(
  recomputed: readonly AmountLine[],
  booked: readonly AmountLine[],
): AdjustmentDelta | null {
  const codes = new Map<string, Sides>();
  const put = (line: AmountLine, side: 'before' | 'after'): void => {
    const known = codes.get(line.code) ?? {
      category: line.category,
      visible: line.visible,
      before: ZERO,
      after: ZERO,
    };
    codes.set(line.code, { ...known, [side]: add(known[side], decimal(line.amount)) });
  };
  for (const line of recomputed) put(line, 'after');
  for (const line of booked) put(line, 'before');
  const lines = [...codes]
    .flatMap(([code, sides]) => deltaLine(code, sides))
    .sort((a, b) => (a.code < b.code ? -1 : 1));
  if (lines.length === 0) return null;
  return { delta: exact(lines.map((line) => decimal(line.amount)).reduce(add, ZERO)), lines };
}

function deltaLine(code: string, { category, visible, before, after }: Sides): readonly DeltaLine[] {
  const amount = subtract(after, before);
  if (isZero(amount)) return [];
  return [
    {
      code,
      category,
      amount: exact(amount),
      before: exact(before),
      after: exact(after),
      ...(visible === undefined ? {} : { visible }),
    },
  ];
}

function exact(value: Rational): string {
  const text = toExactText(value);
  if (text === null) throw new RangeError('exact: amounts are decimals');
  return text;
}
