import { type PersonActor, systemActor } from '@premia/access';
import { readEvent } from '@premia/analytics';
import { CHUNK_ATTEMPTS_MAX, completeChunk, leaseChunk, withTx } from '@premia/database';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { PEOPLE } from '../../testing/example-company.ts';
import { type OpenExample, openExample } from '../../testing/open-example.ts';
import { createSchemeCompiler } from '../schemes/compiled-schemes.ts';
import { settleFailedChunks } from './failing-chunks.ts';
import type { RunCommand } from './use-cases.ts';

let example: OpenExample;
beforeAll(async () => {
  example = await openExample();
  const months = ['2026-01', '2026-02', '2026-03', '2026-04', '2026-05', '2026-06'];
  const deals = months.flatMap((month) =>
    ['bob', 'carl', 'dora'].map((employee, index) => ({
      source: 'crm',
      id: `${month} ${employee}`,
      type: 'deal.won',
      on: `${month}-10`,
      amount: `${(index + 1) * 250_000}.5`,
      employee,
    })),
  );
  await example.company.facts.ingest(PEOPLE.hanna, deals);
  await example.company.settle();
});
afterEach(() => example.check());
afterAll(() => example.close());

const query = async <Row extends object>(text: string, values: readonly unknown[] = []) =>
  (await example.owner.query<Row>(text, [...values])).rows;

async function launch(period: string, actor: PersonActor = PEOPLE.fiona) {
  const result = await example.company.runs.launch(actor, { period, kind: 'final' });
  if (!result.ok) throw new Error(JSON.stringify(result));
  return result.value;
}

async function give(actor: PersonActor, runId: string, command: RunCommand): Promise<string> {
  const run = await example.company.runs.get(PEOPLE.fiona, { runId });
  if (!run.ok) return run.failure.code;
  const result = await example.company.runs.change(actor, { runId, revision: run.value.revision, command });
  if (!result.ok) return result.failure.code;
  return result.value.ok ? result.value.run.state : result.value.code;
}

describe('launching', () => {
  it('the same run many times at once is one run', async () => {
    const runs = await Promise.all(Array.from({ length: 12 }, () => launch('2026-01')));
    expect(new Set(runs.map(({ id }) => id)).size).toBe(1);
    expect(await query(`select count(*)::int as runs from runs where period = '2026-01'`)).toEqual([{ runs: 1 }]);
  });

  it('closes the period: what comes now is late and not in the run', async () => {
    const late = { source: 'crm', id: 'late', type: 'deal.won', on: '2026-01-20', amount: '1', employee: 'bob' };
    expect(await example.company.facts.ingest(PEOPLE.hanna, [late])).toEqual({
      ok: true,
      value: [{ status: 'accepted_late' }],
    });
  });

  it('is for finance alone', async () => {
    for (const actor of [PEOPLE.hanna, PEOPLE.anna, PEOPLE.bob, PEOPLE.boss]) {
      expect(await example.company.runs.launch(actor, { period: '2026-02', kind: 'final' })).toMatchObject({
        ok: false,
        failure: { kind: 'absent' },
      });
    }
  });

  it('pays exactly what the live accruals owe', async () => {
    await example.company.sealPeriod('2026-01');
    const runId = await example.company.sealPeriod('2026-02');
    expect(await query(`select employee_id, total from statements where run_id = $1 order by 1`, [runId])).toEqual(
      await query(`select employee_id, total from accruals where period = '2026-02' order by 1`),
    );
  });
});

