import { CHANNELS } from '../connection/channels.ts';
import type { Tx } from '../connection/with-tx.ts';
import type { Cause } from '../schema/column-types.ts';
import { columns, plain, text } from './columns.ts';
import { CLAIM_ATTEMPTS_MAX } from './dirty-claims.ts';
import type { FactsInARow } from './facts-in-a-row.ts';

export interface Touched {
  readonly employeeId: string;
  /** A day of what changed; every open period that can depend on it is marked. */
  readonly day: string;
  /** What the person is told; of several changes on one day the last in the list. */
  readonly cause: Cause;
}

/** A day of somebody's that a version of a fact touched; what they are told is looked up when the mark is claimed. */
export interface TouchedByFact {
  readonly employeeId: string;
  readonly day: string;
  readonly factId: string;
  readonly version: number;
}

/**
 * From `touched(employee_id, day, n, …)` the marks of the open periods that hold the day, of the next one where a scheme in
 * force reads a previous value, and of the rest of the year where one reads a year to date. Of a person's days in a period
 * the last tells why, of several changes on one day the last in the list.
 */
const marksOf = (
  touched: string,
  told: string,
): string => `touched as materialized (${touched}), measures as materialized (
    select coalesce(bool_or(jsonb_path_exists(v.reads, '$.criteria[*].measures[*] ? (@ == "previous")')), false) as previous,
      coalesce(bool_or(jsonb_path_exists(v.reads, '$.criteria[*].measures[*] ? (@ == "yearToDate")')), false) as to_date
    from scheme_versions v where exists (select from assignments a where a.version_id = v.id)
  ), marks as (
    select distinct on (p.key, t.employee_id) p.key, t.employee_id, ${told}
    from touched t cross join measures m
    join periods p on p.state <> 'sealed' and p.ends_on > t.day and (
      p.starts_on <= t.day
      or (m.to_date and date_trunc('year', p.starts_on) = date_trunc('year', t.day))
      or (m.previous and p.starts_on - (case p.kind when 'month' then interval '1 month'
            when 'quarter' then interval '3 months' else interval '1 year' end) <= t.day)
    )
    order by p.key, t.employee_id, t.day desc, t.n desc
  )`;

/**
 * Marks the accruals that a change can have made stale. Marks come together: however many changes, one mark per person and
 * period. Periods that are closed are for `markLateOrigins`.
 */
export async function markTouched(tx: Tx, touched: readonly Touched[]): Promise<number> {
  if (touched.length === 0) return 0;
  return mark(
    tx,
    marksOf(
      `select t."employeeId" as employee_id, t.day, t.cause, t.n
       from rows from (jsonb_to_recordset($1::jsonb) as ("employeeId" text, day date, cause jsonb)) with ordinality
         as t("employeeId", day, cause, n)`,
      't.cause',
    ),
    { given: JSON.stringify(touched), cause: null },
  );
}

/**
 * A mark that nobody has taken is left as it is: the facts are there to be read already, and whoever takes it from now on
 * reads them. Looked up mark by mark, for there are as many as people.
 */
const MARK_TOUCHED_BY_FACTS = markStatement(
  `${marksOf(
    `select t.employee_id, t.day, t.fact_id, t.fact_version, t.n
     from unnest($1::text[], $2::date[], $3::bigint[], $4::int[]) with ordinality
       as t(employee_id, day, fact_id, fact_version, n)`,
    't.fact_id, t.fact_version',
  )}, missing as materialized (
    select m.* from marks m where coalesce((
      select d.claimed_until is not null or d.attempts > 0 from dirty d
      where d.period = m.key and d.employee_id = m.employee_id), true)
  )`,
  { marks: 'missing', cause: 'null::jsonb', factId: 'o.fact_id', factVersion: 'o.fact_version' },
);

