import { randomUUID } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/**
 * Postgres refuses to run as root. Started by root it runs as an unprivileged account instead; everything it touches
 * must then be reachable by that account, whatever folder root keeps the project in.
 */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

/** Where root may put things that the unprivileged account must reach. */
const SHARED_HOME = '/var/lib/premia';
const FALLBACK: Account = { uid: 65_534, gid: 65_534 };

/** `undefined` when this process is not root and Postgres can run as the same user. */
export function unprivilegedAccount(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  return accountNamed('postgres') ?? accountNamed('nobody') ?? FALLBACK;
}

function accountNamed(name: string): Account | undefined {
  if (!existsSync('/etc/passwd')) return undefined;
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${name}:`));
  const [, , uid, gid] = line?.split(':') ?? [];
  return uid === undefined || gid === undefined ? undefined : { uid: Number(uid), gid: Number(gid) };
}

/** Binaries the account can execute: in place when it can reach them, else a copy in a folder it can. */
export function reachableHome(home: string, version: string, account: Account | undefined): string {
  if (account === undefined || isReachable(home, account)) return home;
  const copy = join(SHARED_HOME, `postgres-${version}`);
  if (!existsSync(copy)) {
    // Copied beside and renamed, so that an interrupted copy is never taken for a whole one.
    const partial = `${copy}.${process.pid}`;
    mkdirSync(SHARED_HOME, { recursive: true, mode: 0o755 });
    cpSync(home, partial, { recursive: true, verbatimSymlinks: true });
    renameSync(partial, copy);
  }
  return copy;
}

/**
 * The cluster's own folder: inside the data directory when the account can reach it there, else in a folder of its own
 * that the data directory remembers. The name is drawn by lot, not made of the path: a data directory that was deleted
 * and made again must not find the cluster of the old one.
 */
export function clusterDirectory(dataDir: string, account: Account | undefined): string {
  const wanted = join(resolve(dataDir), 'cluster');
  if (account === undefined) return wanted;
  const note = join(dataDir, 'cluster-location.txt');
  if (existsSync(note)) return readFileSync(note, 'utf8').trim();
  // The data directory is ours: opening it for passage (not for reading) harms nobody.
  chmodSync(dataDir, 0o711);
  if (isReachable(dataDir, account)) return wanted;
  const clusters = join(SHARED_HOME, 'clusters');
  mkdirSync(clusters, { recursive: true, mode: 0o755 });
  const location = join(clusters, randomUUID());
  writeFileSync(note, `${location}\n`, { mode: 0o600 });
  return location;
}

export function giveTo(account: Account | undefined, path: string): void {
  if (account === undefined || !existsSync(path)) return;
  chownSync(path, account.uid, account.gid);
  if (!lstatSync(path).isDirectory()) return;
  for (const entry of readdirSync(path)) {
    const child = join(path, entry);
    if (!lstatSync(child).isSymbolicLink()) giveTo(account, child);
  }
}

/** Every folder up to the root lets the account pass. */
function isReachable(path: string, account: Account): boolean {
  for (let folder = resolve(path); ; folder = dirname(folder)) {
    const { uid, gid, mode } = lstatSync(folder);
    const bit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001;
    if (!lstatSync(folder).isSymbolicLink() && (mode & bit) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
}
