import {
  addMonths,
  datePartsOf,
  formatDate,
  fromDayNumber,
  type Period,
  type PeriodKind,
  parsePeriod,
  periodAround,
  toDayNumber,
} from '@premia/scheme';

const MONTHS: Readonly<Record<PeriodKind, number>> = { month: 1, quarter: 3, year: 12 };

/** A period key the program itself wrote; anything else is a defect and throws. */
export function period(key: string): Period {
  const parsed = parsePeriod(key);
  if (parsed === null) throw new RangeError(`period: ${JSON.stringify(key)} is not a period`);
  return parsed;
}

/** The period of a kind that holds a day (`YYYY-MM-DD`). */
export function periodOf(day: string, kind: PeriodKind): Period {
  return periodAround(datePartsOf(day), kind);
}

/** The period `count` of its own kind later (earlier when negative). */
export function shiftPeriod(of: Period, count: number): Period {
  return periodAround(addMonths(datePartsOf(of.firstDay), count * MONTHS[of.kind]), of.kind);
}

/** The first day of the year a period belongs to: where "year to date" begins. */
export function yearStart(of: Period): string {
  return `${of.firstDay.slice(0, 4)}-01-01`;
}

/** The first day after the period: ranges in the database are half-open. */
export function endOf(of: Period): string {
  return nextDay(of.lastDay);
}

export function nextDay(day: string): string {
  return formatDate(fromDayNumber(toDayNumber(datePartsOf(day)) + 1));
}

export function previousDay(day: string): string {
  return formatDate(fromDayNumber(toDayNumber(datePartsOf(day)) - 1));
}
