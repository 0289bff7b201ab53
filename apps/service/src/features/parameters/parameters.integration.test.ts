import { withTx } from '@premia/database';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { PEOPLE } from '../../testing/example-company.ts';
import { type OpenExample, openExample } from '../../testing/open-example.ts';
import { betweenPeriods } from '../portal/between-periods.ts';
import { changesAfter, latestChanges } from '../portal/repository.ts';
import { whyChanged } from '../portal/why-changed.ts';
import { createSchemeCompiler } from '../schemes/compiled-schemes.ts';
import { createParameterService } from './service.ts';
import type { NewSetting } from './use-cases.ts';

let example: OpenExample;
let schemeId: string;
let parameters: ReturnType<typeof createParameterService>;
const compiler = createSchemeCompiler();

const RATE_SCHEME = {
  format: 'premia.scheme/1',
  key: 'rate-monthly',
  title: { en: 'Rate bonus', ru: 'Премия по ставке' },
  period: 'month',
  currency: 'RUB',
  parameters: [{ key: 'rate', type: 'percent', value: '0.05', title: { en: 'Rate', ru: 'Ставка' } }],
  nodes: [
    { id: 'rev', kind: 'criterion', params: { criterion: 'revenue', measure: 'actual', type: 'money' } },
    { id: 'rate', kind: 'parameter', params: { parameter: 'rate' } },
    { id: 'bonus', kind: 'multiply' },
    { id: 'pay', kind: 'payout', params: { code: 'rated', category: 'bonus', title: { en: 'Rated' } } },
    // Nobody is shown this one: nothing of it may be told.
    { id: 'half', kind: 'constant', params: { type: 'percent', value: '0.01' } },
    { id: 'quiet', kind: 'multiply' },
    {
      id: 'payQuiet',
      kind: 'payout',
      params: { code: 'quiet', category: 'bonus', visible: false, title: { en: 'Quiet' } },
    },
  ],
  links: [
    { from: 'rev', to: 'bonus.values' },
    { from: 'rate', to: 'bonus.values' },
    { from: 'bonus', to: 'pay.amount' },
    { from: 'rev', to: 'quiet.values' },
    { from: 'half', to: 'quiet.values' },
    { from: 'quiet', to: 'payQuiet.amount' },
  ],
} as const;

beforeAll(async () => {
  example = await openExample();
  const { company } = example;
  parameters = createParameterService({
    pool: company.pool,
    compiler,
    now: () => new Date('2026-03-15T09:00:00Z'),
  });
  schemeId = await company.publishFor('sales', RATE_SCHEME);
  await deals(['bob', '2026-02-10', '100000'], ['bob', '2026-03-10', '200000'], ['dora', '2026-03-11', '100000']);
});
afterEach(() => example.check());
afterAll(() => example.close());

let delivered = 0;
async function deals(...list: readonly (readonly [employee: string, on: string, amount: string])[]): Promise<void> {
  await example.company.facts.ingest(
    PEOPLE.hanna,
    list.map(([employee, on, amount]) => {
      delivered += 1;
      return { source: 'crm', id: `p${delivered}`, type: 'deal.won', on, amount, employee, title: `Deal ${delivered}` };
    }),
  );
  await example.company.settle();
}

async function set(setting: Partial<NewSetting>) {
  const result = await parameters.set(PEOPLE.hanna, {
    schemeId,
    parameter: 'rate',
    scope: { kind: 'department', id: 'sales' },
    from: '2026-03-01',
    value: '0.06',
    reason: 'As agreed',
    seen: null,
    ...setting,
  });
  await example.company.settle();
  return result;
}

async function amounts(period: string): Promise<Readonly<Record<string, string>>> {
  const { rows } = await example.owner.query<{ employee_id: string; amount: string }>(
    `select employee_id, amount from accrual_lines where period = $1 and scheme_id = $2 and code = 'rated' and amount <> 0`,
    [period, schemeId],
  );
  return Object.fromEntries(rows.map((row) => [row.employee_id, row.amount]));
}

async function lastChange(employeeId: string, period: string): Promise<string> {
  const { rows } = await example.owner.query<{ id: string }>(
    'select coalesce(max(id), 0)::text as id from accrual_changes where employee_id = $1 and period = $2',
    [employeeId, period],
  );
  return rows[0]?.id ?? '0';
}

const bob = PEOPLE.bob;
const why = (after: string, period = '2026-03') =>
  whyChanged({ pool: example.company.pool, compiler }, bob, { period, after });

