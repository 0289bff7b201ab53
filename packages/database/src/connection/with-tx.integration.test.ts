import { type PersonActor, systemActor } from '@premia/access';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MigratedDatabase, openTestDatabase } from '../testing/test-database.ts';
import { connectApplication } from './connect.ts';
import { withChange } from './with-change.ts';
import { type Tx, withSnapshot, withTx } from './with-tx.ts';

let database: MigratedDatabase;
beforeAll(async () => {
  // One connection: whatever a transaction leaves behind meets the next one.
  database = await openTestDatabase(1);
});
afterAll(() => database.close());

const SYSTEM = systemActor('test');
const BOB: PersonActor = { kind: 'person', employeeId: 'bob', roles: ['employee'] };

const settings = (tx: Tx) =>
  tx.rows(
    `select current_user as role, current_setting('premia.actor', true) as actor, current_setting('premia.pay_wall', true) as wall`,
  );
const audited = async () =>
  (await database.owner.query<{ action: string }>('select action from audit order by id')).rows;

describe('withTx', () => {
  it('is the application role with the actor’s wall, for this transaction only', async () => {
    expect(await withTx(database.pool, BOB, settings)).toEqual([{ role: 'premia_app', actor: 'bob', wall: 'own' }]);
    expect(await withTx(database.pool, SYSTEM, settings)).toEqual([
      { role: 'premia_app', actor: 'system:test', wall: 'all' },
    ]);
    const after = await database.pool.query(
      `select current_user as role, current_setting('premia.pay_wall', true) as wall`,
    );
    expect(after.rows).toEqual([{ role: 'premia_app', wall: '' }]);
  });

  it('stays the application role after RESET ROLE', async () => {
    await withTx(database.pool, SYSTEM, (tx) => tx.rows('reset role'));
    expect((await database.pool.query('select current_user as role')).rows).toEqual([{ role: 'premia_app' }]);
  });

  it('hands out a handle that is dead after the transaction', async () => {
    let kept: Tx | undefined;
    await withTx(database.pool, SYSTEM, async (tx) => {
      kept = tx;
    });
    await expect(kept?.rows('select 1')).rejects.toThrow(TypeError);
  });

  it('rolls back on any error and gives the connection back', async () => {
    for (const work of [() => Promise.reject(new Error('mine')), (tx: Tx) => tx.rows('select 1/0')]) {
      await expect(
        withTx(database.pool, SYSTEM, async (tx) => {
          await tx.rows(`insert into audit (actor, action, target_kind, target_id) values ('x', 'lost', 'x', 'x')`);
          await work(tx);
        }),
      ).rejects.toThrow();
    }
    expect(await audited()).toEqual([]);
  });

  it('survives connections that are cut at any moment', async () => {
    const POOL_SIZE = 2;
    const pool = connectApplication(database.url, { poolSize: POOL_SIZE, name: 'cut-me' });
    const cut = () =>
      database.owner.query(`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'cut-me'`);
    for (let round = 0; round < 20; round += 1) {
      const work = withTx(pool, SYSTEM, (tx) => tx.rows('select pg_sleep(0.005)'));
      await Promise.allSettled([work, round % 2 === 0 ? cut() : Promise.resolve(), work]);
    }
    await cut();
    // A cut that has not been heard of yet costs one attempt a connection, never more: the pool drops what is dead.
    let answer: readonly object[] | null = null;
    for (let attempt = 0; answer === null && attempt <= POOL_SIZE; attempt += 1) {
      answer = await withTx(pool, SYSTEM, (tx) => tx.rows('select 1 as one')).catch(() => null);
    }
    expect(answer).toEqual([{ one: 1 }]);
    expect(pool.totalCount - pool.idleCount).toBe(0);
    await pool.end();
  });
});

describe('withSnapshot', () => {
  it('sees one moment and writes nothing', async () => {
    await expect(
      withSnapshot(database.pool, SYSTEM, (tx) => tx.rows(`select nextval('dirty_generation')`)),
    ).rejects.toThrow('read-only');
  });
});

describe('withChange', () => {
  const audit = [{ action: 'thing.change', target: { kind: 'thing', id: '1' } }] as const;

  it('records who did what, and what the projections must learn, with the change', async () => {
    const outbox = [
      { topic: 'b', payload: { n: '1' } },
      { topic: 'a', payload: { n: '2' } },
    ];
    expect(await withChange(database.pool, BOB, async () => ({ result: 7, audit, outbox }))).toBe(7);
    const events = await database.owner.query('select topic, payload from outbox order by xid, id');
    expect(events.rows).toEqual(outbox);
    expect(await audited()).toEqual([{ action: 'thing.change' }]);
  });

  it('leaves nothing behind when nothing changed', async () => {
    const before = await audited();
    const answer = await withChange(database.pool, BOB, async (tx) => {
      await tx.rows(`insert into audit (actor, action, target_kind, target_id) values ('x', 'lost', 'x', 'x')`);
      return { unchanged: 'as before' };
    });
    expect(answer).toBe('as before');
    expect(await audited()).toEqual(before);
  });
});
