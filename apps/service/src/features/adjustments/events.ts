import type { PayloadOf } from '@premia/analytics';
import { period as periodOf } from '@premia/compensation';
import { loadStaff, type OutboxEvent, readNames, type StoredAdjustment, type Tx } from '@premia/database';
import { departmentPath } from '../accruals/events.ts';

/** What analytics learns of booked corrections: they count in the period they are booked in. */
export async function adjustmentBookedEvents(
  tx: Tx,
  adjustments: readonly StoredAdjustment[],
  schemeKeys: ReadonlyMap<string, string>,
): Promise<readonly OutboxEvent[]> {
  const people = [...new Set(adjustments.map(({ employeeId }) => employeeId))];
  const naming = { names: await readNames(tx, people), organization: (await loadStaff(tx, people)).organization };
  return adjustments.map((adjustment) => {
    const { period, employeeId, departmentId, schemeId, currency, delta } = adjustment;
    const payload: PayloadOf<'adjustment.booked'> = {
      period,
      employeeId,
      employeeName: naming.names.employees.get(employeeId) ?? {},
      departmentId,
      departmentPath: departmentPath(departmentId, periodOf(period).lastDay, naming),
      schemeId,
      schemeKey: schemeKeys.get(schemeId) ?? schemeId,
      currency,
      total: delta,
      lines: adjustment.lines.map(({ code, category, amount }) => ({ code, category, amount })),
      adjustmentId: adjustment.id,
      statementId: adjustment.statementId ?? adjustment.id,
      originPeriod: adjustment.originPeriod,
      bookedAt: adjustment.createdAt,
    };
    return { topic: 'adjustment.booked', payload };
  });
}
