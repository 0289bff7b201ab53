import type { Table } from './table.ts';

/** One row for each batch that arrived here completely: the dashboards' freshness. */
export const projectedBatchesV1: Table = {
  name: 'projected_batches_v1',
  columns: `
    batch_id String,
    last_event_at DateTime64(3, 'UTC') COMMENT 'when the newest change in the batch became true in the books',
    events UInt32`,
  engine: 'ReplacingMergeTree()',
  orderBy: 'batch_id',
  shardBy: 'batch_id',
};
