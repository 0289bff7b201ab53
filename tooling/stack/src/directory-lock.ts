import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { isRunning, type ProcessIdentity, processIdentity } from './processes.ts';

/** Another live process owns the directory; starting a second engine on it would corrupt the data. */
export class DirectoryInUse extends Error {
  override readonly name = 'DirectoryInUse';
  readonly directory: string;
  readonly owner: ProcessIdentity;

  constructor(directory: string, owner: ProcessIdentity) {
    super(`${directory} is in use by process ${owner.pid}`);
    this.directory = directory;
    this.owner = owner;
  }
}

export interface DirectoryLock {
  release(): void;
}

const LOCK_FILE = 'owner.json';
const ATTEMPTS_MAX = 5;

/**
 * Takes a directory for this process. The lock file names its owner by pid and start time, so that the lock of a
 * process killed with SIGKILL is recognised as stale even after its pid was given to somebody else.
 *
 * @throws DirectoryInUse when a live process owns it.
 */
export function lockDirectory(directory: string): DirectoryLock {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const path = join(directory, LOCK_FILE);
  for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt += 1) {
    if (createExclusively(path)) return { release: () => rmSync(path, { force: true }) };
    const owner = readOwner(path);
    if (owner !== undefined && isRunning(owner)) throw new DirectoryInUse(directory, owner);
    rmSync(path, { force: true });
  }
  throw new Error(`Could not take ${path}: it keeps coming back`);
}

/** The live process that owns the directory, if there is one. */
export function ownerOf(directory: string): ProcessIdentity | undefined {
  const owner = readOwner(join(directory, LOCK_FILE));
  return owner !== undefined && isRunning(owner) ? owner : undefined;
}

function createExclusively(path: string): boolean {
  let file: number;
  try {
    file = openSync(path, 'wx', 0o600);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
  writeSync(file, JSON.stringify(processIdentity()));
  closeSync(file);
  return true;
}

/** `undefined` when the file is gone or half-written: its writer died between creating and filling it. */
function readOwner(path: string): ProcessIdentity | undefined {
  try {
    const owner: unknown = JSON.parse(readFileSync(path, 'utf8'));
    if (typeof owner !== 'object' || owner === null || !('pid' in owner) || !('startedAt' in owner)) return undefined;
    return { pid: Number(owner.pid), startedAt: String(owner.startedAt) };
  } catch {
    return undefined;
  }
}
