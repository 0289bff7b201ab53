import { systemActor } from '@premia/access';
import { createTestDatabase } from '@premia/stack/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectApplication, type Pool } from '../../connection/connect.ts';
import { migrate } from '../../connection/migrate.ts';
import { withTx } from '../../connection/with-tx.ts';
import { loadCriteria, loadTargets } from './criteria-loading.ts';
import { loadPeople, type PersonRow } from './people-loading.ts';
import { loadReferenceRows } from './references-loading.ts';

let pool: Pool;
let drop: () => Promise<void>;

beforeAll(async () => {
  const database = await createTestDatabase();
  await migrate(database.url);
  pool = connectApplication(database.url);
  drop = database.drop;
});

afterAll(async () => {
  await pool.end();
  await drop();
});

const ACTOR = systemActor('test');

function person(changes: Partial<PersonRow> & { readonly id: string }): PersonRow {
  return {
    name: { ru: changes.id, en: changes.id },
    hiredOn: '2020-01-01',
    leftOn: null,
    from: null,
    departmentPath: [
      { id: 'east', name: { en: 'East' } },
      { id: 'east/north', name: { en: 'North' } },
    ],
    position: { key: 'agent', title: { en: 'Agent' } },
    managerId: null,
    isHead: false,
    attributes: { grade: 'A' },
    ...changes,
  };
}

const load = async (rows: readonly PersonRow[]) => (await withTx(pool, ACTOR, (tx) => loadPeople(tx, rows))).outcomes;
const select = <Row extends object>(text: string) => withTx(pool, ACTOR, (tx) => tx.rows<Row>(text));

describe('loadPeople', () => {
  it('creates people with their departments and heads, and finds nothing to do the second time', async () => {
    const rows = [
      person({ id: 'boss', isHead: true }),
      person({ id: 'ann', managerId: 'boss' }),
      person({ id: 'boss', isHead: true }),
    ];
    expect((await load(rows)).map(({ status }) => status)).toEqual(['created', 'created', 'unchanged']);
    expect((await load(rows)).map(({ status }) => status)).toEqual(['unchanged', 'unchanged', 'unchanged']);
    expect(await select('select department_id, parent_id, head_id from department_terms order by 1')).toEqual([
      { department_id: 'east', parent_id: null, head_id: null },
      { department_id: 'east/north', parent_id: 'east', head_id: 'boss' },
    ]);
  });

  it('names a manager nobody knows and loads the others', async () => {
    const [unknown, known] = await load([person({ id: 'cid', managerId: 'nobody' }), person({ id: 'dan' })]);
    expect(unknown).toMatchObject({ status: 'problem', code: 'row/unknown-employee', details: { employee: 'nobody' } });
    expect(known).toMatchObject({ status: 'created', effects: ['person/hired'] });
  });

  it('moves somebody from a day on and keeps the past', async () => {
    await load([person({ id: 'eve' })]);
    const south = [{ id: 'south', name: { en: 'South' } }];
    expect(await load([person({ id: 'eve', departmentPath: south })])).toMatchObject([
      { code: 'row/move-without-date' },
    ]);
    expect(await load([person({ id: 'eve', departmentPath: south, from: '2024-05-01' })])).toMatchObject([
      { status: 'changed', effects: ['person/moved'], since: '2024-05-01' },
    ]);
    expect(
      await select(
        `select department_id, valid_from, valid_to from employments where employee_id = 'eve' order by valid_from`,
      ),
    ).toEqual([
      { department_id: 'east/north', valid_from: '2020-01-01', valid_to: '2024-05-01' },
      { department_id: 'south', valid_from: '2024-05-01', valid_to: null },
    ]);
    expect(await load([person({ id: 'eve', from: '2023-01-01' })])).toMatchObject([{ code: 'row/move-before-start' }]);
  });

  const stays = (id: string) =>
    select<{ at: string }>(
      `select department_id || ' ' || valid_from || ' ' || coalesce(valid_to::text, '-') as at from employments
       where employee_id = '${id}' order by valid_from`,
    ).then((rows) => rows.map(({ at }) => at));
  const dates = (id: string) => select(`select hired_on, left_on from employees where id = '${id}'`);

  it('ends the stay of a leaver, takes that back, and keeps it where the file says nothing of leaving', async () => {
    await load([person({ id: 'gil' })]);
    expect(await load([person({ id: 'gil', leftOn: '2026-03-01' })])).toMatchObject([{ effects: ['person/leaves'] }]);
    expect(await stays('gil')).toEqual(['east/north 2020-01-01 2026-03-01']);
    expect(await load([person({ id: 'gil', leftOn: undefined })])).toMatchObject([{ status: 'unchanged' }]);
    expect(await load([person({ id: 'gil', leftOn: null })])).toMatchObject([{ effects: ['person/stays-on'] }]);
    expect(await stays('gil')).toEqual(['east/north 2020-01-01 -']);
    expect(await load([person({ id: 'gil', leftOn: '2020-01-01' })])).toMatchObject([
      { code: 'row/left-before-start', field: 'leftOn', details: { employee: 'gil', since: '2020-01-01' } },
    ]);
    expect(await dates('gil')).toEqual([{ hired_on: '2020-01-01', left_on: null }]);
  });

  it('ends a stay that an earlier version of the loader left open', async () => {
    await load([person({ id: 'ida' })]);
    await select(`update employees set left_on = '2026-03-01' where id = 'ida' returning id`);
    expect(await load([person({ id: 'ida', leftOn: '2026-03-01' })])).toMatchObject([{ effects: ['person/leaves'] }]);
    expect(await stays('ida')).toEqual(['east/north 2020-01-01 2026-03-01']);
  });

  it('begins another employment for somebody hired again, at the same place, from one file or two', async () => {
    const first = person({ id: 'jan', leftOn: '2025-06-01' });
    const again = person({ id: 'jan', hiredOn: '2026-02-01' });
    const expected = ['east/north 2020-01-01 2025-06-01', 'east/north 2026-02-01 -'];
    await load([first]);
    expect(await load([again])).toMatchObject([{ status: 'changed', effects: ['person/rehired'] }]);
    expect(await stays('jan')).toEqual(expected);
    expect(await dates('jan')).toEqual([{ hired_on: '2026-02-01', left_on: null }]);
    const both = [first, again].map((row) => ({ ...row, id: 'kay' }));
    expect(await load(both)).toMatchObject([{ status: 'created' }, { status: 'changed' }]);
    expect(await stays('kay')).toEqual(expected);
    expect(await load(both)).toMatchObject([{ status: 'unchanged' }, { status: 'unchanged' }]);
  });

  it('moves the first day of a stay with a corrected hire date', async () => {
    await load([person({ id: 'lea' })]);
    await load([person({ id: 'lea', hiredOn: '2020-02-01' })]);
    expect(await stays('lea')).toEqual(['east/north 2020-02-01 -']);
  });
});

