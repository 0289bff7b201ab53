import type { BilingualText } from './bilingual-text.ts';

/** references.rates(): what one unit of `from` comes to in `to`, from a day on; the newest first. */
export interface RateSummary {
  readonly from: string;
  readonly to: string;
  readonly on: string;
  readonly rate: string;
  readonly source: string;
  readonly revision: number;
  readonly setBy: BilingualText;
  readonly setAt: string;
  /** A closed period rests on it. */
  readonly isClosed: boolean;
}
/** references.calendar({ year }): days that are not what Monday to Friday says, and what the months come to. */
export interface WorkCalendar {
  readonly year: number;
  readonly days: readonly CalendarDaySummary[];
  readonly months: readonly { readonly period: string; readonly workingDays: number; readonly weekdays: number }[];
}
export interface CalendarDaySummary {
  readonly on: string;
  readonly isWorking: boolean;
  readonly title: BilingualText;
  readonly revision: number;
  readonly setBy: BilingualText;
  readonly setAt: string;
  readonly isClosed: boolean;
}
