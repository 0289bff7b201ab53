import type { Table } from './table.ts';

/**
 * The state of each period. It decides whether statements or accruals are shown, so a sealed month switches over in
 * one step, after all of its statements have arrived.
 */
export const periodsV1: Table = {
  name: 'periods_v1',
  columns: `
    period LowCardinality(String),
    state Enum8('open' = 1, 'closing' = 2, 'sealed' = 3),
    revision UInt64,
    run_id String COMMENT 'the sealed run; empty before'`,
  engine: 'ReplacingMergeTree(revision)',
  orderBy: 'period',
  shardBy: 'period',
};