describe('a worker that dies', () => {
  it('leaves its chunk to another, and the run ends with the hash of an undisturbed one', async () => {
    const lease = () => withTx(example.company.pool, systemActor('dead'), (tx) => leaseChunk(tx, 'dead'));
    const again = await launch('2026-03');
    const dead = await lease();
    expect(dead?.runId).toBe(again.id);
    expect(await example.company.runs.computeNext({ worker: 'alive' })).toBe('idle');
    await query(`update run_chunks set lease_until = now() - interval '1 second' where state = 'leased'`);
    await example.company.compute();
    const done = await example.company.runs.get(PEOPLE.fiona, { runId: again.id });
    expect(done.ok && done.value.state).toBe('review');
    // Awake again, it is told no: its token is not the newest.
    if (dead === null) throw new Error('there was a chunk to lease');
    expect(await withTx(example.company.pool, systemActor('dead'), (tx) => completeChunk(tx, dead))).toBe(false);
    expect(await give(PEOPLE.felix, again.id, 'approve')).toBe('approved');
    expect(await give(PEOPLE.fiona, again.id, 'seal')).toBe('sealed');
  });

  it('several at once compute every statement once', async () => {
    const run = await launch('2026-04');
    const work = async (worker: string): Promise<void> => {
      while ((await example.company.runs.computeNext({ worker })) !== 'idle');
    };
    await Promise.all(['a', 'b', 'c'].map(work));
    const [counted] = await query(
      `select count(*)::int as statements, count(distinct employee_id)::int as people from statements where run_id = $1`,
      [run.id],
    );
    expect(counted).toEqual({ statements: 5, people: 5 });
    expect(await give(PEOPLE.fiona, run.id, 'cancel')).toBe('cancelled');
    const second = await launch('2026-04');
    await example.company.compute();
    const hashes = await query<{ run_hash: string }>(`select distinct run_hash from runs where id = any($1)`, [
      [run.id, second.id],
    ]);
    // The same inputs, calculated again from the beginning by one worker instead of three.
    expect(hashes).toHaveLength(1);
    await example.company.sealPeriod('2026-04');
  });
});

describe('a person whose calculation ends its process every time', () => {
  /** Takes the next chunk; with the person in it the process ends, and its lease with it. */
  async function work(runId: string, deadly: number): Promise<'died' | 'computed' | 'refused' | 'idle'> {
    const [next] = await query<{ is_deadly: boolean }>(
      `select $2 >= from_ordinal and $2 < to_ordinal as is_deadly from run_chunks
       where run_id = $1 and state <> 'done' order by ordinal limit 1`,
      [runId, deadly],
    );
    if (next?.is_deadly !== true) return example.company.runs.computeNext({ worker: 'alive' });
    await settleFailedChunks({ pool: example.company.pool, compiler: createSchemeCompiler() }, 'alive');
    const chunk = await withTx(example.company.pool, systemActor('doomed'), (tx) => leaseChunk(tx, 'doomed'));
    if (chunk === null) return 'idle';
    if (deadly < chunk.fromOrdinal || deadly >= chunk.toOrdinal) {
      // Cut meanwhile: the other half came first and its worker fell silent without a fault of its own.
      await query(`update run_chunks set state = 'pending' where run_id = $1 and state = 'leased'`, [runId]);
      return 'refused';
    }
    await query(`update run_chunks set lease_until = now() - interval '1 second' where state = 'leased'`);
    return 'died';
  }

  it('is found, the run fails and names them, and the period is open again', async () => {
    const run = await launch('2026-05');
    const [carl] = await query<{ ordinal: number }>(
      `select ordinal from run_inputs where run_id = $1 and employee_id = 'carl'`,
      [run.id],
    );
    let deaths = 0;
    for (let step = 0; step < 60; step += 1) {
      const done = await work(run.id, carl?.ordinal ?? -1);
      if (done === 'died') deaths += 1;
      if (done === 'idle') break;
    }
    const failed = await example.company.runs.get(PEOPLE.fiona, { runId: run.id });
    expect(failed.ok && failed.value).toMatchObject({
      state: 'failed',
      failure: {
        count: 1,
        people: [
          {
            id: 'carl',
            name: expect.anything(),
            departmentName: expect.objectContaining({ en: expect.any(String) }),
            schemes: [{ id: expect.any(String), title: expect.anything() }],
          },
        ],
      },
      runHash: null,
    });
    // The whole, its halves, and three times the one who is left.
    expect(deaths).toBeLessThanOrEqual(CHUNK_ATTEMPTS_MAX + 2 + 3);
    expect(await query(`select state from periods where key = '2026-05'`)).toEqual([{ state: 'open' }]);
    await example.company.sealPeriod('2026-05');
  });
});

