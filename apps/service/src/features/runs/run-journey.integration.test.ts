import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunSummary } from '../../contract.ts';
import { toDepartment } from '../../testing/publish-by-approval.ts';
import { publishTieredScheme } from '../../testing/publish-tiered-scheme.ts';
import { type ServiceUnderTest, type SignedIn, startServiceUnderTest } from '../../testing/service-under-test.ts';
import { until } from '../../testing/until.ts';

let service: ServiceUnderTest;
let launcher: SignedIn['api'];
let approver: SignedIn['api'];
const period = '2024-03';

beforeAll(async () => {
  service = await startServiceUnderTest();
  await publishTieredScheme(service, '2024-02-01');
  launcher = (await service.signedIn('fin1')).api;
  approver = (await service.signedIn('fin2')).api;
  await service.deliver([
    {
      source: 'crm',
      id: 'd1',
      type: 'deal.won',
      on: '2024-03-05',
      amount: '750000',
      currency: 'RUB',
      employee: 'anna',
    },
    {
      source: 'crm',
      id: 'd2',
      type: 'deal.won',
      on: '2024-03-31',
      amount: '100000',
      currency: 'RUB',
      employee: 'boris',
    },
  ]);
});

afterAll(() => service.stop());

const inReview = (runId: string) =>
  until('the run to be computed', async () => {
    const run = await launcher.runs.get.query({ runId });
    return run.state === 'review' ? run : null;
  });

/** Asks for a move that must be granted. */
async function move(
  api: SignedIn['api'],
  command: 'approve' | 'seal' | 'export' | 'markPaid',
  run: RunSummary,
): Promise<RunSummary> {
  const answer = await api.runs[command].mutate({ runId: run.id, revision: run.revision });
  if (!answer.ok) {
    throw new Error(`${command} was refused: ${answer.code}`);
  }
  return answer.run;
}

describe('a final run', () => {
  it('goes from launch to paid past two pairs of eyes, and the portal follows', async () => {
    const launched = await Promise.all(
      Array.from({ length: 5 }, () => launcher.runs.launch.mutate({ period, kind: 'final' })),
    );
    expect(new Set(launched.map(({ id }) => id)).size).toBe(1);
    const runId = launched[0]?.id ?? '';
    const computed = await inReview(runId);
    expect(computed).toMatchObject({ participants: 4, computed: 4, problems: 0, total: '37500.00', currency: 'RUB' });
    expect(computed.transitions).not.toContain('approve');

    const own = await launcher.runs.approve.mutate({ runId, revision: computed.revision });
    expect(own).toMatchObject({ ok: false, code: 'access/four-eyes' });
    const stale = await approver.runs.approve.mutate({ runId, revision: computed.revision - 1 });
    expect(stale.ok).toBe(false);

    const statements = await approver.runs.statements.query({ runId });
    expect(statements.rows.map(({ employeeId, total }) => [employeeId, total]).sort()).toEqual([
      ['anna', '34500.00'],
      ['boris', '3000.00'],
      ['clara', '0.00'],
      ['head-sales', '0.00'],
    ]);

    const approved = await move(approver, 'approve', await approver.runs.get.query({ runId }));
    const sealed = await move(launcher, 'seal', approved);
    expect(sealed).toMatchObject({ state: 'sealed', runHash: expect.stringMatching(/^[0-9a-f]{64}$/) });
    const anna = (await service.signedIn('anna')).api;
    expect(await anna.portal.overview.query({ period })).toMatchObject({
      state: 'sealed',
      total: '34500.00',
      status: { accrued: '0.00', approved: '34500.00', paid: '0.00' },
    });

    await move(launcher, 'markPaid', await move(launcher, 'export', sealed));
    expect((await anna.portal.overview.query({ period })).status).toEqual({
      accrued: '0.00',
      approved: '0.00',
      paid: '34500.00',
    });
    const [{ schemeId = '' } = {}] = (await anna.portal.overview.query({ period })).lines;
    const breakdown = await anna.portal.breakdown.query({ period, schemeId, code: 'commission' });
    expect(breakdown.facts.map(({ id }) => id)).toEqual(['d1']);
    expect(breakdown.result.total).toBe('34500.00');

    expect((await launcher.periods.list.query()).find((row) => row.period === period)).toMatchObject({
      state: 'sealed',
      accrued: '37500.00',
    });
  });

  it('leaves late facts outside the sealed month', async () => {
    const late = { source: 'crm', id: 'late', type: 'deal.won', on: '2024-03-07', amount: '1', currency: 'RUB' };
    expect(await service.deliver([{ ...late, employee: 'anna' }])).toEqual([{ status: 'accepted_late' }]);
    const anna = (await service.signedIn('anna')).api;
    expect((await anna.portal.overview.query({ period })).total).toBe('34500.00');
  });

  it('cannot be assigned into any more', async () => {
    const { api } = await service.signedIn('hr');
    const [scheme] = await api.schemes.list.query();
    const schemeId = scheme?.id ?? '';
    const { revision } = await api.schemes.open.query({ schemeId });
    const assignTo = toDepartment('support', '2024-03-01');
    await expect(api.approvals.submit.mutate({ schemeId, revision, message: '', assignTo })).rejects.toMatchObject({
      data: { failure: 'scheme/assigned-into-sealed-period', details: { period } },
    });
  });
});

