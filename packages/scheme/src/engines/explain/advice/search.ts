import type { Stretch } from './range-evaluator.ts';

/** Steps that may still be worked out, for all searches of one person together: nobody waits for a hopeless one. */
export interface Effort {
  left: number;
}

export const EFFORT_MAX = 150_000;

export interface Search {
  /** Steps worked out for each look. */
  readonly work: number;
  readonly effort: Effort;
  /** Whether a stretch may hold what is looked for. False is certain. */
  readonly mayHold: (stretch: Stretch) => boolean;
  /** Whether a single place is what is looked for. */
  readonly isAt: (place: number) => boolean;
}

/**
 * The first place of a stretch that is looked for, in the direction from its start: null when there is none, or none was
 * found in reasonable time. The left half is always done with before the right one is begun, and a half is passed over
 * only when it certainly holds nothing: what is found first is the first.
 */
export function firstPlace({ work, effort, mayHold, isAt }: Search, whole: Stretch): number | null {
  const open: Stretch[] = [whole];
  while (effort.left > 0) {
    effort.left -= work;
    const stretch = open.pop();
    if (stretch === undefined) return null;
    const { low, high } = stretch;
    if (!mayHold(stretch)) continue;
    if (low === high) {
      if (isAt(low)) return low;
      continue;
    }
    const middle = Math.floor((low + high) / 2);
    open.push({ low: middle + 1, high }, { low, high: middle });
  }
  return null;
}
