import type { PersonActor } from '@premia/access';
import { systemActor } from '@premia/access';
import { loadCriteria, withTx } from '@premia/database';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { ChangeDecided, ChangeRowGiven, ChangeSetPage } from '../../contract.ts';
import { PEOPLE } from '../../testing/example-company.ts';
import { type OpenExample, openExample } from '../../testing/open-example.ts';
import { createSchemeCompiler } from '../schemes/compiled-schemes.ts';
import { createChangeService } from './service.ts';
import type { ChangeDecision, ChangeUseCases, GivenChanges } from './use-cases.ts';

let example: OpenExample;
let changes: ChangeUseCases;
beforeAll(async () => {
  example = await openExample();
  const { pool } = example.company;
  changes = createChangeService({
    pool,
    compiler: createSchemeCompiler(),
    now: () => new Date('2026-03-15T09:00:00Z'),
  });
  await withTx(pool, systemActor('fixture'), (tx) =>
    loadCriteria(tx, [
      {
        key: 'quality',
        title: { en: 'Quality', ru: 'Качество' },
        description: {},
        type: 'percent',
        ownerId: 'boss',
        definition: { kind: 'entered', by: 'hand' },
      },
    ]),
  );
  await example.company.publishFor('sales', PLAN_SCHEME);
  await example.company.publishFor('west', QUALITY_SCHEME);
  await deliver(deal('F-1', '2026-02-10', '300000', 'bob'));
  await deliver(deal('M-1', '2026-03-10', '300000', 'bob'), deal('M-2', '2026-03-11', '90000', 'carl'));
  await apply({ kind: 'targets', rows: [row('revenue', 'company', '2026-02', '300000')], decimalSign: '.' });
  await apply({
    kind: 'actuals',
    rows: ['2026-02', '2026-03'].map((month) => row('quality', 'dora', month, '0.5')),
    decimalSign: '.',
  });
  await apply({
    kind: 'actuals',
    rows: ['2026-02', '2026-03'].map((month) => row('quality', 'wendy', month, '0.5')),
    decimalSign: '.',
  });
  await apply({ kind: 'targets', rows: [row('revenue', 'company', '2026-03', '500000')], decimalSign: '.' });
  await example.company.settle();
  await example.company.sealPeriod('2026-02');
});
afterEach(() => example.check());
afterAll(() => example.close());

/** A tenth of the salary from 80 % of the plan, a fifth from the whole of it. */
const PLAN_SCHEME = {
  format: 'premia.scheme/1',
  key: 'plan-bonus',
  title: { en: 'Plan bonus', ru: 'Премия за план' },
  period: 'month' as const,
  currency: 'RUB',
  nodes: [
    { id: 'att', kind: 'criterion', params: { criterion: 'revenue', measure: 'attainment' } },
    { id: 'salary', kind: 'attribute', params: { attribute: 'baseSalary' } },
    {
      id: 'tiers',
      kind: 'tiers',
      params: {
        mode: 'whole',
        bands: [
          { from: '0', rate: '0' },
          { from: '0.8', rate: '0.1' },
          { from: '1', rate: '0.2' },
        ],
      },
    },
    { id: 'pay', kind: 'payout', params: { code: 'plan', category: 'bonus', title: { en: 'Plan bonus' } } },
  ],
  links: [
    { from: 'att', to: 'tiers.value' },
    { from: 'salary', to: 'tiers.base' },
    { from: 'tiers', to: 'pay.amount' },
  ],
};

const QUALITY_SCHEME = {
  format: 'premia.scheme/1',
  key: 'quality-bonus',
  title: { en: 'Quality bonus', ru: 'Премия за качество' },
  period: 'month' as const,
  currency: 'RUB',
  nodes: [
    { id: 'quality', kind: 'criterion', params: { criterion: 'quality', measure: 'actual', type: 'percent' } },
    { id: 'full', kind: 'constant', params: { type: 'money', value: '10000', currency: 'RUB' } },
    { id: 'part', kind: 'multiply' },
    { id: 'pay', kind: 'payout', params: { code: 'quality', category: 'bonus', title: { en: 'Quality bonus' } } },
  ],
  links: [
    { from: 'quality', to: 'part.values' },
    { from: 'full', to: 'part.values' },
    { from: 'part', to: 'pay.amount' },
  ],
};

