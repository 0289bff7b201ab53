import { systemActor } from '@premia/access';
import { readEvent } from '@premia/analytics';
import { type Claim, claimDirty, holdClaims, settleClaims, withTx } from '@premia/database';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { PEOPLE } from '../../testing/example-company.ts';
import { type OpenExample, openExample } from '../../testing/open-example.ts';

let example: OpenExample;
beforeAll(async () => {
  example = await openExample();
});
afterEach(() => example.check());
afterAll(() => example.close());

const SYSTEM = systemActor('test');
const deal = (id: string, amount: string, employee = 'bob') => ({
  source: 'crm',
  id,
  type: 'deal.won',
  on: '2026-03-03',
  amount,
  employee,
});

async function won(...items: readonly object[]): Promise<void> {
  const result = await example.company.facts.ingest(PEOPLE.hanna, items);
  if (!result.ok || result.value.some(({ status }) => status !== 'accepted')) throw new Error(JSON.stringify(result));
}

const query = async <Row extends object>(text: string) => (await example.owner.query<Row>(text)).rows;
const totals = async () => {
  const rows = await query<{ employee_id: string; total: string }>(
    `select employee_id, total from accruals where period = '2026-03' order by 1`,
  );
  return Object.fromEntries(rows.map((row) => [row.employee_id, row.total]));
};
/** Everything an accrual is, but when it was written. */
const everything = () =>
  query(`select a.period, a.employee_id, a.scheme_id, a.department_id, a.inputs_hash, a.result_hash, a.total, l.code, l.amount
    from accruals a left join accrual_lines l using (period, employee_id, scheme_id) order by 1, 2, 3, l.code`);

describe('live accruals', () => {
  it('follow the facts, line by line, and say what moved them', async () => {
    await won(deal('a', '750000'));
    await example.company.settle();
    expect(await totals()).toMatchObject({ bob: '42000.00', anna: '7500.00' });
    await won({ ...deal('b', '100000'), title: 'Kiosk' });
    await example.company.settle();
    expect(await totals()).toMatchObject({ bob: '50000.00', anna: '8500.00' });
    expect(
      await query(`select total_before, total_after, cause->>'id' as cause, cause->>'title' as title from accrual_changes
        where employee_id = 'bob' order by id desc limit 1`),
    ).toEqual([{ total_before: '42000.00', total_after: '50000.00', cause: 'b', title: 'Kiosk' }]);
  });

  it('are announced in words analytics understands, each revision higher than the last', async () => {
    const rows = await query<{ id: string; topic: string; payload: { revision: string } }>(
      `select id, topic, payload from outbox where topic = 'accrual.changed' and payload->>'employeeId' = 'bob' order by id`,
    );
    const events = rows.map((row) => readEvent({ ...row, createdAt: '2026-03-15T00:00:00Z' }));
    expect(events.filter(({ kind }) => kind !== 'event')).toEqual([]);
    const revisions = rows.map((row) => BigInt(row.payload.revision));
    expect(revisions.length).toBeGreaterThan(1);
    expect(revisions).toEqual([...new Set(revisions)].sort((a, b) => (a < b ? -1 : 1)));
  });

  it('come out the same from facts one by one and from a full recalculation', async () => {
    for (let index = 0; index < 12; index += 1) {
      await won(deal(`step-${index}`, `${1000 * index + 7}.13`, ['bob', 'carl', 'dora', 'anna'][index % 4]));
      if (index % 3 === 0) await example.company.settle();
    }
    await example.company.settle();
    const incremental = await everything();
    await query('delete from accrual_lines');
    await query('delete from accruals');
    await query(`insert into dirty (period, employee_id, generation)
      select '2026-03', id, nextval('dirty_generation') from employees`);
    await example.company.settle();
    expect(await everything()).toEqual(incremental);
  });
});

