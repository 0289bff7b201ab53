import { sql } from 'drizzle-orm';
import { bigint, check, index, integer, jsonb, pgTable, primaryKey, text, unique } from 'drizzle-orm/pg-core';
import { amount, type Bilingual, type Cause, createdAt, periodKey } from './column-types.ts';
import { statements } from './runs.ts';

/** One booking; its entries add up to zero. Never updated, never deleted. */
export const ledgerTransactions = pgTable(
  'ledger_transactions',
  {
    id: text('id').primaryKey(),
    kind: text('kind').$type<'statement' | 'adjustment' | 'payment' | 'balance'>().notNull(),
    /** The period it is booked in, and the one it is about. */
    period: periodKey().notNull(),
    originPeriod: periodKey('origin_period').notNull(),
    employeeId: text('employee_id').notNull(),
    causeKind: text('cause_kind').$type<'statement' | 'adjustment' | 'payment' | 'balance'>().notNull(),
    causeId: text('cause_id').notNull(),
    bookedBy: text('booked_by').notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    // Whatever is booked twice at once is booked once.
    unique('ledger_transactions_cause').on(table.causeKind, table.causeId),
    index('ledger_transactions_by_person').on(table.employeeId, table.originPeriod),
    check('ledger_transactions_kind', sql`${table.kind} in ('statement', 'adjustment', 'payment', 'balance')`),
  ],
);

export const ledgerEntries = pgTable(
  'ledger_entries',
  {
    transactionId: text('transaction_id').notNull(),
    position: integer('position').notNull(),
    accountKind: text('account_kind')
      .$type<'department-fund' | 'payable' | 'payroll' | 'balance' | 'balance-control'>()
      .notNull(),
    /** A department for its fund, an employee for what is payable to them, a name for a balance of the employee's. */
    accountId: text('account_id').notNull(),
    amount: amount('amount').notNull(),
    currency: text('currency').notNull(),
    employeeId: text('employee_id').notNull(),
    period: periodKey().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.transactionId, table.position] }),
    index('ledger_entries_by_account').on(table.accountKind, table.accountId),
    check(
      'ledger_entries_account',
      sql`${table.accountKind} in ('department-fund', 'payable', 'payroll', 'balance', 'balance-control')`,
    ),
    index('ledger_entries_by_person').on(table.employeeId, table.accountKind),
  ],
);

/** One line of an adjustment: what the code came to before it and after it; `amount` is the difference. */
export interface AdjustmentLine {
  readonly code: string;
  readonly category: string;
  readonly amount: string;
  readonly before?: string | undefined;
  readonly after?: string | undefined;
  /** Whether the employee sees the line. */
  readonly visible?: boolean | undefined;
  /** Of a line no scheme knows: a manual one. */
  readonly title?: Bilingual | undefined;
}

/** How a balance the ledger holds moves with an adjustment. */
export interface BalanceMovement {
  readonly name: string;
  readonly before: string;
  readonly after: string;
}

/**
 * A later correction: of a sealed statement by recalculation (`late`), of somebody's pay by decision (`manual`), or the
 * undoing of a statement or an adjustment (`reversal`). The n-th correction of a statement exists once: two at the same
 * time cannot both be it.
 */
export const adjustments = pgTable(
  'adjustments',
  {
    id: text('id').primaryKey(),
    kind: text('kind').$type<'late' | 'manual' | 'reversal'>().notNull().default('late'),
    /** Null for a manual one. */
    statementId: text('statement_id').references(() => statements.id),
    number: integer('number').notNull(),
    employeeId: text('employee_id').notNull(),
    schemeId: text('scheme_id').notNull(),
    departmentId: text('department_id').notNull(),
    period: periodKey().notNull(),
    originPeriod: periodKey('origin_period').notNull(),
    currency: text('currency').notNull(),
    delta: amount('delta').notNull(),
    lines: jsonb('lines').$type<readonly AdjustmentLine[]>().notNull(),
    balances: jsonb('balances').$type<readonly BalanceMovement[]>().notNull().default([]),
    recomputedHash: text('recomputed_hash').notNull(),
    cause: jsonb('cause').$type<Cause>().notNull(),
    /** Highest `fact_versions.sequence` the recalculation saw. */
    factWatermark: bigint('fact_watermark', { mode: 'bigint' }),
    /** The statement or adjustment it undoes. */
    reverses: text('reverses'),
    reason: text('reason').notNull().default(''),
    proposalId: text('proposal_id'),
    bookedBy: text('booked_by').notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    unique('adjustments_number').on(table.statementId, table.number),
    unique('adjustments_reverses').on(table.reverses),
    index('adjustments_by_person').on(table.employeeId, table.period),
    index('adjustments_by_period').on(table.period),
    check('adjustments_kind', sql`${table.kind} in ('late', 'manual', 'reversal')`),
  ],
);
