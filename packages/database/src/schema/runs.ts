import type { RunKind, RunState } from '@premia/compensation';
import type { EmployeeInputs, EvaluationRequest, Problem } from '@premia/scheme';
import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { amount, createdAt, instant, periodKey } from './column-types.ts';
import { periods } from './periods.ts';
import { schemeVersions } from './schemes.ts';

/** A calculation of a period over frozen inputs. */
export const runs = pgTable(
  'runs',
  {
    id: text('id').primaryKey(),
    period: periodKey()
      .notNull()
      .references(() => periods.key),
    kind: text('kind').$type<RunKind>().notNull(),
    state: text('state').$type<RunState>().notNull(),
    revision: integer('revision').notNull().default(1),
    currency: text('currency').notNull(),
    launchedBy: text('launched_by').notNull(),
    launchedAt: instant('launched_at').notNull().defaultNow(),
    approvedBy: text('approved_by'),
    approvedAt: instant('approved_at'),
    sealedBy: text('sealed_by'),
    sealedAt: instant('sealed_at'),
    /** Highest `fact_versions.sequence` the run could see. */
    factWatermark: bigint('fact_watermark', { mode: 'bigint' }),
    inputHash: text('input_hash'),
    runHash: text('run_hash'),
    engineVersion: text('engine_version').notNull(),
    participants: integer('participants').notNull().default(0),
    problems: integer('problems').notNull().default(0),
    total: amount('total').notNull().default('0'),
    failure: text('failure'),
    /** Of a run that failed: the people who could not be calculated, as few as could be found out. */
    failedPeople: text('failed_people').array(),
  },
  (table) => [
    index('runs_by_period').on(table.period, table.launchedAt),
    // The same final run launched fifty times at once is one run.
    uniqueIndex('runs_one_final').on(table.period).where(sql`kind = 'final' and state not in ('failed', 'cancelled')`),
    // Four eyes hold even when the code above forgets them.
    check('runs_four_eyes', sql`${table.approvedBy} is null or ${table.approvedBy} <> ${table.launchedBy}`),
    check('runs_kind', sql`${table.kind} in ('preview', 'provisional', 'final')`),
  ],
);

/** The scheme versions a run froze, each with everything of the request that is not about one person. */
export const runSchemes = pgTable(
  'run_schemes',
  {
    runId: text('run_id')
      .notNull()
      .references(() => runs.id),
    schemeVersionId: text('scheme_version_id')
      .notNull()
      .references(() => schemeVersions.id),
    schemeHash: text('scheme_hash').notNull(),
    context: jsonb('context').$type<Omit<EvaluationRequest, 'employees'>>().notNull(),
    contextHash: text('context_hash').notNull(),
  },
  (table) => [primaryKey({ columns: [table.runId, table.schemeVersionId] })],
);

/**
 * One person under one assignment, with the inputs as they were frozen. `ordinal` puts chunks in a fixed order.
 * What a row names is checked for all rows of a statement at once (migration 0005), here and in the tables below.
 */
export const runInputs = pgTable(
  'run_inputs',
  {
    runId: text('run_id').notNull(),
    ordinal: integer('ordinal').notNull(),
    employeeId: text('employee_id').notNull(),
    schemeId: text('scheme_id').notNull(),
    schemeVersionId: text('scheme_version_id').notNull(),
    assignmentId: text('assignment_id').notNull(),
    departmentId: text('department_id').notNull(),
    period: periodKey().notNull(),
    inputs: jsonb('inputs').$type<EmployeeInputs>().notNull(),
    inputsHash: text('inputs_hash').notNull(),
    /** The versions of the facts in `inputs`, as `[fact id, version]`. */
    factVersions: jsonb('fact_versions').$type<readonly (readonly [string, number])[]>().notNull().default([]),
  },
  (table) => [
    primaryKey({ columns: [table.runId, table.ordinal] }),
    unique('run_inputs_once').on(table.runId, table.employeeId, table.assignmentId),
  ],
);

/** A slice of a run's inputs `[from_ordinal, to_ordinal)`, worked on under a lease; `fencing` refuses a stale writer. */
export const runChunks = pgTable(
  'run_chunks',
  {
    runId: text('run_id')
      .notNull()
      .references(() => runs.id),
    ordinal: integer('ordinal').notNull(),
    fromOrdinal: integer('from_ordinal').notNull(),
    toOrdinal: integer('to_ordinal').notNull(),
    state: text('state').$type<'pending' | 'leased' | 'done'>().notNull().default('pending'),
    worker: text('worker'),
    fencing: bigint('fencing', { mode: 'bigint' }).notNull().default(sql`0`),
    leaseUntil: instant('lease_until'),
    attempts: integer('attempts').notNull().default(0),
    lastError: text('last_error'),
    completedAt: instant('completed_at'),
  },
  (table) => [
    primaryKey({ columns: [table.runId, table.ordinal] }),
    index('run_chunks_open').on(table.runId, table.state),
    check('run_chunks_state', sql`${table.state} in ('pending', 'leased', 'done')`),
  ],
);

/** One person's result under one assignment. Written once, with its chunk; sealed with its run. */
export const statements = pgTable(
  'statements',
  {
    id: text('id').primaryKey(),
    runId: text('run_id').notNull(),
    ordinal: integer('ordinal').notNull(),
    period: periodKey().notNull(),
    employeeId: text('employee_id').notNull(),
    schemeId: text('scheme_id').notNull(),
    schemeVersionId: text('scheme_version_id').notNull(),
    assignmentId: text('assignment_id').notNull(),
    departmentId: text('department_id').notNull(),
    currency: text('currency').notNull(),
    total: amount('total'),
    problems: jsonb('problems').$type<readonly Problem[]>().notNull().default([]),
    inputsHash: text('inputs_hash').notNull(),
    resultHash: text('result_hash').notNull(),
    statementHash: text('statement_hash').notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    unique('statements_once').on(table.runId, table.employeeId, table.assignmentId),
    index('statements_by_person').on(table.employeeId, table.period),
    index('statements_by_run').on(table.runId, table.ordinal),
  ],
);

export const statementLines = pgTable(
  'statement_lines',
  {
    statementId: text('statement_id').notNull(),
    code: text('code').notNull(),
    category: text('category').notNull(),
    position: integer('position').notNull(),
    amount: amount('amount').notNull(),
    visible: boolean('visible').notNull().default(true),
    /** Carried here too, so that the row wall needs no join. */
    employeeId: text('employee_id').notNull(),
    period: periodKey().notNull(),
  },
  (table) => [primaryKey({ columns: [table.statementId, table.code] })],
);
