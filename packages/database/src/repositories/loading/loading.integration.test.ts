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

const load = (rows: readonly PersonRow[]) => withTx(pool, ACTOR, (tx) => loadPeople(tx, rows));
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
    expect(unknown).toEqual({ status: 'problem', code: 'row/unknown-employee', details: { employee: 'nobody' } });
    expect(known).toEqual({ status: 'created' });
  });

  it('moves somebody from a day on and keeps the past', async () => {
    await load([person({ id: 'eve' })]);
    const south = [{ id: 'south', name: { en: 'South' } }];
    expect(await load([person({ id: 'eve', departmentPath: south })])).toMatchObject([
      { code: 'row/move-without-date' },
    ]);
    expect(await load([person({ id: 'eve', departmentPath: south, from: '2024-05-01' })])).toEqual([
      { status: 'changed' },
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
