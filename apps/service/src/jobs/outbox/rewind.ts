import { systemActor } from '@premia/access';
import { type Pool, rewindReader, withTx } from '@premia/database';
import type { Logger } from '../../observability/logging.ts';
import { ANALYTICS_READER } from './relay.ts';

/** Sends the whole outbox again; answers whether anything had been sent before. */
export function rewindAnalytics(pool: Pool, log: Logger): () => Promise<boolean> {
  return async () => {
    const rewound = await withTx(pool, systemActor('outbox-relay'), (tx) => rewindReader(tx, ANALYTICS_READER));
    if (rewound) log.info('The projection is empty: it is built from the beginning of the outbox');
    return rewound;
  };
}
