import { execFile } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { commandOf, waitUntil } from '../processes.ts';
import { type Account, giveTo } from './account.ts';

const run = promisify(execFile);
export const SUPERUSER = 'premia';
const LOG_BYTES_MAX = 16 * 1024 * 1024;
const STOP_TIMEOUT_MS = 20_000;

export interface Cluster {
  readonly directory: string;
  readonly home: string;
  readonly account: Account | undefined;
  readonly password: string;
}

/** Creates the cluster once; an interrupted creation leaves nothing that could be taken for a cluster. */
export async function ensureCluster(cluster: Cluster): Promise<void> {
  if (existsSync(join(cluster.directory, 'PG_VERSION'))) return;
  const partial = `${cluster.directory}.new`;
  rmSync(partial, { recursive: true, force: true });
  rmSync(cluster.directory, { recursive: true, force: true });
  mkdirSync(partial, { recursive: true, mode: 0o700 });
  const passwordFile = join(partial, '.password');
  writeFileSync(passwordFile, `${cluster.password}\n`, { mode: 0o600 });
  giveTo(cluster.account, partial);
  const target = join(partial, 'data');
  // The builtin C.UTF-8 locale sorts by code point and needs no locale of the operating system.
  const flags = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  await run(
    join(cluster.home, 'bin', 'initdb'),
    [`--pgdata=${target}`, `--username=${SUPERUSER}`, '--auth=scram-sha-256', `--pwfile=${passwordFile}`, ...flags],
    { env: { LC_ALL: 'C', TZ: 'UTC' }, ...(cluster.account ?? {}) },
  );
  renameSync(target, cluster.directory);
  rmSync(partial, { recursive: true, force: true });
}

/**
 * A server whose keeper was killed too is still running on the data. We hold the directory's lock, so nobody needs it:
 * it is stopped in order and the new one starts from a clean shutdown.
 */
export async function stopForgottenServer(directory: string): Promise<void> {
  const pid = postmasterPid(directory);
  if (pid === undefined) return;
  const isOurs = (): boolean => commandOf(pid)?.includes(directory) ?? false;
  if (isOurs()) {
    for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
      if (isOurs()) process.kill(pid, signal);
      if (await waitUntil(() => !isOurs(), { timeoutMs: STOP_TIMEOUT_MS })) break;
    }
  }
  // After a crash the file stays; its pid may belong to a stranger by now, and Postgres would wait for that one.
  rmSync(join(directory, 'postmaster.pid'), { force: true });
}

/** The pid of the running (or crashed) server of this cluster. */
export function postmasterPid(directory: string): number | undefined {
  const path = join(directory, 'postmaster.pid');
  if (!existsSync(path)) return undefined;
  const pid = Number.parseInt(readFileSync(path, 'utf8'), 10);
  return Number.isSafeInteger(pid) && pid > 0 ? pid : undefined;
}

export function limitLog(path: string): void {
  if (existsSync(path) && statSync(path).size > LOG_BYTES_MAX) truncateSync(path);
}
