import type { InitiativeKind, InitiativeState } from '@premia/compensation';
import { sql } from 'drizzle-orm';
import { check, index, integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import { amount, createdAt, day, instant } from './column-types.ts';
import { departments, employees } from './people.ts';

export interface InitiativeAuthor {
  readonly employee: string;
  readonly share: string;
}

/** What was approved, whole, as it is to stand again should its correction be declined. */
export interface StandingDecision {
  readonly state: InitiativeState;
  readonly effectAmount: string | null;
  readonly effectMonths: number | null;
  readonly effectFrom: string | null;
  readonly evidence: string;
  readonly measuredBy: string | null;
  readonly decidedBy: string | null;
  readonly decidedAt: string | null;
}

/** Whether the person in a column is not among the authors. */
const notAnAuthor = (column: string) =>
  `(${column} is null or not authors @> jsonb_build_array(jsonb_build_object('employee', ${column})))`;

/**
 * What somebody did or proposes beyond their duties, from the record to the reward; its history is in the audit. What it
 * pays is no column: it becomes facts, and schemes pay for facts.
 */
export const initiatives = pgTable(
  'initiatives',
  {
    id: text('id').primaryKey(),
    kind: text('kind').$type<InitiativeKind>().notNull(),
    state: text('state').$type<InitiativeState>().notNull(),
    revision: integer('revision').notNull().default(1),
    title: text('title').notNull(),
    description: text('description').notNull(),
    happenedOn: day('happened_on').notNull(),
    /** Shares add up to one. */
    authors: jsonb('authors').$type<readonly InitiativeAuthor[]>().notNull(),
    /** Where the first author worked on the day. */
    departmentId: text('department_id')
      .notNull()
      .references(() => departments.id),
    recordedBy: text('recorded_by')
      .notNull()
      .references(() => employees.id),
    recordedAt: createdAt(),
    assessorId: text('assessor_id').references(() => employees.id),
    /** Until when the assessor answers. */
    deadline: day('deadline'),
    /** Whether the assessor was reminded of this deadline, and of which side of it. */
    reminded: text('reminded').$type<'near' | 'overdue'>(),
    effectAmount: amount('effect_amount'),
    effectMonths: integer('effect_months'),
    effectFrom: day('effect_from'),
    currency: text('currency').notNull(),
    evidence: text('evidence').notNull().default(''),
    measuredBy: text('measured_by').references(() => employees.id),
    decidedBy: text('decided_by').references(() => employees.id),
    decidedAt: instant('decided_at'),
    /** What was last said: why it was declined, returned, corrected, revoked. */
    reason: text('reason').notNull().default(''),
    factVersion: integer('fact_version').notNull().default(0),
    /** For how many months of the effect there are facts. */
    factMonths: integer('fact_months').notNull().default(0),
    /** While a correction waits for its approval: the decision that stands until then. */
    standing: jsonb('standing').$type<StandingDecision>(),
  },
  (table) => [
    index('initiatives_by_state').on(table.state, table.deadline),
    index('initiatives_by_assessor').on(table.assessorId, table.state),
    index('initiatives_by_author').using('gin', sql`${table.authors} jsonb_path_ops`),
    check('initiatives_kind', sql`${table.kind} in ('achievement', 'proposal')`),
    check(
      'initiatives_state',
      sql`${table.state} in ('recorded', 'assessment', 'returned', 'measured', 'approved', 'implemented', 'rewarded', 'declined', 'withdrawn', 'revoked')`,
    ),
    check('initiatives_text', sql`length(${table.title}) between 1 and 200 and length(${table.description}) <= 4000`),
    check('initiatives_months', sql`${table.effectMonths} between 1 and 36`),
    check(
      'initiatives_deadline',
      sql`${table.state} <> 'assessment' or (assessor_id is not null and deadline is not null)`,
    ),
    check(
      'initiatives_measured',
      sql`${table.state} not in ('measured', 'approved', 'implemented', 'rewarded') or (effect_amount is not null and effect_months is not null and effect_from is not null and measured_by is not null)`,
    ),
    // Four eyes hold even when the code above forgets them: nobody judges their own, nor what they measured themselves.
    check('initiatives_assessor_is_no_author', sql.raw(notAnAuthor('assessor_id'))),
    check('initiatives_measurer_is_no_author', sql.raw(notAnAuthor('measured_by'))),
    check(
      'initiatives_four_eyes',
      sql`${table.state} not in ('approved', 'implemented', 'rewarded') or (decided_by is not null and decided_by <> measured_by and ${sql.raw(notAnAuthor('decided_by'))})`,
    ),
  ],
);
