import { sql } from 'drizzle-orm';
import { boolean, check, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { amount, bilingual, createdAt, day, instant, textMap } from './column-types.ts';

/** Shared lookup tables (price lists, grades) that schemes read by name. */
export const referenceTables = pgTable('reference_tables', {
  key: text('key').primaryKey(),
  title: bilingual('title').notNull(),
  /** The first column is the key. */
  columns: text('columns').array().notNull(),
  createdAt: createdAt(),
});

export const referenceRows = pgTable(
  'reference_rows',
  {
    tableKey: text('table_key')
      .notNull()
      .references(() => referenceTables.key),
    rowKey: text('row_key').notNull(),
    validFrom: day('valid_from').notNull(),
    validTo: day('valid_to'),
    cells: textMap('cells').notNull(),
  },
  (table) => [primaryKey({ columns: [table.tableKey, table.rowKey, table.validFrom] })],
);

/** What one unit of a currency comes to in another from a day on; the last one begun counts. */
export const exchangeRates = pgTable(
  'exchange_rates',
  {
    fromCurrency: text('from_currency').notNull(),
    toCurrency: text('to_currency').notNull(),
    onDay: day('on_day').notNull(),
    rate: amount('rate').notNull(),
    /** Where it is from: a bank, an order, a file. */
    source: text('source').notNull().default(''),
    revision: integer('revision').notNull().default(1),
    setBy: text('set_by').notNull(),
    setAt: instant('set_at').notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.fromCurrency, table.toCurrency, table.onDay] }),
    check('exchange_rates_positive', sql`${table.rate} > 0`),
    check('exchange_rates_pair', sql`${table.fromCurrency} <> ${table.toCurrency}`),
  ],
);

/** Days the company's calendar counts otherwise than Monday to Friday: holidays, days off moved, Saturdays worked. */
export const calendarDays = pgTable('calendar_days', {
  onDay: day('on_day').primaryKey(),
  isWorking: boolean('is_working').notNull(),
  title: bilingual('title').notNull(),
  revision: integer('revision').notNull().default(1),
  setBy: text('set_by').notNull(),
  setAt: instant('set_at').notNull().defaultNow(),
});
