import type { PersonActor } from '@premia/access';
import { readEvent } from '@premia/analytics';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { AdjustmentProposal } from '../../contract.ts';
import { PEOPLE } from '../../testing/example-company.ts';
import { type OpenExample, openExample } from '../../testing/open-example.ts';

let example: OpenExample;
beforeAll(async () => {
  example = await openExample();
  await deliver(deal('D-1', '2026-03-10', '100000', 'bob'), deal('D-2', '2026-03-12', '200000', 'carl'));
  await example.company.settle();
  await example.company.sealPeriod('2026-03');
});
afterEach(() => example.check());
afterAll(() => example.close());

const deal = (id: string, on: string, amount: string, employee: string, version = 1) => ({
  source: 'crm',
  id,
  type: 'deal.won',
  on,
  amount,
  employee,
  version,
  title: `Deal ${id}`,
});

async function deliver(...items: readonly object[]): Promise<readonly string[]> {
  const result = await example.company.facts.ingest(PEOPLE.hanna, [...items]);
  if (!result.ok) throw new Error(JSON.stringify(result));
  return result.value.map(({ status }) => status);
}

const query = async <Row extends object>(text: string, values: readonly unknown[] = []) =>
  (await example.owner.query<Row>(text, [...values])).rows;

async function open(): Promise<readonly AdjustmentProposal[]> {
  await example.company.propose();
  return (await example.company.adjustments.list(PEOPLE.fiona, { state: 'proposed' })).proposals;
}

async function approve(proposal: AdjustmentProposal, actor: PersonActor = PEOPLE.fiona): Promise<string> {
  const decided = await example.company.adjustments.decide(actor, {
    proposalId: proposal.id,
    revision: proposal.revision,
    decision: 'approve',
    reason: '',
  });
  if (!decided.ok) return decided.failure.code;
  return decided.value.ok ? (decided.value.period ?? '') : decided.value.code;
}

/** What no delivery can bring: an amount that is no number. */
async function spoil(id: string, amount: string): Promise<void> {
  const client = await example.owner.connect();
  await client.query('begin; set local session_replication_role = replica');
  await client.query(
    'update fact_versions set amount = $2 where fact_id = (select id from facts where external_id = $1)',
    [id, amount],
  );
  await client.query('commit');
  client.release();
}

/** Everything a sealed month says, byte for byte. */
const sealed = (period: string) =>
  query(
    `select s.*, (select jsonb_agg(l order by l.position) from statement_lines l where l.statement_id = s.id) as lines
     from statements s where s.period = $1 order by s.id`,
    [period],
  );

const booked = (period: string) =>
  query<{ employee: string; delta: string; cause: string; origin: string }>(
    `select employee_id as employee, delta, cause->>'id' as cause, origin_period as origin
     from adjustments where period = $1 order by created_at, number`,
    [period],
  );

