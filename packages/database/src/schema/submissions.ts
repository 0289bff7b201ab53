import type { ApprovalStep, SubmissionState } from '@premia/compensation';
import { sql } from 'drizzle-orm';
import { check, foreignKey, index, integer, jsonb, pgTable, text, unique, uniqueIndex } from 'drizzle-orm/pg-core';
import { day, instant } from './column-types.ts';
import { type StoredDocument, schemes, schemeVersions } from './schemes.ts';

/** Whom a version is to pay from its day on. */
export interface SubmissionTarget {
  readonly kind: 'department' | 'position' | 'employee';
  readonly id: string;
}

/** What was checked when the draft was submitted. */
export interface SubmissionChecks {
  readonly cases: number;
  readonly failingCases: number;
  /** Why it is submitted although cases fail; null when none does. */
  readonly despiteCases: string | null;
  /** Names employees see that lack a language. */
  readonly unnamed: number;
  /** People it pays on the day it starts. */
  readonly people: number;
}

/**
 * A draft as it was handed in for approval: document, hash, forecast and checks stand still from then on. While one waits,
 * nobody edits the draft; the last approval publishes exactly this document.
 */
export const schemeSubmissions = pgTable(
  'scheme_submissions',
  {
    id: text('id').primaryKey(),
    schemeId: text('scheme_id')
      .notNull()
      .references(() => schemes.id),
    state: text('state').$type<SubmissionState>().notNull().default('submitted'),
    revision: integer('revision').notNull().default(1),
    authorId: text('author_id').notNull(),
    document: jsonb('document').$type<StoredDocument>().notNull(),
    hash: text('hash').notNull(),
    /** What it is compared with: the version in force, else the newest; null before the first. */
    baseHash: text('base_hash'),
    /** Null for a version that is kept for later and pays nobody yet. */
    effectiveFrom: day('effective_from'),
    audience: jsonb('audience').$type<readonly SubmissionTarget[]>().notNull(),
    message: text('message').notNull().default(''),
    deadline: day('deadline'),
    route: jsonb('route').$type<readonly ApprovalStep[]>().notNull(),
    checks: jsonb('checks').$type<SubmissionChecks>().notNull(),
    /** The comparison over the last finished period, as it was shown. */
    forecast: jsonb('forecast').$type<Readonly<Record<string, unknown>>>().notNull(),
    versionId: text('version_id').references(() => schemeVersions.id),
    submittedAt: instant('submitted_at').notNull().defaultNow(),
    closedAt: instant('closed_at'),
  },
  (table) => [
    // What decisions are tied to: never another author, never another document.
    unique('scheme_submissions_signed').on(table.id, table.authorId, table.hash),
    uniqueIndex('scheme_submissions_one_waiting').on(table.schemeId).where(sql`state = 'submitted'`),
    index('scheme_submissions_of_scheme').on(table.schemeId, table.submittedAt),
    index('scheme_submissions_by_state').on(table.state, table.submittedAt),
    check('scheme_submissions_state', sql`${table.state} in ('submitted', 'approved', 'returned', 'withdrawn')`),
    check('scheme_submissions_message', sql`length(${table.message}) <= 2000`),
    check('scheme_submissions_route', sql`${table.route} in ('["finance"]'::jsonb, '["finance", "executive"]'::jsonb)`),
    check('scheme_submissions_audience', sql`(${table.effectiveFrom} is null) = (${table.audience} = '[]'::jsonb)`),
    check('scheme_submissions_published', sql`(${table.state} = 'approved') = (${table.versionId} is not null)`),
    check('scheme_submissions_closed', sql`(${table.state} = 'submitted') = (${table.closedAt} is null)`),
  ],
);

/** One person's word about one step of a submission's route. */
export const schemeDecisions = pgTable(
  'scheme_decisions',
  {
    id: text('id').primaryKey(),
    submissionId: text('submission_id').notNull(),
    authorId: text('author_id').notNull(),
    schemeHash: text('scheme_hash').notNull(),
    step: text('step').$type<ApprovalStep>().notNull(),
    decision: text('decision').$type<'approve' | 'return'>().notNull(),
    decidedBy: text('decided_by').notNull(),
    comment: text('comment').notNull().default(''),
    decidedAt: instant('decided_at').notNull().defaultNow(),
  },
  (table) => [
    foreignKey({
      name: 'scheme_decisions_about',
      columns: [table.submissionId, table.authorId, table.schemeHash],
      foreignColumns: [schemeSubmissions.id, schemeSubmissions.authorId, schemeSubmissions.hash],
    }),
    unique('scheme_decisions_one_a_step').on(table.submissionId, table.step),
    // Two steps are two people.
    unique('scheme_decisions_one_a_person').on(table.submissionId, table.decidedBy),
    check('scheme_decisions_step', sql`${table.step} in ('finance', 'executive')`),
    check('scheme_decisions_decision', sql`${table.decision} in ('approve', 'return')`),
    check('scheme_decisions_comment', sql`${table.decision} = 'approve' or length(${table.comment}) > 0`),
    // Four eyes hold even when the code above forgets them.
    check('scheme_decisions_four_eyes', sql`${table.decidedBy} <> ${table.authorId}`),
  ],
);
