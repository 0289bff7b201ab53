import { systemActor } from '@premia/access';
import type { OutboxRow, PoisonRow } from '@premia/analytics';
import {
  closeBatch,
  noteFailedDelivery,
  openBatch,
  type Pool,
  readBacklog,
  withSnapshot,
  withTx,
} from '@premia/database';
import { expandRecorded } from '../../features/facts/events.ts';
import type { Logger } from '../../observability/logging.ts';
import type { Metrics } from '../../observability/metrics.ts';
import type { Job } from '../loop.ts';

/** The one reader of the outbox today. */
export const ANALYTICS_READER = 'analytics';

const RELAY = systemActor('outbox-relay');
const POLL_MS = 2_000;
/** With nothing to deliver, a projection that was dropped is noticed this late. */
const LOOK_EVERY_MS = 60_000;
/** Few enough to be sent again at any time, many enough to catch up quickly after the projection was away. */
const BATCH_ROWS_MAX = 10_000;

/**
 * Delivers rows exactly as given; `token` lets the engine recognise a repeat. Rejects while the engine is away.
 * `rewound`: nothing was delivered, because everything is about to be sent again from the beginning.
 */
export type Project = (rows: readonly OutboxRow[], token: string) => Promise<readonly PoisonRow[] | 'rewound'>;

export interface RelayOptions {
  readonly pool: Pool;
  readonly project: Project;
  readonly log: Logger;
  readonly metrics: Metrics;
}

/**
 * Carries the outbox to the projection, batch by batch, in commit order. While the projection is away the rounds fail
 * and are repeated; the batch that was begun stays the same, so nothing is lost and nothing counted twice.
 */
export function outboxRelay(options: RelayOptions): Job {
  const { pool, metrics } = options;
  let lookedAt = Number.NEGATIVE_INFINITY;
  const look = async (): Promise<number> => {
    if (performance.now() - lookedAt < LOOK_EVERY_MS) return 0;
    await options.project([], 'look');
    lookedAt = performance.now();
    return deliverNext(options);
  };
  return {
    name: 'outbox-relay',
    pollMs: POLL_MS,
    async round() {
      let delivered: number | null = null;
      try {
        delivered = (await deliverNext(options)) || (await look());
        return delivered === 0 ? 'idle' : 'worked';
      } finally {
        // Behind a full batch there is more: counting it now would only hold it up.
        if (delivered !== BATCH_ROWS_MAX) {
          const backlog = await withTx(pool, RELAY, (tx) => readBacklog(tx, ANALYTICS_READER));
          metrics.outboxPending.set(backlog.pending);
          metrics.outboxParked.set(backlog.parked);
        }
      }
    },
  };
}

/** How many rows were delivered. */
async function deliverNext({ pool, project, log }: RelayOptions): Promise<number> {
  const batch = await withTx(pool, RELAY, (tx) => openBatch(tx, ANALYTICS_READER, BATCH_ROWS_MAX));
  if (batch === null) {
    return 0;
  }
  let parked: readonly PoisonRow[] | 'rewound';
  try {
    const rows = await withSnapshot(pool, RELAY, (tx) => expandRecorded(tx, batch.rows));
    parked = await project(rows, batch.id);
  } catch (error) {
    await withTx(pool, RELAY, (tx) => noteFailedDelivery(tx, batch.id));
    throw error;
  }
  if (parked === 'rewound') return batch.rows.length;
  if (parked.length > 0) {
    log.error({ batch: batch.id, parked }, 'The projection cannot take rows of the outbox; they are parked');
  }
  await withTx(pool, RELAY, (tx) => closeBatch(tx, { reader: ANALYTICS_READER, id: batch.id }, parked));
  return batch.rows.length;
}
