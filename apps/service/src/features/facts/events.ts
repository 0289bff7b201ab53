import type { PayloadOf } from '@premia/analytics';
import type { Organization } from '@premia/compensation';
import type { NewFactVersion, OutboxEvent } from '@premia/database';

/** What analytics learns about facts: their current version and whom they count for. */
export function factRecordedEvents(
  current: readonly NewFactVersion[],
  organization: Organization,
): readonly OutboxEvent[] {
  return current.map(({ submission, version, credits }) => {
    const payload: PayloadOf<'fact.recorded'> = {
      source: submission.source,
      externalId: submission.id,
      version,
      factType: submission.type,
      occurredOn: submission.on,
      amount: submission.amount,
      currency: submission.currency,
      isDeleted: submission.deleted,
      credits: credits.map(({ employeeId, role, share }) => ({
        employeeId,
        departmentId: organization.placeOn(employeeId, submission.on)?.departmentId ?? null,
        role,
        share,
      })),
    };
    return { topic: 'fact.recorded', payload };
  });
}
