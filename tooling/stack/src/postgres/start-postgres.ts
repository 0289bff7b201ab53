import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { lockDirectory } from '../directory-lock.ts';
import { readPassword } from '../password.ts';
import { freePort } from '../ports.ts';
import { waitUntil } from '../processes.ts';
import { clusterDirectory, reachableHome, unprivilegedAccount } from './account.ts';
import { findBinaries } from './binaries.ts';
import { type Cluster, ensureCluster, limitLog, postmasterPid, SUPERUSER, stopForgottenServer } from './cluster.ts';
import type { KeeperOrders } from './keeper.ts';

export interface StartPostgresOptions {
  /** Owned by this server; created when absent. */
  readonly dataDir: string;
  /** A free port is chosen when absent. */
  readonly port?: number;
  /** For data that is thrown away with the test: no waiting for the disk. A power cut may lose everything. */
  readonly isDisposable?: boolean;
}

export interface Postgres {
  /** With the superuser and the database `premia`. */
  readonly url: string;
  /** Shuts down in order; calling it again waits for the same shutdown. */
  stop(): Promise<void>;
  /** The server's own pid, for tests that kill it. */
  processId(): number | undefined;
  /** Settles when the server has ended, with or without `stop`. */
  readonly ended: Promise<void>;
}

const DATABASE = 'premia';
const START_TIMEOUT_MS = 60_000;

/** Starts the embedded Postgres 18 on the loopback interface. Throws with the server's own words when it cannot. */
export async function startPostgres(options: StartPostgresOptions): Promise<Postgres> {
  const dataDir = resolve(options.dataDir);
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const lock = lockDirectory(dataDir);
  try {
    const cluster = prepareCluster(dataDir);
    await stopForgottenServer(cluster.directory);
    await ensureCluster(cluster);
    const port = options.port ?? (await freePort());
    const keeper = startKeeper(cluster, { port, dataDir, isDisposable: options.isDisposable ?? false });
    const ended = once(keeper, 'exit').then(() => lock.release());
    const url = (database: string): string =>
      `postgres://${SUPERUSER}:${encodeURIComponent(cluster.password)}@127.0.0.1:${port}/${database}`;
    await waitForServer(keeper, url('postgres'), logPathIn(dataDir));
    await ensureDatabase(url('postgres'));
    return {
      url: url(DATABASE),
      ended,
      processId: () => postmasterPid(cluster.directory),
      stop: async () => {
        keeper.ref();
        if (keeper.connected) keeper.disconnect();
        await ended;
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}

function prepareCluster(dataDir: string): Cluster {
  const { home, version } = findBinaries();
  const account = unprivilegedAccount();
  return {
    account,
    home: reachableHome(home, version, account),
    directory: clusterDirectory(dataDir, account),
    password: readPassword(join(dataDir, 'password')),
  };
}

interface ServerOptions {
  readonly port: number;
  readonly dataDir: string;
  readonly isDisposable: boolean;
}

function startKeeper(cluster: Cluster, options: ServerOptions): ChildProcess {
  const logPath = logPathIn(options.dataDir);
  limitLog(logPath);
  const orders: KeeperOrders = {
    command: join(cluster.home, 'bin', 'postgres'),
    arguments: ['-D', cluster.directory, ...settings(options).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    ...(cluster.account ?? {}),
  };
  const log = openSync(logPath, 'a', 0o600);
  const program = fileURLToPath(new URL('keeper.ts', import.meta.url));
  const keeper = spawn(process.execPath, [program, JSON.stringify(orders)], {
    stdio: ['ignore', log, log, 'ipc'],
    detached: true,
  });
  closeSync(log);
  // Neither the keeper nor its channel keeps a program alive that has nothing else to do.
  keeper.unref();
  keeper.channel?.unref();
  return keeper;
}

function settings({ port, isDisposable }: ServerOptions): readonly (readonly [string, string])[] {
  const durability = isDisposable
    ? ([
        ['fsync', 'off'],
        ['full_page_writes', 'off'],
        ['synchronous_commit', 'off'],
      ] as const)
    : ([['synchronous_commit', 'on']] as const);
  return [
    ['listen_addresses', '127.0.0.1'],
    ['port', String(port)],
    // A socket path has a length limit that a deep project folder exceeds; the loopback interface has none.
    ['unix_socket_directories', ''],
    ['shared_buffers', '256MB'],
    ['max_connections', '200'],
    ['max_wal_size', '2GB'],
    // Segments of the log are kept and written over: making one holds up every commit for as long as a disk takes for 16 MB.
    ['min_wal_size', '1GB'],
    ['timezone', 'UTC'],
    ['log_timezone', 'UTC'],
    // Containers give /dev/shm 64 MB, which one parallel query can fill.
    ['dynamic_shared_memory_type', 'mmap'],
    ...durability,
  ];
}

async function waitForServer(keeper: ChildProcess, url: string, logPath: string): Promise<void> {
  const hasEnded = (): boolean => keeper.exitCode !== null || keeper.signalCode !== null;
  const isReady = await waitUntil(async () => hasEnded() || (await accepts(url)), { timeoutMs: START_TIMEOUT_MS });
  if (!isReady || hasEnded()) {
    if (keeper.connected) keeper.disconnect();
    throw new Error(`Postgres did not start. The end of its log:\n${lastLines(logPath)}`);
  }
}

async function accepts(connectionString: string): Promise<boolean> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 2_000 });
  try {
    await client.connect();
    return true;
  } catch {
    // Starting up or recovering: asked again until the time is over, when its log tells the reason.
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function ensureDatabase(connectionString: string): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE}`);
  } finally {
    await client.end();
  }
}

function logPathIn(dataDir: string): string {
  return join(dataDir, 'postgres.log');
}

function lastLines(path: string): string {
  return existsSync(path) ? readFileSync(path, 'utf8').trimEnd().split('\n').slice(-15).join('\n') : '(no log)';
}
