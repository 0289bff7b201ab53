/**
 * A worker of runs as a process of its own, for scenarios that kill or stop it: computes chunks until it is killed, and
 * says after each what it did. A database that is away is waited for, as the service's own workers do.
 * Arguments: database URL, name.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { connectApplication } from '@premia/database';
import { createRunWorker } from '@premia/service/testing';

const PAUSE_MS = 25;
const AWAY_PAUSE_MS = 250;

const [url = '', name = 'worker'] = process.argv.slice(2);
const runs = createRunWorker(connectApplication(url, { poolSize: 2, name }));
for (;;) {
  const step = await runs.computeNext({ worker: name }).catch(() => 'away' as const);
  process.send?.(step);
  if (step === 'idle') await pause(PAUSE_MS);
  if (step === 'away') await pause(AWAY_PAUSE_MS);
}
