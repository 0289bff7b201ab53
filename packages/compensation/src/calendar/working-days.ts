import { datePartsOf, toDayNumber, weekdaysBetween } from '@premia/scheme';

/** A day the company counts otherwise than Monday to Friday: a holiday, a day off moved, a Saturday worked. */
export interface CalendarDay {
  readonly on: string;
  readonly isWorking: boolean;
}

/** The company's production calendar over the days that were loaded of it. */
export interface WorkingDays {
  /** Working days in `[from, to)`. */
  between(from: string, to: string): number;
  /** Whether anything is known of `[from, to)`; without it Monday to Friday count. */
  knows(from: string, to: string): boolean;
}

export function workingDays(days: readonly CalendarDay[]): WorkingDays {
  const exceptions = days.map(({ on, isWorking }) => ({ on, differs: differenceOf(on, isWorking) }));
  const within = (from: string, to: string) => exceptions.filter(({ on }) => on >= from && on < to);
  return {
    between: (from, to) =>
      within(from, to).reduce((sum, { differs }) => sum + differs, weekdaysBetween(dayNumber(from), dayNumber(to))),
    knows: (from, to) => within(from, to).length > 0,
  };
}

/** What the day adds to Mondays to Fridays. */
function differenceOf(on: string, isWorking: boolean): number {
  const usual = weekdaysBetween(dayNumber(on), dayNumber(on) + 1);
  return (isWorking ? 1 : 0) - usual;
}

const dayNumber = (day: string): number => toDayNumber(datePartsOf(day));
