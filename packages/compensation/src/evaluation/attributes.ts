import { datePartsOf, monthsBetween, type Period } from '@premia/scheme';
import { endOf } from '../calendar/periods.ts';
import type { WorkingDays } from '../calendar/working-days.ts';
import type { Employment } from '../organization/organization.ts';
import type { Participant } from '../participants/participants.ts';

/**
 * What a scheme can ask about a person: the attributes kept with their place, and what follows from their dates.
 * An imported value (days worked by the time sheet) wins over the one that follows from the dates. Working days are those
 * of the company's calendar.
 */
export function attributesOf(
  participant: Participant,
  period: Period,
  person: {
    readonly hiredOn: string;
    readonly employments: readonly Employment[];
    readonly calendar: WorkingDays;
  },
): Readonly<Record<string, string>> {
  const { place, asOf } = participant;
  return {
    hireDate: person.hiredOn,
    tenure: String(monthsBetween(datePartsOf(person.hiredOn), datePartsOf(asOf))),
    normDays: String(person.calendar.between(period.firstDay, endOf(period))),
    daysWorked: String(daysEmployed(person.employments, period, person.calendar)),
    position: place.position,
    ...place.attributes,
  };
}

function daysEmployed(employments: readonly Employment[], period: Period, calendar: WorkingDays): number {
  const end = endOf(period);
  return employments.reduce((days, { validFrom, validTo }) => {
    // biome-ignore lint/complexity/useMathMinMax: days are texts, Math.max knows numbers only.
    const from = validFrom > period.firstDay ? validFrom : period.firstDay;
    const to = validTo !== null && validTo < end ? validTo : end;
    return from < to ? days + calendar.between(from, to) : days;
  }, 0);
}
