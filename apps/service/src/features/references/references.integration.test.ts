import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { importFile } from '../../ingest/file/import-file.ts';
import { PEOPLE } from '../../testing/example-company.ts';
import { type OpenExample, openExample } from '../../testing/open-example.ts';
import { createRowWriter } from '../imports/row-writers.ts';
import { createReferenceService } from './service.ts';

let example: OpenExample;
let references: ReturnType<typeof createReferenceService>;

/** A thousand dollars in roubles, and a tenth of that for each working day of the month. */
const SCHEME = {
  format: 'premia.scheme/1',
  key: 'dollar-bonus',
  title: { en: 'Dollar bonus' },
  period: 'month',
  currency: 'RUB',
  nodes: [
    { id: 'usd', kind: 'constant', params: { type: 'money', value: '1000', currency: 'USD' } },
    { id: 'rub', kind: 'convert', params: {} },
    { id: 'pay', kind: 'payout', params: { code: 'converted', category: 'bonus', title: { en: 'Converted' } } },
    { id: 'days', kind: 'calendar', params: { measure: 'workingDays' } },
    { id: 'seen', kind: 'indicator', params: { code: 'workdays' } },
    { id: 'norm', kind: 'attribute', params: { attribute: 'normDays', type: 'number' } },
    { id: 'ten', kind: 'constant', params: { type: 'money', value: '10' } },
    { id: 'daily', kind: 'multiply' },
    { id: 'payDays', kind: 'payout', params: { code: 'days', category: 'bonus', title: { en: 'Days' } } },
  ],
  links: [
    { from: 'usd', to: 'rub.value' },
    { from: 'rub', to: 'pay.amount' },
    { from: 'days', to: 'seen.value' },
    { from: 'norm', to: 'daily.values' },
    { from: 'ten', to: 'daily.values' },
    { from: 'daily', to: 'payDays.amount' },
  ],
};

beforeAll(async () => {
  example = await openExample();
  const { company } = example;
  references = createReferenceService({ pool: company.pool });
  await company.publishFor('west', { ...SCHEME, period: 'month' });
  const deal = (on: string) => ({ source: 'crm', id: on, type: 'deal.won', on, amount: '1', employee: 'dora' });
  await company.facts.ingest(PEOPLE.hanna, [deal('2026-01-10'), deal('2026-02-10')]);
  await company.settle();
});
afterEach(() => example.check());
afterAll(() => example.close());

async function lines(period: string): Promise<Readonly<Record<string, string>>> {
  await example.company.settle();
  const { rows } = await example.owner.query<{ code: string; amount: string }>(
    `select code, amount from accrual_lines where period = $1 and employee_id = 'dora' and code in ('converted', 'days')`,
    [period],
  );
  return Object.fromEntries(rows.map(({ code, amount }) => [code, amount]));
}

async function importCsv(kind: 'rates' | 'calendar', csv: string, fields: Readonly<Record<string, string>>) {
  const path = join(await mkdtemp(join(tmpdir(), 'premia-')), `${kind}.csv`);
  await writeFile(path, csv);
  const mapping = { format: 'premia.mapping/1', kind, fields } as const;
  const order = { path, mapping, dryRun: false };
  const { pool, facts } = example.company;
  return importFile(order, createRowWriter({ pool, facts, actor: PEOPLE.hanna, mapping, currency: 'RUB' }));
}

const RATE_FIELDS = { from: 'from', to: 'to', on: 'on', rate: 'rate', source: 'source' };
const DAY_FIELDS = { on: 'on', working: 'working', title: 'title' };

