import { sql } from 'drizzle-orm';
import { type AnyPgColumn, check, index, integer, jsonb, pgTable, text, unique } from 'drizzle-orm/pg-core';
import { bilingual, bytes, createdAt, day, instant } from './column-types.ts';
import { employees } from './people.ts';

/** A scheme document as stored; it becomes a `SchemeDocument` only by being parsed. */
export type StoredDocument = Readonly<Record<string, unknown>>;

export const schemes = pgTable(
  'schemes',
  {
    id: text('id').primaryKey(),
    key: text('key').notNull().unique('schemes_key'),
    title: bilingual('title').notNull(),
    period: text('period').$type<'month' | 'quarter' | 'year'>().notNull(),
    currency: text('currency').notNull(),
    ownerId: text('owner_id').references(() => employees.id),
    archivedAt: instant('archived_at'),
    createdAt: createdAt(),
  },
  (table) => [check('schemes_period', sql`${table.period} in ('month', 'quarter', 'year')`)],
);

/** The editable document; every save carries the revision it started from. */
export const schemeDrafts = pgTable('scheme_drafts', {
  schemeId: text('scheme_id')
    .primaryKey()
    .references(() => schemes.id),
  document: jsonb('document').$type<StoredDocument>().notNull(),
  revision: integer('revision').notNull().default(1),
  hash: text('hash').notNull(),
  changedBy: text('changed_by').notNull(),
  changedAt: instant('changed_at').notNull().defaultNow(),
});

/** What a published version reads; decides whose accruals a fact, target or value makes stale. */
export interface SchemeReads {
  readonly criteria: readonly { readonly criterion: string; readonly measures: readonly string[] }[];
  readonly factTypes: readonly string[];
  readonly tables: readonly string[];
  readonly team: boolean;
  /** What the ledger holds; not told by versions published before it was asked, which may read it. */
  readonly balances?: boolean;
}

/** An immutable published document, addressed by its content hash. */
export const schemeVersions = pgTable(
  'scheme_versions',
  {
    id: text('id').primaryKey(),
    schemeId: text('scheme_id')
      .notNull()
      .references(() => schemes.id),
    version: integer('version').notNull(),
    hash: text('hash').notNull(),
    document: jsonb('document').$type<StoredDocument>().notNull(),
    reads: jsonb('reads').$type<SchemeReads>().notNull(),
    note: text('note').notNull().default(''),
    publishedBy: text('published_by').notNull(),
    publishedAt: instant('published_at').notNull().defaultNow(),
  },
  (table) => [
    unique('scheme_versions_number').on(table.schemeId, table.version),
    unique('scheme_versions_content').on(table.schemeId, table.hash),
  ],
);

export const assignments = pgTable(
  'assignments',
  {
    id: text('id').primaryKey(),
    schemeId: text('scheme_id')
      .notNull()
      .references(() => schemes.id),
    versionId: text('version_id')
      .notNull()
      .references(() => schemeVersions.id),
    targetKind: text('target_kind').$type<'department' | 'position' | 'employee'>().notNull(),
    targetId: text('target_id').notNull(),
    validFrom: day('valid_from').notNull(),
    validTo: day('valid_to'),
    createdBy: text('created_by').notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    index('assignments_by_target').on(table.targetKind, table.targetId),
    unique('assignments_start').on(table.schemeId, table.targetKind, table.targetId, table.validFrom),
    check('assignments_target', sql`${table.targetKind} in ('department', 'position', 'employee')`),
    check('assignments_range', sql`${table.validTo} is null or ${table.validTo} > ${table.validFrom}`),
  ],
);

/**
 * The draft as its editors share it (a Yjs update): what lets edits made apart, also offline, still be merged. It belongs
 * to the draft of the same revision; a draft saved past it is merged into it when the scheme is next opened.
 */
export const schemeDraftStates = pgTable('scheme_draft_states', {
  schemeId: text('scheme_id')
    .primaryKey()
    .references(() => schemeDrafts.schemeId),
  state: bytes('state').notNull(),
  revision: integer('revision').notNull(),
});

/** What a comment is pinned to; a node that is gone leaves its comments readable. */
export interface CommentAnchor {
  readonly nodeId?: string;
  readonly port?: string;
  /** A cell: path inside the node's params, as `bands.1.rate`. */
  readonly path?: string;
}

/** A remark on a draft, or an answer to one. */
export const schemeComments = pgTable(
  'scheme_comments',
  {
    id: text('id').primaryKey(),
    schemeId: text('scheme_id')
      .notNull()
      .references(() => schemes.id),
    /** Null for the remark that opens a thread. */
    threadId: text('thread_id').references((): AnyPgColumn => schemeComments.id),
    anchor: jsonb('anchor').$type<CommentAnchor>().notNull(),
    text: text('text').notNull(),
    authorId: text('author_id')
      .notNull()
      .references(() => employees.id),
    mentions: text('mentions').array().notNull(),
    createdAt: createdAt(),
    resolvedAt: instant('resolved_at'),
    resolvedBy: text('resolved_by').references(() => employees.id),
  },
  (table) => [
    index('scheme_comments_of_scheme').on(table.schemeId, table.createdAt),
    check('scheme_comments_text', sql`length(${table.text}) between 1 and 4000`),
    check('scheme_comments_resolved', sql`(${table.resolvedAt} is null) = (${table.resolvedBy} is null)`),
    check('scheme_comments_answer_open', sql`${table.threadId} is null or ${table.resolvedAt} is null`),
  ],
);