const deal = (id: string, on: string, amount: string, employee: string) => ({
  source: 'crm',
  id,
  type: 'deal.won',
  on,
  amount,
  employee,
});

async function deliver(...items: readonly object[]): Promise<void> {
  const result = await example.company.facts.ingest(PEOPLE.hanna, [...items]);
  if (!result.ok || result.value.some(({ status }) => status === 'rejected')) throw new Error(JSON.stringify(result));
}

const row = (criterion: string, who: string, period: string, value: string): ChangeRowGiven => ({
  criterion,
  who,
  period,
  value,
});

const marchTargets = (...rows: readonly (readonly [who: string, value: string])[]): GivenChanges => ({
  kind: 'targets',
  rows: rows.map(([who, value]) => row('revenue', who, '2026-03', value)),
  decimalSign: '.',
});

async function draft(given: GivenChanges, actor: PersonActor = PEOPLE.hanna): Promise<string> {
  const input = { title: 'Plans', note: '', fileName: null, changes: given };
  return taken(await changes.create(actor, input)).changeSetId;
}

function taken(result: Awaited<ReturnType<ChangeUseCases['create']>>): Extract<ChangeDecided, { ok: true }> {
  if (!result.ok || !result.value.ok) throw new Error(JSON.stringify(result));
  return result.value;
}

async function page(changeSetId: string, actor: PersonActor = PEOPLE.hanna): Promise<ChangeSetPage> {
  const result = await changes.get(actor, { changeSetId });
  if (!result.ok) throw new Error(result.failure.code);
  return result.value;
}

/** The state after the decision, or the code it was refused with. */
async function decide(changeSetId: string, decision: ChangeDecision, actor: PersonActor, reason = ''): Promise<string> {
  const { revision } = await page(changeSetId);
  const result = await changes.decide(actor, { changeSetId, revision, decision, reason });
  if (!result.ok) return result.failure.code;
  return result.value.ok ? result.value.state : result.value.code;
}

/** Drafted and submitted by hr, approved by finance; answers its id. */
async function apply(given: GivenChanges): Promise<string> {
  const id = await draft(given);
  expect(await decide(id, 'submit', PEOPLE.hanna)).toBe('submitted');
  expect(await decide(id, 'approve', PEOPLE.fiona)).toBe('applied');
  return id;
}

async function undo(changeSetId: string): Promise<string> {
  const { revision } = await page(changeSetId);
  const result = await changes.undo(PEOPLE.hanna, { changeSetId, revision, reason: 'A slip' });
  if (!result.ok) return result.failure.code;
  return result.value.ok ? result.value.changeSetId : result.value.code;
}

const query = async <Row extends object>(text: string, values: readonly unknown[] = []) =>
  (await example.owner.query<Row>(text, [...values])).rows;

const sums = async (period = '2026-03') => {
  await example.company.settle();
  const rows = await query<{ id: string; total: string }>(
    'select employee_id as id, sum(total)::text as total from accruals where period = $1 group by 1 order by 1',
    [period],
  );
  return Object.fromEntries(rows.map(({ id, total }) => [id, total]));
};

/** What calculations read of targets, values and definitions, byte for byte. */
const measures = async () => ({
  targets: await query(
    'select criterion_key, scope_kind, scope_id, period, value::text from targets order by 1, 2, 3, 4',
  ),
  values: await query('select criterion_key, employee_id, period, value::text from criterion_values order by 1, 2, 3'),
  versions: await query(
    'select criterion_key, valid_from, valid_to, definition from criterion_versions order by criterion_key, valid_from',
  ),
});

