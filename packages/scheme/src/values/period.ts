import { type DateParts, daysInMonth, formatDate } from './calendar-date.ts';

export const PERIOD_KINDS = ['month', 'quarter', 'year'] as const;
export type PeriodKind = (typeof PERIOD_KINDS)[number];

/** A calendar interval; both dates belong to it. */
export interface Period {
  readonly kind: PeriodKind;
  readonly text: string;
  readonly firstDay: string;
  readonly lastDay: string;
}

const PERIOD_PATTERN = /^(\d{4})(?:-(?:(0[1-9]|1[0-2])|Q([1-4])))?$/;

/** The period read last: whoever evaluates people one by one asks for the same again and again. */
let lastRead: Period | null = null;

/** Reads `2026-10`, `2026-Q3` or `2026`; anything else is null. */
export function parsePeriod(text: string): Period | null {
  if (lastRead?.text !== text) lastRead = readPeriod(text);
  return lastRead;
}

function readPeriod(text: string): Period | null {
  const match = PERIOD_PATTERN.exec(text);
  const year = Number(match?.[1]);
  if (match === null || year < 1) return null;
  const end = { year, month: 12, day: 31 };
  if (match[2] !== undefined) return { ...periodAround({ ...end, month: Number(match[2]) }, 'month'), text };
  if (match[3] !== undefined) return { ...periodAround({ ...end, month: Number(match[3]) * 3 }, 'quarter'), text };
  return { ...periodAround(end, 'year'), text };
}

/** The month, quarter or year that holds a date. */
export function periodAround({ year, month }: DateParts, kind: PeriodKind): Period {
  const quarter = Math.ceil(month / 3);
  switch (kind) {
    case 'month':
      return span({ kind, year, first: month, last: month, text: formatDate({ year, month, day: 1 }).slice(0, 7) });
    case 'quarter':
      return span({ kind, year, first: quarter * 3 - 2, last: quarter * 3, text: `${yearText(year)}-Q${quarter}` });
    case 'year':
      return span({ kind, year, first: 1, last: 12, text: yearText(year) });
  }
}

const yearText = (year: number): string => year.toString().padStart(4, '0');

interface MonthSpan {
  readonly kind: PeriodKind;
  readonly year: number;
  readonly first: number;
  readonly last: number;
  readonly text: string;
}

function span({ kind, year, first, last, text }: MonthSpan): Period {
  return {
    kind,
    text,
    firstDay: formatDate({ year, month: first, day: 1 }),
    lastDay: formatDate({ year, month: last, day: daysInMonth(year, last) }),
  };
}
