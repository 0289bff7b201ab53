/** `pnpm stop`: ends a running `pnpm start`, wherever it was started. */
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ownerOf } from './directory-lock.ts';
import { readEnvironment } from './env.ts';
import { isRunning, waitUntil } from './processes.ts';
import { MESSAGES } from './start/messages.ts';

const STOP_TIMEOUT_MS = 60_000;

const environment = readEnvironment();
const messages = MESSAGES[environment.language];
const root = fileURLToPath(new URL('../../..', import.meta.url));
const owner = ownerOf(resolve(root, environment.dataDir ?? '.data'));

if (owner === undefined) {
  process.stdout.write(`${messages.notRunning}\n`);
} else {
  process.kill(owner.pid, 'SIGTERM');
  const hasStopped = await waitUntil(() => !isRunning(owner), { timeoutMs: STOP_TIMEOUT_MS });
  process.stdout.write(`${hasStopped ? messages.stopped : messages.alreadyStarting(owner.pid)}\n`);
  process.exitCode = hasStopped ? 0 : 1;
}
