import type { Table } from './table.ts';

/**
 * What is owed or was paid to one person under one scheme for one period: an accrual while the period is open, a
 * statement once it is sealed, and the adjustments booked in it.
 *
 * Lines are arrays inside the row, not rows: an accrual that loses a line is then replaced whole, and no orphan of the
 * older calculation can be left behind. ReplacingMergeTree keeps the row with the highest revision, which makes a batch
 * sent twice (a lost answer, a restart) harmless even after the deduplication window has passed; read it with FINAL.
 * Amounts are never summed up in the background (no SummingMergeTree): what was summed cannot be taken apart again.
 */
export const payoutsV1: Table = {
  name: 'payouts_v1',
  columns: `
    period LowCardinality(String) COMMENT '2026-10, 2026-Q3 or 2026',
    month Date COMMENT 'first day of the last month of the period: where it counts on a monthly chart',
    source Enum8('accrual' = 1, 'statement' = 2, 'adjustment' = 3),
    document_id String COMMENT 'statement or adjustment; employee and scheme for an accrual',
    revision UInt64 COMMENT 'grows with every new state of the document',
    is_removed UInt8 COMMENT 'the document no longer exists',
    run_id String COMMENT 'empty for an accrual and an adjustment',
    employee_id String,
    employee_name_ru String,
    employee_name_en String,
    department_id String,
    department_ids Array(String) COMMENT 'from the root of the tree to the own department, as of the period',
    department_names_ru Array(String),
    department_names_en Array(String),
    scheme_id String,
    scheme_key LowCardinality(String),
    currency LowCardinality(String),
    is_complete UInt8 COMMENT '0 when a part could not be calculated: the total is then a lower bound of nothing',
    total Decimal(38, 10),
    line_codes Array(LowCardinality(String)),
    line_categories Array(LowCardinality(String)),
    line_amounts Array(Decimal(38, 10)),
    document_hash String COMMENT 'the hash stored in the books, for reconciliation; empty for an accrual',
    as_of DateTime64(3, 'UTC')`,
  engine: 'ReplacingMergeTree(revision, is_removed)',
  partitionBy: 'period',
  orderBy: 'period, source, employee_id, document_id',
  shardBy: 'employee_id',
};
