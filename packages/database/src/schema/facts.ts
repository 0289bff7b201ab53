import { sql } from 'drizzle-orm';
import { bigint, boolean, check, index, integer, jsonb, pgTable, primaryKey, text, unique } from 'drizzle-orm/pg-core';
import { amount, createdAt, day, instant, periodKey, textMap } from './column-types.ts';

/** Identity of something that happened, for ever, and which of its versions counts now. */
export const facts = pgTable(
  'facts',
  {
    /** Drawn by the thousand: what a delivery brings has ids in a row. */
    id: bigint('id', { mode: 'bigint' }).primaryKey().generatedAlwaysAsIdentity({ cache: 1_000 }),
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
    /** Held by a set-based trigger: a foreign key would look up, and lock, a row per version. */
    factId: bigint('fact_id', { mode: 'bigint' }).notNull(),
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
    index('fact_versions_late').on(table.receivedAt).where(sql`${table.late}`),
  ],
);

/** Which employees a version of a fact counts for. Append-only: a new version brings its own credits. */
export const credits = pgTable(
  'credits',
  {
    factId: bigint('fact_id', { mode: 'bigint' }).notNull(),
    version: integer('version').notNull(),
    /** Somebody known, held by a set-based trigger. */
    employeeId: text('employee_id').notNull(),
    /**
     * owner: earned it; split: a stated share; overlay: beside the shares. What heads are credited with is derived from
     * the tree of the fact's day when it is read; `rollup` rows are of older deliveries and not read.
     */
    role: text('role').$type<'owner' | 'split' | 'overlay' | 'rollup'>().notNull(),
    share: amount('share').notNull(),
    occurredOn: day('occurred_on').notNull(),
    /** The month of `occurred_on`, by which heads see their people. */
    period: periodKey().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.factId, table.version, table.employeeId, table.role] }),
    index('credits_by_person').on(table.employeeId, table.occurredOn),
    check('credits_role', sql`${table.role} in ('owner', 'split', 'overlay', 'rollup')`),
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
    /** The item as far as the JSON of the database can hold it; what came in is `raw_text`. */
    raw: jsonb('raw').notNull(),
    /** The item byte for byte; null for items that came in before it was kept. */
    rawText: text('raw_text'),
    rawHash: text('raw_hash').notNull(),
    batchId: text('batch_id'),
    receivedAt: instant('received_at').notNull().defaultNow(),
    resolvedAt: instant('resolved_at'),
    resolvedBy: text('resolved_by'),
    /**
     * accepted: stored as a new version; kept: what was stored stays; resubmitted: stored after a fix; dismissed; superseded:
     * its source has sent what was taken since, nobody had to decide.
     */
    resolution: text('resolution').$type<'accepted' | 'kept' | 'resubmitted' | 'dismissed' | 'superseded'>(),
    reason: text('reason'),
  },
  (table) => [
    unique('quarantine_once').on(table.source, table.externalId, table.rawHash),
    index('quarantine_waiting').on(table.id).where(sql`${table.resolvedAt} is null`),
    index('quarantine_waiting_by_key').on(table.source, table.externalId).where(sql`${table.resolvedAt} is null`),
    check('quarantine_kind', sql`${table.kind} in ('conflict', 'rejected')`),
    check(
      'quarantine_resolution',
      sql`${table.resolution} is null or ${table.resolution} in ('accepted', 'kept', 'resubmitted', 'dismissed', 'superseded')`,
    ),
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

/** What a source says it sent: facts of a type that happened on a day, how many and how much. The newest word counts. */
export const controlTotals = pgTable(
  'control_totals',
  {
    source: text('source').notNull(),
    day: day('day').notNull(),
    factType: text('fact_type').notNull(),
    /** Empty for facts without an amount. */
    currency: text('currency').notNull().default(''),
    count: integer('count').notNull(),
    /** Null when the source counts only. */
    amount: amount('amount'),
    reportedBy: text('reported_by').notNull(),
    reportedAt: instant('reported_at').notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.source, table.day, table.factType, table.currency] }),
    index('control_totals_by_day').on(table.day),
    check('control_totals_count', sql`${table.count} >= 0`),
  ],
);

/** Finance lets a period be sealed over a difference, as it was then: another difference is another decision. */
export const controlTotalOverrides = pgTable(
  'control_total_overrides',
  {
    id: bigint('id', { mode: 'bigint' }).primaryKey().generatedAlwaysAsIdentity(),
    source: text('source').notNull(),
    day: day('day').notNull(),
    factType: text('fact_type').notNull(),
    currency: text('currency').notNull(),
    /** Reported against stored, as they stood when it was decided. */
    difference: text('difference').notNull(),
    reason: text('reason').notNull(),
    decidedBy: text('decided_by').notNull(),
    decidedAt: instant('decided_at').notNull().defaultNow(),
  },
  (table) => [
    unique('control_total_overrides_once').on(
      table.source,
      table.day,
      table.factType,
      table.currency,
      table.difference,
    ),
  ],
);
