import type { Table } from './table.ts';

export const appliedMigrationsV1: Table = {
  name: 'applied_migrations_v1',
  columns: `
    id String,
    applied_at DateTime64(3, 'UTC') DEFAULT now64(3, 'UTC')`,
  engine: 'ReplacingMergeTree()',
  orderBy: 'id',
  shardBy: 'id',
};
