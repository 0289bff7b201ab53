import { systemActor } from '@premia/access';
import { type Pool, rewindReader, withTx } from '@premia/database';
import type { Logger } from '../../observability/logging.ts';
import { ANALYTICS_READER } from './relay.ts';

/** Sends the whole outbox again; what still arrives twice replaces itself. */
export function rewindAnalytics(pool: Pool, log: Logger): () => Promise<void> {
  return async () => {
    await withTx(pool, systemActor('outbox-relay'), (tx) => rewindReader(tx, ANALYTICS_READER));
    log.info('The projection is empty: it is built from the beginning of the outbox');
  };
}