/** Everything that is read and everything that follows from it, once nothing is stale any more. */
const settled = async () => {
  await example.company.settle();
  return { measures: await measures(), accruals: await accruals() };
};

const accruals = () =>
  query('select period, employee_id, scheme_id, inputs_hash, result_hash, total from accruals order by 1, 2, 3');

describe('a change of targets', () => {
  it('is previewed without writing, approved by another, felt, announced and undone to the byte', async () => {
    const before = { sums: await sums(), measures: await measures(), accruals: await accruals() };
    expect(before.sums['bob']).toBe('12000.00');
    const id = await draft(marchTargets(['bob', '300000'], ['West', '1']));
    const preview = await changes.preview(PEOPLE.hanna, { changeSetId: id });
    if (!preview.ok) throw new Error(preview.failure.code);
    expect(preview.value.periods).toHaveLength(1);
    expect(preview.value.periods[0]).toMatchObject({
      period: '2026-03',
      state: 'open',
      concerned: 3,
      gaining: 1,
      losing: 0,
      fundDelta: '20000.00',
    });
    expect(preview.value.periods[0]?.people[0]).toMatchObject({
      employeeId: 'bob',
      before: '0.00',
      after: '20000.00',
      delta: '20000.00',
    });
    expect({ sums: await sums(), measures: await measures(), accruals: await accruals() }).toEqual(before);

    expect(await decide(id, 'approve', PEOPLE.fiona)).toBe('change/decided');
    expect(await decide(id, 'submit', PEOPLE.hanna)).toBe('submitted');
    expect(await decide(id, 'approve', PEOPLE.hanna)).toBe('request/absent');
    expect(await decide(id, 'approve', PEOPLE.fiona)).toBe('applied');
    expect((await sums())['bob']).toBe('32000.00');

    const [announced] = await changes.announcements(PEOPLE.bob);
    expect(announced).toMatchObject({ changeSetId: id, isSeen: false, isUndo: false, isUndone: false });
    expect(announced?.periods).toEqual([
      {
        period: '2026-03',
        inputs: [
          {
            criterion: 'revenue',
            criterionTitle: { en: 'Won deals' },
            type: 'money',
            measure: 'target',
            before: '500000',
            after: '300000',
          },
        ],
        currency: 'RUB',
        before: '0.00',
        after: '20000.00',
        delta: '20000.00',
      },
    ]);
    expect(await changes.announcements(PEOPLE.carl)).not.toContainEqual(expect.objectContaining({ changeSetId: id }));
    await changes.seen(PEOPLE.bob, { changeSetId: id });
    expect((await changes.announcements(PEOPLE.bob))[0]?.isSeen).toBe(true);

    const undoing = await undo(id);
    expect(await undo(id)).toBe('change/undone-already');
    expect(await decide(undoing, 'approve', PEOPLE.felix)).toBe('applied');
    expect((await page(id)).state).toBe('undone');
    expect({ sums: await sums(), measures: await measures(), accruals: await accruals() }).toEqual(before);
    const announcements = await changes.announcements(PEOPLE.bob);
    expect(announcements.slice(0, 2)).toMatchObject([
      { changeSetId: undoing, isUndo: true },
      { changeSetId: id, isUndone: true },
    ]);
  });

  it('gives an editor every row of a set that its page shows in part', async () => {
    const rows = Array.from({ length: 620 }, (_, index) => ['bob', `${1_000 + index}`] as const);
    const id = await draft(marchTargets(...rows));
    expect((await page(id)).shownRows).toHaveLength(500);
    const given = await changes.given(PEOPLE.hanna, { changeSetId: id });
    expect(given.ok && given.value.map(({ value }) => value)).toEqual(rows.map(([, value]) => value));
    expect(await changes.given(PEOPLE.bob, { changeSetId: id })).toMatchObject({ ok: false });
  });

  it('says row by row what cannot be understood and is not submitted like that', async () => {
    const id = await draft(marchTargets(['bob', '1,234'], ['nobody', '5'], ['carl', '90000']));
    const { shownRows, problems } = await page(id);
    expect(problems).toBe(2);
    expect(
      shownRows.map((shown) => [shown.line, ...shown.problems.map(({ code, column }) => `${code} ${column}`)]),
    ).toEqual([[1, 'change/ambiguous-number value'], [2, 'change/unknown-who who'], [3]]);
    expect(await decide(id, 'submit', PEOPLE.hanna)).toBe('change/has-problems');
    const { revision } = await page(id);
    const input = { changeSetId: id, revision, title: 'Plans', note: '', fileName: null };
    taken(await changes.edit(PEOPLE.hanna, { ...input, changes: marchTargets(['carl', '90000']) }));
    expect(await changes.edit(PEOPLE.hanna, { ...input, changes: marchTargets(['carl', '1']) })).toMatchObject({
      value: { ok: false, code: 'change/changed-meanwhile' },
    });
    expect(await decide(id, 'submit', PEOPLE.hanna)).toBe('submitted');
    expect(await decide(id, 'reject', PEOPLE.fiona)).toBe('change/reason-needed');
    expect(await decide(id, 'reject', PEOPLE.fiona, 'Too low')).toBe('rejected');
    expect(await decide(id, 'approve', PEOPLE.fiona)).toBe('change/decided');
  });

  it('is refused when something else holds by now than when it was drafted', async () => {
    const first = await draft(marchTargets(['carl', '80000']));
    const second = await draft(marchTargets(['carl', '85000']));
    expect(await decide(first, 'submit', PEOPLE.hanna)).toBe('submitted');
    expect(await decide(second, 'submit', PEOPLE.hanna)).toBe('submitted');
    expect(await decide(first, 'approve', PEOPLE.fiona)).toBe('applied');
    expect(await decide(second, 'approve', PEOPLE.fiona)).toBe('change/outdated');
    expect((await page(second)).outdated).toBe(1);
    expect(await decide(second, 'withdraw', PEOPLE.hanna)).toBe('draft');
    expect(await decide(second, 'submit', PEOPLE.hanna)).toBe('change/outdated');
    const { revision } = await page(second);
    const input = { changeSetId: second, revision, title: 'Plans', note: '', fileName: null };
    taken(await changes.edit(PEOPLE.hanna, { ...input, changes: marchTargets(['carl', '85000']) }));
    expect(await decide(second, 'submit', PEOPLE.hanna)).toBe('submitted');
    expect(await decide(second, 'approve', PEOPLE.fiona)).toBe('applied');
    // Now the second stands on the first.
    expect(await undo(first)).toBe('change/stands-under-later');
    for (const id of [second, first]) expect(await decide(await undo(id), 'approve', PEOPLE.fiona)).toBe('applied');
  });

  it('is approved by nobody whose own pay it moves', async () => {
    await query(`insert into role_grants (employee_id, role) values ('dora', 'finance')`);
    const dora: PersonActor = { kind: 'person', employeeId: 'dora', roles: ['finance', 'employee'] };
    const id = await draft(marchTargets(['West', '1']));
    await decide(id, 'submit', PEOPLE.hanna);
    expect(await decide(id, 'approve', dora)).toBe('access/own-pay');
    expect(await decide(id, 'approve', PEOPLE.felix)).toBe('applied');
    expect(await decide(await undo(id), 'approve', PEOPLE.fiona)).toBe('applied');
  });

  it('comes out the same whatever the order of its rows, and its undo leaves nothing behind', async () => {
    const who = fc.constantFrom('bob', 'carl', 'dora', 'anna', 'East', 'West', 'company');
    const rows = fc.uniqueArray(
      fc.tuple(
        who,
        fc.integer({ min: 1, max: 9 }).map((tenth) => String(tenth * 60_000)),
      ),
      {
        selector: ([name]) => name,
        minLength: 1,
        maxLength: 6,
      },
    );
    await fc.assert(
      fc.asyncProperty(rows, async (given) => {
        const start = await settled();
        const one = await apply(marchTargets(...given));
        const applied = await settled();
        expect(await decide(await undo(one), 'approve', PEOPLE.felix)).toBe('applied');
        expect(await settled()).toEqual(start);
        const other = await apply(marchTargets(...[...given].reverse()));
        expect(await settled()).toEqual(applied);
        expect(await decide(await undo(other), 'approve', PEOPLE.felix)).toBe('applied');
      }),
      { numRuns: 6 },
    );
  });
});

