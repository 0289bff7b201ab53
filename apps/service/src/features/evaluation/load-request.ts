import {
  type Assignment,
  buildEvaluationRequest,
  neededTotals,
  type Participant,
  participationsOf,
} from '@premia/compensation';
import { loadEvaluationData, readCriterionVersions, type Staff, type Tx } from '@premia/database';
import type { EvaluationRequest, Period, Plan } from '@premia/scheme';

export interface RequestQuery {
  readonly plan: Plan;
  readonly period: Period;
  readonly participants: readonly Participant[];
  readonly staff: Staff;
  /** The scheme the document belongs to: its parameters may have other values. */
  readonly schemeId: string | null;
}

/** Exactly what the plan requires for these people, as the transaction and the caller's row wall see it. */
export async function loadRequest(tx: Tx, query: RequestQuery): Promise<EvaluationRequest> {
  const { plan, period, participants, staff, schemeId } = query;
  const criteria = await readCriterionVersions(tx);
  const data = await loadEvaluationData(tx, {
    needed: neededTotals(plan.requirements, period, criteria),
    schemeId,
    employeeIds: participants.map(({ employeeId }) => employeeId),
    staff,
    criteria,
    lastDay: period.lastDay,
  });
  return buildEvaluationRequest({
    requirements: plan.requirements,
    period,
    currency: plan.currency,
    participants,
    data,
  });
}

/** Everyone of `employeeIds` who worked here in the period, as if a scheme were assigned to them. */
export function hypotheticalParticipants(
  employeeIds: readonly string[],
  { period, staff }: { readonly period: Period; readonly staff: Staff },
): readonly Participant[] {
  return employeeIds.flatMap((employeeId) =>
    participationsOf(employeeId, { period, organization: staff.organization, assignments: [toPerson(employeeId)] }),
  );
}

const HYPOTHETICAL = 'hypothetical';

function toPerson(employeeId: string): Assignment {
  return {
    id: HYPOTHETICAL,
    schemeId: HYPOTHETICAL,
    versionId: HYPOTHETICAL,
    targetKind: 'employee',
    targetId: employeeId,
    validFrom: '0001-01-01',
    validTo: null,
  };
}
