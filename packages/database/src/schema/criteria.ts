import type { CriterionDefinition } from '@premia/compensation';
import { sql } from 'drizzle-orm';
import { check, index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { amount, bilingual, createdAt, day, instant, periodKey } from './column-types.ts';
import { employees } from './people.ts';

/** everyone; heads: department heads, the executives and those below; specialists: hr and finance. */
export type CriterionAudience = 'everyone' | 'heads' | 'specialists';

export const criteria = pgTable(
  'criteria',
  {
    key: text('key').primaryKey(),
    title: bilingual('title').notNull(),
    description: bilingual('description').notNull().default({}),
    type: text('type').$type<'money' | 'number' | 'percent' | 'count'>().notNull(),
    /** The person who answers for the number being right. */
    ownerId: text('owner_id').references(() => employees.id),
    /** Answers while the owner is away. */
    deputyId: text('deputy_id').references(() => employees.id),
    /** The promise: what happened on a day (or in a period, for entered values) is here this many hours after its end. */
    freshnessHours: integer('freshness_hours').notNull().default(24),
    /** Who is shown the criterion's numbers; whoever is paid by it sees their own in any case. */
    visibleTo: text('visible_to').$type<CriterionAudience>().notNull().default('everyone'),
    revision: integer('revision').notNull().default(1),
    createdAt: createdAt(),
  },
  (table) => [
    check('criteria_type', sql`${table.type} in ('money', 'number', 'percent', 'count')`),
    check('criteria_visible_to', sql`${table.visibleTo} in ('everyone', 'heads', 'specialists')`),
  ],
);

export const criterionVersions = pgTable(
  'criterion_versions',
  {
    criterionKey: text('criterion_key')
      .notNull()
      .references(() => criteria.key),
    validFrom: day('valid_from').notNull(),
    validTo: day('valid_to'),
    definition: jsonb('definition').$type<CriterionDefinition>().notNull(),
    revision: integer('revision').notNull().default(1),
    createdAt: createdAt(),
  },
  (table) => [primaryKey({ columns: [table.criterionKey, table.validFrom] })],
);

/** Values that are entered or imported instead of computed from facts. */
export const criterionValues = pgTable(
  'criterion_values',
  {
    criterionKey: text('criterion_key')
      .notNull()
      .references(() => criteria.key),
    employeeId: text('employee_id')
      .notNull()
      .references(() => employees.id),
    period: periodKey().notNull(),
    value: amount('value').notNull(),
    revision: integer('revision').notNull().default(1),
    changedBy: text('changed_by').notNull(),
    changedAt: instant('changed_at').notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.criterionKey, table.employeeId, table.period] }),
    index('criterion_values_by_person').on(table.employeeId, table.period),
  ],
);

/** The plan value of a criterion; the nearest scope wins: employee, then department (upwards), then company. */
export const targets = pgTable(
  'targets',
  {
    criterionKey: text('criterion_key')
      .notNull()
      .references(() => criteria.key),
    scopeKind: text('scope_kind').$type<'employee' | 'department' | 'company'>().notNull(),
    /** Id of the employee or department; `company` for the company. */
    scopeId: text('scope_id').notNull(),
    period: periodKey().notNull(),
    value: amount('value').notNull(),
    revision: integer('revision').notNull().default(1),
    changedBy: text('changed_by').notNull(),
    changedAt: instant('changed_at').notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.criterionKey, table.scopeKind, table.scopeId, table.period] }),
    index('targets_by_scope').on(table.scopeKind, table.scopeId, table.period),
    check('targets_scope', sql`${table.scopeKind} in ('employee', 'department', 'company')`),
  ],
);
