/** Days of the proleptic Gregorian calendar counted from 1970-01-01; no clock, no time zone. */
export type DayNumber = number;

const DATE_PATTERN = /^(\d{4})-(\d{2})-(\d{2})$/;
const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

export interface DateParts {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
}

export function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/** `month` from 1 to 12. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2 && isLeapYear(year)) return 29;
  const days = MONTH_DAYS[month - 1];
  if (days === undefined) throw new RangeError(`daysInMonth: month ${month}`);
  return days;
}

/** Reads `YYYY-MM-DD` of a day that exists, else null. */
export function parseDate(text: string): DateParts | null {
  const match = DATE_PATTERN.exec(text);
  if (match === null) return null;
  const year = Number(match[1]);
  const month = Number(match[2]);
  const day = Number(match[3]);
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
  return { year, month, day };
}

/** Parts of a date the program already checked; anything else is a defect and throws. */
export function datePartsOf(text: string): DateParts {
  const parts = parseDate(text);
  if (parts === null) throw new RangeError(`datePartsOf: ${JSON.stringify(text)}`);
  return parts;
}

export function formatDate({ year, month, day }: DateParts): string {
  const pad = (value: number, width: number): string => value.toString().padStart(width, '0');
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
}

/** Counts in eras of 400 years with the year starting in March, so that the leap day comes last. */
export function toDayNumber({ year, month, day }: DateParts): DayNumber {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** Inverse of `toDayNumber`. */
export function fromDayNumber(days: DayNumber): DateParts {
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1;
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day };
}

/** The same day `months` later, or the last day of that month when it is shorter (as Excel's EDATE). */
export function addMonths(date: DateParts, months: number): DateParts {
  const index = date.year * 12 + (date.month - 1) + months;
  const year = Math.floor(index / 12);
  const month = index - year * 12 + 1;
  return { year, month, day: Math.min(date.day, daysInMonth(year, month)) };
}

/** Whole months from `from` to `to`; negative when `to` is earlier. From 31 January a month is full on 28 February. */
export function monthsBetween(from: DateParts, to: DateParts): number {
  if (toDayNumber(to) < toDayNumber(from)) return -monthsBetween(to, from);
  const months = (to.year - from.year) * 12 + (to.month - from.month);
  return toDayNumber(addMonths(from, months)) <= toDayNumber(to) ? months : months - 1;
}

/** Mondays to Fridays in [from, to); negative when `to` is earlier. Holidays come with the request's calendar. */
export function weekdaysBetween(from: DayNumber, to: DayNumber): number {
  if (to < from) return -weekdaysBetween(to, from);
  return weekdaysBefore(to) - weekdaysBefore(from);
}

/** Weekdays from Monday 1969-12-29 up to, not including, `day`. */
function weekdaysBefore(day: DayNumber): number {
  const sinceMonday = day + 3;
  const weeks = Math.floor(sinceMonday / 7);
  return weeks * 5 + Math.min(sinceMonday - weeks * 7, 5);
}