describe('a change of a closed month', () => {
  it('leaves the month alone and proposes corrections', async () => {
    const sealed = await query('select * from statements order by id');
    const id = await apply({
      kind: 'targets',
      rows: [row('revenue', 'bob', '2026-02', '350000')],
      decimalSign: '.',
    });
    expect(await changes.preview(PEOPLE.fiona, { changeSetId: id })).toMatchObject({
      value: { periods: [{ period: '2026-02', state: 'sealed', fundDelta: '-10000.00' }] },
    });
    await example.company.propose();
    const { proposals } = await example.company.adjustments.list(PEOPLE.fiona, { state: 'proposed' });
    expect(proposals.map(({ employeeId, delta, originPeriod }) => [employeeId, delta, originPeriod])).toEqual([
      ['bob', '-10000', '2026-02'],
    ]);
    expect(await query('select * from statements order by id')).toEqual(sealed);
    expect(await decide(await undo(id), 'approve', PEOPLE.felix)).toBe('applied');
    await example.company.propose();
    expect((await example.company.adjustments.list(PEOPLE.fiona, { state: 'proposed' })).proposals).toEqual([]);
  });
});

describe('a change of a definition', () => {
  const large = (validFrom: string): GivenChanges => ({
    kind: 'definition',
    definitions: [
      {
        criterion: 'revenue',
        validFrom,
        definition: {
          kind: 'facts',
          factType: 'deal.won',
          where: [{ field: 'amount', comparison: 'greaterOrEqual', values: ['100000'] }],
          aggregate: 'sum',
          of: 'amount',
          scope: 'own',
        },
      },
    ],
  });

  it('holds from its day on: closed months keep the version they were paid by', async () => {
    const before = { sums: await sums(), measures: await measures() };
    const early = await draft(large('2026-02-15'));
    await decide(early, 'submit', PEOPLE.hanna);
    expect(await decide(early, 'approve', PEOPLE.fiona)).toBe('change/period-closed');
    const id = await apply(large('2026-03-01'));
    // The won deal still counts for the team's sum, whose definition did not change.
    expect([before.sums['carl'], (await sums())['carl']]).toEqual(['3600.00', '900.00']);
    expect(
      await query(`select valid_from, valid_to from criterion_versions where criterion_key = 'revenue' order by 1`),
    ).toEqual([
      { valid_from: '1900-01-01', valid_to: '2026-03-01' },
      { valid_from: '2026-03-01', valid_to: null },
    ]);
    expect((await changes.announcements(PEOPLE.carl))[0]?.definitions).toMatchObject([
      { validFrom: '2026-03-01', before: null, after: { kind: 'facts' } },
    ]);
    expect(await decide(await undo(id), 'approve', PEOPLE.felix)).toBe('applied');
    expect({ sums: await sums(), measures: await measures() }).toEqual(before);
  });

  it('is of two criteria that are no ratios themselves', async () => {
    const ratio = (criterion: string, numerator: string, denominator: string) =>
      changes.create(PEOPLE.hanna, {
        title: 'Share',
        note: '',
        fileName: null,
        changes: {
          kind: 'definition',
          definitions: [{ criterion, validFrom: '2026-03-01', definition: { kind: 'ratio', numerator, denominator } }],
        },
      });
    expect(await ratio('quality', 'nothing', 'revenue')).toMatchObject({ failure: { code: 'criterion/unknown-part' } });
    expect(await ratio('quality', 'quality', 'revenue')).toMatchObject({
      failure: { code: 'criterion/part-is-ratio' },
    });
    expect(await ratio('quality', 'revenue', 'teamRevenue')).toMatchObject({ value: { ok: true } });
  });

  it('to a ratio is measured by both parts, and by nothing without a denominator', async () => {
    const before = await sums();
    const id = await apply({
      kind: 'definition',
      definitions: [
        {
          criterion: 'quality',
          validFrom: '2026-03-01',
          definition: { kind: 'ratio', numerator: 'revenue', denominator: 'teamRevenue' },
        },
      ],
    });
    const { periods } = await changes.preview(PEOPLE.fiona, { changeSetId: id }).then((result) => {
      if (!result.ok) throw new Error(result.failure.code);
      return result.value;
    });
    expect(periods[0]).toMatchObject({ concerned: 2, unclear: 2 });
    expect(await decide(await undo(id), 'approve', PEOPLE.felix)).toBe('applied');
    expect(await sums()).toEqual(before);
  });
});

