import type { Chunk } from '@premia/compensation';
import type { Tx } from '../connection/with-tx.ts';
import { LEASE_SECONDS } from './lease.ts';

/**
 * A chunk that failed this often, or whose worker died this often, is cut in two until the person is found whom it fails
 * on: the next try would fail too.
 */
export const CHUNK_ATTEMPTS_MAX = 5;
/** What is left of them for a half, which is suspected already, and for one person, who must not be so by accident. */
const ATTEMPTS_LEFT = { half: 1, person: 3 } as const;

export interface LeasedChunk extends Chunk {
  readonly runId: string;
  /** Handed in with the result; a token that is not the newest is refused. */
  readonly fencing: string;
  /** How often it has failed before. */
  readonly attempts: number;
}

/** A chunk that was not calculated, and how often that happened to it by now. */
export interface FailedChunk extends Chunk {
  readonly runId: string;
  readonly attempts: number;
  /** What went wrong last; for operators. */
  readonly message: string;
}

const WORKER_DIED = 'the process that calculated it ended';

/**
 * Frees the chunks whose workers are silent for longer than a lease. That a worker died over a chunk counts like a failure:
 * a chunk that takes its process along, every time, would be tried for ever.
 */
export async function freeLostChunks(tx: Tx): Promise<void> {
  await tx.prepared(
    `update run_chunks c set state = 'pending', attempts = c.attempts + 1, last_error = $1
     from (
       select k.run_id, k.ordinal from run_chunks k join runs r on r.id = k.run_id
       where r.state = 'computing' and k.state = 'leased' and k.lease_until < clock_timestamp()
       for update of k skip locked
     ) lost
     where c.run_id = lost.run_id and c.ordinal = lost.ordinal`,
    [WORKER_DIED],
  );
}

/** Chunks that nobody may try again as they are. */
export async function findExhaustedChunks(tx: Tx): Promise<readonly FailedChunk[]> {
  return tx.prepared<FailedChunk>(
    `select c.run_id as "runId", c.ordinal, c.from_ordinal as "fromOrdinal", c.to_ordinal as "toOrdinal", c.attempts,
       coalesce(c.last_error, '') as message
     from run_chunks c join runs r on r.id = c.run_id
     where r.state = 'computing' and c.state = 'pending' and c.attempts >= $1 order by c.run_id, c.ordinal`,
    [CHUNK_ATTEMPTS_MAX],
  );
}

/**
 * Cuts an exhausted chunk in two, each to be tried by itself, unless somebody was faster. Which chunk a person is in changes
 * nothing about a run but who calculates it. The caller holds the run.
 */
export async function halveChunk(tx: Tx, chunk: FailedChunk): Promise<void> {
  const middle = Math.ceil((chunk.fromOrdinal + chunk.toOrdinal) / 2);
  const attempts = (people: number): number =>
    CHUNK_ATTEMPTS_MAX - (people === 1 ? ATTEMPTS_LEFT.person : ATTEMPTS_LEFT.half);
  const cut = await tx.rows(
    `update run_chunks set to_ordinal = $4, attempts = $5
     where run_id = $1 and ordinal = $2 and state = 'pending' and attempts = $3 returning ordinal`,
    [chunk.runId, chunk.ordinal, chunk.attempts, middle, attempts(middle - chunk.fromOrdinal)],
  );
  if (cut.length === 0) return;
  await tx.rows(
    `insert into run_chunks (run_id, ordinal, from_ordinal, to_ordinal, attempts)
     select $1, max(ordinal) + 1, $2, $3, $4 from run_chunks where run_id = $1`,
    [chunk.runId, middle, chunk.toOrdinal, attempts(chunk.toOrdinal - middle)],
  );
}

