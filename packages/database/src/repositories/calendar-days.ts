import type { CalendarDay, NeededData } from '@premia/compensation';
import type { Tx } from '../connection/with-tx.ts';
import type { Bilingual } from '../schema/column-types.ts';

/** Days that are not what Monday to Friday says, in a span. */
export async function readCalendar(tx: Tx, span: NeededData['calendar']): Promise<readonly CalendarDay[]> {
  if (span === null) return [];
  return tx.rows<CalendarDay>(
    `select on_day as "on", is_working as "isWorking" from calendar_days where on_day between $1 and $2 order by on_day`,
    [span.first, span.last],
  );
}

export interface CalendarRow extends CalendarDay {
  readonly title: Bilingual;
}

export interface StoredCalendarDay extends CalendarRow {
  readonly revision: number;
  readonly setBy: string;
  readonly setAt: string;
}

const STORED = `select on_day as "on", is_working as "isWorking", title, revision, set_by as "setBy", set_at as "setAt"
  from calendar_days`;

export async function listCalendar(tx: Tx, year: number): Promise<readonly StoredCalendarDay[]> {
  return tx.rows<StoredCalendarDay>(
    `${STORED} where on_day >= make_date($1, 1, 1) and on_day < make_date($1 + 1, 1, 1) order by on_day`,
    [year],
  );
}

export async function readCalendarAt(tx: Tx, days: readonly string[]): Promise<readonly StoredCalendarDay[]> {
  return tx.rows<StoredCalendarDay>(`${STORED} where on_day = any($1::date[]) order by on_day for update`, [days]);
}

export async function writeCalendar(tx: Tx, days: readonly CalendarRow[], setBy: string): Promise<void> {
  await tx.rows(
    `insert into calendar_days (on_day, is_working, title, set_by)
     select d."on", d."isWorking", d.title, $2
     from jsonb_to_recordset($1::jsonb) as d("on" date, "isWorking" boolean, title jsonb)
     on conflict (on_day) do update set is_working = excluded.is_working, title = excluded.title,
       revision = calendar_days.revision + 1, set_by = excluded.set_by, set_at = clock_timestamp()`,
    [JSON.stringify(days), setBy],
  );
}

export async function removeCalendarDay(tx: Tx, on: string): Promise<void> {
  await tx.rows('delete from calendar_days where on_day = $1', [on]);
}
