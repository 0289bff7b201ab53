import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, primaryKey, text, unique, uniqueIndex } from 'drizzle-orm/pg-core';
import { amount, createdAt, instant, periodKey } from './column-types.ts';
import { employees } from './people.ts';
import { runs } from './runs.ts';

/** A person whose pay of a run waits: left out of exports until released. */
export const runHolds = pgTable(
  'run_holds',
  {
    id: text('id').primaryKey(),
    runId: text('run_id')
      .notNull()
      .references(() => runs.id),
    employeeId: text('employee_id')
      .notNull()
      .references(() => employees.id),
    reason: text('reason').notNull(),
    heldBy: text('held_by').notNull(),
    heldAt: instant('held_at').notNull().defaultNow(),
    releasedBy: text('released_by'),
    releasedAt: instant('released_at'),
    releaseReason: text('release_reason').notNull().default(''),
  },
  (table) => [
    uniqueIndex('run_holds_once').on(table.runId, table.employeeId).where(sql`released_at is null`),
    check('run_holds_reason', sql`${table.reason} <> ''`),
  ],
);

/** A file handed to payroll; its rows are kept, so that it can be had again byte for byte. */
export const payrollExports = pgTable(
  'payroll_exports',
  {
    id: text('id').primaryKey(),
    runId: text('run_id')
      .notNull()
      .references(() => runs.id),
    number: integer('number').notNull(),
    period: periodKey().notNull(),
    currency: text('currency').notNull(),
    language: text('language').$type<'ru' | 'en'>().notNull(),
    rows: integer('rows').notNull(),
    controlSum: amount('control_sum').notNull(),
    /** SHA-256 of the file's bytes. */
    sha256: text('sha256').notNull(),
    createdBy: text('created_by').notNull(),
    createdAt: createdAt(),
  },
  (table) => [unique('payroll_exports_number').on(table.runId, table.number)],
);

/** One statement or adjustment in an export. A document is exported once. */
export const payrollExportRows = pgTable(
  'payroll_export_rows',
  {
    exportId: text('export_id')
      .notNull()
      .references(() => payrollExports.id),
    position: integer('position').notNull(),
    causeKind: text('cause_kind').$type<'statement' | 'adjustment'>().notNull(),
    causeId: text('cause_id').notNull(),
    employeeId: text('employee_id').notNull(),
    /** Names as the file says them. */
    employeeName: text('employee_name').notNull(),
    departmentName: text('department_name').notNull(),
    period: periodKey().notNull(),
    originPeriod: periodKey('origin_period').notNull(),
    amount: amount('amount').notNull(),
    currency: text('currency').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.exportId, table.position] }),
    unique('payroll_export_rows_once').on(table.causeKind, table.causeId),
    index('payroll_export_rows_by_person').on(table.employeeId, table.period),
    check('payroll_export_rows_cause', sql`${table.causeKind} in ('statement', 'adjustment')`),
  ],
);