describe('a value beside the scheme’s own', () => {
  it('holds for a department and all below it, an employee’s own wins, and goes away with its undoing', async () => {
    expect(await amounts('2026-03')).toEqual({ bob: '10000.00', dora: '5000.00' });
    const department = await set({});
    expect(await amounts('2026-03')).toEqual({ bob: '12000.00', dora: '6000.00' });
    expect(await amounts('2026-02')).toEqual({ bob: '5000.00' });
    await set({ scope: { kind: 'department', id: 'east' }, value: '0.07' });
    expect(await amounts('2026-03')).toEqual({ bob: '14000.00', dora: '6000.00' });
    const own = await set({ scope: { kind: 'employee', id: 'bob' }, value: '0.080' });
    expect(await amounts('2026-03')).toEqual({ bob: '16000.00', dora: '6000.00' });
    if (!own.ok || !department.ok) throw new Error('refused');
    await parameters.undo(PEOPLE.hanna, { id: own.value.id, revision: 1 });
    await example.company.settle();
    expect(await amounts('2026-03')).toEqual({ bob: '14000.00', dora: '6000.00' });
    expect(await parameters.undo(PEOPLE.hanna, { id: own.value.id, revision: 1 })).toMatchObject({
      failure: { code: 'parameter/changed-meanwhile' },
    });
  });

  it('replaces the one of the same day only as it was seen, and undoing brings that back', async () => {
    expect(await set({ value: '0.09' })).toMatchObject({ failure: { code: 'parameter/changed-meanwhile' } });
    const list = await parameters.list(PEOPLE.hanna, { schemeId });
    if (!list.ok) throw new Error('no list');
    const standing = list.value.values.find(({ scope, withdrawnAt }) => scope.id === 'sales' && withdrawnAt === null);
    expect(standing).toMatchObject({ value: '0.06', setBy: { en: 'hanna' }, isClosed: false });
    const replaced = await set({ value: '0.09', seen: standing?.id ?? null });
    expect(await amounts('2026-03')).toEqual({ bob: '14000.00', dora: '9000.00' });
    if (!replaced.ok) throw new Error('refused');
    await parameters.undo(PEOPLE.hanna, { id: replaced.value.id, revision: 1 });
    await example.company.settle();
    expect(await amounts('2026-03')).toEqual({ bob: '14000.00', dora: '6000.00' });
  });

  it('ends on a day: from then on what stands above holds again', async () => {
    await set({ scope: { kind: 'department', id: 'east' }, from: '2026-03-02', value: null });
    expect(await amounts('2026-03')).toEqual({ bob: '12000.00', dora: '6000.00' });
  });

  it('says before it is set who is affected and by how much', async () => {
    const preview = await parameters.preview(PEOPLE.hanna, {
      schemeId,
      parameter: 'rate',
      scope: { kind: 'department', id: 'east' },
      from: '2026-04-01',
      value: '0.10',
    });
    expect(preview).toMatchObject({
      value: { period: '2026-03', people: 3, changed: 1, unknown: 0, before: '14000.00', after: '22000.00' },
    });
    if (preview.ok)
      expect(preview.value.rows).toMatchObject([{ employeeId: 'bob', before: '14000.00', after: '22000.00' }]);
  });

  it('is refused when it is none, when nobody is there, and for oneself', async () => {
    expect(await set({ value: 'a lot' })).toMatchObject({ failure: { code: 'parameter/bad-value' } });
    expect(await set({ parameter: 'other' })).toMatchObject({ failure: { code: 'request/absent' } });
    expect(await set({ scope: { kind: 'employee', id: 'nobody' } })).toMatchObject({
      failure: { code: 'request/absent' },
    });
    expect(await set({ scope: { kind: 'employee', id: 'hanna' } })).toMatchObject({
      failure: { code: 'access/own-pay' },
    });
  });

  it('is explained: whose it is, since when, by whom', async () => {
    const explained = await example.company.accruals.explain(bob, { employeeId: 'bob', period: '2026-03', schemeId });
    if (!explained.ok) throw new Error('absent');
    expect(explained.value.parameters).toMatchObject([
      { parameter: 'rate', scope: { kind: 'department' }, value: '0.06', from: '2026-03-01', setBy: { en: 'hanna' } },
    ]);
  });

  it('is behind the row wall when it is one person’s', async () => {
    await set({ scope: { kind: 'employee', id: 'carl' }, value: '0.5' });
    const seenBy = (actor: (typeof PEOPLE)[keyof typeof PEOPLE]) =>
      withTx(example.company.pool, actor, (tx) =>
        tx.rows(`select id from parameter_values where scope_kind = 'employee' and scope_id = 'carl'`),
      );
    expect(await seenBy(PEOPLE.carl)).toHaveLength(1);
    expect(await seenBy(PEOPLE.anna)).toHaveLength(1);
    expect(await seenBy(PEOPLE.dora)).toHaveLength(0);
    expect(await seenBy(PEOPLE.wendy)).toHaveLength(0);
  });
});

