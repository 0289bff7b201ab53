import type { AdjustmentService } from '../features/adjustments/service.ts';
import type { Job } from './loop.ts';

/** People of one round: their months are recalculated together. */
const PEOPLE_PER_ROUND = 100;
/** When an announcement was missed, a late fact is found this late at most. */
const POLL_MS = 5_000;

/** Recalculates closed periods whose facts changed and proposes what differs. */
export function adjustmentProposer(options: {
  readonly adjustments: Pick<AdjustmentService, 'proposeNext'>;
  readonly worker: string;
}): Job {
  return {
    name: 'adjustments',
    pollMs: POLL_MS,
    async round() {
      const { adjustments, worker } = options;
      const report = await adjustments.proposeNext({ worker, limit: PEOPLE_PER_ROUND });
      // Marks that only failed, or wait for missing data, come back after their lease; asking at once would spin.
      return report.claimed === 0 || report.failed + report.unclear >= report.claimed ? 'idle' : 'worked';
    },
  };
}
