import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withTx } from '@premia/database';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type ImportReport, importFile } from '../../ingest/file/import-file.ts';
import { importWords } from '../../ingest/file/import-words.ts';
import { type ExampleCompany, PEOPLE } from '../../testing/example-company.ts';
import { type OpenExample, openExample } from '../../testing/open-example.ts';
import { peopleOn } from '../people/repository.ts';
import { createRowWriter } from './row-writers.ts';
import { runImport } from './run-import.ts';

let example: OpenExample;
beforeAll(async () => {
  example = await openExample();
  await publishFactors();
  await importTable('2026-01-01,100');
  await deliver(
    deal('D-1', '2026-03-05', '100000', 'bob'),
    deal('D-2', '2026-03-20', '200000', 'bob'),
    deal('D-3', '2026-03-20', '50000', 'carl'),
    deal('D-4', '2026-03-20', '50000', 'dora'),
    deal('D-5', '2026-04-02', '100000', 'carl'),
    deal('D-6', '2026-04-02', '100000', 'bob'),
  );
  await example.company.settle();
  await example.company.sealPeriod('2026-03');
  await recalculate();
});
const OPEN = `select key from periods where state = 'open'`;

/** After every test: the books agree, and the live accruals are what a full recalculation says. */
afterEach(async () => {
  await example.company.settle();
  const live = await everything();
  await query(`delete from accrual_lines where period in (${OPEN})`);
  await query(`delete from accruals where period in (${OPEN})`);
  await recalculate();
  expect(await everything()).toEqual(live);
  await example.check();
});
afterAll(() => example.close());

/** Everybody in every open period. */
async function recalculate(): Promise<void> {
  await query(`insert into dirty (period, employee_id, generation)
    select p.key, e.id, nextval('dirty_generation') from periods p cross join employees e where p.state = 'open'
    on conflict do nothing`);
  await example.company.settle();
}

const deal = (id: string, on: string, amount: string, employee: string) => ({
  source: 'crm',
  id,
  type: 'deal.won',
  on,
  amount,
  employee,
});

const deliver: ExampleCompany['deliver'] = (...items) => example.company.deliver(...items);

/** A hundred for every agent in west, from a table. */
async function publishFactors(): Promise<void> {
  const document = {
    format: 'premia.scheme/1',
    key: 'by-position',
    title: { en: 'By position' },
    period: 'month' as const,
    currency: 'RUB',
    nodes: [
      { id: 'position', kind: 'attribute', params: { attribute: 'position' } },
      { id: 'sum', kind: 'lookup', params: { table: 'extras', type: 'money', ifMissing: '0' } },
      { id: 'pay', kind: 'payout', params: { code: 'extra', category: 'bonus', title: { en: 'Extra' } } },
    ],
    links: [
      { from: 'position', to: 'sum.key' },
      { from: 'sum', to: 'pay.amount' },
    ],
  };
  await example.company.publishFor('west', document);
}

async function importTable(row: string): Promise<ImportReport> {
  return imported(
    { kind: 'tables', table: 'extras', fields: { key: 'key', from: 'from' }, attributes: { value: 'value' } },
    `key,from,value\nagent,${row}\n`,
  );
}

const PEOPLE_MAPPING: Given = {
  kind: 'people',
  fields: {
    id: 'id',
    name: 'id',
    hiredOn: { column: 'hired' },
    leftOn: 'left',
    from: { column: 'from', optional: true },
    position: { value: 'agent' },
    head: { column: 'head', optional: true },
  },
  department: ['department'],
  attributes: { baseSalary: { value: '100000' } },
};
const HEADER = 'id,hired,left,from,department,head';

const importPeople = (...lines: readonly string[]) => imported(PEOPLE_MAPPING, `${[HEADER, ...lines].join('\n')}\n`);

type RowMapping = Parameters<typeof createRowWriter>[0]['mapping'];
type Given = Omit<RowMapping, 'format'>;

