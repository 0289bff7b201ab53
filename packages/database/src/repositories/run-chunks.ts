import type { Chunk } from '@premia/compensation';
import type { Tx } from '../connection/with-tx.ts';

/** A worker that has not committed its chunk by then is taken for dead; another gets the chunk and a higher token. */
export const CHUNK_LEASE_SECONDS = 20;
/** A chunk that failed this often fails its run: the next try would fail too. */
export const CHUNK_ATTEMPTS_MAX = 5;

export interface LeasedChunk extends Chunk {
  readonly runId: string;
  /** Handed in with the result; a token that is not the newest is refused. */
  readonly fencing: string;
  readonly attempts: number;
}

/** Leases the next chunk of a computing run; null when there is none. */
export async function leaseChunk(tx: Tx, worker: string): Promise<LeasedChunk | null> {
  const [chunk] = await tx.rows<LeasedChunk>(
    `update run_chunks c set state = 'leased', worker = $1, fencing = c.fencing + 1, attempts = c.attempts + 1,
       lease_until = clock_timestamp() + make_interval(secs => $2)
     from (
       select k.run_id, k.ordinal from run_chunks k join runs r on r.id = k.run_id
       where r.state = 'computing' and (k.state = 'pending' or (k.state = 'leased' and k.lease_until < clock_timestamp()))
       order by r.launched_at, k.run_id, k.ordinal limit 1 for update of k skip locked
     ) free
     where c.run_id = free.run_id and c.ordinal = free.ordinal
     returning c.run_id as "runId", c.ordinal, c.from_ordinal as "fromOrdinal", c.to_ordinal as "toOrdinal", c.fencing,
       c.attempts`,
    [worker, CHUNK_LEASE_SECONDS],
  );
  return chunk ?? null;
}

/** Marks a chunk done if the token is still the newest; false for a worker that slept past its lease. */
export async function completeChunk(tx: Tx, chunk: LeasedChunk): Promise<boolean> {
  const rows = await tx.rows(
    `update run_chunks set state = 'done', completed_at = clock_timestamp(), last_error = null
     where run_id = $1 and ordinal = $2 and fencing = $3 and state = 'leased' returning ordinal`,
    [chunk.runId, chunk.ordinal, chunk.fencing],
  );
  return rows.length === 1;
}

/** Notes the failure and frees the chunk at once; the attempts decide when it is enough. */
export async function failChunk(tx: Tx, chunk: LeasedChunk, error: string): Promise<void> {
  await tx.rows(
    `update run_chunks set state = 'pending', last_error = $4
     where run_id = $1 and ordinal = $2 and fencing = $3 and state = 'leased'`,
    [chunk.runId, chunk.ordinal, chunk.fencing, error.slice(0, 2_000)],
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