describe('a head', () => {
  it('proposes targets for the own subtree alone, not for themselves, and sees their own proposals', async () => {
    const id = await draft(
      marchTargets(['bob', '400000'], ['dora', '1'], ['anna', '1'], ['company', '1']),
      PEOPLE.anna,
    );
    const { shownRows } = await page(id, PEOPLE.anna);
    expect(shownRows.filter(({ change }) => change === null).map(({ line }) => line)).toEqual([2, 3, 4]);
    expect(await changes.get(PEOPLE.wendy, { changeSetId: id })).toMatchObject({ ok: false });
    expect((await changes.list(PEOPLE.wendy)).map((set) => set.id)).not.toContain(id);
    expect((await changes.list(PEOPLE.anna)).map((set) => set.id)).toEqual([id]);
    const quality = {
      kind: 'actuals' as const,
      rows: [row('quality', 'bob', '2026-03', '1')],
      decimalSign: '.' as const,
    };
    expect(await changes.create(PEOPLE.anna, { title: 'x', note: '', fileName: null, changes: quality })).toMatchObject(
      {
        failure: { code: 'request/absent' },
      },
    );
    expect(await changes.create(PEOPLE.bob, { title: 'x', note: '', fileName: null, changes: quality })).toMatchObject({
      failure: { code: 'request/absent' },
    });
  });
});

