import { expect, it } from 'vitest';
import { MIGRATIONS } from '../migrations/catalogue.ts';
import { payoutsV1 } from './payouts-v1.ts';
import { createTable } from './table.ts';

it('shards and replicates the same table under the same name', () => {
  const [local = '', distributed = ''] = createTable(payoutsV1, 'premia', { kind: 'cluster', cluster: 'bonuses' });
  expect(local).toContain("premia.payouts_v1_local ON CLUSTER 'bonuses'");
  expect(local).toContain(
    "ReplicatedReplacingMergeTree('/clickhouse/tables/{shard}/premia/payouts_v1_local', '{replica}', revision, is_removed)",
  );
  expect(distributed).toContain("Distributed('bonuses', 'premia', 'payouts_v1_local', cityHash64(employee_id))");
});

it('gives every engine without arguments its replication arguments too', () => {
  const bare = { ...payoutsV1, engine: 'ReplacingMergeTree()' };
  const [local = ''] = createTable(bare, 'premia', { kind: 'cluster', cluster: 'bonuses' });
  expect(local).toContain(
    "ReplicatedReplacingMergeTree('/clickhouse/tables/{shard}/premia/payouts_v1_local', '{replica}')",
  );
});

it('keeps migrations in order, each with an id of its own and statements that may be repeated', () => {
  const ids = MIGRATIONS.map(({ id }) => id);
  expect(ids).toEqual([...new Set(ids)].sort());
  for (const migration of MIGRATIONS) {
    for (const statement of migration.statements('premia', { kind: 'single' })) {
      expect(statement).toMatch(/IF (NOT )?EXISTS/);
    }
  }
});
