import { actorName } from '@premia/access';
import { type CalendarRow, type LoadOutcome, readCalendarAt, type Tx, writeCalendar } from '@premia/database';
import { closedDays } from './closed-days.ts';

export type CalendarOutcome =
  | LoadOutcome
  | {
      readonly status: 'problem';
      readonly code: 'calendar/period-closed';
      readonly details: Readonly<Record<string, string>>;
    };

/** Writes days of the calendar together; the last of several of one day counts. */
export async function putCalendar(tx: Tx, rows: readonly CalendarRow[]): Promise<readonly CalendarOutcome[]> {
  const days = rows.map(({ on }) => on);
  const closed = await closedDays(tx, 'its-own', days);
  const known = new Map((await readCalendarAt(tx, days)).map((day) => [day.on, day]));
  const written = new Map<string, CalendarRow>();
  const outcomes = rows.map((row): CalendarOutcome => {
    const before = known.get(row.on);
    const isSame =
      before?.isWorking === row.isWorking && before.title.ru === row.title.ru && before.title.en === row.title.en;
    if (isSame) return { status: 'unchanged' };
    const period = closed.periodOf(row.on);
    // Another name of the same day moves nothing.
    if (period !== null && before?.isWorking !== row.isWorking) {
      return { status: 'problem', code: 'calendar/period-closed', details: { period } };
    }
    written.set(row.on, row);
    return { status: before === undefined ? 'created' : 'changed' };
  });
  if (written.size > 0) await writeCalendar(tx, [...written.values()], actorName(tx.actor));
  return outcomes;
}
