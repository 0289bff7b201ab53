import { endOf, participantsOf, periodOf } from '@premia/compensation';
import { loadStaff, readAssignments, type Tx } from '@premia/database';
import { PERIOD_KINDS } from '@premia/scheme';

/** How many people each scheme pays in the period that holds the day. */
export async function countParticipants(tx: Tx, day: string): Promise<ReadonlyMap<string, number>> {
  const { organization } = await loadStaff(tx, null);
  const counts = new Map<string, number>();
  for (const kind of PERIOD_KINDS) {
    const period = periodOf(day, kind);
    const assignments = await readAssignments(tx, kind, { from: period.firstDay, to: endOf(period) });
    for (const { schemeId } of assignments.length === 0 ? [] : participantsOf(period, assignments, organization)) {
      counts.set(schemeId, (counts.get(schemeId) ?? 0) + 1);
    }
  }
  return counts;
}
