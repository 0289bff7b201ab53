import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import type { Analytics } from '@premia/analytics';
import { CHANNELS } from './announcements.ts';
import type { Dependencies } from './dependencies.ts';
import { accrualWorker } from './jobs/accrual-worker.ts';
import { adjustmentProposer } from './jobs/adjustment-proposer.ts';
import { initiativeAttendant } from './jobs/initiative-attendant.ts';
import { type RunningJob, startJob } from './jobs/loop.ts';
import { analyticsProjection } from './jobs/outbox/project.ts';
import { outboxRelay } from './jobs/outbox/relay.ts';
import { rewindAnalytics } from './jobs/outbox/rewind.ts';
import { periodOpener } from './jobs/period-opener.ts';
import { runWorker } from './jobs/run-worker.ts';
import type { Services } from './services.ts';

export interface Jobs {
  /** Wakes whoever waits for what was announced. */
  announced(channel: string): void;
  wakeAll(): void;
  stop(): Promise<void>;
}

/** All background work of one process. Any number of processes may do it at once. */
export function startJobs(dependencies: Dependencies, services: Services, analytics: Analytics): Jobs {
  const { pool, log, metrics, now } = dependencies;
  const project = analyticsProjection(analytics, rewindAnalytics(pool, log));
  const worker = `${hostname()}/${process.pid}/${randomUUID().slice(0, 8)}`;
  const jobs: ReadonlyMap<string, RunningJob> = new Map(
    [
      [CHANNELS.dirty, accrualWorker({ accruals: services.accruals, worker, metrics })] as const,
      [CHANNELS.runs, runWorker({ runs: services.runs, worker })] as const,
      [CHANNELS.origins, adjustmentProposer({ adjustments: services.adjustments, worker })] as const,
      [CHANNELS.outbox, outboxRelay({ pool, project, log, metrics })] as const,
      ['initiatives', initiativeAttendant({ pool, now })] as const,
      ['periods', periodOpener({ pool, now, log })] as const,
    ].map(([channel, job]) => [channel, startJob(job, { log, metrics })] as const),
  );
  return {
    announced(channel) {
      jobs.get(channel)?.bell.ring();
    },
    wakeAll() {
      for (const job of jobs.values()) {
        job.bell.ring();
      }
    },
    async stop() {
      await Promise.all([...jobs.values()].map((job) => job.stop()));
    },
  };
}
