import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DirectoryInUse } from '../directory-lock.ts';
import { commandOf, waitUntil } from '../processes.ts';
import { startProgram } from '../testing/program.ts';
import { startPostgres } from './start-postgres.ts';

describe('the embedded Postgres', () => {
  let dataDir: string;

  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'premia-postgres-'));
  });
  afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

  it('keeps its data over a restart and sorts and folds Russian without the system locale', async () => {
    const first = await startPostgres({ dataDir });
    await query(first.url, 'CREATE TABLE kept (name text)');
    await query(first.url, "INSERT INTO kept VALUES ('ЁЖ')");
    await first.stop();
    const second = await startPostgres({ dataDir });
    try {
      expect(await query(second.url, 'SELECT lower(name) AS name FROM kept')).toEqual([{ name: 'ёж' }]);
      expect(await query(second.url, "SELECT current_setting('synchronous_commit') AS value")).toEqual([
        { value: 'on' },
      ]);
    } finally {
      await second.stop();
    }
  });

  it('refuses a second server on the same data, and a wrong password', async () => {
    const server = await startPostgres({ dataDir });
    try {
      await expect(startPostgres({ dataDir })).rejects.toBeInstanceOf(DirectoryInUse);
      const stranger = new URL(server.url);
      stranger.password = 'guess';
      await expect(query(stranger.href, 'SELECT 1')).rejects.toMatchObject({ code: '28P01' });
    } finally {
      await server.stop();
    }
  });

  it('stops by itself when its program is killed, and loses nothing', async () => {
    const program = await startProgram(new URL('../testing/hold-postgres.ts', import.meta.url), dataDir);
    await query(program.answer, 'CREATE TABLE kept (n int)');
    await query(program.answer, 'INSERT INTO kept VALUES (7)');
    await program.kill();
    const server = await startPostgres({ dataDir });
    try {
      expect(await query(server.url, 'SELECT n FROM kept')).toEqual([{ n: 7 }]);
    } finally {
      await server.stop();
    }
  });

  it('takes over from a server that was left alone', async () => {
    const program = await startProgram(new URL('../testing/hold-postgres.ts', import.meta.url), dataDir);
    // Everything above the server dies at once: only the server itself is left.
    process.kill(program.keeperPid, 'SIGKILL');
    await program.kill();
    const server = await startPostgres({ dataDir });
    const pid = server.processId();
    expect(await query(server.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await server.stop();
    expect(await waitUntil(() => pid === undefined || commandOf(pid) === undefined, { timeoutMs: 5_000 })).toBe(true);
  });

  it.runIf(process.getuid?.() === 0)(
    'runs for root in a folder that nobody else may enter, also when it is made anew',
    async () => {
      const inside = join(dataDir, 'closed', 'data');
      for (const _ of ['first', 'again']) {
        mkdirSync(inside, { recursive: true, mode: 0o700 });
        chmodSync(join(dataDir, 'closed'), 0o700);
        const server = await startPostgres({ dataDir: inside });
        expect(await query(server.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
        await server.stop();
        rmSync(readFileSync(join(inside, 'cluster-location.txt'), 'utf8').trim(), { recursive: true });
        rmSync(inside, { recursive: true });
      }
    },
  );

  it('is not misled by the pid file of a crash', async () => {
    await (await startPostgres({ dataDir })).stop();
    writeFileSync(join(dataDir, 'cluster', 'postmaster.pid'), `${process.pid}\n${dataDir}\n0\n1\n\n\n\n`);
    const server = await startPostgres({ dataDir });
    expect(await query(server.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await server.stop();
  });
});

async function query<Row>(connectionString: string, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query(sql)).rows as Row[];
  } finally {
    await client.end();
  }
}