describe('the walls of the database', () => {
  it('hold when the code above forgets them', async () => {
    const id = await draft(marchTargets(['bob', '300000']));
    await decide(id, 'submit', PEOPLE.hanna);
    const asApplication = (text: string) =>
      withTx(example.company.pool, PEOPLE.fiona, (tx) => tx.rows(text, [id])).then(
        () => 'done',
        (error: { code: string }) => error.code,
      );
    expect(await asApplication(`update change_sets set state = 'applied', decided_by = author_id where id = $1`)).toBe(
      '23514',
    );
    expect(
      await asApplication(
        `with told as (
           insert into change_set_effects (change_set_id, employee_id, period, inputs, currency)
           values ($1, 'fiona', '2026-03', '[]', 'RUB') returning employee_id)
         select count(*) from told`,
      ),
    ).toBe('done');
    expect(await asApplication(`update change_sets set state = 'applied', decided_by = 'fiona' where id = $1`)).toBe(
      '23514',
    );
    expect(await asApplication(`update change_set_rows set after = '"1"' where change_set_id = $1`)).toBe('23001');
    expect(await asApplication('delete from change_sets where id = $1')).toBe('42501');
    const seen = await withTx(example.company.pool, PEOPLE.carl, (tx) =>
      tx.rows(`select from change_set_effects where employee_id <> 'carl'`),
    );
    expect(seen).toEqual([]);
  });
});
