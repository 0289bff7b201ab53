import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { readRunning } from '@premia/stack';

/** The whole product as `pnpm start` brings it up, with data of its own. */
export interface Application {
  readonly address: string;
  stop(): Promise<void>;
}

export interface ApplicationOptions {
  readonly root: string;
  readonly dataDir: string;
  readonly environment: NodeJS.ProcessEnv;
}

const START_TIMEOUT_MS = 300_000;
const POLL_MS = 200;

/** Starts as a newcomer would; throws with what was printed when it does not come up. */
export async function startApplication({ root, dataDir, environment }: ApplicationOptions): Promise<Application> {
  const child = spawn('node', [join(root, 'tooling/stack/src/start.ts')], {
    cwd: root,
    env: { ...environment, PREMIA_DATA_DIR: dataDir, DATABASE_URL: '', CLICKHOUSE_URL: '', PORT: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const printed: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => printed.push(text.toString()));
  const deadline = Date.now() + START_TIMEOUT_MS;
  for (;;) {
    const running = readRunning(dataDir);
    if (running !== undefined) return { ...running, stop: () => stop(child) };
    if (child.exitCode !== null || Date.now() > deadline) {
      await stop(child);
      throw new Error(`The application did not start:\n${printed.join('')}`);
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGINT');
  await ended;
}
