import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, mkdirSync, openSync, statSync, truncateSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readPassword } from '../password.ts';
import { freePort } from '../ports.ts';
import type { EngineOrders, EngineReport } from './engine-process.ts';

export interface StartClickHouseOptions {
  /** Owned by this engine; created when absent. */
  readonly dataDir: string;
  /** A free port is chosen when absent. It stays the same when the engine has to be restarted. */
  readonly port?: number;
  /** Told when the engine's process has crashed and is being started again. */
  readonly onRestart?: (reason: string) => void;
}

export interface ClickHouse {
  /** With credentials; without a database (clients then use `default`). */
  readonly url: string;
  /** Lets running queries finish; calling it again waits for the same end. */
  stop(): Promise<void>;
  /** The engine's own pid, for tests that kill it. */
  processId(): number | undefined;
}

const LOG_BYTES_MAX = 16 * 1024 * 1024;
/** A crash loop is given up after this many starts that did not last. */
const SHORT_LIVES_MAX = 5;
const SHORT_LIFE_MS = 30_000;
const STOP_TIMEOUT_MS = 20_000;

/** Starts the embedded engine in a process of its own and keeps it running until `stop`. */
export async function startClickHouse(options: StartClickHouseOptions): Promise<ClickHouse> {
  const dataDir = resolve(options.dataDir);
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const password = readPassword(join(dataDir, 'password'));
  const orders: EngineOrders = { dataDir, port: options.port ?? (await freePort()) };
  const supervisor = new Supervisor(orders, options.onRestart ?? (() => undefined));
  await supervisor.start();
  return {
    url: `http://default:${password}@127.0.0.1:${orders.port}`,
    stop: () => supervisor.stop(),
    processId: () => supervisor.processId,
  };
}

class Supervisor {
  readonly #orders: EngineOrders;
  readonly #onRestart: (reason: string) => void;
  #child: ChildProcess | undefined;
  #isStopping = false;
  #shortLives = 0;

  constructor(orders: EngineOrders, onRestart: (reason: string) => void) {
    this.#orders = orders;
    this.#onRestart = onRestart;
  }

  get processId(): number | undefined {
    return this.#child?.pid;
  }

  async start(): Promise<void> {
    const child = spawnEngine(this.#orders);
    this.#child = child;
    const startedAt = performance.now();
    await readiness(child, logPathIn(this.#orders.dataDir));
    child.channel?.unref();
    child.once('exit', (code, signal) => {
      if (this.#isStopping) return;
      this.#shortLives = performance.now() - startedAt < SHORT_LIFE_MS ? this.#shortLives + 1 : 0;
      void this.#restart(`the engine's process ended with ${signal ?? `code ${code}`}`);
    });
  }

  async #restart(reason: string): Promise<void> {
    this.#onRestart(reason);
    while (!this.#isStopping && this.#shortLives <= SHORT_LIVES_MAX) {
      try {
        await this.start();
        return;
      } catch (error) {
        this.#shortLives += 1;
        this.#onRestart(error instanceof Error ? error.message : String(error));
      }
    }
  }

  async stop(): Promise<void> {
    this.#isStopping = true;
    const child = this.#child;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    child.ref();
    const ended = once(child, 'exit');
    const timer = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS);
    if (child.connected) child.disconnect();
    await ended;
    clearTimeout(timer);
  }
}

function spawnEngine(orders: EngineOrders): ChildProcess {
  const logPath = logPathIn(orders.dataDir);
  if (existsSync(logPath) && statSync(logPath).size > LOG_BYTES_MAX) truncateSync(logPath);
  const log = openSync(logPath, 'a', 0o600);
  const program = fileURLToPath(new URL('engine-process.ts', import.meta.url));
  // A process group of its own: Ctrl-C in the terminal reaches the program, which then stops its engines in order.
  const child = spawn(process.execPath, [program, JSON.stringify(orders)], {
    stdio: ['ignore', log, log, 'ipc'],
    detached: true,
    env: { TZ: 'UTC', LC_ALL: 'C', UV_THREADPOOL_SIZE: '8' },
  });
  closeSync(log);
  child.unref();
  return child;
}

async function readiness(child: ChildProcess, logPath: string): Promise<void> {
  const report = await new Promise<EngineReport>((resolvePromise) => {
    child.once('message', (message) => resolvePromise(message as EngineReport));
    child.once('error', (error) => resolvePromise({ kind: 'failed', message: error.message }));
    child.once('exit', (code, signal) => {
      resolvePromise({ kind: 'failed', message: `the process ended with ${signal ?? `code ${code}`}; see ${logPath}` });
    });
  });
  if (report.kind === 'failed') {
    if (child.connected) child.disconnect();
    throw new Error(`The embedded ClickHouse did not start: ${report.message}`);
  }
}

function logPathIn(dataDir: string): string {
  return join(dataDir, 'clickhouse.log');
}
