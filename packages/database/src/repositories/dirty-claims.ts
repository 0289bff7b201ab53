import type { Tx } from '../connection/with-tx.ts';
import type { Cause } from '../schema/column-types.ts';
import { LEASE_SECONDS } from './lease.ts';

/* Marks of `dirty.ts` in the hands of a worker: taken under a lease, held while it writes, settled or given back. */

/** After this many failures a mark waits for somebody to look; it is never dropped. */
export const CLAIM_ATTEMPTS_MAX = 8;

export interface Claim {
  readonly period: string;
  readonly employeeId: string;
  readonly generation: string;
  /** Fences the claim: whoever claims after the lease has a higher one, and the sleeper is refused. */
  readonly claim: string;
  readonly cause: Cause | null;
}

/** Takes the oldest free marks under a lease. The rows are not held: whoever changes facts never waits for a worker. */
export async function claimDirty(tx: Tx, limit: number): Promise<readonly Claim[]> {
  return tx.rows<Claim>(
    `update dirty d set claimed_until = clock_timestamp() + make_interval(secs => $2), claim = nextval('dirty_generation')
     from (
       select period, employee_id from dirty
       where (claimed_until is null or claimed_until < clock_timestamp()) and attempts < $3
       order by marked_at limit $1 for update skip locked
     ) free
     where d.period = free.period and d.employee_id = free.employee_id
     returning d.period, d.employee_id as "employeeId", d.generation, d.claim, coalesce(d.cause, (
       select jsonb_build_object('kind', 'fact', 'source', f.source, 'id', f.external_id, 'title', v.title)
       from facts f join fact_versions v on v.fact_id = f.id
       where f.id = d.fact_id and v.version = d.fact_version)) as cause`,
    [limit, LEASE_SECONDS, CLAIM_ATTEMPTS_MAX],
  );
}

/** The marks of the claims in `$1` that are still the claimer's, locked in the order in which deliveries set marks. */
const OWN_MARKS = `select d.period, d.employee_id from dirty d
  join jsonb_to_recordset($1::jsonb) as c(period text, "employeeId" text, claim bigint)
    on d.period = c.period and d.employee_id = c."employeeId" and d.claim = c.claim
  order by d.period, d.employee_id for update of d`;

/** `$1`: claims as JSON. One statement, sent by the heart of a worker; claims that are somebody else's are left alone. */
export const RENEW_CLAIMS = `with own as materialized (${OWN_MARKS})
  update dirty d set claimed_until = clock_timestamp() + make_interval(secs => ${LEASE_SECONDS})
  from own where d.period = own.period and d.employee_id = own.employee_id`;

/**
 * Holds the marks of some claims until the transaction ends and answers those that are still the claimer's. One whose
 * lease was given to another worker is not among them; one that is held is written by nobody else meanwhile.
 */
export async function holdClaims(tx: Tx, claims: readonly Claim[]): Promise<readonly Claim[]> {
  const rows = await tx.rows<{ period: string; employeeId: string }>(
    `with own as materialized (${OWN_MARKS}) select period, employee_id as "employeeId" from own`,
    [JSON.stringify(claims)],
  );
  const there = new Set(rows.map(claimKey));
  return claims.filter((claim) => there.has(claimKey(claim)));
}

export interface Overtaking {
  readonly period: string;
  readonly employeeIds: readonly string[];
  /** The claims of whoever asks. */
  readonly by: readonly Claim[];
  readonly cause: Cause;
}

/**
 * People among the given ones whose marks some worker holds. Those claimed before any of `by`, be it under a lease that is
 * over, are marked again, so that their claims do not settle: that worker may not have seen what `by` were set for.
 */
export async function overtakeClaims(
  tx: Tx,
  { period, employeeIds, by, cause }: Overtaking,
): Promise<readonly string[]> {
  if (employeeIds.length === 0) return [];
  const rows = await tx.rows<{ employeeId: string }>(
    `with held as materialized (
       select d.employee_id, d.claim, d.claimed_until from dirty d
       where d.period = $1 and d.employee_id = any($2::text[]) and d.claimed_until is not null
       order by d.employee_id for update of d
     ), raised as (
       update dirty d set generation = nextval('dirty_generation'), cause = $4, fact_id = null, fact_version = null
       from held where d.period = $1 and d.employee_id = held.employee_id
         and held.claim < (select max(claim) from unnest($3::bigint[]) as c(claim))
     )
     select employee_id as "employeeId" from held where claimed_until > clock_timestamp()`,
    [period, employeeIds, by.map(({ claim }) => claim), JSON.stringify(cause)],
  );
  return rows.map(({ employeeId }) => employeeId);
}

/** Removes the marks that nothing changed since their claim, frees the others; answers how many were removed. */
export async function settleClaims(tx: Tx, claims: readonly Claim[]): Promise<number> {
  const list = JSON.stringify(claims);
  const removed = await tx.rows(
    `delete from dirty d
     using jsonb_to_recordset($1::jsonb) as c(period text, "employeeId" text, generation bigint)
     where d.period = c.period and d.employee_id = c."employeeId" and d.generation = c.generation
     returning d.period`,
    [list],
  );
  await tx.rows(
    `update dirty d set claimed_until = null, claim = null
     from jsonb_to_recordset($1::jsonb) as c(period text, "employeeId" text)
     where d.period = c.period and d.employee_id = c."employeeId"`,
    [list],
  );
  return removed.length;
}

/** Removes marks whose period was sealed meanwhile: what they were set for waits there as late. */
export async function dropClaims(tx: Tx, claims: readonly Claim[]): Promise<void> {
  await tx.rows(
    `delete from dirty d using jsonb_to_recordset($1::jsonb) as c(period text, "employeeId" text)
     where d.period = c.period and d.employee_id = c."employeeId"`,
    [JSON.stringify(claims)],
  );
}

/** Keeps the marks and counts the failure; they are tried again when the lease is over. */
export async function failClaims(tx: Tx, claims: readonly Claim[], error: string): Promise<void> {
  await tx.rows(
    `with failed as materialized (
       select d.period, d.employee_id from dirty d
       join jsonb_to_recordset($1::jsonb) as c(period text, "employeeId" text, generation bigint)
         on d.period = c.period and d.employee_id = c."employeeId" and d.generation = c.generation
       order by d.period, d.employee_id for update of d)
     update dirty d set attempts = d.attempts + 1, last_error = $2
     from failed where d.period = failed.period and d.employee_id = failed.employee_id`,
    [JSON.stringify(claims), error.slice(0, 2_000)],
  );
}

const claimKey = ({ period, employeeId }: Pick<Claim, 'period' | 'employeeId'>): string => `${period} ${employeeId}`;
