import type { Analytics } from '@premia/analytics';
import type { Pool } from '@premia/database';
import { createLogger } from '../../observability/logging.ts';
import { createMetrics } from '../../observability/metrics.ts';
import { analyticsProjection } from './project.ts';
import { outboxRelay } from './relay.ts';
import { rewindAnalytics } from './rewind.ts';

/** Carries everything the outbox holds to ClickHouse, for programs that run without background work. */
export async function catchUpAnalytics({
  pool,
  analytics,
}: {
  readonly pool: Pool;
  readonly analytics: Analytics;
}): Promise<void> {
  const log = createLogger('silent');
  const project = analyticsProjection(analytics, rewindAnalytics(pool, log));
  const relay = outboxRelay({ pool, project, log, metrics: createMetrics() });
  const { signal } = new AbortController();
  while ((await relay.round(signal)) === 'worked');
}
