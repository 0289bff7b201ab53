import { systemActor } from '@premia/access';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publish } from '../connection/with-change.ts';
import { withTx } from '../connection/with-tx.ts';
import { type MigratedDatabase, openTestDatabase } from '../testing/test-database.ts';
import { closeBatch, openBatch, readBacklog, rewindReader } from './outbox.ts';

let database: MigratedDatabase;
beforeAll(async () => {
  database = await openTestDatabase(16);
});
afterAll(() => database.close());

const ACTOR = systemActor('outbox');
const within = <Result>(work: Parameters<typeof withTx<Result>>[2]) => withTx(database.pool, ACTOR, work);

/** Takes one batch as the relay does; `deliver` false is a relay that died before it could close it. */
async function take(reader: string, limit: number, deliver = true): Promise<readonly string[]> {
  const batch = await within((tx) => openBatch(tx, reader, limit));
  if (batch === null) return [];
  if (deliver) await within((tx) => closeBatch(tx, { reader, id: batch.id }, []));
  return batch.rows.map(({ id }) => id);
}

/** Until nothing is pending: transactions of any database of the server hold the horizon back for a while. */
async function drain(reader: string): Promise<readonly string[]> {
  const taken: string[] = [];
  do taken.push(...(await take(reader, 7)));
  while ((await within((tx) => readBacklog(tx, reader))).pending > 0);
  return taken;
}

describe('reading the outbox', () => {
  it('loses and repeats nothing under writers whose transactions overlap', async () => {
    const delivered: string[] = [];
    let writing = true;
    const write = async (writer: number): Promise<void> => {
      for (let round = 0; round < 15; round += 1) {
        await within(async (tx) => {
          await publish(tx, [{ topic: 'test', payload: { writer, round, part: 'first' } }]);
          // Ids are handed out now, the commit comes later and out of order.
          await tx.rows('select pg_sleep($1)', [((writer * 7 + round * 3) % 10) / 500]);
          await publish(tx, [{ topic: 'test', payload: { writer, round, part: 'second' } }]);
        });
      }
    };
    const read = async (): Promise<void> => {
      while (writing) delivered.push(...(await take('race', 50)));
    };
    const writers = Promise.all(Array.from({ length: 12 }, (_, writer) => write(writer)));
    await Promise.all([
      writers.finally(() => {
        writing = false;
      }),
      read(),
    ]);
    delivered.push(...(await drain('race')));
    const { rows } = await database.owner.query<{ id: string }>('select id from outbox');
    expect(new Set(delivered).size).toBe(delivered.length);
    expect([...delivered].sort()).toEqual(rows.map(({ id }) => id).sort());
  });

  it('writes many events as they are, in their order, whatever their texts hold', async () => {
    const texts = ['\\', '\\.', '\\N', 'a\tb', 'a\nb\r', '"\'', '\\u0041', '{}', 'ж', '\u2028', ''];
    const events = Array.from({ length: 250 }, (_, n) => ({ topic: 'many', payload: { n, text: texts[n % 11] } }));
    await within((tx) => publish(tx, events));
    const { rows } = await database.owner.query(`select topic, payload from outbox where topic = 'many' order by id`);
    expect(rows).toEqual(events);
  });

  it('sends the same rows under the same token after a crash', async () => {
    const first = await within((tx) => openBatch(tx, 'crash', 5));
    await within((tx) => publish(tx, [{ topic: 'test', payload: {} }]));
    const again = await within((tx) => openBatch(tx, 'crash', 100));
    expect(again).toEqual(first);
    expect(first?.rows).toHaveLength(5);
  });

  it('lets only one relay at a time move a reader', async () => {
    const batches = await Promise.all([1, 2, 3].map(() => within((tx) => openBatch(tx, 'twins', 10))));
    expect(new Set(batches.map((batch) => batch?.id)).size).toBe(1);
  });

  it('keeps a poison row aside and goes on', async () => {
    const batch = await within((tx) => openBatch(tx, 'poison', 3));
    const outboxId = batch?.rows[1]?.id ?? '';
    await within((tx) => closeBatch(tx, { reader: 'poison', id: batch?.id ?? '' }, [{ outboxId, reason: 'amount' }]));
    const next = await take('poison', 3);
    expect(next).toHaveLength(3);
    expect(next).not.toContain(outboxId);
    const backlog = await within((tx) => readBacklog(tx, 'poison'));
    expect(backlog).toMatchObject({ parked: 1 });
  });

  it('starts again from the beginning for a projection that is built anew', async () => {
    const before = await drain('rebuilt');
    expect(await within((tx) => readBacklog(tx, 'rebuilt'))).toMatchObject({ pending: 0 });
    await within((tx) => rewindReader(tx, 'rebuilt'));
    expect(await drain('rebuilt')).toEqual(before);
  });
});