async function fileOf(csv: string): Promise<string> {
  const path = join(await mkdtemp(join(tmpdir(), 'premia-')), 'rows.csv');
  await writeFile(path, csv);
  return path;
}

async function imported(given: Given, csv: string): Promise<ImportReport> {
  const mapping = { ...given, format: 'premia.mapping/1' } as const;
  const { pool, facts } = example.company;
  const writer = createRowWriter({ pool, facts, actor: PEOPLE.hanna, mapping, currency: 'RUB' });
  const result = await importFile({ path: await fileOf(csv), mapping, dryRun: false }, writer);
  if (!result.ok) throw new Error(JSON.stringify(result));
  return result.report;
}

const query = async <Row extends object>(text: string) => (await example.owner.query<Row>(text)).rows;

const everything = () =>
  query(`select a.period, a.employee_id, a.scheme_id, a.department_id, a.inputs_hash, a.result_hash, a.total, l.code, l.amount
    from accruals a left join accrual_lines l using (period, employee_id, scheme_id)
    where a.period in (${OPEN}) order by 1, 2, 3, l.code`);

/** What is accrued for the open month. */
async function accrued(): Promise<Readonly<Record<string, string>>> {
  await example.company.settle();
  const rows = await query<{ id: string; total: string }>(
    `select employee_id as id, sum(total)::text as total from accruals where period = '2026-04' group by 1`,
  );
  return Object.fromEntries(rows.map(({ id, total }) => [id, total]));
}

async function proposed(): Promise<Readonly<Record<string, string>>> {
  await example.company.propose();
  const { proposals } = await example.company.adjustments.list(PEOPLE.fiona, { state: 'proposed' });
  return Object.fromEntries(proposals.map(({ employeeId, delta }) => [employeeId, delta]));
}

const effects = ({ effects: told }: ImportReport) => told.map(({ code }) => code);

describe('a leaving date', () => {
  it('takes away what was accrued for later, refuses facts of later, and all comes back when it is taken back', async () => {
    const before = await accrued();
    expect(before).toMatchObject({ carl: '4000.00', anna: '2000.00' });
    const report = await importPeople('carl,2024-02-01,2026-04-01,,east,');
    expect(report).toMatchObject({ changed: 1 });
    expect(effects(report)).toEqual(['person/leaves']);
    // What carl won on a day he did not work is nobody's: anna is left with bob's.
    expect(await accrued()).toEqual({ ...withoutKey(before, 'carl'), anna: '1000.00' });
    expect(await deliver(deal('D-7', '2026-04-05', '1', 'carl'))).toEqual(['rejected']);
    expect(effects(await importPeople('carl,2024-02-01,,,east,'))).toEqual(['person/stays-on']);
    expect(await accrued()).toEqual(before);
  });

  it('before the stay began is refused in words that name the column', async () => {
    const { notImported } = await importPeople('carl,2024-02-01,2024-01-01,,east,');
    expect(notImported).toMatchObject([{ code: 'row/left-before-start', lines: [2], details: { column: 'left' } }]);
    const [problem] = notImported;
    if (problem === undefined) throw new Error('nothing was refused');
    expect(importWords(problem, 'en')).toBe(
      'Column "left": employee "carl" would leave on 2024-01-01, which is not after their current entry began (2024-02-01)',
    );
    expect(importWords(problem, 'ru')).toContain('Столбец «left»');
  });
});

