import type { Period, Requirements } from '@premia/scheme';
import { periodOf, shiftPeriod, yearStart } from '../calendar/periods.ts';
import { holdsOn } from '../organization/organization.ts';
import type { CriterionVersion } from './evaluation-data.ts';

export type CriterionMeasure = 'actual' | 'target' | 'previous' | 'yearToDate';

/** The days a measured value is about; null for a target, which is not measured. */
export function spanOf(measure: CriterionMeasure, of: Period): Period | null {
  switch (measure) {
    case 'target':
      return null;
    case 'actual':
      return of;
    case 'previous':
      return shiftPeriod(of, -1);
    case 'yearToDate':
      return { ...of, firstDay: yearStart(of) };
  }
}

/** By the definition in force on the last day of the span. */
export function versionOf(
  criterion: string,
  span: Period,
  criteria: readonly CriterionVersion[],
): CriterionVersion | undefined {
  return criteria.find((row) => row.criterion === criterion && holdsOn(row, span.lastDay));
}

/** The criteria a plan reads, each with the measure it reads of it. */
export function criterionInputs(requirements: Requirements) {
  return requirements.inputs.flatMap(({ source }) => (source.kind === 'criterion' ? [source] : []));
}

/** The period itself, or the month, quarter or year that holds its last day. */
export function calendarSpan(scope: 'period' | Period['kind'], of: Period): Period {
  return scope === 'period' ? of : periodOf(of.lastDay, scope);
}

/** Keys of the periods of the span's kind from its first day to its last. */
export function periodsIn(span: Period): readonly string[] {
  const keys: string[] = [];
  for (let next = periodOf(span.firstDay, span.kind); next.firstDay <= span.lastDay; next = shiftPeriod(next, 1)) {
    keys.push(next.text);
  }
  return keys;
}
