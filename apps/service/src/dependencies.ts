import type { Analytics } from '@premia/analytics';
import type { Pool } from '@premia/database';
import type { Logger } from './observability/logging.ts';
import type { Metrics } from './observability/metrics.ts';

/** What use cases are built from; the composition root opens and closes it. */
export interface Dependencies {
  readonly pool: Pool;
  /** May be away at any time; only the dashboards and the outbox relay notice. */
  readonly analytics: Analytics;
  readonly log: Logger;
  readonly metrics: Metrics;
  /** The only clock of the service. */
  readonly now: () => Date;
  /** Whether visitors may be one of the people of a demo company. */
  readonly demo: boolean;
}
