import type { Stretch } from './range-evaluator.ts';

/** Stretches looked at before a search gives up: far more than any scheme of ours took. */
const LOOKS_MAX = 4_000;
/** The same in steps worked out, so that a large scheme does not make anybody wait. */
const WORK_MAX = 400_000;

export interface Search {
  /** Steps worked out for each look. */
  readonly work: number;
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
export function firstPlace({ work, mayHold, isAt }: Search, whole: Stretch): number | null {
  const open: Stretch[] = [whole];
  const most = Math.min(LOOKS_MAX, WORK_MAX / work);
  for (let looks = 0; looks < most; looks += 1) {
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