describe('deciding', () => {
  it('takes four eyes, the right role, the newest revision and the right state', async () => {
    const run = await launch('2026-06');
    expect(await give(PEOPLE.felix, run.id, 'approve')).toBe('run/wrong-state');
    await example.company.compute();
    expect(await give(PEOPLE.fiona, run.id, 'approve')).toBe('access/four-eyes');
    for (const actor of [PEOPLE.hanna, PEOPLE.anna, PEOPLE.bob, PEOPLE.boss]) {
      expect(await give(actor, run.id, 'approve')).toBe('request/absent');
    }
    expect(
      await example.company.runs.change(PEOPLE.felix, { runId: run.id, revision: run.revision, command: 'approve' }),
    ).toMatchObject({ ok: true, value: { ok: false, code: 'run/changed-meanwhile' } });
    expect(await give(PEOPLE.felix, run.id, 'approve')).toBe('approved');
    expect(await give(PEOPLE.felix, run.id, 'approve')).toBe('run/wrong-state');
    expect(await give(PEOPLE.fiona, run.id, 'seal')).toBe('sealed');
    expect(await give(PEOPLE.fiona, run.id, 'cancel')).toBe('run/wrong-state');
    expect(await give(PEOPLE.fiona, run.id, 'export')).toBe('exported');
    expect(await give(PEOPLE.fiona, run.id, 'markPaid')).toBe('paid');
    expect(
      await query(
        `select sum(amount)::text as owed from ledger_entries where account_kind = 'payable' and period = '2026-06'`,
      ),
    ).toEqual([{ owed: '0.00' }]);
  });

  it('tells analytics of every sealed statement, and then of the period', async () => {
    const rows = await query<{ id: string; topic: string; payload: unknown }>(
      `select id, topic, payload from outbox where payload->>'period' = '2026-06' and topic <> 'accrual.changed' order by id`,
    );
    expect(rows.map((row) => readEvent({ ...row, createdAt: '2026-07-01T00:00:00Z' }).kind)).not.toContain('poison');
    expect(rows.map(({ topic }) => topic)).toEqual([
      'period.changed',
      ...Array(5).fill('statement.sealed'),
      'period.changed',
    ]);
  });
});

describe('the order of periods', () => {
  const earn = async (period: string) => {
    const deal = {
      source: 'crm',
      id: `${period} later`,
      type: 'deal.won',
      on: `${period}-10`,
      amount: '1',
      employee: 'bob',
    };
    await example.company.facts.ingest(PEOPLE.hanna, [deal]);
    await example.company.settle();
  };
  const launched = (period: string, kind: 'preview' | 'provisional' | 'final') =>
    example.company.runs.launch(PEOPLE.fiona, { period, kind });

  it('lets nothing be frozen on balances that lack an earlier month; looking ahead says so', async () => {
    await earn('2026-07');
    expect(await launched('2026-08', 'final')).toMatchObject({
      ok: false,
      failure: { kind: 'conflict', code: 'run/earlier-open', details: { period: '2026-07' } },
    });
    expect(await query(`select state from periods where key = '2026-08'`)).toEqual([{ state: 'open' }]);
    for (const kind of ['preview', 'provisional'] as const) {
      expect(await launched('2026-08', kind)).toMatchObject({ ok: true, value: { earlierOpen: '2026-07' } });
    }
    // Frozen is not sealed: what it leaves is not in the ledger yet.
    await launched('2026-07', 'final');
    expect(await launched('2026-08', 'final')).toMatchObject({ ok: false });
    await example.company.sealPeriod('2026-07');
    expect(await launched('2026-08', 'preview')).toMatchObject({ ok: true, value: { earlierOpen: null } });
    await example.company.compute();
  });

  it('holds at the seal too, when an earlier month came to owe something meanwhile', async () => {
    const run = await launch('2026-09');
    await example.company.compute();
    expect(await give(PEOPLE.felix, run.id, 'approve')).toBe('approved');
    await earn('2026-08');
    expect(await give(PEOPLE.fiona, run.id, 'seal')).toBe('run/earlier-open');
    await example.company.sealPeriod('2026-08');
    expect(await give(PEOPLE.fiona, run.id, 'seal')).toBe('run/earlier-sealed-since');
    expect(await give(PEOPLE.fiona, run.id, 'cancel')).toBe('cancelled');
    await example.company.sealPeriod('2026-09');
  });
});

