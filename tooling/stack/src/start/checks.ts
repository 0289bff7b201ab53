import { accessSync, chmodSync, constants, mkdirSync } from 'node:fs';
import { isPortFree } from '../ports.ts';
import { StartFailure } from './failure.ts';
import type { Messages } from './messages.ts';

const PORT_FIRST = 4_600;
const PORTS_TRIED = 20;
const NODE_MAJOR = 24;

export function checkNode(messages: Messages, version: string = process.versions.node): void {
  if (Number.parseInt(version, 10) !== NODE_MAJOR) throw new StartFailure(messages.oldNode(version));
}

export function checkDataDirectory(messages: Messages, path: string): void {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
    // Root's Postgres runs as somebody else, who must be able to pass through; what is inside stays closed.
    if (process.getuid?.() === 0) chmodSync(path, 0o711);
    accessSync(path, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new StartFailure(messages.notWritable(path, reason));
  }
}

/** The port asked for, or the first free one from 4600 on. */
export async function choosePort(messages: Messages, wanted: string | undefined): Promise<number> {
  if (wanted !== undefined) {
    const port = Number.parseInt(wanted, 10);
    if (!/^\d+$/.test(wanted) || port < 1 || port > 65_535) throw new StartFailure(messages.badPort(wanted));
    if (!(await isPortFree(port))) throw new StartFailure(messages.portTaken(port));
    return port;
  }
  for (let port = PORT_FIRST; port < PORT_FIRST + PORTS_TRIED; port += 1) {
    if (await isPortFree(port)) return port;
  }
  throw new StartFailure(messages.portsTaken(PORT_FIRST, PORT_FIRST + PORTS_TRIED - 1));
}
