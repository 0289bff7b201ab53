import { sql } from 'drizzle-orm';
import { boolean, check, pgTable, text } from 'drizzle-orm/pg-core';
import { bilingual } from './column-types.ts';

/** One row: an installation serves one company; its time zone decides which period an instant falls into. */
export const company = pgTable(
  'company',
  {
    only: boolean('only').primaryKey().default(true),
    name: bilingual('name').notNull(),
    timeZone: text('time_zone').notNull(),
    currency: text('currency').notNull(),
  },
  (table) => [check('company_is_one_row', sql`${table.only}`)],
);
