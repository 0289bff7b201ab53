import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, text } from 'drizzle-orm/pg-core';
import { day, instant, periodKey } from './column-types.ts';

/** A month, quarter or year of the company's calendar, half-open `[starts_on, ends_on)`. */
export const periods = pgTable(
  'periods',
  {
    key: periodKey('key').primaryKey(),
    kind: text('kind').$type<'month' | 'quarter' | 'year'>().notNull(),
    startsOn: day('starts_on').notNull(),
    endsOn: day('ends_on').notNull(),
    state: text('state').$type<'open' | 'closing' | 'sealed'>().notNull().default('open'),
    revision: integer('revision').notNull().default(1),
    /** When everybody's accruals of it were asked for; null until then, whoever brought the period about. */
    openedAt: instant('opened_at'),
    sealedAt: instant('sealed_at'),
    sealedRunId: text('sealed_run_id'),
  },
  (table) => [
    index('periods_by_day').on(table.startsOn, table.endsOn),
    check('periods_kind', sql`${table.kind} in ('month', 'quarter', 'year')`),
    check('periods_state', sql`${table.state} in ('open', 'closing', 'sealed')`),
    check('periods_seal', sql`(${table.state} = 'sealed') = (${table.sealedAt} is not null)`),
  ],
);