/** As `markTouched`, for facts that were committed before this statement begins; nearly all marks are there already. */
export async function markTouchedByFacts(tx: Tx, touched: readonly TouchedByFact[]): Promise<number> {
  if (touched.length === 0) return 0;
  const rows = await tx.prepared(
    MARK_TOUCHED_BY_FACTS,
    columns(touched, [
      text(({ employeeId }) => employeeId),
      plain(({ day }) => day),
      plain(({ factId }) => factId),
      plain(({ version }) => version),
    ]),
  );
  return ring(tx, rows.length);
}

/** Notes in one row what a delivery changed; a worker sets the marks (`takeTouchedFacts`). */
export async function noteTouchedFacts(tx: Tx, rows: readonly FactsInARow[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.prepared(
    `with noted as (insert into touched_facts (first_ids, counts, versions, replaced) values ($1, $2, $3, $4))
     select pg_notify($5, '')`,
    [
      ...columns(rows, [
        plain(({ firstId }) => firstId),
        plain(({ count }) => count),
        plain(({ version }) => version),
        plain(({ replaced }) => replaced),
      ]),
      CHANNELS.dirty,
    ],
  );
}

export interface TakenFacts {
  readonly deliveries: number;
  /** Whom the facts count for by themselves, or counted for before; of several on a day the last. */
  readonly touched: readonly TouchedByFact[];
}

interface Note {
  readonly firstIds: readonly string[];
  readonly counts: readonly number[];
  readonly versions: readonly number[];
  readonly replaced: readonly number[];
}

/**
 * Takes the oldest notes of deliveries away. Facts and note became visible together: a calculation that begins after the
 * marks were set for a note sees its facts.
 */
export async function takeTouchedFacts(tx: Tx, limit: number): Promise<TakenFacts> {
  const notes = await tx.prepared<Note>(
    `with taken as (
       delete from touched_facts where id in (select id from touched_facts order by id limit $1 for update skip locked)
       returning *
     )
     select first_ids as "firstIds", counts, versions, replaced from taken order by id`,
    [limit],
  );
  const rows = notes.flatMap(({ firstIds, counts, versions, replaced }) =>
    firstIds.map((firstId, row) => ({
      firstId,
      count: counts[row] ?? 0,
      version: versions[row] ?? 0,
      replaced: replaced[row] ?? 0,
    })),
  );
  return { deliveries: notes.length, touched: rows.length === 0 ? [] : await readTouched(tx, rows) };
}

/** Each row of facts is one walk along the key of credits: looked up fact by fact they cost as much as storing them did. */
function readTouched(tx: Tx, rows: readonly FactsInARow[]): Promise<readonly TouchedByFact[]> {
  return tx.prepared<TouchedByFact>(
    `select distinct on (c.employee_id, c.occurred_on)
       c.employee_id as "employeeId", c.occurred_on as day, c.fact_id as "factId", r.version
     from unnest($1::bigint[], $2::int[], $3::int[], $4::int[]) with ordinality as r(first_id, count, version, replaced, n)
     cross join lateral (
       select k.employee_id, k.occurred_on, k.fact_id from credits k
       where k.fact_id between r.first_id and r.first_id + r.count - 1
         and k.version in (r.version, r.replaced) and k.role <> 'rollup' offset 0
     ) c
     order by c.employee_id, c.occurred_on, r.n desc, c.fact_id desc`,
    columns(rows, [
      plain(({ firstId }) => firstId),
      plain(({ count }) => count),
      plain(({ version }) => version),
      plain(({ replaced }) => replaced),
    ]),
  );
}

/** Marks given people in given periods, as far as those are open. */
export async function markPeople(
  tx: Tx,
  people: readonly { readonly period: string; readonly employeeId: string }[],
  cause: Cause,
): Promise<number> {
  if (people.length === 0) return 0;
  return mark(
    tx,
    `marks as (
       select distinct p.key, m."employeeId" as employee_id, null::jsonb as cause
       from jsonb_to_recordset($1::jsonb) as m(period text, "employeeId" text)
       join periods p on p.key = m.period and p.state <> 'sealed'
     )`,
    { given: JSON.stringify(people), cause },
  );
}

/**
 * Marks everyone who worked here in an open period (in any when null): when what changed can concern anybody. Whoever has
 * an accrual and works here no more is marked as well, so that it is taken away.
 */
export async function markEverybody(tx: Tx, period: string | null, cause: Cause): Promise<number> {
  return mark(
    tx,
    `concerned as (
       select key, starts_on, ends_on from periods where state <> 'sealed' and ($1::text is null or key = $1)
     ), marks as (
       select c.key, e.employee_id, null::jsonb as cause
       from concerned c
       join employments e on e.valid_from < c.ends_on and (e.valid_to is null or e.valid_to > c.starts_on)
       union
       select c.key, a.employee_id, null::jsonb from concerned c join accruals a on a.period = c.key
     )`,
    { given: period, cause },
  );
}

/**
 * Sets the marks that `source` (a list of CTEs ending in `marks(key, employee_id, cause)`) finds; `$1` is what it is
 * given, `cause` stands in where a mark has none of its own.
 */
function mark(
  tx: Tx,
  source: string,
  { given, cause }: { readonly given: string | null; readonly cause: Cause | null },
): Promise<number> {
  return markWhere(tx, source.replaceAll('$1', '$2'), { parameters: [given], cause });
}

/** As `mark`, for finders of any number of parameters: `$2`, `$3` and so on. */
export async function markWhere(
  tx: Tx,
  source: string,
  { parameters, cause }: { readonly parameters: readonly (string | null)[]; readonly cause: Cause | null },
): Promise<number> {
  const told = {
    marks: 'marks',
    cause: 'coalesce(o.cause, $1::jsonb)',
    factId: 'null::bigint',
    factVersion: 'null::int',
  };
  const rows = await tx.rows(markStatement(source, told), [JSON.stringify(cause), ...parameters]);
  return ring(tx, rows.length);
}

interface Told {
  /** The CTE the marks are taken from. */
  readonly marks: string;
  readonly cause: string;
  readonly factId: string;
  readonly factVersion: string;
}

/** `source` has `marks(key, employee_id, …)`, here `o`; why a mark is set is a cause or a version of a fact. */
function markStatement(source: string, { marks, cause, factId, factVersion }: Told): string {
  // In one order for everybody, so that two writers cannot wait for each other.
  return `with ${source}
    insert into dirty (period, employee_id, generation, cause, fact_id, fact_version)
    select o.key, o.employee_id, nextval('dirty_generation'), ${cause}, ${factId}, ${factVersion}
    from (select * from ${marks} order by key, employee_id) o
    on conflict (period, employee_id)
      do update set generation = nextval('dirty_generation'), cause = excluded.cause, fact_id = excluded.fact_id,
        fact_version = excluded.fact_version, attempts = 0, last_error = null
      -- A mark that nobody has taken is only locked, which keeps it from being taken before this transaction is there
      -- to be read: writing all of them anew was a third of what a delivery cost.
      where dirty.claimed_until is not null or dirty.attempts > 0
    returning period`;
}

async function ring(tx: Tx, marks: number): Promise<number> {
  if (marks > 0) await tx.rows("select pg_notify($1, '')", [CHANNELS.dirty]);
  return marks;
}

export interface DirtyCounts {
  readonly waiting: number;
  /** Failed so often that nobody tries again by itself. */
  readonly stuck: number;
}

export async function countDirty(tx: Tx): Promise<DirtyCounts> {
  const [row] = await tx.rows<DirtyCounts>(
    `select count(*) filter (where attempts < $1)::int as waiting, count(*) filter (where attempts >= $1)::int as stuck from dirty`,
    [CLAIM_ATTEMPTS_MAX],
  );
  return row ?? { waiting: 0, stuck: 0 };
}
