import type { Language } from '../language.ts';

export type DateStyle = 'numeric' | 'long' | 'day-month';

const DATE_STYLES: Readonly<Record<DateStyle, Intl.DateTimeFormatOptions>> = {
  numeric: { day: '2-digit', month: '2-digit', year: 'numeric' },
  long: { day: 'numeric', month: 'long', year: 'numeric' },
  'day-month': { day: 'numeric', month: 'long' },
};
/** English dates with digits only are read two ways, so they name the month. */
const ENGLISH_NUMERIC: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'short', year: 'numeric' };
const QUARTERS = ['I', 'II', 'III', 'IV'] as const;

/** `YYYY-MM-DD` as "03.10.2026" / "Oct 3, 2026", or with a style. Throws a RangeError on another shape. */
export function formatDate(date: string, language: Language, style: DateStyle = 'numeric'): string {
  const options = language === 'en' && style === 'numeric' ? ENGLISH_NUMERIC : DATE_STYLES[style];
  return cachedDateFormat(language, style, options).format(dayOf(date));
}

const dateFormats = new Map<string, Intl.DateTimeFormat>();

/** Building a formatter costs far more than using it. */
function cachedDateFormat(
  language: Language,
  style: DateStyle,
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  const key = `${language} ${style}`;
  const known = dateFormats.get(key);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' });
  dateFormats.set(key, format);
  return format;
}

/** An instant (ISO 8601 with offset) in a time zone: "03.10.2026, 14:05". */
export function formatDateTime(instant: string, language: Language, timeZone: string): string {
  const time = Date.parse(instant);
  if (Number.isNaN(time)) throw new RangeError(`formatDateTime: ${JSON.stringify(instant)} is not an instant`);
  const date = language === 'en' ? ENGLISH_NUMERIC : DATE_STYLES.numeric;
  const options: Intl.DateTimeFormatOptions = { ...date, hour: '2-digit', minute: '2-digit', timeZone };
  return new Intl.DateTimeFormat(language, options).format(time);
}

const periodWords = new Map<string, string>();

/** `2026-10` is "октябрь 2026 г.", `2026-Q3` "III квартал 2026 г.", `2026` "2026 год". */
export function formatPeriod(period: string, language: Language): string {
  const key = `${language} ${period}`;
  const known = periodWords.get(key);
  if (known !== undefined) return known;
  const words = periodInWords(period, language);
  // Ten thousand years of periods are more than anybody asks for; still, nothing grows without end.
  if (periodWords.size >= PERIODS_MAX) periodWords.clear();
  periodWords.set(key, words);
  return words;
}

const PERIODS_MAX = 1_000;

function periodInWords(period: string, language: Language): string {
  const match = /^(\d{4})(?:-(?:(0[1-9]|1[0-2])|Q([1-4])))?$/.exec(period);
  if (match === null) throw new RangeError(`formatPeriod: ${JSON.stringify(period)} is not a period`);
  const [, year = '', month, quarter] = match;
  if (month !== undefined) {
    const options: Intl.DateTimeFormatOptions = { month: 'long', year: 'numeric', timeZone: 'UTC' };
    return new Intl.DateTimeFormat(language, options).format(dayOf(`${year}-${month}-01`));
  }
  if (quarter !== undefined) {
    return language === 'ru' ? `${QUARTERS[Number(quarter) - 1]} квартал ${year} г.` : `Q${quarter} ${year}`;
  }
  return language === 'ru' ? `${year} год` : year;
}

function dayOf(date: string): Date {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(date) ? new Date(`${date}T00:00:00Z`) : null;
  if (day === null || Number.isNaN(day.getTime()))
    throw new RangeError(`date: ${JSON.stringify(date)} is not YYYY-MM-DD`);
  return day;
}
