import { foldName } from './words.ts';

/** Longer names are not compared letter by letter. */
const COMPARED_LENGTH_MAX = 64;
/** At most this many candidates are looked at: a suggestion is a courtesy, not a search. */
const COMPARED_COUNT_MAX = 2_000;

/** The candidate most like `name`, when it is close enough to be a slip of the keyboard; else null. */
export function nearestName(name: string, candidates: Iterable<string>): string | null {
  const wanted = foldName(name).slice(0, COMPARED_LENGTH_MAX);
  let best: string | null = null;
  let bestDistance = Math.max(1, Math.floor(wanted.length / 3)) + 1;
  let looked = 0;
  for (const candidate of candidates) {
    looked += 1;
    if (looked > COMPARED_COUNT_MAX) return best;
    const folded = foldName(candidate).slice(0, COMPARED_LENGTH_MAX);
    const isPrefix = wanted.length >= 3 && folded.startsWith(wanted);
    const distance = isPrefix ? 1 : editDistance(wanted, folded, bestDistance);
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

/** Letters to add, drop, change or swap with their neighbour; `limit` when it is not below that. */
function editDistance(left: string, right: string, limit: number): number {
  if (Math.abs(left.length - right.length) >= limit) return limit;
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let row = 1; row <= left.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= right.length; column += 1) {
      const isSame = left[row - 1] === right[column - 1];
      const changed = at(previous, column - 1) + (isSame ? 0 : 1);
      let cost = Math.min(changed, at(previous, column) + 1, at(current, column - 1) + 1);
      const isSwap =
        row > 1 && column > 1 && left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1];
      if (isSwap) cost = Math.min(cost, at(beforePrevious, column - 2) + 1);
      current.push(cost);
    }
    beforePrevious = previous;
    previous = current;
  }
  return Math.min(at(previous, right.length), limit);
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Number.POSITIVE_INFINITY;
}
