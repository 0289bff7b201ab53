import { type Assignment, endOf, holdsOn, type Participant, participantsOf } from '@premia/compensation';
import { loadStaff, type Staff, type SubmissionTarget, type Tx } from '@premia/database';
import type { Period } from '@premia/scheme';
import { isVisible, type VisiblePeople } from '../people/visible-people.ts';
import { assignmentRows } from '../schemes/repository.ts';
import { hypotheticalParticipants } from './load-request.ts';

/** Who would be paid in a period, and by which version each of them was. */
export interface Population {
  readonly staff: Staff;
  readonly participants: readonly Participant[];
  /** False when nobody is under the scheme yet: then there is nothing to compare with. */
  readonly hasBase: boolean;
}

export interface PopulationQuery {
  readonly schemeId: string;
  readonly period: Period;
  readonly visible: VisiblePeople;
  /** With everything below it. */
  readonly departmentId: string | null;
  /** Whom the scheme is about to be assigned to. */
  readonly targets: readonly SubmissionTarget[];
  /** Decides which assignments stand in for a period before the first of them. */
  readonly today: string;
}

/**
 * The people under the scheme in the period. For a period before its first assignment, those assigned today stand in,
 * as if they had been; for a scheme nobody is assigned to, those it is about to be assigned to, else everyone in view.
 */
export async function populationOf(tx: Tx, query: PopulationQuery): Promise<Population> {
  const { schemeId, period, visible, departmentId } = query;
  const staff = await loadStaff(tx, null);
  const assignments = assignmentsIn(await assignmentRows(tx, schemeId), query);
  const standIns = assignments.length > 0 ? assignments : targetsIn(query);
  const everyone =
    standIns.length > 0
      ? participantsOf(period, standIns, staff.organization)
      : hypotheticalParticipants(staff.organization.employeeIds, { period, staff });
  const participants = everyone.filter(
    ({ employeeId, place, asOf }) =>
      isVisible(visible, employeeId) &&
      (departmentId === null ||
        staff.organization.pathOn(place.departmentId, asOf).some((term) => term.departmentId === departmentId)),
  );
  return { staff, participants, hasBase: assignments.length > 0 };
}

function assignmentsIn(all: readonly Assignment[], { period, today }: PopulationQuery): readonly Assignment[] {
  const holding = all.filter(
    ({ validFrom, validTo }) => validFrom < endOf(period) && (validTo === null || validTo > period.firstDay),
  );
  if (holding.length > 0) {
    return holding;
  }
  const current = all.filter((assignment) => holdsOn(assignment, today));
  // Nobody is under the scheme yet, but somebody will be: the first assignment of each target counts.
  const standIns = current.length > 0 ? current : firstOfEachTarget(all.filter(({ validFrom }) => validFrom > today));
  return standIns.map((assignment) => ({ ...assignment, validFrom: period.firstDay, validTo: null }));
}

function targetsIn({ schemeId, period, targets }: PopulationQuery): readonly Assignment[] {
  return targets.map(({ kind, id }) => ({
    id: `${kind}:${id}`,
    schemeId,
    versionId: '',
    targetKind: kind,
    targetId: id,
    validFrom: period.firstDay,
    validTo: null,
  }));
}

function firstOfEachTarget(assignments: readonly Assignment[]): readonly Assignment[] {
  const sorted = [...assignments].sort((left, right) => (left.validFrom < right.validFrom ? -1 : 1));
  const first = new Map(
    sorted.reverse().map((assignment) => [`${assignment.targetKind}:${assignment.targetId}`, assignment]),
  );
  return [...first.values()];
}
