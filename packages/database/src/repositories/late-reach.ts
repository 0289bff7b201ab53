import { lockPeriodsShared } from '../connection/period-lock.ts';
import type { Tx } from '../connection/with-tx.ts';
import type { Cause } from '../schema/column-types.ts';
import type { Touched } from './dirty.ts';
import { markLateOrigins, reachesClosedPeriods } from './late-origins.ts';

/** Whom a change of people or departments can concern, each from a day on. */
export interface Reach {
  readonly people: readonly { readonly employeeId: string; readonly from: string }[];
  /** Departments whose heads, and the heads above them, are credited otherwise. */
  readonly under: readonly { readonly departmentId: string; readonly from: string }[];
  /** Departments where everybody, with all below, stands elsewhere. */
  readonly below: readonly { readonly departmentId: string; readonly from: string }[];
}

/**
 * Marks what was paid in closed periods that a change of people or departments can concern, after it was written. The
 * locks of those periods are taken here: none is closed without the change or without its marks.
 */
export async function markLateReach(tx: Tx, reach: Reach, cause: Cause): Promise<number> {
  const first = [...reach.people, ...reach.under, ...reach.below].map(({ from }) => from).sort()[0];
  if (first === undefined) return 0;
  await lockPeriodsAfter(tx, first);
  if (!(await reachesClosedPeriods(tx, first))) return 0;
  const concerned = [...reach.people, ...(await readHeads(tx, reach)), ...(await readEverybodyBelow(tx, reach))];
  return markLateOrigins(tx, await daysInClosedPeriods(tx, concerned, cause));
}

/** Takes the locks of every period that a change from a day on can move. */
async function lockPeriodsAfter(tx: Tx, day: string): Promise<void> {
  const periods = await tx.rows<{ key: string }>('select key from periods where ends_on > $1', [day]);
  await lockPeriodsShared(
    tx,
    periods.map(({ key }) => key),
  );
}

type Concerned = Reach['people'][number];

/** Heads of departments and of those above them, by the tree of each day from the given one on. */
async function readHeads(tx: Tx, { under }: Reach): Promise<readonly Concerned[]> {
  return tx.rows<Concerned>(
    `with recursive above as (
       select d.parent_id, d.head_id, greatest(d.valid_from, g."from") as since, coalesce(d.valid_to, 'infinity') as until
       from jsonb_to_recordset($1::jsonb) as g("departmentId" text, "from" date)
       join department_terms d on d.department_id = g."departmentId" and (d.valid_to is null or d.valid_to > g."from")
       union
       select d.parent_id, d.head_id, greatest(d.valid_from, a.since), least(coalesce(d.valid_to, 'infinity'), a.until)
       from above a
       join department_terms d on d.department_id = a.parent_id and d.valid_from < a.until
         and (d.valid_to is null or d.valid_to > a.since)
     )
     select head_id as "employeeId", min(since)::text as "from" from above where head_id is not null group by head_id`,
    [JSON.stringify(under)],
  );
}

async function readEverybodyBelow(tx: Tx, { below }: Reach): Promise<readonly Concerned[]> {
  return tx.rows<Concerned>(
    `with recursive tree as (
       select g."departmentId" as department_id, g."from" as since, 'infinity'::date as until
       from jsonb_to_recordset($1::jsonb) as g("departmentId" text, "from" date)
       union
       select d.department_id, greatest(d.valid_from, t.since), least(coalesce(d.valid_to, 'infinity'), t.until)
       from tree t
       join department_terms d on d.parent_id = t.department_id and d.valid_from < t.until
         and (d.valid_to is null or d.valid_to > t.since)
     )
     select e.employee_id as "employeeId", min(greatest(e.valid_from, t.since))::text as "from"
     from tree t
     join employments e on e.department_id = t.department_id and e.valid_from < t.until
       and (e.valid_to is null or e.valid_to > t.since)
     group by e.employee_id`,
    [JSON.stringify(below)],
  );
}

/** Somebody's first day in each closed period from theirs on. */
async function daysInClosedPeriods(tx: Tx, concerned: readonly Concerned[], cause: Cause): Promise<readonly Touched[]> {
  const rows = await tx.rows<{ employeeId: string; day: string }>(
    `select distinct c."employeeId", greatest(p.starts_on, c."from")::text as day
     from jsonb_to_recordset($1::jsonb) as c("employeeId" text, "from" date)
     join periods p on p.state <> 'open' and p.ends_on > c."from"
     order by 1, 2`,
    [JSON.stringify(concerned)],
  );
  return rows.map((row) => ({ ...row, cause }));
}

export interface ChangedTableRow {
  readonly key: string;
  readonly from: string;
}

/** The same for rows of a table: everybody paid in a closed period, while a row holds, by a scheme that reads the table. */
export async function markLateTableRows(
  tx: Tx,
  { table, rows }: { readonly table: string; readonly rows: readonly ChangedTableRow[] },
  cause: Cause,
): Promise<number> {
  const first = rows.map(({ from }) => from).sort()[0];
  if (first === undefined) return 0;
  await lockPeriodsAfter(tx, first);
  if (!(await reachesClosedPeriods(tx, first))) return 0;
  const touched = await tx.rows<{ employeeId: string; day: string }>(
    `with closed as (
       select p.key, p.starts_on, p.ends_on from periods p
       where p.state <> 'open' and exists (
         select from jsonb_to_recordset($2::jsonb) as g(key text, "from" date)
         join reference_rows r on r.table_key = $1 and r.row_key = g.key and r.valid_from = g."from"
         where r.valid_from < p.ends_on and (r.valid_to is null or r.valid_to > p.starts_on))
     )
     select distinct i.employee_id as "employeeId", c.starts_on::text as day
     from closed c
     join runs r on r.period = c.key and r.kind = 'final' and r.state not in ('failed', 'cancelled')
     join run_inputs i on i.run_id = r.id
     join scheme_versions v on v.id = i.scheme_version_id and v.reads->'tables' ? $1
     order by 1, 2`,
    [table, JSON.stringify(rows)],
  );
  return markLateOrigins(
    tx,
    touched.map((row) => ({ ...row, cause })),
  );
}
