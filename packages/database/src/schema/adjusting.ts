import type { ProposalState } from '@premia/compensation';
import { sql } from 'drizzle-orm';
import { bigint, check, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { amount, type Cause, instant, periodKey } from './column-types.ts';
import type { AdjustmentLine, BalanceMovement } from './ledger.ts';
import { employees } from './people.ts';
import { periods } from './periods.ts';
import { statements } from './runs.ts';

/**
 * "What this person was paid for this closed period may no longer be right." The counterpart of `dirty` for periods
 * that are closing or sealed; `generation` comes from the same sequence.
 */
export const lateOrigins = pgTable(
  'late_origins',
  {
    period: periodKey()
      .notNull()
      .references(() => periods.key),
    employeeId: text('employee_id')
      .notNull()
      .references(() => employees.id),
    generation: bigint('generation', { mode: 'bigint' }).notNull(),
    cause: jsonb('cause').$type<Cause>(),
    markedAt: instant('marked_at').notNull().defaultNow(),
    claimedUntil: instant('claimed_until'),
    /** Drawn anew with every claim: only its holder may propose what the mark stands for. */
    claim: bigint('claim', { mode: 'bigint' }),
    attempts: integer('attempts').notNull().default(0),
    lastError: text('last_error'),
  },
  (table) => [
    primaryKey({ columns: [table.period, table.employeeId] }),
    index('late_origins_by_age').on(table.markedAt),
  ],
);

/** One explained part of a correction; it becomes one adjustment. */
export interface ProposalStep {
  readonly cause: Cause;
  readonly delta: string;
  readonly lines: readonly AdjustmentLine[];
  readonly balances: readonly BalanceMovement[];
  /** Hash of the recalculated result after this step; of a decision the proposal's own id. */
  readonly recomputedHash: string;
  readonly factWatermark: string | null;
}

/** A correction somebody has to agree to before it is booked. */
export const adjustmentProposals = pgTable(
  'adjustment_proposals',
  {
    id: text('id').primaryKey(),
    kind: text('kind').$type<'late' | 'manual' | 'reversal'>().notNull(),
    state: text('state').$type<ProposalState>().notNull().default('proposed'),
    revision: integer('revision').notNull().default(1),
    employeeId: text('employee_id')
      .notNull()
      .references(() => employees.id),
    /** The period it is about. */
    period: periodKey().notNull(),
    statementId: text('statement_id').references(() => statements.id),
    schemeId: text('scheme_id').notNull(),
    departmentId: text('department_id').notNull(),
    currency: text('currency').notNull(),
    delta: amount('delta').notNull(),
    steps: jsonb('steps').$type<readonly ProposalStep[]>().notNull(),
    /** How many adjustments the statement had when this was worked out: the fence against booking on top of others. */
    baseNumber: integer('base_number').notNull().default(0),
    recomputedHash: text('recomputed_hash').notNull().default(''),
    reverses: text('reverses'),
    reason: text('reason').notNull().default(''),
    proposedBy: text('proposed_by').notNull(),
    proposedAt: instant('proposed_at').notNull().defaultNow(),
    decidedBy: text('decided_by'),
    decidedAt: instant('decided_at'),
    decisionReason: text('decision_reason').notNull().default(''),
    bookedPeriod: text('booked_period'),
  },
  (table) => [
    index('adjustment_proposals_by_state').on(table.state, table.proposedAt),
    index('adjustment_proposals_by_statement').on(table.statementId),
    // However many workers find the same difference, it is proposed once.
    uniqueIndex('adjustment_proposals_one_late').on(table.statementId).where(sql`kind = 'late' and state = 'proposed'`),
    // What is undone is undone once, and asked for once at a time.
    uniqueIndex('adjustment_proposals_one_reversal')
      .on(table.reverses)
      .where(sql`kind = 'reversal' and state in ('proposed', 'booked')`),
    check('adjustment_proposals_kind', sql`${table.kind} in ('late', 'manual', 'reversal')`),
    check(
      'adjustment_proposals_state',
      sql`${table.state} in ('proposed', 'booked', 'rejected', 'superseded', 'withdrawn')`,
    ),
    // Four eyes hold even when the code above forgets them.
    check(
      'adjustment_proposals_four_eyes',
      sql`${table.state} <> 'booked' or (${table.decidedBy} is not null and ${table.decidedBy} <> ${table.proposedBy} and ${table.decidedBy} <> ${table.employeeId})`,
    ),
  ],
);
