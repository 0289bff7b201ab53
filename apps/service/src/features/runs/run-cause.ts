import type { Cause, RunRecord } from '@premia/database';

/** Why accruals of other periods move when a run books something: schemes there may read what the ledger holds. */
export function runCause({ id, period }: RunRecord): Cause {
  return { kind: 'period', source: 'run', id, title: period };
}