describe('a simulation', () => {
  it('of a draft over a past month says who gains, exactly, and only to whom it may', async () => {
    const { api } = await service.signedIn('hr');
    const [scheme] = await api.schemes.list.query();
    const schemeId = scheme?.id ?? '';
    const { draft, revision } = await api.schemes.open.query({ schemeId });
    const nodes = draft.nodes.map((node) =>
      node.id === 'comm' ? { ...node, params: { ...node.params, bands: [{ from: '0', rate: '0.05' }] } } : node,
    );
    await api.schemes.saveDraft.mutate({ schemeId, document: { ...draft, nodes, cases: [] }, revision });

    const asked = { schemeId, candidate: 'draft', periods: ['2024-03', '2024-02'] };
    const result = await api.simulation.compare.query(asked);
    // The late deal of one rouble counts by now: 750,001 for Anna.
    expect(result).toMatchObject({
      base: { version: 1, fund: '37500.07', failed: 0, atZero: 2 },
      candidate: { version: null, fund: '42500.05', maximum: '37500.05' },
      fundDelta: '4999.98',
    });
    expect(result.people[0]).toMatchObject({ employeeId: 'anna', base: '34500.07', delta: '2999.98' });
    expect(result.departments.map(({ departmentId, delta }) => [departmentId, delta])).toContainEqual([
      'east',
      '4999.98',
    ]);

    // March is the last month that is over.
    expect(await api.simulation.effect.query({ schemeId })).toMatchObject({
      kind: 'effect',
      period: '2024-03',
      failed: 0,
      base: { up: expect.any(Number), down: 0 },
    });
    const ways = await api.simulation.ways.query({ schemeId });
    expect(ways).toMatchObject({ kind: 'ways', period: '2024-03', ways: [{ nodeId: 'comm', path: 'bands.0' }] });
    const samples = await api.simulation.samples.query({ schemeId });
    if (samples.kind !== 'samples') throw new Error('a month is over');
    expect(samples.period).toBe('2024-03');
    expect(new Set(samples.audience)).toEqual(new Set(result.people.map(({ employeeId }) => employeeId)));
    expect(samples.people).toContainEqual({ employeeId: 'anna', total: '37500.05', isCapped: false, isIdle: false });
    expect(samples.people.filter(({ isIdle }) => isIdle)).toHaveLength(2);
    expect((await api.schemes.list.query())[0]).toMatchObject({ id: schemeId, hasChanges: true });

    const support = (await service.signedIn('head-support')).api;
    expect(await support.simulation.effect.query({ schemeId })).toEqual({ kind: 'nobody', period: '2024-03' });
    expect((await support.simulation.compare.query(asked)).people).toEqual([]);
    expect(await support.simulation.samples.query({ schemeId })).toMatchObject({ audience: [], people: [] });
    const drill = { schemeId, candidate: 'draft', period: '2024-03', employeeId: 'anna' };
    const detail = await api.simulation.person.query(drill);
    expect([detail.base?.total, detail.candidate.total]).toEqual(['34500.07', '37500.05']);
    expect(detail.candidate.trace?.nodes.length).toBe(3);
    await expect(support.simulation.person.query(drill)).rejects.toMatchObject({ data: { failure: 'request/absent' } });
  });
});
