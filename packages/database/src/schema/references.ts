import { pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { bilingual, createdAt, day, textMap } from './column-types.ts';

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
