import { parseDate } from '@premia/scheme';

const INSTANT_PATTERN = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})$/;

/** Since 1973 every offset in the world is a whole number of quarter hours, so a day begins at the start of one. */
const QUARTER_HOUR_MS = 900_000;
const QUARTER_HOURS_SINCE_MS = Date.UTC(1973, 0, 1);
/** Two years of quarter hours; then it is begun anew. */
const REMEMBERED_MAX = 70_000;

const formatters = new Map<string, Intl.DateTimeFormat>();

/**
 * The company's day of what a source calls "when": a day stays as it is; an instant with its offset becomes the day it
 * was in the company's time zone. An instant without an offset could be either of two days and is refused (null).
 */
export function companyDay(text: string, timeZone: string): string | null {
  if (parseDate(text) !== null) return text;
  if (!INSTANT_PATTERN.test(text) || parseDate(text.slice(0, 10)) === null) return null;
  const instant = new Date(text);
  if (Number.isNaN(instant.getTime())) return null;
  return dayIn(instant, timeZone);
}

/** Days by quarter hour, by time zone: the calendar of the platform costs more than everything else about a fact. */
const remembered = new Map<string, Map<number, string>>();

/** The day an instant falls on in a time zone. */
export function dayIn(instant: Date, timeZone: string): string {
  const time = instant.getTime();
  if (time < QUARTER_HOURS_SINCE_MS) return askDay(instant, timeZone);
  const quarter = Math.floor(time / QUARTER_HOUR_MS);
  let days = remembered.get(timeZone);
  if (days === undefined || days.size > REMEMBERED_MAX) {
    days = new Map();
    remembered.set(timeZone, days);
  }
  let day = days.get(quarter);
  if (day === undefined) {
    day = askDay(instant, timeZone);
    days.set(quarter, day);
  }
  return day;
}

function askDay(instant: Date, timeZone: string): string {
  let formatter = formatters.get(timeZone);
  if (formatter === undefined) {
    formatter = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
    formatters.set(timeZone, formatter);
  }
  const parts = Object.fromEntries(formatter.formatToParts(instant).map((part) => [part.type, part.value]));
  return `${(parts['year'] ?? '').padStart(4, '0')}-${parts['month']}-${parts['day']}`;
}
