import { sql } from 'drizzle-orm';
import { bigint, index, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import { instant, xid8 } from './column-types.ts';

/** Who did what to what. Append-only; written by `withTx` callers in the transaction of the change itself. */
export const audit = pgTable(
  'audit',
  {
    id: bigint('id', { mode: 'bigint' }).primaryKey().generatedAlwaysAsIdentity(),
    xid: xid8('xid').notNull().default(sql`pg_current_xact_id()`),
    actor: text('actor').notNull(),
    action: text('action').notNull(),
    targetKind: text('target_kind').notNull(),
    targetId: text('target_id').notNull(),
    details: jsonb('details').$type<Readonly<Record<string, unknown>>>().notNull().default({}),
    at: instant('at').notNull().defaultNow(),
  },
  (table) => [index('audit_by_target').on(table.targetKind, table.targetId), index('audit_by_time').on(table.at)],
);