describe('statements', () => {
  const sealedRun = async () =>
    (await query<{ id: string }>(`select id from runs where period = '2026-06' and state = 'paid'`))[0]?.id ?? '';
  const seen = async (actor: PersonActor) => {
    const page = await example.company.statements.list(actor, { runId: await sealedRun() });
    return page.ok ? page.value.rows.map(({ employeeId }) => employeeId) : page.failure.code;
  };

  it('are shown as far as the policy reaches', async () => {
    expect(await seen(PEOPLE.fiona)).toEqual(['anna', 'bob', 'carl', 'dora', 'wendy']);
    expect(await seen(PEOPLE.anna)).toEqual(['anna', 'bob', 'carl']);
    expect(await seen(PEOPLE.dora)).toEqual(['dora']);
    expect(await seen(PEOPLE.boss)).toEqual([]);
  });

  it('are hidden by the row wall too, when the filter above is forgotten', async () => {
    const visible = async (actor: PersonActor, table: string) =>
      (
        await withTx(example.company.pool, actor, (tx) =>
          tx.rows<{ id: string }>(`select distinct employee_id as id from ${table} order by 1`),
        )
      ).map(({ id }) => id);
    const tables = [
      'statements',
      'statement_lines',
      'accruals',
      'accrual_lines',
      'credits',
      'run_inputs',
      'ledger_entries',
    ];
    for (const table of tables) {
      expect([table, await visible(PEOPLE.dora, table)]).toEqual([table, ['dora']]);
      expect((await visible(PEOPLE.anna, table)).filter((id) => !['anna', 'bob', 'carl'].includes(id))).toEqual([]);
      expect(await visible(PEOPLE.anna, table)).toContain('bob');
      expect((await visible(PEOPLE.boss, table)).filter((id) => id !== 'boss')).toEqual([]);
      expect(await visible(PEOPLE.fiona, table)).toEqual(expect.arrayContaining(['bob', 'carl', 'dora']));
    }
    await expect(
      withTx(example.company.pool, PEOPLE.bob, (tx) =>
        tx.rows(`update accruals set total = total + 1 where employee_id = 'bob' returning total`),
      ),
    ).resolves.toEqual([]);
  });

  it('are explained from what was frozen, to those who may see them', async () => {
    const [scheme] = await query<{ id: string }>('select id from schemes');
    const key = { employeeId: 'bob', period: '2026-06', schemeId: scheme?.id ?? '' };
    const explained = await example.company.statements.explain(PEOPLE.bob, key);
    // 3 % and 1 % of 250,000.50, each rounded to the kopeck.
    expect(explained.ok && explained.value.result.total).toBe('10000.03');
    expect(explained.ok && explained.value.facts.map(({ id }) => id)).toEqual(['2026-06 bob']);
    for (const actor of [PEOPLE.carl, PEOPLE.wendy, PEOPLE.boss]) {
      expect(await example.company.statements.explain(actor, key)).toMatchObject({
        ok: false,
        failure: { kind: 'absent' },
      });
    }
  });
});