describe('somebody hired again', () => {
  it('is credited and paid again from the new hire date', async () => {
    await importPeople('carl,2024-02-01,2026-04-01,,east,');
    expect(await accrued()).not.toHaveProperty('carl');
    expect(effects(await importPeople('carl,2026-04-10,,,east,'))).toEqual(['person/rehired']);
    expect(await deliver(deal('D-8', '2026-04-05', '1', 'carl'), deal('D-9', '2026-04-12', '100000', 'carl'))).toEqual([
      'rejected',
      'accepted',
    ]);
    expect(await accrued()).toHaveProperty('carl');
    expect(effects(await importPeople('carl,2026-04-10,,,east,'))).toEqual([]);
  });

  it('is among the people of a day of either employment and of none between', async () => {
    const isListed = async (day: string) => {
      const wanted = { first: day, last: day, visibleIds: ['carl'], departmentId: null, search: null };
      return (await withTx(example.company.pool, PEOPLE.hanna, (tx) => peopleOn(tx, wanted))).length === 1;
    };
    expect(await Promise.all(['2026-03-31', '2026-04-01', '2026-04-10'].map(isListed))).toEqual([true, false, true]);
  });
});

describe('another head', () => {
  it('is credited with what is won from the day on', async () => {
    const before = await accrued();
    await importPeople('hanna,2024-02-01,,2026-04-20,east,true');
    await deliver(deal('D-10', '2026-04-19', '100000', 'bob'), deal('D-11', '2026-04-21', '100000', 'bob'));
    const after = await accrued();
    expect(Number(after['anna']) - Number(before['anna'])).toBe(1000);
    expect(after['hanna']).toBe('1000.00');
  });
});

describe('a closed month', () => {
  it('gets corrections proposed for a move that is told late, for the person and both heads', async () => {
    const report = await importPeople('bob,2024-02-01,,2026-03-10,west,');
    expect(report.effects).toMatchObject([
      { code: 'person/moved', lines: [2] },
      { code: 'row/reaches-closed', details: { period: '2026-03' } },
    ]);
    // D-2 was won in west: wendy heads it and anna does not.
    expect(await proposed()).toEqual({ anna: '-2000', wendy: '2000' });
  });

  it('gets corrections proposed for a row of a table that is told late', async () => {
    expect(effects(await importTable('2026-03-15,150'))).toEqual(['row/reaches-closed']);
    expect(await proposed()).toMatchObject({ dora: '50' });
  });
});

describe('a closed month in which somebody was not here any more', () => {
  it('stays as it was paid: the mark is kept with its reason, nothing is taken back by itself', async () => {
    const before = await proposed();
    await importPeople('dora,2024-02-01,2026-03-01,,west,');
    expect((await proposed())['dora']).toBe(before['dora']);
    expect(await query(`select last_error from late_origins where employee_id = 'dora'`)).toEqual([
      { last_error: 'adjustment/no-employment' },
    ]);
    await importPeople('dora,2024-02-01,,,west,');
  });
});

describe('a dry run', () => {
  it('tells what would happen, line by line, and changes nothing', async () => {
    const state = () => query('select * from employments order by employee_id, valid_from');
    const before = await state();
    const path = await fileOf(
      `${[HEADER, 'zoe,2026-04-01,,,west,', 'dora,2024-02-01,2026-03-20,,west,'].join('\n')}\n`,
    );
    const { pool, facts } = example.company;
    const mapping: RowMapping = { ...PEOPLE_MAPPING, format: 'premia.mapping/1' };
    const useCases = { changes: unused(), criteria: unused() };
    const result = await runImport({ pool, facts, useCases }, PEOPLE.hanna, { path, mapping, dryRun: true });
    expect(result).toMatchObject({ ok: true, value: { dryRun: true, created: 1, changed: 1 } });
    expect(result.ok && result.value.effects.map(({ code, lines }) => [code, lines])).toEqual([
      ['person/hired', [2]],
      ['person/leaves', [3]],
      ['row/reaches-closed', [3]],
    ]);
    expect(await state()).toEqual(before);
  });
});

const unused = (): never => new Proxy({}, {}) as never;

function withoutKey<Value>(of: Readonly<Record<string, Value>>, key: string): Readonly<Record<string, Value>> {
  return Object.fromEntries(Object.entries(of).filter(([other]) => other !== key));
}
