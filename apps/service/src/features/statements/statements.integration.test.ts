import { systemActor } from '@premia/access';
import { withTx } from '@premia/database';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { PEOPLE } from '../../testing/example-company.ts';
import { type OpenExample, openExample } from '../../testing/open-example.ts';
import { createPeopleService } from '../people/service.ts';

const APRIL = '2026-04';

let example: OpenExample;
beforeAll(async () => {
  example = await openExample();
  await earn('1', '100000');
  await example.company.sealPeriod(APRIL);
});
afterEach(() => example.check());
afterAll(() => example.close());

async function earn(id: string, amount: string): Promise<void> {
  const deal = { source: 'crm', id, type: 'deal.won', on: `${APRIL}-10`, amount, employee: 'bob' };
  await example.company.facts.ingest(PEOPLE.hanna, [deal]);
  await example.company.settle();
}

/** Past the triggers that keep what is sealed, as somebody with the keys to the server would. */
async function tamper(sql: string): Promise<void> {
  const client = await example.owner.connect();
  try {
    await client.query('set session_replication_role = replica');
    await client.query(sql);
  } finally {
    await client.query('set session_replication_role = origin');
    client.release();
  }
}

describe('calculating a sealed statement again', () => {
  const replay = () => example.company.statements.replay(PEOPLE.fiona, { employeeId: 'bob', period: APRIL });

  it('gives what is stored', async () => {
    const replayed = await replay();
    expect(replayed).toMatchObject({ ok: true, value: [{ isSame: true }] });
    const [own] = replayed.ok ? replayed.value : [];
    expect([own?.replayedTotal, own?.replayedHash]).toEqual([own?.total, own?.resultHash]);
  });

  it('says so when it does not', async () => {
    await tamper(`update statements set result_hash = 'x' || result_hash where employee_id = 'bob'`);
    try {
      expect(await replay()).toMatchObject({
        ok: true,
        value: [{ isSame: false, resultHash: expect.stringMatching(/^x/) }],
      });
    } finally {
      await tamper(`update statements set result_hash = substr(result_hash, 2) where employee_id = 'bob'`);
    }
  });

  it('is for those who may read the statement', async () => {
    for (const actor of [PEOPLE.carl, PEOPLE.boss]) {
      const of = { employeeId: 'bob', period: APRIL };
      expect(await example.company.statements.replay(actor, of)).toMatchObject({ ok: false });
    }
  });
});

describe('what the books told on a day', () => {
  const told = (on: string) => example.company.statements.asOf(PEOPLE.fiona, { employeeId: 'bob', period: APRIL, on });

  it('ends with the company’s day, not with that of Greenwich', async () => {
    // Half past nine in the evening in Greenwich is past midnight in Moscow.
    await tamper(`update periods set sealed_at = '2026-05-04T21:30:00Z' where key = '${APRIL}'`);
    expect(await told('2026-05-04')).toMatchObject({ ok: true, value: { state: 'accruing', on: '2026-05-04' } });
    expect(await told('2026-05-05')).toMatchObject({ ok: true, value: { state: 'sealed', total: '4000.00' } });
    await tamper(`update periods p set sealed_at = r.at from (
      select max(t.created_at) as at from ledger_transactions t) r where p.key = '${APRIL}'`);
  });

  it('leaves out what was booked after it', async () => {
    const long = await told('2020-01-01');
    expect(long).toMatchObject({ ok: true, value: { total: null, owed: '0', paid: '0', balance: '0' } });
    const far = await told('2099-01-01');
    expect(far).toMatchObject({ ok: true, value: { state: 'sealed', owed: '4000.00', balance: '4000.00' } });
  });

  it('can be asked of those who have left since', async () => {
    const people = createPeopleService({ pool: example.company.pool, now: () => new Date('2026-05-20T09:00:00Z') });
    const listed = async (input: { readonly period?: string }) =>
      (await people.list(PEOPLE.fiona, input)).filter(({ id }) => id === 'bob').map(({ leftOn }) => leftOn);
    await leave('2026-04-20');
    try {
      expect(await listed({})).toEqual([]);
      expect(await listed({ period: APRIL })).toEqual(['2026-04-20']);
      expect(await listed({ period: '2026-05' })).toEqual([]);
    } finally {
      await leave(null);
    }
  });

  /** Bob's last day is the one before. */
  async function leave(on: string | null): Promise<void> {
    await withTx(example.company.pool, systemActor('test'), async (tx) => {
      await tx.rows(`update employees set left_on = $1 where id = 'bob'`, [on]);
      await tx.rows(`update employments set valid_to = $1 where employee_id = 'bob'`, [on]);
    });
  }
});
