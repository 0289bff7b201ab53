import { sql } from 'drizzle-orm';
import { type AnyPgColumn, check, index, integer, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { day, instant } from './column-types.ts';
import { schemes } from './schemes.ts';

/**
 * Another value of a scheme's parameter for the company, a department with all below it, or one employee, from a day on.
 * A row is never edited: setting the same day anew takes the old one back and names it; taking a row back brings what it
 * replaced into force again. Without a value: from that day on what stands above holds again.
 */
export const parameterValues = pgTable(
  'parameter_values',
  {
    id: text('id').primaryKey(),
    schemeId: text('scheme_id')
      .notNull()
      .references(() => schemes.id),
    parameter: text('parameter').notNull(),
    scopeKind: text('scope_kind').$type<'company' | 'department' | 'employee'>().notNull(),
    scopeId: text('scope_id').notNull(),
    validFrom: day('valid_from').notNull(),
    value: text('value'),
    reason: text('reason').notNull(),
    revision: integer('revision').notNull().default(1),
    replaces: text('replaces').references((): AnyPgColumn => parameterValues.id),
    setBy: text('set_by').notNull(),
    setAt: instant('set_at').notNull().defaultNow(),
    withdrawnBy: text('withdrawn_by'),
    withdrawnAt: instant('withdrawn_at'),
  },
  (table) => [
    uniqueIndex('parameter_values_standing')
      .on(table.schemeId, table.parameter, table.scopeKind, table.scopeId, table.validFrom)
      .where(sql`withdrawn_at is null`),
    index('parameter_values_by_scope').on(table.scopeKind, table.scopeId),
    check('parameter_values_scope', sql`${table.scopeKind} in ('company', 'department', 'employee')`),
    check('parameter_values_company', sql`(${table.scopeKind} = 'company') = (${table.scopeId} = 'company')`),
    check('parameter_values_reason', sql`length(${table.reason}) between 1 and 1000`),
    check('parameter_values_withdrawn', sql`(${table.withdrawnAt} is null) = (${table.withdrawnBy} is null)`),
  ],
);
