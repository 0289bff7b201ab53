import type { RunWorker } from '../features/runs/service.ts';
import type { Job } from './loop.ts';

/** A chunk whose worker died is taken over when its lease ends; this is how often anybody looks. */
const POLL_MS = 2_000;

/** Computes chunks of runs until none is left. */
export function runWorker({ runs, worker }: { readonly runs: RunWorker; readonly worker: string }): Job {
  return {
    name: 'runs',
    pollMs: POLL_MS,
    async round() {
      return (await runs.computeNext({ worker })) === 'idle' ? 'idle' : 'worked';
    },
  };
}
