import { systemActor } from '@premia/access';
import { closeBatch, openBatch, publish, withTx } from '@premia/database';
import type { Scenario } from '../scenario.ts';

const TRANSACTIONS = { full: 10_000, short: 100 } as const;
const WRITERS = 12;
const ACTOR = systemActor('outbox');

export const outboxUnderWriters: Scenario = {
  id: 'T27',
  title: 'the outbox is read under 12 writers with long transactions: no event lost, none twice',
  async run({ random, scale, openCompany }) {
    const { company, owner } = await openCompany();
    const taken: string[] = [];
    let left = TRANSACTIONS[scale];
    const write = async (): Promise<void> => {
      while (left > 0) {
        left -= 1;
        const pauses = [random.below(20), random.below(20)];
        await withTx(company.pool, ACTOR, async (tx) => {
          for (const pause of pauses) {
            await publish(tx, [{ topic: 'chaos', payload: { pause } }]);
            await tx.rows('select pg_sleep($1)', [pause / 1_000]);
          }
        });
      }
    };
    const read = async (): Promise<number> => {
      const batch = await withTx(company.pool, ACTOR, (tx) => openBatch(tx, 'chaos', 1 + random.below(100)));
      if (batch === null) return 0;
      // A relay that dies after sending and before it closed: the same rows come again under the same token.
      const again =
        random.below(4) === 0 ? await withTx(company.pool, ACTOR, (tx) => openBatch(tx, 'chaos', 100)) : batch;
      if (again?.id !== batch.id || again.rows.length !== batch.rows.length) throw new Error('an open batch changed');
      await withTx(company.pool, ACTOR, (tx) => closeBatch(tx, { reader: 'chaos', id: batch.id }, []));
      taken.push(...batch.rows.map(({ id }) => id));
      return batch.rows.length;
    };
    const follow = async (): Promise<void> => {
      while (left > 0) await read();
    };
    await Promise.all([...Array.from({ length: WRITERS }, write), follow()]);
    while ((await read()) > 0);
    const { rows } = await owner.query<{ id: string }>('select id from outbox');
    const all = new Set(rows.map(({ id }) => id));
    const lost = all.size - new Set(taken).size;
    const double = taken.length - new Set(taken).size;
    return { figures: { events: all.size, lost, double }, ok: lost === 0 && double === 0 };
  },
};
