import { endOf, previousDay } from '@premia/compensation';
import { loadStaff, type Tx } from '@premia/database';
import { parsePeriod } from '@premia/scheme';

/** Heads of the department a person was last in during a period, and of everything above it, as of the period's end. */
export async function headsOver(
  tx: Tx,
  { employeeId, period: key }: { readonly employeeId: string; readonly period: string },
): Promise<readonly string[]> {
  const period = parsePeriod(key);
  if (period === null) return [];
  const { organization } = await loadStaff(tx, [employeeId]);
  const to = endOf(period);
  const place = organization.lastPlace(employeeId, { from: period.firstDay, to });
  return place === null ? [] : organization.headsAbove(place.departmentId, previousDay(to));
}
