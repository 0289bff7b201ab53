import type { EmployeeInputs, EvaluationRequest, Problem } from '@premia/scheme';
import { bigint, boolean, index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { amount, type Cause, instant, periodKey } from './column-types.ts';
import { employees } from './people.ts';
import { periods } from './periods.ts';
import { schemes, schemeVersions } from './schemes.ts';

/**
 * "This person's accruals of this period are older than their inputs." `generation` comes from one
 * sequence for the whole database, so a mark removed and set again never repeats a number; a worker
 * that slept past its lease cannot take the new mark for its old one.
 */
export const dirty = pgTable(
  'dirty',
  {
    period: periodKey()
      .notNull()
      .references(() => periods.key),
    employeeId: text('employee_id')
      .notNull()
      .references(() => employees.id),
    generation: bigint('generation', { mode: 'bigint' }).notNull(),
    cause: jsonb('cause').$type<Cause>(),
    /** Instead of a cause: the version of a fact that the mark was set for. */
    factId: bigint('fact_id', { mode: 'bigint' }),
    factVersion: integer('fact_version'),
    markedAt: instant('marked_at').notNull().defaultNow(),
    claimedUntil: instant('claimed_until'),
    /** Drawn anew with every claim: only its holder may write what the mark stands for. */
    claim: bigint('claim', { mode: 'bigint' }),
    attempts: integer('attempts').notNull().default(0),
    lastError: text('last_error'),
  },
  (table) => [primaryKey({ columns: [table.period, table.employeeId] }), index('dirty_by_age').on(table.markedAt)],
);

/**
 * What a delivery changed and nobody has set marks for yet: a row a delivery, however many people it concerns. It becomes
 * visible with the facts, and whoever takes it sets the marks in the transaction that removes it.
 */
export const touchedFacts = pgTable('touched_facts', {
  id: bigint('id', { mode: 'bigint' }).primaryKey().generatedAlwaysAsIdentity(),
  /** Facts with ids in a row: the first of each row and how many there are. */
  firstIds: bigint('first_ids', { mode: 'bigint' }).array().notNull(),
  counts: integer('counts').array().notNull(),
  /** Of all facts of a row: the version that counts now, and the one that counted before it, 0 for none. */
  versions: integer('versions').array().notNull(),
  replaced: integer('replaced').array().notNull(),
});

/** What one scheme owes one person so far in an open period. Replaced on recalculation, never older than before. */
export const accruals = pgTable(
  'accruals',
  {
    period: periodKey()
      .notNull()
      .references(() => periods.key),
    employeeId: text('employee_id')
      .notNull()
      .references(() => employees.id),
    schemeId: text('scheme_id')
      .notNull()
      .references(() => schemes.id),
    schemeVersionId: text('scheme_version_id')
      .notNull()
      .references(() => schemeVersions.id),
    departmentId: text('department_id').notNull(),
    /** Grows with every write of this row, from the sequence of the marks: the newest write has the highest. */
    revision: bigint('revision', { mode: 'bigint' }).notNull(),
    inputsHash: text('inputs_hash').notNull(),
    /** With the inputs everything the result was worked out from; null before they were kept. */
    contextHash: text('context_hash'),
    /** Where the scheme looks at the team: whose inputs stood beside. */
    teamHash: text('team_hash'),
    resultHash: text('result_hash').notNull(),
    currency: text('currency').notNull(),
    /** Null when a payout has a problem: a sum with a part missing is not a total. */
    total: amount('total'),
    problems: jsonb('problems').$type<readonly Problem[]>().notNull().default([]),
    asOf: instant('as_of').notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.period, table.employeeId, table.schemeId] }),
    index('accruals_by_person').on(table.employeeId, table.period),
  ],
);

export const accrualLines = pgTable(
  'accrual_lines',
  {
    period: periodKey().notNull(),
    employeeId: text('employee_id').notNull(),
    schemeId: text('scheme_id').notNull(),
    code: text('code').notNull(),
    category: text('category').notNull(),
    position: integer('position').notNull(),
    amount: amount('amount').notNull(),
    visible: boolean('visible').notNull().default(true),
  },
  (table) => [primaryKey({ columns: [table.period, table.employeeId, table.schemeId, table.code] })],
);

/** What an accrual was worked out from: enough to work it out again, to the byte. */
export interface AccrualState {
  readonly versionId: string;
  readonly inputsHash: string;
  readonly contextHash: string;
  readonly teamHash: string | null;
}

/**
 * One person's inputs as an accrual was calculated from them, by their hash. Facts stand as `[fact id, version]`: versions
 * are kept for ever anyway, and every deal would otherwise write all earlier ones of the month again.
 */
export const accrualInputs = pgTable(
  'accrual_inputs',
  {
    period: periodKey().notNull(),
    employeeId: text('employee_id').notNull(),
    hash: text('hash').notNull(),
    inputs: jsonb('inputs').$type<Omit<EmployeeInputs, 'facts'>>().notNull(),
    factVersions: jsonb('fact_versions').$type<readonly (readonly [string, number])[]>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.period, table.employeeId, table.hash] })],
);

/** What an accrual shares with everybody's of its scheme: period, tables, rates, calendar. */
export const accrualContexts = pgTable('accrual_contexts', {
  hash: text('hash').primaryKey(),
  context: jsonb('context').$type<Omit<EvaluationRequest, 'employees'>>().notNull(),
});

/** The people a team scheme was calculated over together, in order, as `[employee, hash of the inputs]`. */
export const accrualTeams = pgTable('accrual_teams', {
  hash: text('hash').primaryKey(),
  members: jsonb('members').$type<readonly (readonly [string, string])[]>().notNull(),
});

/** One row each time what a person is shown moved, with what moved it and both sides: the feed of the portal. */
export const accrualChanges = pgTable(
  'accrual_changes',
  {
    id: bigint('id', { mode: 'bigint' }).primaryKey().generatedAlwaysAsIdentity(),
    period: periodKey().notNull(),
    employeeId: text('employee_id').notNull(),
    schemeId: text('scheme_id').notNull(),
    totalBefore: amount('total_before'),
    totalAfter: amount('total_after'),
    cause: jsonb('cause').$type<Cause>(),
    stateBefore: jsonb('state_before').$type<AccrualState>(),
    stateAfter: jsonb('state_after').$type<AccrualState>(),
    changedAt: instant('changed_at').notNull().defaultNow(),
  },
  (table) => [index('accrual_changes_by_person').on(table.employeeId, table.period, table.id)],
);
