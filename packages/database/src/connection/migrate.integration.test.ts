import { createTestDatabase } from '@premia/stack/testing';
import { getTableConfig, type PgTable } from 'drizzle-orm/pg-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as tables from '../schema/tables.ts';
import { type MigratedDatabase, openTestDatabase } from '../testing/test-database.ts';
import { MigrationChangedDefect, migrate } from './migrate.ts';

let database: MigratedDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const all: readonly PgTable[] = Object.values(tables);

describe('migrations', () => {
  it('are applied once, however many ask at the same time', async () => {
    const fresh = await createTestDatabase();
    const reports = await Promise.all([migrate(fresh.url), migrate(fresh.url), migrate(fresh.url)]);
    const applied = reports.flatMap((report) => report.applied);
    expect(applied).toEqual([...new Set(applied)]);
    expect(applied).toEqual(reports[0]?.present);
    await fresh.drop();
  });

  it('refuse to go on when one was edited after it had been applied', async () => {
    await database.owner.query(`update premia_migrations set hash = 'edited' where name like '0000%'`);
    await expect(migrate(database.url)).rejects.toThrow(MigrationChangedDefect);
  });

  it('make exactly the tables of the schema', async () => {
    const { rows } = await database.owner.query<{ name: string }>(
      `select table_name as name from information_schema.tables
       where table_schema = 'public' and table_name <> 'premia_migrations'`,
    );
    expect(rows.map(({ name }) => name).sort()).toEqual(all.map((table) => getTableConfig(table).name).sort());
  });

  it.each(all.map((table) => [getTableConfig(table).name, table] as const))(
    'make the columns of %s',
    async (name, table) => {
      const { rows } = await database.owner.query<{ name: string; type: string; required: boolean }>(
        `select a.attname as name, format_type(a.atttypid, a.atttypmod) as type, a.attnotnull as required
       from pg_attribute a where a.attrelid = $1::regclass and a.attnum > 0 and not a.attisdropped order by a.attname`,
        [name],
      );
      const config = getTableConfig(table);
      const keys = new Set(config.primaryKeys.flatMap((key) => key.columns.map((column) => column.name)));
      const expected = config.columns
        .map((column) => ({
          name: column.name,
          type: column.getSQLType().replace(/^timestamp with time zone$/, 'timestamp with time zone'),
          required: column.notNull || column.primary || keys.has(column.name),
        }))
        .sort((a, b) => (a.name < b.name ? -1 : 1));
      expect(rows).toEqual(expected);
    },
  );

  it.each(all.map((table) => [getTableConfig(table).name, table] as const))(
    'make the indexes and rules of %s',
    async (name, table) => {
      const { rows } = await database.owner.query<{ name: string }>(
        `select indexname as name from pg_indexes where tablename = $1
       union select conname from pg_constraint where conrelid = $1::regclass`,
        [name],
      );
      const config = getTableConfig(table);
      const wanted = [
        ...config.indexes.map((index) => index.config.name ?? ''),
        ...config.uniqueConstraints.map((constraint) => constraint.name ?? ''),
        ...config.checks.map((rule) => rule.name),
      ];
      expect(wanted.filter((one) => !rows.some((row) => row.name === one))).toEqual([]);
    },
  );
});
