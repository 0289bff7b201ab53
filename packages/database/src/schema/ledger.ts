import { sql } from 'drizzle-orm';
import { check, index, integer, jsonb, pgTable, primaryKey, text, unique } from 'drizzle-orm/pg-core';
import { amount, type Cause, createdAt, periodKey } from './column-types.ts';
import { employees } from './people.ts';
import { statements } from './runs.ts';

/** One booking; its entries add up to zero. Never updated, never deleted. */
export const ledgerTransactions = pgTable(
  'ledger_transactions',
  {
    id: text('id').primaryKey(),
    kind: text('kind').$type<'statement' | 'adjustment' | 'payment'>().notNull(),
    /** The period it is booked in, and the one it is about. */
    period: periodKey().notNull(),
    originPeriod: periodKey('origin_period').notNull(),
    employeeId: text('employee_id')
      .notNull()
      .references(() => employees.id),
    causeKind: text('cause_kind').$type<'statement' | 'adjustment' | 'payment'>().notNull(),
    causeId: text('cause_id').notNull(),
    bookedBy: text('booked_by').notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    // Whatever is booked twice at once is booked once.
    unique('ledger_transactions_cause').on(table.causeKind, table.causeId),
    index('ledger_transactions_by_person').on(table.employeeId, table.originPeriod),
    check('ledger_transactions_kind', sql`${table.kind} in ('statement', 'adjustment', 'payment')`),
  ],
);

export const ledgerEntries = pgTable(
  'ledger_entries',
  {
    transactionId: text('transaction_id')
      .notNull()
      .references(() => ledgerTransactions.id),
    position: integer('position').notNull(),
    accountKind: text('account_kind').$type<'department-fund' | 'payable' | 'payroll'>().notNull(),
    /** A department for its fund, an employee for what is payable to them. */
    accountId: text('account_id').notNull(),
    amount: amount('amount').notNull(),
    currency: text('currency').notNull(),
    employeeId: text('employee_id').notNull(),
    period: periodKey().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.transactionId, table.position] }),
    index('ledger_entries_by_account').on(table.accountKind, table.accountId),
    check('ledger_entries_account', sql`${table.accountKind} in ('department-fund', 'payable', 'payroll')`),
  ],
);

/** A later correction of a sealed statement. The n-th correction exists once: two at the same time cannot both be it. */
export const adjustments = pgTable(
  'adjustments',
  {
    id: text('id').primaryKey(),
    statementId: text('statement_id')
      .notNull()
      .references(() => statements.id),
    number: integer('number').notNull(),
    employeeId: text('employee_id').notNull(),
    schemeId: text('scheme_id').notNull(),
    departmentId: text('department_id').notNull(),
    period: periodKey().notNull(),
    originPeriod: periodKey('origin_period').notNull(),
    currency: text('currency').notNull(),
    delta: amount('delta').notNull(),
    lines: jsonb('lines')
      .$type<readonly { readonly code: string; readonly category: string; readonly amount: string }[]>()
      .notNull(),
    recomputedHash: text('recomputed_hash').notNull(),
    cause: jsonb('cause').$type<Cause>().notNull(),
    bookedBy: text('booked_by').notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    unique('adjustments_number').on(table.statementId, table.number),
    index('adjustments_by_person').on(table.employeeId, table.period),
  ],
);
