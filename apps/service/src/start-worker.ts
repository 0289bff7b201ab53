import { openAnalytics } from '@premia/analytics';
import { connectApplication } from '@premia/database';
import { CHANNELS } from './announcements.ts';
import type { Environment } from './env.ts';
import { startListener } from './jobs/listener.ts';
import type { Logger } from './observability/logging.ts';
import { createMetrics } from './observability/metrics.ts';
import { createServices } from './services.ts';
import { startJobs } from './start-jobs.ts';

/** Background work in a process of its own. */
export async function startWorker(environment: Environment, log: Logger): Promise<{ stop(): Promise<void> }> {
  const pool = connectApplication(environment.databaseUrl, { name: 'premia-worker' });
  const analytics = openAnalytics({ url: environment.clickhouseUrl, cluster: environment.clickhouseCluster });
  const dependencies = {
    pool,
    analytics,
    log,
    metrics: createMetrics(),
    now: () => new Date(),
    demo: environment.demo,
  };
  const jobs = startJobs(dependencies, createServices(dependencies), analytics);
  const listener = await startListener({
    databaseUrl: environment.databaseUrl,
    channels: [CHANNELS.dirty, CHANNELS.runs, CHANNELS.origins, CHANNELS.outbox],
    log,
    onNotice: (channel) => jobs.announced(channel),
    onConnected: () => jobs.wakeAll(),
  });
  log.info('The worker is ready');
  return {
    async stop() {
      await listener.stop();
      await jobs.stop();
      await analytics.close();
      await pool.end();
    },
  };
}
