import { systemActor } from '@premia/access';
import { fundAgainstRevenue, openAnalytics, type PayloadOf } from '@premia/analytics';
import { connectApplication, migrate, publish, withTx } from '@premia/database';
import { createTestClickHouse, createTestDatabase } from '@premia/stack/testing';
import { describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { createLogger } from '../../observability/logging.ts';
import { createMetrics } from '../../observability/metrics.ts';
import { analyticsProjection } from './project.ts';
import { outboxRelay } from './relay.ts';
import { rewindAnalytics } from './rewind.ts';

/** Another test file's transaction may last. */
const PATIENCE = { timeout: 20_000, interval: 100 } as const;

describe('a projection that was dropped', () => {
  it('is built anew from the outbox by the next delivery', async () => {
    const [database, clickhouse] = await Promise.all([createTestDatabase(), createTestClickHouse()]);
    await migrate(database.url);
    const pool = connectApplication(database.url, { poolSize: 2 });
    const analytics = openAnalytics({ url: clickhouse.url });
    const log = createLogger('silent');
    const project = analyticsProjection(analytics, rewindAnalytics(pool, log));
    const relay = outboxRelay({ pool, project, log, metrics: createMetrics() });
    const record = (externalId: string, amount: string): Promise<void> =>
      withTx(pool, systemActor('test'), (tx) =>
        publish(tx, [{ topic: 'fact.recorded', payload: payment(externalId, amount) }]),
      );
    const deliverAll = async (): Promise<void> => {
      while ((await relay.round(new AbortController().signal)) === 'worked');
    };
    const revenue = async (): Promise<unknown> => {
      const month = { fromMonth: '2026-10', toMonth: '2026-10', currency: 'RUB' };
      const scope = { kind: 'company' } as const;
      return fundAgainstRevenue(analytics.querier, { ...month, scope, revenueFactTypes: ['payment.received'] });
    };

    try {
      await record('first', '100.01');
      await record('second', '200.02');
      // A transaction of anybody on the server holds the outbox back until it ends: it may take several rounds.
      await vi.waitFor(async () => {
        await deliverAll();
        expect(await revenue()).toMatchObject({ ok: true, value: [{ revenue: '300.03' }] });
      }, PATIENCE);
      await clickhouse.drop();
      await record('third', '0.97');
      // The tables are gone: this round fails, and the next one finds an empty projection.
      await vi.waitFor(() => expect(deliverAll()).rejects.toThrow(/projection/), PATIENCE);
      await deliverAll();
      expect(await revenue()).toMatchObject({ ok: true, value: [{ revenue: '301' }] });
      // The batch that met the empty tables is not sent beside the repetition of everything: no row stands twice.
      const rows = z.object({ again: z.coerce.number() });
      const sql = 'select count() - uniqExact(source, external_id, version) as again from facts_v1';
      const twice = await analytics.querier.ask({ sql, parameters: z.object({}), row: rows }, {});
      expect(twice).toEqual({ ok: true, value: [{ again: 0 }] });
    } finally {
      await analytics.close();
      await pool.end();
      await Promise.all([database.drop(), clickhouse.drop()]);
    }
  });
});

function payment(externalId: string, amount: string): PayloadOf<'fact.recorded'> {
  const fact = { source: 'crm', externalId, version: 1, factType: 'payment.received', occurredOn: '2026-10-05' };
  return { ...fact, amount, currency: 'RUB', credits: [] };
}
