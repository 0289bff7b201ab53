import type { Logger } from '../observability/logging.ts';
import type { Metrics } from '../observability/metrics.ts';
import { type Bell, createBell } from './bell.ts';

/** One kind of background work. Its state lives in tables of its own; waking it too often or too rarely loses nothing. */
export interface Job {
  readonly name: string;
  /** Longest sleep when nobody rings. */
  readonly pollMs: number;
  /** Does one portion; `worked` asks for another round at once. Stops early when `signal` aborts. */
  readonly round: (signal: AbortSignal) => Promise<'worked' | 'idle'>;
}

export interface RunningJob {
  readonly name: string;
  readonly bell: Bell;
  /** Resolves when the round under way has ended. */
  stop(): Promise<void>;
}

export interface JobSurroundings {
  readonly log: Logger;
  readonly metrics: Metrics;
}

const BACKOFF_FIRST_MS = 200;
const BACKOFF_MAX_MS = 15_000;

export function startJob(job: Job, surroundings: JobSurroundings): RunningJob {
  const stopping = new AbortController();
  const bell = createBell();
  const ended = runRounds(job, { ...surroundings, bell, signal: stopping.signal });
  return {
    name: job.name,
    bell,
    async stop() {
      stopping.abort();
      await ended;
    },
  };
}

interface Rounds extends JobSurroundings {
  readonly bell: Bell;
  readonly signal: AbortSignal;
}

async function runRounds(job: Job, rounds: Rounds): Promise<void> {
  const { bell, signal, log, metrics } = rounds;
  let failures = 0;
  while (!signal.aborted) {
    try {
      const outcome = await job.round(signal);
      failures = 0;
      metrics.jobHeartbeat.setToCurrentTime({ job: job.name });
      if (outcome === 'idle') {
        await bell.wait(job.pollMs, signal);
      }
    } catch (error) {
      failures += 1;
      metrics.jobFailures.inc({ job: job.name });
      log.warn({ job: job.name, failures, err: error }, 'A round failed; it will be repeated');
      await createBell().wait(backoffMs(failures), signal);
    }
  }
}

/** Doubles with every failure; the random half keeps workers that failed together from coming back together. */
export function backoffMs(failures: number, random: () => number = Math.random): number {
  const full = Math.min(BACKOFF_MAX_MS, BACKOFF_FIRST_MS * 2 ** Math.min(failures - 1, 30));
  return full / 2 + (full / 2) * random();
}