describe('late facts', () => {
  it('become proposals that leave the sealed month alone, and one explained adjustment a fact once approved', async () => {
    const before = await sealed('2026-03');
    expect(
      await deliver(deal('D-1', '2026-03-10', '400000', 'bob', 2), deal('D-3', '2026-03-28', '50000', 'carl')),
    ).toEqual(['accepted_late', 'accepted_late']);
    const proposals = await open();
    // Anna heads both: 1 % of what they sold goes to her.
    expect(
      proposals
        .map(({ employeeId, delta, originPeriod }) => [employeeId, delta, originPeriod])
        .sort((left, right) => ((left[0] ?? '') < (right[0] ?? '') ? -1 : 1)),
    ).toEqual([
      ['anna', '3500', '2026-03'],
      // Paid: 3 % and 1 % of 100,000. Due: 3 % of 300,000, 5 % of the next 100,000, 1 % of all.
      ['bob', '14000', '2026-03'],
      ['carl', '2000', '2026-03'],
    ]);
    const anna = proposals.find(({ employeeId }) => employeeId === 'anna');
    expect(anna?.steps.map(({ cause, delta }) => [cause.id, cause.change, delta])).toEqual([
      ['D-1', 'corrected', '3000'],
      ['D-3', 'added', '500'],
    ]);
    expect(anna?.steps[0]?.lines).toEqual([
      {
        code: 'override',
        title: { en: 'Override' },
        category: 'bonus',
        amount: '3000',
        before: '3000',
        after: '6000',
      },
    ]);
    for (const proposal of proposals) expect(await approve(proposal)).toBe('2026-04');
    expect(await booked('2026-04')).toHaveLength(4);
    expect(await sealed('2026-03')).toEqual(before);
  });

  it('the same again, and facts that change nothing, propose nothing', async () => {
    expect(await deliver(deal('D-1', '2026-03-10', '400000', 'bob', 2))).toEqual(['duplicate']);
    expect(await deliver({ ...deal('D-4', '2026-03-20', '1', 'carl'), type: 'call.made' })).toEqual(['accepted_late']);
    expect(await open()).toEqual([]);
    expect(await query('select count(*)::int as marks from late_origins')).toEqual([{ marks: 0 }]);
    expect(await booked('2026-04')).toHaveLength(4);
  });

  it('that came back before anybody decided leave nothing to decide', async () => {
    await deliver(deal('D-5', '2026-03-05', '10000', 'dora'));
    expect((await open()).map(({ employeeId }) => employeeId).sort()).toEqual(['dora', 'wendy']);
    await deliver({ ...deal('D-5', '2026-03-05', '10000', 'dora', 2), deleted: true });
    expect(await open()).toEqual([]);
    expect(await query(`select distinct state from adjustment_proposals where employee_id = 'dora'`)).toEqual([
      { state: 'superseded' },
    ]);
  });

  it('that finance refused are proposed again only when they come out differently', async () => {
    await deliver(deal('D-6', '2026-03-06', '20000', 'dora'));
    const [first] = (await open()).filter(({ employeeId }) => employeeId === 'dora');
    if (first === undefined) throw new Error('nothing was proposed');
    const rejected = await example.company.adjustments.decide(PEOPLE.felix, {
      proposalId: first.id,
      revision: first.revision,
      decision: 'reject',
      reason: 'Paid in cash',
    });
    expect(rejected).toMatchObject({ ok: true, value: { ok: true, state: 'rejected' } });
    await deliver({ ...deal('D-7', '2026-03-07', '1', 'dora'), type: 'call.made' });
    expect((await open()).filter(({ employeeId }) => employeeId === 'dora')).toEqual([]);
    await deliver(deal('D-8', '2026-03-08', '1000', 'dora'));
    const again = (await open()).filter(({ employeeId }) => employeeId === 'dora');
    expect(again.map(({ delta }) => delta)).toEqual(['840']);
    for (const proposal of await open()) await approve(proposal);
  });

  it('are told to analytics in words it takes', async () => {
    const rows = await query<{ id: string; topic: string; payload: unknown }>(
      `select id::text, topic, payload from outbox where topic = 'adjustment.booked' order by id`,
    );
    expect(rows.length).toBe((await booked('2026-04')).length);
    for (const row of rows)
      expect(readEvent({ ...row, createdAt: '2026-05-01T00:00:00Z' })).toMatchObject({ kind: 'event' });
  });

  it('are booked in the month after when the next one is closing', async () => {
    const run = await example.company.runs.launch(PEOPLE.fiona, { period: '2026-04', kind: 'final' });
    expect(run.ok).toBe(true);
    await deliver(deal('D-9', '2026-03-30', '1000', 'carl'));
    const proposals = await open();
    expect(proposals.map(({ employeeId }) => employeeId).sort()).toEqual(['anna', 'carl']);
    for (const proposal of proposals) expect(await approve(proposal)).toBe('2026-05');
  });
});

