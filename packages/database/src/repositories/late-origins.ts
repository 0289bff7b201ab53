import { CHANNELS } from '../connection/channels.ts';
import type { Tx } from '../connection/with-tx.ts';
import type { Cause } from '../schema/column-types.ts';
import type { Touched } from './dirty.ts';
import { LEASE_SECONDS } from './lease.ts';

/** After this many failures a mark waits for somebody to look; it is never dropped. */
const ORIGIN_ATTEMPTS_MAX = 5;

/** Whether a change of the day, or of a later one, can concern a period that is closing or sealed. */
export async function reachesClosedPeriods(tx: Tx, day: string): Promise<boolean> {
  const rows = await tx.prepared(`select from periods where state <> 'open' and ends_on > $1 limit 1`, [day]);
  return rows.length > 0;
}

/**
 * Marks what people were paid for periods that are closing or sealed and that a change of a day can concern: the periods
 * that hold the day, the next one where a scheme in force reads a previous value, the rest of the year where one reads a
 * year to date. The counterpart of `markTouched`, in the transaction of the facts.
 */
export async function markLateOrigins(tx: Tx, touched: readonly Touched[]): Promise<number> {
  if (touched.length === 0) return 0;
  const rows = await tx.rows(
    `with measures as (
       select coalesce(bool_or(jsonb_path_exists(v.reads, '$.criteria[*].measures[*] ? (@ == "previous")')), false) as previous,
         coalesce(bool_or(jsonb_path_exists(v.reads, '$.criteria[*].measures[*] ? (@ == "yearToDate")')), false) as to_date
       from scheme_versions v where exists (select from assignments a where a.version_id = v.id)
     ), touched as (
       select t."employeeId" as employee_id, t.day, t.cause
       from jsonb_to_recordset($1::jsonb) as t("employeeId" text, day date, cause jsonb)
     ), marks as (
       select distinct on (p.key, t.employee_id) p.key, t.employee_id, t.cause
       from touched t cross join measures m
       join periods p on p.state <> 'open' and p.ends_on > t.day and (
         p.starts_on <= t.day
         or (m.to_date and date_trunc('year', p.starts_on) = date_trunc('year', t.day))
         or (m.previous and p.starts_on - (case p.kind when 'month' then interval '1 month'
               when 'quarter' then interval '3 months' else interval '1 year' end) <= t.day)
       )
       order by p.key, t.employee_id, t.day desc
     )
     insert into late_origins (period, employee_id, generation, cause)
     select o.key, o.employee_id, nextval('dirty_generation'), o.cause
     from (select key, employee_id, cause from marks order by key, employee_id) o
     on conflict (period, employee_id)
       do update set generation = nextval('dirty_generation'), cause = excluded.cause, attempts = 0, last_error = null
     returning period`,
    [JSON.stringify(touched)],
  );
  if (rows.length > 0) await tx.rows("select pg_notify($1, '')", [CHANNELS.origins]);
  return rows.length;
}

export interface OriginClaim {
  readonly period: string;
  readonly employeeId: string;
  readonly generation: string;
  /** Fences the claim: whoever claims after the lease has another one, and the sleeper is refused. */
  readonly claim: string;
  readonly cause: Cause | null;
}

/** Takes the oldest free marks of sealed periods under a lease; those of one that is still closing wait for its seal. */
export async function claimLateOrigins(tx: Tx, limit: number): Promise<readonly OriginClaim[]> {
  return tx.rows<OriginClaim>(
    `update late_origins o set claimed_until = clock_timestamp() + make_interval(secs => $2), claim = nextval('dirty_generation')
     from (
       select l.period, l.employee_id from late_origins l
       where (l.claimed_until is null or l.claimed_until < clock_timestamp()) and l.attempts < $3
         and exists (select from periods p where p.key = l.period and p.state = 'sealed')
       order by l.marked_at, l.period, l.employee_id limit $1 for update of l skip locked
     ) free
     where o.period = free.period and o.employee_id = free.employee_id
     returning o.period, o.employee_id as "employeeId", o.generation, o.claim, o.cause`,
    [limit, LEASE_SECONDS, ORIGIN_ATTEMPTS_MAX],
  );
}

/** The marks of the claims in `$1` that are still the claimer's, locked in one order for everybody. */
const OWN_MARKS = `select o.period, o.employee_id from late_origins o
  join jsonb_to_recordset($1::jsonb) as c(period text, "employeeId" text, claim bigint)
    on o.period = c.period and o.employee_id = c."employeeId" and o.claim = c.claim
  order by o.period, o.employee_id for update of o`;

/** `$1`: claims as JSON. One statement, sent by the heart of a worker; claims that are somebody else's are left alone. */
export const RENEW_LATE_ORIGINS = `with own as materialized (${OWN_MARKS})
  update late_origins o set claimed_until = clock_timestamp() + make_interval(secs => ${LEASE_SECONDS})
  from own where o.period = own.period and o.employee_id = own.employee_id`;

/** Holds the marks until the transaction ends and answers those that are still the claimer's and unchanged. */
export async function holdLateOrigins(tx: Tx, claims: readonly OriginClaim[]): Promise<readonly OriginClaim[]> {
  const rows = await tx.rows<{ period: string; employeeId: string }>(
    `with own as materialized (${OWN_MARKS}) select period, employee_id as "employeeId" from own`,
    [JSON.stringify(claims)],
  );
  const there = new Set(rows.map(originKey));
  return claims.filter((claim) => there.has(originKey(claim)));
}

/** Removes the marks that nothing changed since their claim and frees the others for the next round. */
export async function settleLateOrigins(tx: Tx, claims: readonly OriginClaim[]): Promise<void> {
  const list = JSON.stringify(claims);
  await tx.rows(
    `delete from late_origins o
     using jsonb_to_recordset($1::jsonb) as c(period text, "employeeId" text, generation bigint)
     where o.period = c.period and o.employee_id = c."employeeId" and o.generation = c.generation`,
    [list],
  );
  await freeLateOrigins(tx, claims);
}

/** Gives claimed marks back at once: what they were for could not be finished in this round. */
export async function freeLateOrigins(tx: Tx, claims: readonly OriginClaim[]): Promise<void> {
  await tx.rows(
    `update late_origins o set claimed_until = null, claim = null
     from jsonb_to_recordset($1::jsonb) as c(period text, "employeeId" text, claim bigint)
     where o.period = c.period and o.employee_id = c."employeeId" and o.claim = c.claim`,
    [JSON.stringify(claims)],
  );
}

/** Keeps the marks with the reason they could not be worked out; they are tried again when the lease is over. */
export async function failLateOrigins(tx: Tx, claims: readonly OriginClaim[], error: string): Promise<void> {
  await tx.rows(
    `update late_origins o set attempts = o.attempts + 1, last_error = $2
     from jsonb_to_recordset($1::jsonb) as c(period text, "employeeId" text, generation bigint)
     where o.period = c.period and o.employee_id = c."employeeId" and o.generation = c.generation`,
    [JSON.stringify(claims), error.slice(0, 2_000)],
  );
}

/** Drops marks of periods that a cancelled run opened again: there the live accrual sees to what changed. */
export async function dropLateOrigins(tx: Tx, period: string): Promise<void> {
  await tx.rows('delete from late_origins where period = $1', [period]);
}

const originKey = ({ period, employeeId }: Pick<OriginClaim, 'period' | 'employeeId'>): string =>
  `${period} ${employeeId}`;
