import { sql } from 'drizzle-orm';
import { bigint, check, index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { createdAt, instant, xid8 } from './column-types.ts';

/**
 * What the projections must learn, written in the transaction that made it true. Read in the order
 * (xid, id) below pg_snapshot_xmin: ids are handed out before commit, so an id alone skips rows.
 */
export const outbox = pgTable(
  'outbox',
  {
    id: bigint('id', { mode: 'bigint' }).primaryKey().generatedAlwaysAsIdentity(),
    xid: xid8('xid').notNull().default(sql`pg_current_xact_id()`),
    topic: text('topic').notNull(),
    payload: jsonb('payload').notNull(),
    createdAt: createdAt(),
  },
  (table) => [index('outbox_order').on(table.xid, table.id)],
);

/** How far a reader has got: everything up to and including (xid, id) was delivered or parked. */
export const outboxCursors = pgTable('outbox_cursors', {
  reader: text('reader').primaryKey(),
  xid: xid8('xid').notNull(),
  id: bigint('id', { mode: 'bigint' }).notNull(),
  movedAt: instant('moved_at').notNull().defaultNow(),
});

/** Bounds of a batch, stored before it is sent: a repeat after a crash sends the same rows under the same token. */
export const outboxBatches = pgTable(
  'outbox_batches',
  {
    id: text('id').primaryKey(),
    reader: text('reader').notNull(),
    fromXid: xid8('from_xid').notNull(),
    fromId: bigint('from_id', { mode: 'bigint' }).notNull(),
    toXid: xid8('to_xid').notNull(),
    toId: bigint('to_id', { mode: 'bigint' }).notNull(),
    rows: integer('rows').notNull(),
    state: text('state').$type<'open' | 'done'>().notNull().default('open'),
    attempts: integer('attempts').notNull().default(0),
    createdAt: createdAt(),
    doneAt: instant('done_at'),
  },
  (table) => [
    index('outbox_batches_open').on(table.reader, table.state),
    check('outbox_batches_state', sql`${table.state} in ('open', 'done')`),
  ],
);

/** Rows a projection could not take: kept, alarmed, retried by hand; the others pass. */
export const outboxParked = pgTable(
  'outbox_parked',
  {
    reader: text('reader').notNull(),
    outboxId: bigint('outbox_id', { mode: 'bigint' })
      .notNull()
      .references(() => outbox.id),
    reason: text('reason').notNull(),
    parkedAt: instant('parked_at').notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.reader, table.outboxId] })],
);
