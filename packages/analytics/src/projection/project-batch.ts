import type { Answer, Querier } from '../client/querier.ts';
import { type OutboxRow, type ProjectedEvent, readEvent } from './events.ts';
import { rowsOf } from './rows.ts';

/** Bounds of a batch are fixed before it is first sent: a repeat carries the same rows under the same id. */
export interface OutboxBatch {
  readonly id: string;
  readonly rows: readonly OutboxRow[];
}

export interface PoisonRow {
  readonly outboxId: string;
  /** The place in the payload and the rule it breaks. */
  readonly reason: string;
}

export interface BatchReport {
  readonly projected: number;
  /** Topics of other readers. */
  readonly foreign: number;
  /** To be parked and alarmed by the caller; the others have passed. */
  readonly poison: readonly PoisonRow[];
}

/**
 * Sends a batch to ClickHouse. May be repeated after any failure: the batch id is the deduplication token of each
 * table's insert, and row revisions make even a forgotten token harmless. The batch is recorded as arrived last.
 */
export async function projectBatch(querier: Querier, batch: OutboxBatch): Promise<Answer<BatchReport>> {
  const events: ProjectedEvent[] = [];
  const poison: PoisonRow[] = [];
  for (const row of batch.rows) {
    const read = readEvent(row);
    if (read.kind === 'event') events.push(read.event);
    if (read.kind === 'poison') poison.push({ outboxId: read.outboxId, reason: read.reason });
  }
  const { payouts_v1, facts_v1, periods_v1 } = rowsOf(events);
  // A period turns to its statements only after they are there.
  const inserts = [
    ['facts_v1', facts_v1],
    ['payouts_v1', payouts_v1],
    ['periods_v1', periods_v1],
    ['projected_batches_v1', arrival(batch)],
  ] as const;
  for (const [table, rows] of inserts) {
    const outcome = await querier.insert(table, rows, { deduplicationToken: `${batch.id}/${table}` });
    if (!outcome.ok) return outcome;
  }
  const foreign = batch.rows.length - events.length - poison.length;
  return { ok: true, value: { projected: events.length, foreign, poison } };
}

function arrival({ id, rows }: OutboxBatch): readonly object[] {
  const last = rows.reduce((latest, { createdAt }) => Math.max(latest, Date.parse(createdAt)), 0);
  if (rows.length === 0) return [];
  return [{ batch_id: id, last_event_at: new Date(last).toISOString(), events: rows.length }];
}
