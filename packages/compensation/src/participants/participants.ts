import type { Period } from '@premia/scheme';
import { endOf, previousDay } from '../calendar/periods.ts';
import { type Employment, holdsOn, type Organization } from '../organization/organization.ts';

export interface Assignment {
  readonly id: string;
  readonly schemeId: string;
  readonly versionId: string;
  readonly targetKind: 'department' | 'position' | 'employee';
  readonly targetId: string;
  readonly validFrom: string;
  readonly validTo: string | null;
}

/** A person under one scheme in one period, with the place they had when it counted. */
export interface Participant {
  readonly employeeId: string;
  readonly assignmentId: string;
  readonly schemeId: string;
  readonly versionId: string;
  readonly place: Employment;
  /** The day that decides place, assignment and tree: the period's last day, or the person's last day in it. */
  readonly asOf: string;
}

/**
 * Who is paid by which scheme version in a period. For one scheme the nearest assignment wins: the person's own, then
 * the position's, then that of the department, then those of the departments above it.
 */
export function participantsOf(
  period: Period,
  assignments: readonly Assignment[],
  organization: Organization,
): readonly Participant[] {
  return organization.employeeIds.flatMap((employeeId) =>
    participationsOf(employeeId, { period, assignments, organization }),
  );
}

export interface Staffing {
  readonly period: Period;
  readonly assignments: readonly Assignment[];
  readonly organization: Organization;
}

/** One entry per scheme, in the order of the schemes' ids. */
export function participationsOf(employeeId: string, staffing: Staffing): readonly Participant[] {
  const { period, assignments, organization } = staffing;
  const to = endOf(period);
  const place = organization.lastPlace(employeeId, { from: period.firstDay, to });
  if (place === null) return [];
  const asOf = previousDay(place.validTo !== null && place.validTo < to ? place.validTo : to);
  const path = organization.pathOn(place.departmentId, asOf).map((term) => term.departmentId);
  const nearest = new Map<string, { readonly assignment: Assignment; readonly distance: number }>();
  for (const assignment of assignments) {
    if (!holdsOn(assignment, asOf)) continue;
    const distance = distanceOf(assignment, place, path);
    const best = nearest.get(assignment.schemeId);
    if (distance !== null && (best === undefined || distance < best.distance)) {
      nearest.set(assignment.schemeId, { assignment, distance });
    }
  }
  return [...nearest.values()]
    .map(({ assignment }) => ({
      employeeId,
      assignmentId: assignment.id,
      schemeId: assignment.schemeId,
      versionId: assignment.versionId,
      place,
      asOf,
    }))
    .sort((a, b) => (a.schemeId < b.schemeId ? -1 : 1));
}

/** How far an assignment is from a person: 0 their own, 1 the position, 2 the department, 3 the one above … */
function distanceOf(assignment: Assignment, place: Employment, path: readonly string[]): number | null {
  switch (assignment.targetKind) {
    case 'employee':
      return assignment.targetId === place.employeeId ? 0 : null;
    case 'position':
      return assignment.targetId === place.position ? 1 : null;
    case 'department': {
      const depth = path.indexOf(assignment.targetId);
      return depth === -1 ? null : 2 + depth;
    }
  }
}
