/** A label of a compact amount with room around it, as a share of the narrowest meter we draw (a phone's). */
const LABEL_SHARE = 0.24;

/**
 * Which marks get their label when not all fit side by side: the next one to reach first, because that is what the
 * reader looks for, then from the left whatever stays clear of those chosen. The marks themselves are all drawn.
 */
export function labelledMarks(shares: readonly number[], next: number | null): ReadonlySet<number> {
  const order = [...shares.keys()].sort((a, b) => Number(b === next) - Number(a === next) || a - b);
  const chosen: number[] = [];
  for (const index of order) {
    const share = shares[index] ?? 0;
    if (chosen.every((other) => Math.abs((shares[other] ?? 0) - share) >= LABEL_SHARE)) chosen.push(index);
  }
  return new Set(chosen);
}
