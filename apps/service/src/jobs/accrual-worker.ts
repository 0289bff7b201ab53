import type { AccrualService } from '../features/accruals/service.ts';
import type { Metrics } from '../observability/metrics.ts';
import type { Job } from './loop.ts';

/** Marks of one round: few enough to answer a new fact soon, enough to go through a whole company quickly. */
const MARKS_PER_ROUND = 50;
/** When an announcement was missed, a stale accrual is found this late at most. */
const POLL_MS = 1_000;

export interface AccrualWorkerOptions {
  readonly accruals: Pick<AccrualService, 'refresh'>;
  readonly worker: string;
  readonly metrics: Metrics;
}

/** Recalculates what facts, targets and schemes have made stale. */
export function accrualWorker({ accruals, worker, metrics }: AccrualWorkerOptions): Job {
  return {
    name: 'accruals',
    pollMs: POLL_MS,
    async round() {
      const stop = metrics.accrualRoundSeconds.startTimer();
      const report = await accruals.refresh({ worker, limit: MARKS_PER_ROUND });
      if (report.claimed === 0) return report.deliveries === 0 ? 'idle' : 'worked';
      stop();
      // Marks that only failed wait for their next lease; asking for them at once would spin.
      return report.failed === report.claimed ? 'idle' : 'worked';
    },
  };
}
