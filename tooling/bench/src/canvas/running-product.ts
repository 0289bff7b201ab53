import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { readRunning } from '@premia/stack';
import { readCanvasEnvironment } from './env.ts';

/** The whole product with the built browser app and a demo company of its own. */
export interface RunningProduct {
  readonly address: string;
  stop(): Promise<void>;
}

const ROOT = resolve(import.meta.dirname, '../../../..');
const START_TIMEOUT_MS = 600_000;
const POLL_MS = 250;

/** Starts as a newcomer would, in a folder that is gone afterwards. Throws with what was printed when it does not come up. */
export async function startProduct(): Promise<RunningProduct> {
  const { inherited, address } = readCanvasEnvironment();
  if (address !== '') return { address, stop: async () => undefined };
  const dataDir = mkdtempSync(join(tmpdir(), 'premia-bench-canvas-'));
  const child = spawn('node', [join(ROOT, 'tooling/stack/src/start.ts')], {
    cwd: ROOT,
    env: { ...inherited, PREMIA_DATA_DIR: dataDir, DATABASE_URL: '', CLICKHOUSE_URL: '', PORT: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const printed: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => printed.push(text.toString()));
  const end = async () => {
    await stop(child);
    rmSync(dataDir, { recursive: true, force: true });
  };
  const deadline = Date.now() + START_TIMEOUT_MS;
  for (;;) {
    const running = readRunning(dataDir);
    if (running !== undefined) return { address: running.address, stop: end };
    if (child.exitCode !== null || Date.now() > deadline) {
      await end();
      throw new Error(`The product did not start:\n${printed.join('')}`);
    }
    await new Promise((wake) => setTimeout(wake, POLL_MS));
  }
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = new Promise((done) => child.once('exit', done));
  child.kill('SIGINT');
  await ended;
}

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];

/** `CHROMIUM_PATH`, else an installed Chromium or Chrome; throws with what to do when there is none. */
export function findBrowser(): string {
  const { path: searched, chromiumPath } = readCanvasEnvironment();
  const folders = searched.split(delimiter);
  const candidates = [chromiumPath, ...NAMES.flatMap((name) => folders.map((folder) => join(folder, name)))];
  const found = candidates.find((path) => path !== '' && existsSync(path));
  if (found === undefined) throw new Error('The canvas area needs Chromium: install it or set CHROMIUM_PATH.');
  return found;
}
