import { parseDate } from '@premia/scheme';

const INSTANT_PATTERN = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})$/;

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

/** The day an instant falls on in a time zone. */
export function dayIn(instant: Date, timeZone: string): string {
  let formatter = formatters.get(timeZone);
  if (formatter === undefined) {
    formatter = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
    formatters.set(timeZone, formatter);
  }
  const parts = Object.fromEntries(formatter.formatToParts(instant).map((part) => [part.type, part.value]));
  return `${(parts['year'] ?? '').padStart(4, '0')}-${parts['month']}-${parts['day']}`;
}
