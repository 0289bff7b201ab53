import type { ChildProcess } from 'node:child_process';
import { Interrupted, StartFailure } from './failure.ts';
import { exitOf, lastLines, type ProgramOptions, startProgram, stopProgram } from './program.ts';

export interface ServiceProcess {
  stop(): Promise<void>;
  /** Settles when the service has ended too often to be started again. */
  readonly givenUp: Promise<void>;
}

export interface Keeping {
  readonly signal: AbortSignal;
  /** Told of every life of the service. */
  readonly onStart: (pid: number) => void;
  readonly onRestart: (reason: string) => void;
}

const SHORT_LIFE_MS = 30_000;
const SHORT_LIVES_MAX = 4;

/**
 * Keeps the service running: what it had promised is in the books, so it may end at any moment and be started again.
 * Answers when it has opened its doors for the first time.
 */
export async function keepService(
  options: ProgramOptions,
  { signal, onStart, onRestart }: Keeping,
): Promise<ServiceProcess> {
  if (signal.aborted) throw new Interrupted();
  const start = (): ChildProcess => {
    const child = startProgram(options);
    if (child.pid !== undefined) onStart(child.pid);
    return child;
  };
  let current = start();
  const stop = (): Promise<void> => stopProgram(current);
  signal.addEventListener('abort', () => void stop(), { once: true });
  if (!(await opensItsDoors(current))) {
    if (signal.aborted) throw new Interrupted();
    throw new StartFailure(lastLines(options.logPath));
  }
  const givenUp = (async () => {
    let shortLives = 0;
    while (shortLives <= SHORT_LIVES_MAX) {
      const startedAt = performance.now();
      const code = await exitOf(current);
      if (signal.aborted) return;
      shortLives = performance.now() - startedAt < SHORT_LIFE_MS ? shortLives + 1 : 0;
      onRestart(current.signalCode ?? `code ${code}`);
      current = start();
    }
  })();
  return { stop, givenUp };
}

/** The service reports over its channel when it listens; ending before that is the other answer. */
function opensItsDoors(child: ChildProcess): Promise<boolean> {
  return new Promise((resolve) => {
    child.once('message', () => resolve(true));
    child.once('exit', () => resolve(false));
    child.once('error', () => resolve(false));
  });
}
