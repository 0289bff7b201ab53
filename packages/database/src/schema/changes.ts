import type { ChangeSetState, ChangeSubject, ChangeValue } from '@premia/compensation';
import { sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { amount, createdAt, instant, periodKey, textMap } from './column-types.ts';
import { employees } from './people.ts';

/** What a set came to when it was last looked at as a whole: told in lists, worked out anew before a decision. */
export interface ChangeSetSummary {
  readonly concerned: number;
  readonly gaining: number;
  readonly losing: number;
  readonly currency: string;
  readonly fundDelta: string;
}

/** Changes that are decided together: drafted, previewed, submitted, approved by another person, applied at once, undone. */
export const changeSets = pgTable(
  'change_sets',
  {
    id: text('id').primaryKey(),
    kind: text('kind').$type<'targets' | 'actuals' | 'definition'>().notNull(),
    title: text('title').notNull(),
    note: text('note').notNull().default(''),
    state: text('state').$type<ChangeSetState>().notNull().default('draft'),
    revision: integer('revision').notNull().default(1),
    authorId: text('author_id').notNull(),
    /** Where its rows came from: typed, a file by its name, or the set that is undone. */
    source: text('source').$type<'entered' | 'file' | 'undo'>().notNull(),
    sourceName: text('source_name').notNull().default(''),
    undoes: text('undoes').references((): AnyPgColumn => changeSets.id),
    summary: jsonb('summary').$type<ChangeSetSummary>(),
    createdAt: createdAt(),
    submittedAt: instant('submitted_at'),
    decidedBy: text('decided_by'),
    decidedAt: instant('decided_at'),
    decisionReason: text('decision_reason').notNull().default(''),
  },
  (table) => [
    index('change_sets_by_state').on(table.state, table.createdAt),
    index('change_sets_by_author').on(table.authorId, table.createdAt),
    // What is undone is undone once, and asked for once at a time.
    uniqueIndex('change_sets_one_undo').on(table.undoes).where(sql`state in ('draft', 'submitted', 'applied')`),
    check('change_sets_kind', sql`${table.kind} in ('targets', 'actuals', 'definition')`),
    check('change_sets_source', sql`${table.source} in ('entered', 'file', 'undo')`),
    check(
      'change_sets_state',
      sql`${table.state} in ('draft', 'submitted', 'applied', 'rejected', 'undone', 'discarded')`,
    ),
    // Four eyes hold even when the code above forgets them.
    check(
      'change_sets_four_eyes',
      sql`${table.state} not in ('applied', 'undone') or (${table.decidedBy} is not null and ${table.decidedBy} <> ${table.authorId})`,
    ),
  ],
);

/** One row as it was given, what it is about once that is understood, and what held before. */
export const changeSetRows = pgTable(
  'change_set_rows',
  {
    changeSetId: text('change_set_id')
      .notNull()
      .references(() => changeSets.id),
    /** Line of the file or the grid, from 1. */
    line: integer('line').notNull(),
    given: textMap('given').notNull().default({}),
    /** Null while the row has problems; then `subject_key` is its line. */
    subject: jsonb('subject').$type<ChangeSubject>(),
    subjectKey: text('subject_key').notNull(),
    problems: jsonb('problems').$type<readonly ChangeRowProblem[]>().notNull().default([]),
    before: jsonb('before').$type<ChangeValue>(),
    /** Of what held before; 0 when there was nothing. */
    beforeRevision: integer('before_revision').notNull().default(0),
    after: jsonb('after').$type<ChangeValue>(),
    /** Of what the set wrote; 0 for a removal, null until it is applied. */
    appliedRevision: integer('applied_revision'),
  },
  (table) => [
    primaryKey({ columns: [table.changeSetId, table.line] }),
    uniqueIndex('change_set_rows_subject').on(table.changeSetId, table.subjectKey),
    index('change_set_rows_by_subject').on(table.subjectKey),
  ],
);

export interface ChangeRowProblem {
  readonly code: string;
  /** The column of the row; absent when it is the row as a whole. */
  readonly column?: string | undefined;
  readonly details: Readonly<Record<string, string>>;
}

/** What a plan reads differently for a person because of a set. */
export interface ChangedInput {
  readonly criterion: string;
  readonly measure: 'actual' | 'target' | 'previous' | 'yearToDate';
  readonly before: string | null;
  readonly after: string | null;
}

/** What an applied set meant for a person: the announcement they read, and the wall against approving one's own gain. */
export const changeSetEffects = pgTable(
  'change_set_effects',
  {
    changeSetId: text('change_set_id')
      .notNull()
      .references(() => changeSets.id),
    employeeId: text('employee_id')
      .notNull()
      .references(() => employees.id),
    period: periodKey().notNull(),
    inputs: jsonb('inputs').$type<readonly ChangedInput[]>().notNull(),
    currency: text('currency').notNull(),
    /** Null where a sum could not be worked out. */
    totalBefore: amount('total_before'),
    totalAfter: amount('total_after'),
    announcedAt: instant('announced_at').notNull().defaultNow(),
    seenAt: instant('seen_at'),
  },
  (table) => [
    primaryKey({ columns: [table.changeSetId, table.employeeId, table.period] }),
    index('change_set_effects_by_person').on(table.employeeId, table.announcedAt),
  ],
);
