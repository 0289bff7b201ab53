import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { type OpenExample, openExample } from '../testing/open-example.ts';
import { openCurrentPeriods } from './period-opener.ts';

let example: OpenExample;
beforeAll(async () => {
  example = await openExample();
});
afterEach(() => example.check());
afterAll(() => example.close());

async function sell(on: string): Promise<void> {
  await example.company.deliver({ source: 'crm', id: on, type: 'deal.won', on, amount: '1000', employee: 'bob' });
  await example.company.settle();
}

async function peopleShown(period: string): Promise<readonly string[]> {
  const { rows } = await example.owner.query<{ id: string }>(
    'select distinct employee_id as id from accruals where period = $1 order by 1',
    [period],
  );
  return rows.map(({ id }) => id);
}

const OPENED = `select target_id as period from audit where action = 'period.open' order by 1`;
const SALES = ['anna', 'bob', 'carl', 'dora', 'wendy'];

it('opens a period for everybody although a fact of its first minute was there before', async () => {
  await sell('2026-04-01');
  expect(await peopleShown('2026-04')).toEqual(['anna', 'bob']);
  // Moscow is three hours ahead: its April has begun.
  expect(await openCurrentPeriods(example.company.pool, new Date('2026-03-31T21:30:00Z'))).toContain('2026-04');
  await example.company.settle();
  expect(await peopleShown('2026-04')).toEqual(SALES);
});

it('opens each period once', async () => {
  const { rows } = await example.owner.query<{ period: string }>(OPENED);
  expect(rows.map(({ period }) => period)).toEqual(['2026-04']);
  expect(await openCurrentPeriods(example.company.pool, new Date('2026-04-02T09:00:00Z'))).toEqual([]);
});

it('leaves a period a fact of the future brought about until its first day', async () => {
  await sell('2026-06-10');
  expect(await openCurrentPeriods(example.company.pool, new Date('2026-05-31T20:00:00Z'))).toEqual(['2026-05']);
  await example.company.settle();
  expect(await peopleShown('2026-06')).toEqual(['anna', 'bob']);
  expect(await openCurrentPeriods(example.company.pool, new Date('2026-05-31T21:00:00Z'))).toEqual(['2026-06']);
  await example.company.settle();
  expect(await peopleShown('2026-06')).toEqual(SALES);
});