describe('deciding', () => {
  const manual = (actor: PersonActor, employeeId = 'bob') =>
    example.company.adjustments.propose(actor, {
      employeeId,
      period: '2026-03',
      amount: '1500.50',
      category: 'bonus',
      title: { en: 'For the fair', ru: 'За выставку' },
      reason: 'Agreed in March, forgotten',
    });
  const proposalOf = async (actor: PersonActor, id: string) => {
    const found = (await example.company.adjustments.list(actor, {})).proposals.find((proposal) => proposal.id === id);
    if (found === undefined) throw new Error(`no proposal ${id}`);
    return found;
  };

  it('takes a second pair of eyes and nobody’s own pay', async () => {
    const made = await manual(PEOPLE.fiona);
    if (!made.ok) throw new Error(JSON.stringify(made));
    const proposal = await proposalOf(PEOPLE.fiona, made.value.proposalId);
    expect(proposal.decisions).toEqual(['reject', 'withdraw']);
    expect(await approve(proposal, PEOPLE.fiona)).toBe('access/four-eyes');
    for (const actor of [PEOPLE.hanna, PEOPLE.anna, PEOPLE.bob, PEOPLE.boss]) {
      expect(await approve(proposal, actor)).toBe('request/absent');
    }
    expect(await approve({ ...proposal, revision: 7 }, PEOPLE.felix)).toBe('adjustment/changed-meanwhile');
    expect(await approve(proposal, PEOPLE.felix)).toBe('2026-05');
    expect(await approve(proposal, PEOPLE.felix)).toBe('adjustment/decided');
    expect(await manual(PEOPLE.fiona, 'fiona')).toMatchObject({ failure: { code: 'access/own-pay' } });
    expect(await manual(PEOPLE.anna)).toMatchObject({ failure: { code: 'request/absent' } });
  });

  it('keeps a manual correction through every recalculation', async () => {
    await deliver(deal('D-10', '2026-03-11', '10000', 'bob'));
    const bob = (await open()).find(({ employeeId }) => employeeId === 'bob');
    // 5 % and 1 % of the new deal, and not a word of the 1,500.50.
    expect(bob?.delta).toBe('600');
    for (const proposal of await open()) await approve(proposal);
  });

  it('undoes a statement or an adjustment once, however many ask', async () => {
    const [statement] = await query<{ id: string; total: string }>(
      `select id, total from statements where period = '2026-03' and employee_id = 'carl'`,
    );
    const [adjustment] = await query<{ id: string }>(`select id from adjustments where kind = 'manual'`);
    for (const target of [
      { kind: 'statement', id: statement?.id ?? '' },
      { kind: 'adjustment', id: adjustment?.id ?? '' },
    ] as const) {
      const asked = await Promise.all(
        [PEOPLE.fiona, PEOPLE.felix, PEOPLE.hanna].map((actor) =>
          example.company.adjustments.reverse(actor, { ...target, reason: 'Wrong person' }),
        ),
      );
      const made = asked.flatMap((answer) => (answer.ok ? [answer.value] : []));
      expect(made).toHaveLength(1);
      const proposal = await proposalOf(PEOPLE.hanna, made[0]?.proposalId ?? '');
      const approved = await Promise.all([PEOPLE.fiona, PEOPLE.felix].map((actor) => approve(proposal, actor)));
      expect(approved.filter((answer) => answer === '2026-05')).toHaveLength(1);
      expect(await example.company.adjustments.reverse(PEOPLE.fiona, { ...target, reason: 'Again' })).toMatchObject({
        failure: { code: 'adjustment/already-reversed' },
      });
    }
    expect(
      await query(`select (delta + $2::numeric)::text as left from adjustments where reverses = $1`, [
        statement?.id,
        statement?.total,
      ]),
    ).toEqual([{ left: '0.00' }]);
    await deliver(deal('D-11', '2026-03-13', '1000', 'carl'));
    expect((await open()).find(({ employeeId }) => employeeId === 'carl')?.delta).toBe('40');
  });

  it('is done about several at once, each by itself, and never by who proposed it', async () => {
    const made = await manual(PEOPLE.fiona, 'dora');
    if (!made.ok) throw new Error(JSON.stringify(made));
    await deliver(deal('D-20', '2026-03-16', '1000', 'bob'), deal('D-21', '2026-03-16', '1000', 'dora'));
    const recalculating = async () => (await example.company.adjustments.list(PEOPLE.fiona, {})).recalculating;
    // Bob, Dora and the heads over them, the boss among them: not in the request that brought the facts.
    expect(await recalculating()).toBe(5);
    const proposals = await open();
    expect(await recalculating()).toBe(0);
    // Carl's is left from before.
    expect(proposals).toHaveLength(6);
    const asked = proposals.map(({ id, revision }) => ({ proposalId: id, revision }));
    const several = (actor: PersonActor, decision: 'approve' | 'reject', list = asked) =>
      example.company.adjustments.decideSeveral(actor, { decision, proposals: list, reason: 'Known' });
    for (const actor of [PEOPLE.hanna, PEOPLE.anna, PEOPLE.boss]) {
      expect(await several(actor, 'approve')).toMatchObject({ failure: { code: 'request/absent' } });
    }
    expect(await several(PEOPLE.fiona, 'approve')).toEqual({
      ok: true,
      value: { decided: 5, refused: [{ proposalId: made.value.proposalId, code: 'access/four-eyes' }] },
    });
    const gone = [...asked.slice(0, 1), { proposalId: 'prp_nobody', revision: 1 }];
    expect(await several(PEOPLE.felix, 'approve', gone)).toMatchObject({
      value: { decided: 0, refused: [{ code: 'adjustment/decided' }, { code: 'request/absent' }] },
    });
    expect(
      await several(
        PEOPLE.felix,
        'reject',
        asked.filter(({ proposalId }) => proposalId === made.value.proposalId),
      ),
    ).toEqual({
      ok: true,
      value: { decided: 1, refused: [] },
    });
    expect(await open()).toEqual([]);
  });

  it('of somebody whose closed month cannot be recalculated keeps nobody else’s waiting', async () => {
    await deliver(deal('D-12', '2026-03-14', '1000', 'carl'), deal('D-13', '2026-03-14', '1000', 'dora'));
    await spoil('D-12', 'NaN');
    const report = await example.company.adjustments.proposeNext({ worker: 'test', limit: 100 });
    // Carl and Anna, who heads him; Dora and Wendy are proposed, and the boss over all is paid by no scheme.
    expect(report).toMatchObject({ claimed: 5, failed: 2, proposed: 2 });
    expect(await query('select employee_id as id, attempts from late_origins order by 1')).toEqual([
      { id: 'anna', attempts: 1 },
      { id: 'carl', attempts: 1 },
    ]);
    await spoil('D-12', '1000');
    await query(`update late_origins set claimed_until = now() - interval '1 second'`);
    expect((await open()).map(({ employeeId }) => employeeId).sort()).toEqual(['anna', 'carl', 'dora', 'wendy']);
    for (const proposal of await open()) await approve(proposal);
  });

  it('shows people their own corrections and nobody else’s', async () => {
    const seen = async (actor: PersonActor) => [
      ...new Set(
        (await example.company.adjustments.ofPeriod(actor, { period: '2026-04' })).map(({ employeeId }) => employeeId),
      ),
    ];
    expect((await seen(PEOPLE.fiona)).sort()).toEqual(['anna', 'bob', 'carl', 'dora', 'wendy']);
    expect((await seen(PEOPLE.anna)).sort()).toEqual(['anna', 'bob', 'carl']);
    expect(await seen(PEOPLE.bob)).toEqual(['bob']);
    expect(await seen(PEOPLE.boss)).toEqual([]);
    expect((await example.company.adjustments.list(PEOPLE.anna, {})).proposals).toEqual([]);
  });
});