/** Leases the next chunk of a computing run; null when there is none. */
export async function leaseChunk(tx: Tx, worker: string): Promise<LeasedChunk | null> {
  const [chunk] = await tx.rows<LeasedChunk>(
    `update run_chunks c set state = 'leased', worker = $1, fencing = c.fencing + 1,
       lease_until = clock_timestamp() + make_interval(secs => $2)
     from (
       select k.run_id, k.ordinal from run_chunks k join runs r on r.id = k.run_id
       where r.state = 'computing' and k.state = 'pending' and k.attempts < $3
       order by r.launched_at, k.run_id, k.ordinal limit 1 for update of k skip locked
     ) free
     where c.run_id = free.run_id and c.ordinal = free.ordinal
     returning c.run_id as "runId", c.ordinal, c.from_ordinal as "fromOrdinal", c.to_ordinal as "toOrdinal", c.fencing,
       c.attempts`,
    [worker, LEASE_SECONDS, CHUNK_ATTEMPTS_MAX],
  );
  return chunk ?? null;
}

/** One statement, also sent by the heart of a worker on a connection of its own; no row: the lease is somebody else's. */
export const RENEW_CHUNK_LEASE = `update run_chunks set lease_until = clock_timestamp() + make_interval(secs => ${LEASE_SECONDS})
  where run_id = $1 and ordinal = $2 and fencing = $3 and state = 'leased'`;

/** Marks a chunk done if the token is still the newest; false for a worker that slept past its lease. */
export async function completeChunk(tx: Tx, chunk: LeasedChunk): Promise<boolean> {
  const rows = await tx.rows(
    `update run_chunks set state = 'done', completed_at = clock_timestamp(), last_error = null
     where run_id = $1 and ordinal = $2 and fencing = $3 and state = 'leased' returning ordinal`,
    [chunk.runId, chunk.ordinal, chunk.fencing],
  );
  return rows.length === 1;
}

/** Notes the failure and frees the chunk at once, if it is still the worker's. */
export async function failChunk(tx: Tx, chunk: LeasedChunk, error: string): Promise<void> {
  await tx.rows(
    `update run_chunks set state = 'pending', attempts = attempts + 1, last_error = $4
     where run_id = $1 and ordinal = $2 and fencing = $3 and state = 'leased'`,
    [chunk.runId, chunk.ordinal, chunk.fencing, error.slice(0, 2_000)],
  );
}

/** A run that is computing and has nothing left to compute: its worker died, or another one's chunk was the last. */
export async function findComputedRun(tx: Tx): Promise<string | null> {
  const [row] = await tx.rows<{ id: string }>(
    `select r.id from runs r
     where r.state = 'computing' and not exists (select from run_chunks k where k.run_id = r.id and k.state <> 'done')
     order by r.launched_at limit 1`,
  );
  return row?.id ?? null;
}

export async function isComputed(tx: Tx, runId: string): Promise<boolean> {
  const rows = await tx.rows(`select from run_chunks where run_id = $1 and state <> 'done' limit 1`, [runId]);
  return rows.length === 0;
}

/** The slices of a run, in its order. */
export async function readChunks(tx: Tx, runId: string): Promise<readonly Chunk[]> {
  return tx.rows<Chunk>(
    `select ordinal, from_ordinal as "fromOrdinal", to_ordinal as "toOrdinal" from run_chunks
     where run_id = $1 order by from_ordinal`,
    [runId],
  );
}

export interface ChunkCounts {
  readonly all: number;
  readonly done: number;
  /** People in finished chunks. */
  readonly computed: number;
}

export async function countChunks(tx: Tx, runIds: readonly string[]): Promise<ReadonlyMap<string, ChunkCounts>> {
  const rows = await tx.rows<ChunkCounts & { readonly runId: string }>(
    `select run_id as "runId", count(*)::int as all, count(*) filter (where state = 'done')::int as done,
       coalesce(sum(to_ordinal - from_ordinal) filter (where state = 'done'), 0)::int as computed
     from run_chunks where run_id = any($1) group by run_id`,
    [runIds],
  );
  return new Map(rows.map((row) => [row.runId, row]));
}
