import { decimal, toCanonicalText } from '@premia/decimal';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publishTieredScheme } from '../../testing/publish-tiered-scheme.ts';
import { type ServiceUnderTest, startServiceUnderTest } from '../../testing/service-under-test.ts';
import { until } from '../../testing/until.ts';

/** Nothing listens on the discard port. */
const AWAY = 'http://127.0.0.1:9/premia';
const months = { from: '2024-01', to: '2024-12' };

/** The same amount however many zeros an engine writes behind the point. */
const exactly = (amount: string | null | undefined) =>
  typeof amount === 'string' ? toCanonicalText(decimal(amount)) : null;

let service: ServiceUnderTest;

beforeAll(async () => {
  service = await startServiceUnderTest();
});

afterAll(() => service.stop());

describe('while ClickHouse is away', () => {
  it('only the dashboards fail, by name; afterwards they catch up to the kopeck', async () => {
    await service.restart({ clickhouseUrl: AWAY });
    await publishTieredScheme(service, '2024-02-01');
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
    ]);
    const anna = (await service.signedIn('anna')).api;
    await until('the accrual', async () => {
      const { total } = await anna.portal.overview.query({ period: '2024-03' });
      return total === '34500.00' ? total : null;
    });
    const hr = (await service.signedIn('hr')).api;
    await expect(hr.dashboards.fundByMonth.query(months)).rejects.toMatchObject({
      data: { code: 'SERVICE_UNAVAILABLE', failure: 'analytics/unavailable' },
    });
    expect(await (await fetch(`${service.url}/health`)).json()).toEqual({ ok: true, trouble: null });

    await service.restart();
    const back = (await service.signedIn('hr')).api;
    const fund = await until('the projection to catch up', async () => {
      const answer = await back.dashboards.fundByMonth.query(months).catch(() => null);
      return answer !== null && answer.freshness.pending === 0 && answer.rows.length > 0 ? answer : null;
    });
    expect(fund.currency).toBe('RUB');
    expect(fund.rows.find(({ period }) => period === '2024-03')).toMatchObject({ people: 1, sealed: false });
    expect(exactly(fund.rows.find(({ period }) => period === '2024-03')?.fund)).toBe('34500');
    const { rows } = await back.dashboards.fundAgainstRevenue.query(months);
    expect(rows.find(({ period }) => period === '2024-03')).toMatchObject({ ratio: '0.046' });
  });
});

describe('who sees what', () => {
  it('heads see their departments, executives no group below five', async () => {
    const departments = async (employee: string) => {
      const { api } = await service.signedIn(employee);
      const { rows } = await api.dashboards.fundByDepartment.query({ period: '2024-03' });
      return rows.map(({ departmentId, fund }) => [departmentId, exactly(fund)]);
    };
    const sales = await departments('head-sales');
    expect(sales).toContainEqual(['east', '34500']);
    expect(await departments('head-support')).toEqual([]);
    expect(await departments('boss')).toEqual([['sales', null]]);
    expect(await departments('hr')).toEqual([['sales', '34500']]);
  });
});