describe('the feed of changes', () => {
  it('goes by number, not by how a number is written', async () => {
    const owned = { employeeId: 'carl', period: '2026-03' };
    await example.owner.query(
      `insert into accrual_changes (id, period, employee_id, scheme_id, total_before, total_after) overriding system value
       values (9999998, '2026-03', 'carl', $1, 1, 2), (9999999, '2026-03', 'carl', $1, 2, 3), (10000000, '2026-03', 'carl', $1, 3, 4)`,
      [schemeId],
    );
    const ids = await withTx(example.company.pool, PEOPLE.carl, async (tx) => ({
      latest: (await latestChanges(tx, owned, 2)).map(({ id }) => id),
      after: (await changesAfter(tx, owned, '9999998')).map(({ id }) => id),
    }));
    expect(ids).toEqual({ latest: ['10000000', '9999999'], after: ['9999999', '10000000'] });
  });
});

describe('why an amount changed', () => {
  it('is told part by part, and hidden lines are no part of it', async () => {
    const before = await lastChange('bob', '2026-03');
    await deals(['bob', '2026-03-12', '50000']);
    const [own, department] = [await why(before), await lastChange('bob', '2026-03')];
    if (!own.ok) throw new Error('absent');
    const scheme = own.value.schemes.find((one) => one.schemeId === schemeId);
    expect(scheme).toMatchObject({
      how: 'explained',
      before: '12000.00',
      after: '15000.00',
      parts: [
        { amount: '3000.00', causes: [{ kind: 'criterion', criterion: 'revenue', from: '200000', to: '250000' }] },
      ],
      causes: [{ kind: 'fact', title: expect.stringContaining('Deal') }],
    });
    await set({ scope: { kind: 'employee', id: 'bob' }, from: '2026-03-20', value: '0.04' });
    const less = await why(department);
    if (!less.ok) throw new Error('absent');
    expect(less.value.schemes).toMatchObject([
      {
        before: '15000.00',
        after: '10000.00',
        parts: [{ amount: '-5000.00', causes: [{ kind: 'parameter', key: 'rate', from: '0.06', to: '0.04' }] }],
        causes: [{ kind: 'parameter', title: 'Ставка' }],
      },
    ]);
  });

  it('adds up whatever came in between, from any change to any other', async () => {
    await deals(['bob', '2026-03-13', '310000'], ['carl', '2026-03-13', '70000']);
    await deals(['bob', '2026-03-14', '1'], ['bob', '2026-03-14', '99.99']);
    const { rows } = await example.owner.query<{ id: string }>(
      `select id::text from accrual_changes where employee_id = 'bob' and period = '2026-03' order by accrual_changes.id`,
    );
    expect(rows.length).toBeGreaterThan(5);
    for (const from of ['0', ...rows.map(({ id }) => id).slice(0, -1)]) {
      const changed = await why(from);
      if (!changed.ok) throw new Error('absent');
      for (const { parts, before, after, how } of changed.value.schemes) {
        if (how !== 'explained') continue;
        const cents = (text: string | null) => BigInt((text ?? '').replace('.', ''));
        expect(parts.reduce((sum, { amount }) => sum + cents(amount), cents(before))).toBe(cents(after));
      }
    }
  });

  it('is nobody else’s business', async () => {
    const dora = await whyChanged({ pool: example.company.pool, compiler }, PEOPLE.hanna, {
      period: '2026-03',
      after: '0',
    });
    expect(dora).toMatchObject({ ok: false, failure: { code: 'request/absent' } });
  });

  it('is told between closed periods, from what each was sealed with', async () => {
    await example.company.sealPeriod('2026-01');
    await example.company.sealPeriod('2026-02');
    await example.company.sealPeriod('2026-03');
    const changed = await betweenPeriods({ pool: example.company.pool, compiler }, bob, {
      from: '2026-02',
      to: '2026-03',
    });
    if (!changed.ok) throw new Error('absent');
    expect(changed.value.schemes.map(({ how }) => how)).toEqual(['explained', 'explained']);
    const rated = changed.value.schemes.find((one) => one.schemeId === schemeId);
    expect(rated).toMatchObject({ before: '5000.00', after: '22404.04' });
    expect(rated?.parts.flatMap(({ causes }) => causes.map(({ kind }) => kind))).toContain('parameter');
  });

  it('nothing is set into a closed period, or taken out from under it', async () => {
    expect(await set({ from: '2026-03-05' })).toMatchObject({ failure: { code: 'parameter/period-closed' } });
    const list = await parameters.list(PEOPLE.hanna, { schemeId });
    const standing = list.ok ? list.value.values.find(({ withdrawnAt }) => withdrawnAt === null) : undefined;
    expect(standing?.isClosed).toBe(true);
    expect(await parameters.undo(PEOPLE.hanna, { id: standing?.id ?? '', revision: 1 })).toMatchObject({
      failure: { code: 'parameter/period-closed' },
    });
    // What stood then is what the statement is explained by.
    const explained = await example.company.statements.explain(bob, { employeeId: 'bob', period: '2026-03', schemeId });
    expect(explained).toMatchObject({
      value: { parameters: [{ parameter: 'rate', scope: { kind: 'employee' }, value: '0.04', from: '2026-03-20' }] },
    });
  });
});
