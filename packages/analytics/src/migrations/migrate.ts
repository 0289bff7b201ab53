import { z } from 'zod';
import type { Answer, Querier } from '../client/querier.ts';
import { appliedMigrationsV1 } from '../schema/applied-migrations-v1.ts';
import { createTable, type Topology } from '../schema/table.ts';
import { MIGRATIONS } from './catalogue.ts';

export interface MigrateOptions {
  readonly database: string;
  readonly topology: Topology;
}

const NAME = /^[a-zA-Z_]\w*$/;

/** Brings the database to the newest shape; answers with what it had to apply. Stops at the first failure. */
export async function migrateAnalytics(
  querier: Querier,
  { database, topology }: MigrateOptions,
): Promise<Answer<{ readonly applied: readonly string[] }>> {
  if (!NAME.test(database)) throw new Error(`Not a name for a ClickHouse database: ${database}`);
  const onCluster = topology.kind === 'cluster' ? ` ON CLUSTER '${topology.cluster}'` : '';
  const prepared = await runAll(querier, [
    `CREATE DATABASE IF NOT EXISTS ${database}${onCluster}`,
    ...createTable(appliedMigrationsV1, database, topology),
  ]);
  if (!prepared.ok) return prepared;
  const known = await querier.ask(
    {
      sql: `SELECT id FROM ${database}.${appliedMigrationsV1.name} FINAL`,
      parameters: z.object({}),
      row: z.object({ id: z.string() }),
    },
    {},
  );
  if (!known.ok) return known;
  const done = new Set(known.value.map(({ id }) => id));
  const applied: string[] = [];
  for (const migration of MIGRATIONS.filter(({ id }) => !done.has(id))) {
    const outcome = await runAll(querier, migration.statements(database, topology));
    if (!outcome.ok) return outcome;
    const recorded = await querier.insert(`${database}.${appliedMigrationsV1.name}`, [{ id: migration.id }], {
      deduplicationToken: `migration/${migration.id}`,
    });
    if (!recorded.ok) return recorded;
    applied.push(migration.id);
  }
  return { ok: true, value: { applied } };
}

async function runAll(querier: Querier, statements: readonly string[]): Promise<Answer<void>> {
  for (const statement of statements) {
    const outcome = await querier.command(statement);
    if (!outcome.ok) return outcome;
  }
  return { ok: true, value: undefined };
}