describe('marks', () => {
  const claimAll = () => withTx(example.company.pool, SYSTEM, (tx) => claimDirty(tx, 100));
  const finish = (claims: readonly Claim[]) =>
    withTx(example.company.pool, SYSTEM, async (tx) => {
      const held = await holdClaims(tx, claims);
      return { held: held.length, settled: await settleClaims(tx, held) };
    });

  it('that are set again while somebody calculates stay', async () => {
    await won(deal('race-1', '10'));
    const claims = await claimAll();
    await won(deal('race-2', '10'));
    expect(await finish(claims)).toEqual({ held: claims.length, settled: 0 });
    await example.company.settle();
    expect(await query('select * from dirty')).toEqual([]);
  });

  it('are given to another worker after the lease, and the sleeper is refused', async () => {
    await won(deal('lease', '10'));
    const sleeper = await claimAll();
    expect(await claimAll()).toEqual([]);
    await query(`update dirty set claimed_until = now() - interval '1 second'`);
    const second = await claimAll();
    expect(second.length).toBe(sleeper.length);
    expect(await finish(sleeper)).toEqual({ held: 0, settled: 0 });
    expect(await finish(second)).toEqual({ held: second.length, settled: second.length });
    // The sleeper's number must not be mistaken for that of a mark set later.
    await won(deal('lease-2', '10'));
    expect(await finish(sleeper)).toEqual({ held: 0, settled: 0 });
    await example.company.settle();
  });

  it('never lose a wake-up while facts arrive and several workers calculate', async () => {
    let delivering = true;
    const deliver = async (client: number): Promise<void> => {
      for (let index = 0; index < 25; index += 1) {
        await won(deal(`storm-${client}-${index}`, '1000', ['bob', 'carl', 'dora'][(client + index) % 3]));
      }
    };
    const work = async (worker: string): Promise<void> => {
      while (delivering) await example.company.accruals.refresh({ worker, limit: 3 });
    };
    await Promise.all([
      Promise.all([deliver(0), deliver(1), deliver(2)]).finally(() => {
        delivering = false;
      }),
      work('one'),
      work('two'),
    ]);
    await example.company.settle();
    const live = await everything();
    await query(`insert into dirty (period, employee_id, generation)
      select '2026-03', id, nextval('dirty_generation') from employees`);
    await example.company.settle();
    expect(await everything()).toEqual(live);
  });
});

describe('somebody who cannot be calculated', () => {
  /** What no delivery can bring: an amount that is no number. */
  const spoil = async (id: string, amount: string) => {
    const client = await example.owner.connect();
    await client.query('begin; set local session_replication_role = replica');
    await client.query(
      `update fact_versions set amount = $2 where fact_id = (select id from facts where external_id = $1)`,
      [id, amount],
    );
    await client.query('commit');
    client.release();
  };
  const refresh = () => example.company.accruals.refresh({ worker: 'test', limit: 100 });

  it('keeps nobody else of the batch waiting, and is tried again later', async () => {
    await won(deal('spoilt', '10', 'carl'), deal('sound-1', '10', 'bob'), deal('sound-2', '10', 'dora'));
    await example.company.settle();
    const before = await totals();
    await spoil('spoilt', 'NaN');
    await won(deal('more-1', '1000', 'bob'), deal('more-2', '1000', 'carl'), deal('more-3', '1000', 'dora'));
    // Carl, and Anna who is credited with what her team wins; of the others nobody waits.
    expect(await refresh()).toMatchObject({ claimed: 6, failed: 2, written: 3 });
    expect(await query('select employee_id as id, attempts from dirty order by 1')).toEqual([
      { id: 'anna', attempts: 1 },
      { id: 'carl', attempts: 1 },
    ]);
    const after = await totals();
    expect(after['carl']).toBe(before['carl']);
    expect(after['bob']).not.toBe(before['bob']);
    expect(after['dora']).not.toBe(before['dora']);

    await spoil('spoilt', '10');
    await query(`update dirty set claimed_until = now() - interval '1 second'`);
    expect(await refresh()).toMatchObject({ claimed: 2, failed: 0, written: 2 });
    expect(await query('select * from dirty')).toEqual([]);
  });
});

describe('explaining', () => {
  const schemeId = async () => (await query<{ id: string }>('select id from schemes'))[0]?.id ?? '';
  const explain = async (actor: (typeof PEOPLE)[keyof typeof PEOPLE], employeeId: string) =>
    example.company.accruals.explain(actor, { employeeId, period: '2026-03', schemeId: await schemeId() });

  it('gives the person, their heads, hr and finance the result down to the facts', async () => {
    for (const actor of [PEOPLE.bob, PEOPLE.anna, PEOPLE.hanna, PEOPLE.fiona]) {
      const explained = await explain(actor, 'bob');
      expect(explained.ok && explained.value.result.total).toBe((await totals())['bob']);
      expect(explained.ok && explained.value.facts.map(({ id }) => id)).toContain('a');
      expect(explained.ok && explained.value.result.trace?.nodes.length).toBeGreaterThan(0);
    }
  });

  it('gives others the same nothing as for somebody who does not exist', async () => {
    const absent = await explain(PEOPLE.hanna, 'nobody');
    expect(absent).toMatchObject({ ok: false, failure: { kind: 'absent' } });
    for (const actor of [PEOPLE.carl, PEOPLE.wendy, PEOPLE.dora, PEOPLE.boss]) {
      expect(await explain(actor, 'bob')).toEqual(absent);
    }
  });
});
