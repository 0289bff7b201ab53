import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ownerOf } from '../directory-lock.ts';

const FILE = 'running.json';
const SERVICE_PID_FILE = 'service.pid';

/** A started installation: its door, and the engines for programs beside it (`premia import`, `premia verify`). */
export interface Running {
  readonly address: string;
  readonly databaseUrl: string;
  readonly clickhouseUrl: string;
}

/** Written when the doors are open; for the owner's eyes, because the database's URL holds its password. */
export function writeRunning(dataDir: string, running: Running): void {
  // Whoever waits for the file reads all of it or none.
  const unfinished = join(dataDir, `${FILE}.new`);
  writeFileSync(unfinished, `${JSON.stringify(running)}\n`, { mode: 0o600 });
  renameSync(unfinished, join(dataDir, FILE));
}

/** `undefined` when nothing runs there; the file of a killed start is not believed. */
export function readRunning(dataDir: string): Running | undefined {
  if (ownerOf(dataDir) === undefined) return undefined;
  let text: string;
  try {
    text = readFileSync(join(dataDir, FILE), 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
  const found: Partial<Running> = JSON.parse(text);
  const { address, databaseUrl, clickhouseUrl } = found;
  if (address === undefined || databaseUrl === undefined || clickhouseUrl === undefined) return undefined;
  return { address, databaseUrl, clickhouseUrl };
}

export function removeRunning(dataDir: string): void {
  rmSync(join(dataDir, FILE), { force: true });
}

/** Of the life of the service that runs now; for whoever wants to see it die and come back. */
export function writeServicePid(dataDir: string, pid: number): void {
  writeFileSync(join(dataDir, SERVICE_PID_FILE), `${pid}\n`);
}

export function readServicePid(dataDir: string): number {
  return Number(readFileSync(join(dataDir, SERVICE_PID_FILE), 'utf8'));
}
