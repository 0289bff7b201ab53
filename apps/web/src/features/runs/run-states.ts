import type { RunState, RunSummary } from '@premia/service';
import type { Tone } from '@premia/ui';

export const RUN_TONES: Readonly<Record<RunState, Tone>> = {
  draft: 'neutral',
  snapshotting: 'active',
  computing: 'active',
  review: 'warn',
  approved: 'active',
  sealed: 'good',
  exported: 'good',
  paid: 'good',
  failed: 'bad',
  cancelled: 'neutral',
};

/** The road of a final run; a preview ends at the review. */
export const RUN_ROAD = ['computing', 'review', 'approved', 'sealed', 'exported', 'paid'] as const;

const WORKING: readonly RunState[] = ['draft', 'snapshotting', 'computing'];

export function isWorking(run: Pick<RunSummary, 'state'>): boolean {
  return WORKING.includes(run.state);
}

/** How often a run that is being computed is asked about. */
export const POLL_INTERVAL_MS = 1_000;

/** Index in the road of the step the run has reached; -1 for a run that left it. */
export function roadIndex(state: RunState): number {
  if (WORKING.includes(state)) return 0;
  return (RUN_ROAD as readonly RunState[]).indexOf(state);
}

/** A run that came to no end has no total, which is not the same as a total of nothing. */
export function totalOf({ runHash, total }: Pick<RunSummary, 'runHash' | 'total'>): string | null {
  return runHash === null ? null : total;
}
