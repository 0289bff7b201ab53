import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FactSubmission, PortalChange, PortalOverview } from '../../contract.ts';
import { publishTieredScheme } from '../../testing/publish-tiered-scheme.ts';
import { readEvents } from '../../testing/read-events.ts';
import { type ServiceUnderTest, startServiceUnderTest } from '../../testing/service-under-test.ts';
import { until } from '../../testing/until.ts';

let service: ServiceUnderTest;
let schemeId: string;
const period = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Moscow', dateStyle: 'short' })
  .format(new Date())
  .slice(0, 7);

beforeAll(async () => {
  service = await startServiceUnderTest();
  schemeId = await publishTieredScheme(service, `${period}-01`);
});

afterAll(() => service.stop());

const deal = (id: string, amount: string, employee = 'anna'): FactSubmission => ({
  source: 'crm',
  id,
  type: 'deal.won',
  on: `${period}-01`,
  amount,
  currency: 'RUB',
  title: `Deal ${id}`,
  employee,
});

async function overviewOf(employee: string, expected: string): Promise<PortalOverview> {
  const { api } = await service.signedIn(employee);
  return until(`${employee} to have ${expected}`, async () => {
    const overview = await api.portal.overview.query({ period });
    return overview.total === expected && overview.lines.length > 0 ? overview : null;
  });
}

describe('a fact posted through the API', () => {
  it('changes the open portal without a reload, each one with its cause', async () => {
    await overviewOf('anna', '0.00');
    const { cookie } = await service.signedIn('anna');
    const input = encodeURIComponent(JSON.stringify({ period }));
    const stop = new AbortController();
    const response = await fetch(`${service.url}/trpc/portal.watch?input=${input}`, {
      headers: { cookie, accept: 'text/event-stream' },
      signal: stop.signal,
    });
    expect(response.headers.get('content-type')).toContain('text/event-stream');
    const events = readEvents(response);
    for (let round = 1; round <= 10; round += 1) {
      const next = events.next();
      expect(await service.deliver([deal(`w${round}`, '10000')])).toEqual([{ status: 'accepted' }]);
      const change = (await next).value as PortalChange;
      expect(change.totalAfter).toBe(`${300 * round}.00`);
      expect(change.cause).toMatchObject({ kind: 'fact', source: 'crm', id: `w${round}` });
    }
    stop.abort();
    await events.next().catch(() => undefined);
  });

  it('reaches a portal whose stream opens only after it came', async () => {
    const { api, cookie } = await service.signedIn('anna');
    const before = await api.portal.overview.query({ period });
    const after = before.changes[0]?.id ?? '0';
    await service.deliver([deal('between', '10000')]);
    await until('the amount to move', async () => {
      const overview = await api.portal.overview.query({ period });
      return overview.changes[0]?.id === after ? null : overview;
    });
    const stop = new AbortController();
    const input = encodeURIComponent(JSON.stringify({ period, after }));
    const response = await fetch(`${service.url}/trpc/portal.watch?input=${input}`, {
      headers: { cookie, accept: 'text/event-stream' },
      signal: stop.signal,
    });
    const events = readEvents(response);
    expect((await events.next()).value).toMatchObject({ cause: { id: 'between' } });
    stop.abort();
    await events.next().catch(() => undefined);
  });

  it('is explained down to the deal', async () => {
    await service.deliver([deal('b1', '750000', 'boris')]);
    const overview = await overviewOf('boris', '34500.00');
    expect(overview.lines).toEqual([
      {
        schemeId,
        schemeTitle: { ru: 'Премия менеджера', en: 'Manager bonus' },
        code: 'commission',
        title: { ru: 'Комиссия', en: 'Commission' },
        category: 'commission',
        amount: '34500.00',
      },
    ]);
    expect(overview.status).toEqual({ accrued: '34500.00', approved: '0.00', paid: '0.00' });
    expect(overview.attainment).toEqual([
      expect.objectContaining({ criterion: 'revenue', actual: '750000', boundaries: ['0', '300000', '600000'] }),
    ]);

    const { api } = await service.signedIn('boris');
    const breakdown = await api.portal.breakdown.query({ period, schemeId, code: 'commission' });
    expect(breakdown.facts).toEqual([expect.objectContaining({ source: 'crm', id: 'b1', title: 'Deal b1' })]);
    expect(breakdown.result.trace?.nodes.map(({ nodeId }) => nodeId)).toEqual(['rev', 'comm', 'pay']);
  });

  it('shows nobody anything of others', async () => {
    await overviewOf('boris', '34500.00');
    const { api } = await service.signedIn('dmitri');
    expect(await api.portal.overview.query({ period })).toMatchObject({ total: '0.00', lines: [], changes: [] });
    const refused = api.portal.breakdown.query({ period, schemeId, code: 'commission' });
    await expect(refused).rejects.toMatchObject({ data: { failure: 'request/absent' } });
  });
});

describe('items of one delivery', () => {
  it('are answered one by one, in words', async () => {
    const answers = await service.deliver([
      deal('i1', '100'),
      deal('i1', '100'),
      { ...deal('i2', '1e3'), amount: 'a lot' },
      deal('i3', '100', 'nobody'),
    ]);
    expect(answers).toEqual([
      { status: 'accepted' },
      { status: 'duplicate' },
      expect.objectContaining({ status: 'rejected', code: 'fact/amount-invalid' }),
      expect.objectContaining({
        status: 'rejected',
        code: 'fact/person-unknown',
        message: { ru: 'Такого сотрудника нет.', en: 'There is no such employee.' },
      }),
    ]);
    expect(await service.deliver([deal('i1', '200')])).toEqual([
      expect.objectContaining({ status: 'conflict', code: 'fact/same-version-differs' }),
    ]);
  });

  it('need a token that was not revoked', async () => {
    const { api } = await service.signedIn('admin');
    const { id, token } = await api.tokens.create.mutate({ title: 'Old CRM' });
    const deliver = () =>
      fetch(`${service.url}/api/facts`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify({ items: [deal('t1', '1')] }),
      });
    expect((await deliver()).status).toBe(200);
    await api.tokens.revoke.mutate({ tokenId: id });
    expect((await deliver()).status).toBe(401);
  });

  it.each([
    ['nothing', { items: [] }],
    ['too much at once', { items: Array.from({ length: 1_001 }, (_, index) => deal(`m${index}`, '1')) }],
    ['something else', { facts: [] }],
  ])('are refused as a whole when there is %s', async (_name, body) => {
    const { api } = await service.signedIn('admin');
    const { token } = await api.tokens.create.mutate({ title: 'CRM' });
    const response = await fetch(`${service.url}/api/facts`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify(body),
    });
    expect(response.status).toBe(400);
  });
});