describe('departments', () => {
  const depot = [
    { id: 'yard', name: { en: 'Yard' } },
    { id: 'depot', name: { en: 'Depot' } },
  ];
  const head = (id: string, changes: Partial<PersonRow> = {}) =>
    person({ id, departmentPath: depot, isHead: true, ...changes });
  const terms = (id: string) =>
    select<{ at: string }>(
      `select valid_from || ' ' || coalesce(valid_to::text, '-') || ' ' || coalesce(parent_id, '-') || ' ' ||
         coalesce(head_id, '-') as at from department_terms where department_id = '${id}' order by valid_from`,
    ).then((rows) => rows.map(({ at }) => at));

  it('change their head on a day and keep who headed them before', async () => {
    await load([head('max'), person({ id: 'nan', departmentPath: depot })]);
    expect(await load([head('nan')])).toMatchObject([{ code: 'row/head-without-date', field: 'from' }]);
    expect(await load([head('nan', { from: '2026-03-10' })])).toMatchObject([
      { status: 'changed', effects: ['department/head'], since: '2026-03-10' },
    ]);
    expect(await terms('depot')).toEqual(['1900-01-01 2026-03-10 yard max', '2026-03-10 - yard nan']);
    expect(await load([head('nan', { from: '2026-03-10' })])).toMatchObject([{ status: 'unchanged' }]);
    expect(await load([head('max', { from: '2026-01-01' })])).toMatchObject([{ code: 'row/department-before-start' }]);
  });

  it('have one head since a day: two in one file are told apart or refused', async () => {
    const path = [{ id: 'twins', name: { en: 'Twins' } }];
    const twin = (id: string) => person({ id, departmentPath: path, isHead: true });
    expect(await load([twin('ola'), twin('pia')])).toMatchObject([
      { status: 'created' },
      { code: 'row/head-before-start' },
    ]);
  });

  it('hang elsewhere from a day on, never in themselves', async () => {
    const path = [{ id: 'port', name: { en: 'Port' } }, ...depot.slice(1)];
    const row = person({ id: 'nan', departmentPath: path });
    expect(await load([row])).toMatchObject([{ code: 'row/department-without-date' }]);
    expect(await load([{ ...row, from: '2026-04-01' }])).toMatchObject([{ effects: ['department/moved'] }]);
    expect((await terms('depot')).slice(1)).toEqual(['2026-03-10 2026-04-01 yard nan', '2026-04-01 - port nan']);
    const circle = [...depot.slice(1), { id: 'port', name: { en: 'Port' } }];
    expect(await load([person({ id: 'qin', departmentPath: circle, from: '2026-05-01' })])).toMatchObject([
      { code: 'row/department-in-itself' },
    ]);
  });
});

describe('loadReferenceRows', () => {
  it('keeps dated rows apart and each until the next', async () => {
    const table = { key: 'prices', title: { en: 'Prices' }, columns: ['price'] };
    const rows = [
      { key: 'pump', from: null, cells: { price: '10' } },
      { key: 'pump', from: '2025-01-01', cells: { price: '12' } },
    ];
    const run = () => withTx(pool, ACTOR, (tx) => loadReferenceRows(tx, table, rows));
    expect((await run()).map(({ status }) => status)).toEqual(['created', 'created']);
    expect((await run()).map(({ status }) => status)).toEqual(['unchanged', 'unchanged']);
    expect(await select('select valid_to from reference_rows order by valid_from')).toEqual([
      { valid_to: '2025-01-01' },
      { valid_to: null },
    ]);
  });
});

describe('loadTargets', () => {
  it('counts what was created, changed and already there', async () => {
    await load([person({ id: 'fay' })]);
    const criterion = {
      key: 'revenue',
      title: { en: 'Revenue' },
      description: {},
      type: 'money' as const,
      ownerId: null,
      definition: { kind: 'entered' as const, by: 'hand' as const },
    };
    await withTx(pool, ACTOR, (tx) => loadCriteria(tx, [criterion]));
    const target = (value: string, id = 'fay') => ({
      criterion: 'revenue',
      scope: { kind: 'employee' as const, id },
      period: '2026-01',
      value,
    });
    const run = (value: string, id?: string) =>
      withTx(pool, ACTOR, (tx) => loadTargets(tx, [target(value, id)], 'test'));
    expect(await run('100.50')).toEqual([{ status: 'created' }]);
    expect(await run('100.5')).toEqual([{ status: 'unchanged' }]);
    expect(await run('101')).toEqual([{ status: 'changed' }]);
    expect(await run('101', 'nobody')).toMatchObject([{ code: 'row/unknown-employee' }]);
  });
});