describe('exchange rates', () => {
  it('that are missing are a problem in words, never one', async () => {
    expect(await lines('2026-01')).toEqual({ days: '220.00' });
    const { rows } = await example.owner.query(
      `select problems from accruals where period = '2026-01' and employee_id = 'dora' and total is null`,
    );
    expect(JSON.stringify(rows)).toContain('value/missing-rate');
  });

  it('come from a file, each row answered, and are counted by their date', async () => {
    const csv =
      'from,to,on,rate,source\nUSD,RUB,2026-01-15,80,bank\nUSD,RUB,2026-02-03,82.5,bank\nUSD,USD,2026-01-15,1,\nUSD,RUB,2026-01-16,-3,\n';
    const report = await importCsv('rates', csv, RATE_FIELDS);
    expect(report).toMatchObject({ ok: true, report: { created: 2 } });
    expect(JSON.stringify(report)).toContain('rate/same-currency');
    expect(JSON.stringify(report)).toContain('rate/bad-rate');
    expect(await lines('2026-01')).toMatchObject({ converted: '80000.00' });
    expect(await lines('2026-02')).toMatchObject({ converted: '82500.00' });
  });

  it('are corrected and taken back under their revision, by those who may', async () => {
    const key = { from: 'USD', to: 'RUB', on: '2026-02-03' };
    const set = (revision: number, rate = '83') =>
      references.setRate(PEOPLE.fiona, { ...key, rate, source: 'order 7', revision });
    expect(await set(0)).toMatchObject({ failure: { code: 'reference/changed-meanwhile' } });
    expect(await set(1)).toEqual({ ok: true, value: { revision: 2 } });
    expect(await lines('2026-02')).toMatchObject({ converted: '83000.00' });
    expect(await set(2, '1e-40')).toMatchObject({ ok: false });
    expect(await references.setRate(PEOPLE.anna, { ...key, rate: '1', source: '', revision: 2 })).toMatchObject({
      ok: false,
    });
    expect(await references.removeRate(PEOPLE.fiona, { ...key, revision: 2 })).toMatchObject({ ok: true });
    expect(await lines('2026-02')).toMatchObject({ converted: '80000.00' });
  });
});

describe('the production calendar', () => {
  it('counts holidays and Saturdays worked, in the norm as in the calendar', async () => {
    const csv =
      'on,working,title\n2026-02-23,false,Defender Day\n2026-02-28,true,Saturday worked\n2026-02-27,perhaps,x\n';
    expect(await importCsv('calendar', csv, DAY_FIELDS)).toMatchObject({ ok: true, report: { created: 2 } });
    // Twenty weekdays, one of them a holiday, and a Saturday.
    expect(await lines('2026-02')).toMatchObject({ days: '200.00' });
    const day = { on: '2026-02-28', revision: 1 };
    expect(await references.removeDay(PEOPLE.hanna, day)).toMatchObject({ ok: true });
    expect(await lines('2026-02')).toMatchObject({ days: '190.00' });
    const { months } = await references.calendar(PEOPLE.bob, { year: 2026 });
    expect(months[1]).toEqual({ period: '2026-02', workingDays: 19, weekdays: 20 });
  });
});

describe('a closed period', () => {
  it('keeps its rates and its calendar, and replays to the byte', async () => {
    await example.company.sealPeriod('2026-01');
    const rate = { from: 'USD', to: 'RUB', on: '2026-01-15', rate: '90', source: '', revision: 1 };
    expect(await references.setRate(PEOPLE.fiona, rate)).toMatchObject({ failure: { code: 'rate/period-closed' } });
    const day = { on: '2026-01-09', isWorking: false, title: { en: 'Holiday' }, revision: 0 };
    expect(await references.setDay(PEOPLE.hanna, day)).toMatchObject({ failure: { code: 'calendar/period-closed' } });
    const csv = 'from,to,on,rate,source\nUSD,RUB,2026-01-20,81,bank\nUSD,RUB,2026-02-20,84,bank\n';
    const report = await importCsv('rates', csv, RATE_FIELDS);
    expect(report).toMatchObject({ ok: true, report: { created: 1 } });
    expect(JSON.stringify(report)).toContain('rate/period-closed');
    expect(await lines('2026-02')).toMatchObject({ converted: '84000.00' });
  });
});
