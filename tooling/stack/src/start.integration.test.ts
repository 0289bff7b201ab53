import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { processEnvironment } from './env.ts';
import { startPostgres } from './postgres/start-postgres.ts';
import { waitUntil } from './processes.ts';

const program = fileURLToPath(new URL('start.ts', import.meta.url));

describe('pnpm start', () => {
  let dataDir: string;
  let children: ChildProcess[];

  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'premia-start-'));
    children = [];
  });
  afterEach(async () => {
    for (const child of children) child.kill('SIGKILL');
    await waitUntil(() => processesOn(dataDir).length === 0, { timeoutMs: 30_000 });
    rmSync(dataDir, { recursive: true, force: true });
  });

  /** A start whose output can be waited for. */
  function start(): { readonly child: ChildProcess; readonly said: () => string; hears(text: string): Promise<void> } {
    const child = spawn(process.execPath, [program], {
      env: { ...processEnvironment(), LC_ALL: 'C', PREMIA_DATA_DIR: dataDir, DATABASE_URL: '', CLICKHOUSE_URL: '' },
    });
    children.push(child);
    let said = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      said += chunk;
    });
    return {
      child,
      said: () => said,
      hears: async (text) => {
        expect(await waitUntil(() => said.includes(text), { timeoutMs: 60_000 }), said).toBe(true);
      },
    };
  }

  it.each([
    ['at once', undefined],
    ['after one engine', '✓ ClickHouse'],
    ['after the other', '✓ Postgres'],
  ])('stops in order when it is interrupted %s, and leaves whole data and no process', async (_, moment) => {
    const { child, hears, said } = start();
    if (moment === undefined) await waitUntil(() => readdirSync(dataDir).length > 0, { timeoutMs: 10_000, everyMs: 1 });
    else await hears(moment);
    child.kill('SIGINT');
    await once(child, 'close');
    expect(said()).toContain('Stopped. Everything is saved.');
    expect(processesOn(dataDir)).toEqual([]);
    await (await startPostgres({ dataDir: join(dataDir, 'postgres') })).stop();
  });

  it('leaves no engine behind when it is killed, and tells a second start that the first is running', async () => {
    const { child, hears } = start();
    await hears('✓ Postgres');
    await hears('✓ ClickHouse');
    const second = start();
    await once(second.child, 'close');
    expect(second.said()).toContain(`already starting or stopping (process ${child.pid})`);
    child.kill('SIGKILL');
    expect(await waitUntil(() => processesOn(dataDir).length === 0, { timeoutMs: 30_000 })).toBe(true);
  });
});

/** Command lines of the live processes that work on the folder. */
function processesOn(folder: string): readonly string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(commandLine)
    .filter((command) => command.includes(folder));
}

function commandLine(pid: string): string {
  try {
    return readFileSync(join('/proc', pid, 'cmdline'), 'utf8').replaceAll('\0', ' ');
  } catch {
    // It ended while we were looking.
    return '';
  }
}
