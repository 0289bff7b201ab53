import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { createBell } from '../jobs/bell.ts';
import { backoffMs } from '../jobs/loop.ts';
import type { Logger } from '../observability/logging.ts';

export interface WorkerFleet {
  /** Asks every worker to end its round and waits until they have. */
  stop(): Promise<void>;
}

export interface FleetOptions {
  readonly workers: number;
  /** The program that is a worker when it is told `worker`: the service's own. */
  readonly program: string;
  readonly log: Logger;
}

/** Starts workers as processes of their own and starts those that died again; what they held is taken over meanwhile. */
export function startWorkerFleet({ workers, program, log }: FleetOptions): WorkerFleet {
  const stopping = new AbortController();
  const keepers = Array.from({ length: workers }, (_, index) => keepWorker({ program, log, index, stopping }));
  return {
    async stop() {
      stopping.abort();
      await Promise.all(keepers);
    },
  };
}

interface Keeper {
  readonly program: string;
  readonly log: Logger;
  readonly index: number;
  readonly stopping: AbortController;
}

async function keepWorker({ program, log, index, stopping: { signal } }: Keeper): Promise<void> {
  for (let deaths = 0; !signal.aborted; deaths += 1) {
    const child = fork(program, ['worker']);
    const stop = (): void => void child.kill('SIGTERM');
    signal.addEventListener('abort', stop, { once: true });
    const reason = await endOf(child);
    signal.removeEventListener('abort', stop);
    if (signal.aborted) return;
    log.warn({ worker: index, reason }, 'A worker ended and is started again');
    await createBell().wait(backoffMs(deaths + 1), signal);
  }
}

async function endOf(child: ChildProcess): Promise<string> {
  try {
    const [code, signal]: unknown[] = await once(child, 'exit');
    return signal === null ? `code ${String(code)}` : String(signal);
  } catch (error) {
    // It could not even be started.
    return error instanceof Error ? error.message : String(error);
  }
}
