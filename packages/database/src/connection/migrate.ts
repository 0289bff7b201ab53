import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';
import { connectOwner } from './connect.ts';

const MIGRATIONS = join(import.meta.dirname, '../../migrations');
/** Any constant: whoever migrates holds this advisory lock, the others wait and then find nothing to do. */
const MIGRATION_LOCK = 7_736_642;

export interface MigrationReport {
  readonly applied: readonly string[];
  readonly present: readonly string[];
}

/** A migration that was applied has been edited since: our own mistake, never repaired silently. */
export class MigrationChangedDefect extends Error {
  override readonly name = 'MigrationChangedDefect';
}

/** Brings the database at the owner's `url` up to the newest migration. Safe to run from several places at once. */
export async function migrate(url: string): Promise<MigrationReport> {
  const pool = connectOwner(url, { poolSize: 1, name: 'premia-migrate' });
  try {
    const client = await pool.connect();
    try {
      await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
      return await applyAll(client);
    } finally {
      await client.query('select pg_advisory_unlock($1)', [MIGRATION_LOCK]);
      client.release();
    }
  } finally {
    await pool.end();
  }
}

async function applyAll(client: pg.PoolClient): Promise<MigrationReport> {
  await client.query(
    'create table if not exists premia_migrations (name text primary key, hash text not null, applied_at timestamptz not null default now())',
  );
  const { rows } = await client.query<{ name: string; hash: string }>('select name, hash from premia_migrations');
  const known = new Map(rows.map((row) => [row.name, row.hash]));
  const names = (await readdir(MIGRATIONS)).filter((name) => name.endsWith('.sql')).sort();
  const applied: string[] = [];
  for (const name of names) {
    const text = await readFile(join(MIGRATIONS, name), 'utf8');
    const hash = createHash('sha256').update(text).digest('hex');
    const before = known.get(name);
    if (before === hash) continue;
    if (before !== undefined)
      throw new MigrationChangedDefect(`migration ${name} was edited after it had been applied`);
    await applyOne(client, { name, text, hash });
    applied.push(name);
  }
  return { applied, present: names };
}

interface Migration {
  readonly name: string;
  readonly text: string;
  readonly hash: string;
}

async function applyOne(client: pg.PoolClient, migration: Migration): Promise<void> {
  await client.query('begin');
  try {
    for (const statement of migration.text.split('--> statement-breakpoint')) {
      if (statement.trim() !== '') await client.query(statement);
    }
    await client.query('insert into premia_migrations (name, hash) values ($1, $2)', [migration.name, migration.hash]);
    await client.query('commit');
  } catch (cause) {
    await client.query('rollback');
    throw new Error(`migration ${migration.name} failed`, { cause });
  }
}
