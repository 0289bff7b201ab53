import { type Actor, decide } from '@premia/access';
import type { RunRecord } from '@premia/database';

/**
 * Whether a run may be looked at: by those who see all pay, every one; by a head, their own previews and what finance
 * shows provisionally – of both, the database's wall leaves them the statements of their own subtree.
 */
export function isRunVisible(actor: Actor, run: Pick<RunRecord, 'kind' | 'state' | 'launchedBy'>): boolean {
  const decision = decide(actor, 'run.list');
  if (!decision.allowed) return false;
  if (decision.scope === 'all') return true;
  if (run.kind === 'provisional') return run.state === 'review';
  return run.kind === 'preview' && actor.kind === 'person' && run.launchedBy === actor.employeeId;
}

/** Whether the caller may know what the whole run comes to, and not only their own people's part of it. */
export function seesWholeRuns(actor: Actor): boolean {
  const decision = decide(actor, 'run.list');
  return decision.allowed && decision.scope === 'all';
}
