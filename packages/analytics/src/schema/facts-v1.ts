import type { Table } from './table.ts';

/** The current version of every fact, with everyone it counts for. Replaced by version; read it with FINAL. */
export const factsV1: Table = {
  name: 'facts_v1',
  columns: `
    source LowCardinality(String),
    external_id String,
    version UInt64,
    is_removed UInt8,
    fact_type LowCardinality(String),
    occurred_on Date,
    amount Nullable(Decimal(38, 10)),
    currency LowCardinality(String) COMMENT 'empty without an amount',
    employee_ids Array(String),
    credit_department_ids Array(String) COMMENT 'of the employee on that day; empty text when unknown',
    credit_roles Array(LowCardinality(String)),
    credit_shares Array(Decimal(38, 10))`,
  // No partition by month: a corrected date would leave the old version in another partition, out of reach of FINAL.
  engine: 'ReplacingMergeTree(version, is_removed)',
  orderBy: 'source, external_id',
  shardBy: 'external_id',
};
