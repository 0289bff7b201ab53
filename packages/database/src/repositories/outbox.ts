import { randomUUID } from 'node:crypto';
import type { Tx } from '../connection/with-tx.ts';

export interface OutboxRecord {
  readonly id: string;
  readonly xid: string;
  readonly topic: string;
  readonly payload: unknown;
  readonly createdAt: string;
}

export interface OutboxBatch {
  /** Deduplication token: the same batch sent again is the same rows under the same token. */
  readonly id: string;
  readonly rows: readonly OutboxRecord[];
}

const COLUMNS = 'o.id, o.xid, o.topic, o.payload, o.created_at as "createdAt"';

/**
 * The batch a reader has to deliver: the one it left open, else the next rows after its cursor, whose bounds are stored
 * before anything is sent. Rows are taken in the order (xid, id) below pg_snapshot_xmin: every transaction below it
 * has ended, so nothing can appear behind the cursor any more. A row that announces many
 * versions of facts counts as that many: a batch ends with the row that reaches `limit`. Null when there is nothing to deliver.
 */
export async function openBatch(tx: Tx, reader: string, limit: number): Promise<OutboxBatch | null> {
  await holdReader(tx, reader);
  const left = await readOpenBatch(tx, reader);
  if (left !== null) return left;
  const rows = await tx.rows<OutboxRecord>(
    `select o.id, o.xid, o.topic, o.payload, o."createdAt" from (
       select n.*, sum(case when jsonb_typeof(n.payload->'versions') = 'array' then (
             select sum(case when jsonb_typeof(v->2) = 'number' then (v->>2)::numeric else 1 end)
             from jsonb_array_elements(n.payload->'versions') v)
           else 1 end) over (order by n.xid, n.id rows between unbounded preceding and 1 preceding) as before
       from (
         select ${COLUMNS} from outbox o, outbox_cursors c
         where c.reader = $1 and (o.xid, o.id) > (c.xid, c.id) and o.xid < pg_snapshot_xmin(pg_current_snapshot())
         order by o.xid, o.id limit $2
       ) n
     ) o where coalesce(o.before, 0) < $2
     order by o.xid, o.id`,
    [reader, limit],
  );
  const first = rows[0];
  const last = rows.at(-1);
  if (first === undefined || last === undefined) return null;
  const id = randomUUID();
  await tx.rows(
    `insert into outbox_batches (id, reader, from_xid, from_id, to_xid, to_id, rows) values ($1, $2, $3, $4, $5, $6, $7)`,
    [id, reader, first.xid, first.id, last.xid, last.id, rows.length],
  );
  return { id, rows };
}

async function holdReader(tx: Tx, reader: string): Promise<void> {
  await tx.rows(`insert into outbox_cursors (reader, xid, id) values ($1, '0', 0) on conflict (reader) do nothing`, [
    reader,
  ]);
  await tx.rows('select reader from outbox_cursors where reader = $1 for update', [reader]);
}

async function readOpenBatch(tx: Tx, reader: string): Promise<OutboxBatch | null> {
  const rows = await tx.rows<OutboxRecord & { readonly batch: string }>(
    `select b.id as batch, ${COLUMNS} from outbox_batches b
     join outbox o on (o.xid, o.id) between (b.from_xid, b.from_id) and (b.to_xid, b.to_id)
     where b.reader = $1 and b.state = 'open' order by o.xid, o.id`,
    [reader],
  );
  const first = rows[0];
  return first === undefined ? null : { id: first.batch, rows: rows.map(({ batch: _, ...row }) => row) };
}

export interface ParkedRow {
  readonly outboxId: string;
  readonly reason: string;
}

/** The batch is delivered: the cursor moves past it; rows that can never be projected are kept aside, with the reason. */
export async function closeBatch(
  tx: Tx,
  batch: { readonly reader: string; readonly id: string },
  parked: readonly ParkedRow[],
): Promise<void> {
  await tx.rows(
    `with closed as (
       update outbox_batches set state = 'done', done_at = clock_timestamp()
       where id = $1 and reader = $2 and state = 'open' returning to_xid, to_id
     )
     update outbox_cursors c set xid = closed.to_xid, id = closed.to_id, moved_at = clock_timestamp()
     from closed where c.reader = $2`,
    [batch.id, batch.reader],
  );
  await tx.rows(
    `insert into outbox_parked (reader, outbox_id, reason)
     select $1, p."outboxId", p.reason from jsonb_to_recordset($2::jsonb) as p("outboxId" bigint, reason text)
     on conflict do nothing`,
    [batch.reader, JSON.stringify(parked)],
  );
}

export async function noteFailedDelivery(tx: Tx, batchId: string): Promise<void> {
  await tx.rows('update outbox_batches set attempts = attempts + 1 where id = $1', [batchId]);
}

export interface OutboxBacklog {
  /** Rows the reader has not delivered, those of running transactions included. */
  readonly pending: number;
  readonly parked: number;
  /** When the reader last moved; null before the first time. */
  readonly movedAt: string | null;
}

export async function readBacklog(tx: Tx, reader: string): Promise<OutboxBacklog> {
  const [row] = await tx.rows<OutboxBacklog>(
    `select
       (select count(*)::int from outbox o where (o.xid, o.id) > (coalesce(c.xid, '0'), coalesce(c.id, 0))) as pending,
       (select count(*)::int from outbox_parked p where p.reader = $1) as parked,
       c.moved_at as "movedAt"
     from (select 1) one left join outbox_cursors c on c.reader = $1`,
    [reader],
  );
  return row ?? { pending: 0, parked: 0, movedAt: null };
}

/**
 * Back to the beginning: for a projection that was dropped and is built anew. A reader that is at the beginning keeps
 * the batch it has open: sent again under another token it would be other rows. Answers whether it went back: then the
 * batch it had open is no more, and its rows come again in their turn.
 */
export async function rewindReader(tx: Tx, reader: string): Promise<boolean> {
  await holdReader(tx, reader);
  const begun = await tx.rows(`select from outbox_cursors where reader = $1 and (xid, id) > ('0'::xid8, 0)`, [reader]);
  if (begun.length === 0) return false;
  await tx.rows(
    `update outbox_batches set state = 'done', done_at = clock_timestamp() where reader = $1 and state = 'open'`,
    [reader],
  );
  await tx.rows(`update outbox_cursors set xid = '0', id = 0, moved_at = clock_timestamp() where reader = $1`, [
    reader,
  ]);
  await tx.rows('delete from outbox_parked where reader = $1', [reader]);
  return true;
}
