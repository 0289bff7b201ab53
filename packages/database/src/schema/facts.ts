import { sql } from 'drizzle-orm';
import { bigint, boolean, check, index, integer, jsonb, pgTable, primaryKey, text, unique } from 'drizzle-orm/pg-core';
import { amount, createdAt, day, instant, periodKey, textMap } from './column-types.ts';
import { employees } from './people.ts';

/** Identity of something that happened, for ever, and which of its versions counts now. */
export const facts = pgTable(
  'facts',
  {
    id: bigint('id', { mode: 'bigint' }).primaryKey().generatedAlwaysAsIdentity(),
    source: text('source').notNull(),
    externalId: text('external_id').notNull(),
    currentVersion: integer('current_version').notNull(),
    createdAt: createdAt(),
  },
  (table) => [unique('facts_key').on(table.source, table.externalId)],
);

/** What a source said about a fact. Append-only; `sequence` is the watermark a run freezes. */
export const factVersions = pgTable(
  'fact_versions',
  {
    factId: bigint('fact_id', { mode: 'bigint' })
      .notNull()
      .references(() => facts.id),
    version: integer('version').notNull(),
    sequence: bigint('sequence', { mode: 'bigint' }).generatedAlwaysAsIdentity(),
    factType: text('fact_type').notNull(),
    occurredOn: day('occurred_on').notNull(),
    amount: amount('amount'),
    currency: text('currency'),
    title: text('title').notNull().default(''),
    attributes: textMap('attributes').notNull().default({}),
    deleted: boolean('deleted').notNull().default(false),
    /** SHA-256 of the canonical payload: tells a repeat from a contradiction. */
    payloadHash: text('payload_hash').notNull(),
    /** Arrived after its month had been sealed: paid, if at all, as an adjustment. */
    late: boolean('late').notNull().default(false),
    batchId: text('batch_id'),
    receivedAt: instant('received_at').notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.factId, table.version] }),
    unique('fact_versions_sequence').on(table.sequence),
    index('fact_versions_by_day').on(table.occurredOn, table.factType),
  ],
);

/** Which employees a version of a fact counts for. Append-only: a new version brings its own credits. */
export const credits = pgTable(
  'credits',
  {
    factId: bigint('fact_id', { mode: 'bigint' }).notNull(),
    version: integer('version').notNull(),
    employeeId: text('employee_id')
      .notNull()
      .references(() => employees.id),
    /** owner: earned it; split: a stated share; rollup: heads the tree the fact was earned in, as of its day. */
    role: text('role').$type<'owner' | 'split' | 'rollup'>().notNull(),
    share: amount('share').notNull(),
    occurredOn: day('occurred_on').notNull(),
    /** The month of `occurred_on`, by which heads see their people. */
    period: periodKey().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.factId, table.version, table.employeeId, table.role] }),
    index('credits_by_person').on(table.employeeId, table.occurredOn),
    check('credits_role', sql`${table.role} in ('owner', 'split', 'rollup')`),
  ],
);

/** What could not become a fact: contradictions and unreadable items, with the reason and the raw item. */
export const quarantine = pgTable(
  'quarantine',
  {
    id: bigint('id', { mode: 'bigint' }).primaryKey().generatedAlwaysAsIdentity(),
    kind: text('kind').$type<'conflict' | 'rejected'>().notNull(),
    source: text('source').notNull(),
    externalId: text('external_id').notNull(),
    code: text('code').notNull(),
    details: textMap('details').notNull().default({}),
    raw: jsonb('raw').notNull(),
    rawHash: text('raw_hash').notNull(),
    batchId: text('batch_id'),
    receivedAt: instant('received_at').notNull().defaultNow(),
    resolvedAt: instant('resolved_at'),
    resolvedBy: text('resolved_by'),
  },
  (table) => [
    unique('quarantine_once').on(table.source, table.externalId, table.rawHash),
    check('quarantine_kind', sql`${table.kind} in ('conflict', 'rejected')`),
  ],
);

/** Files and API calls that brought data in; the content hash makes a repeated file recognisable. */
export const importBatches = pgTable(
  'import_batches',
  {
    id: text('id').primaryKey(),
    kind: text('kind').$type<'people' | 'facts' | 'criteria' | 'targets' | 'tables'>().notNull(),
    source: text('source').notNull(),
    contentHash: text('content_hash').notNull(),
    accepted: integer('accepted').notNull().default(0),
    duplicates: integer('duplicates').notNull().default(0),
    rejected: integer('rejected').notNull().default(0),
    importedBy: text('imported_by').notNull(),
    createdAt: createdAt(),
  },
  (table) => [index('import_batches_by_time').on(table.createdAt)],
);
