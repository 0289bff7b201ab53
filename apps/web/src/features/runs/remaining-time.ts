/** When how many people had been worked out; `atMs` of a clock that only goes forward. */
export interface ProgressSighting {
  readonly atMs: number;
  readonly computed: number;
}

const WARM_UP_MS = 1_500;
const SECOND_MS = 1_000;

/**
 * Whole seconds a run will still need at the pace seen so far, at least one; `null` while too little was seen to say.
 * A pause, as when a worker has died, makes the pace slower and the answer longer: what happened counts.
 */
export function remainingSeconds(first: ProgressSighting, now: ProgressSighting, participants: number): number | null {
  const doneCount = now.computed - first.computed;
  const elapsedMs = now.atMs - first.atMs;
  if (doneCount <= 0 || elapsedMs < WARM_UP_MS) return null;
  return Math.max(1, Math.ceil(((participants - now.computed) * elapsedMs) / doneCount / SECOND_MS));
}
