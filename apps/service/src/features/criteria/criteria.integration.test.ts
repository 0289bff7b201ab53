import { systemActor } from '@premia/access';
import { loadTargets, withTx } from '@premia/database';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { CriterionDefinition, CriterionProperties } from '../../contract.ts';
import { PEOPLE } from '../../testing/example-company.ts';
import { type OpenExample, openExample } from '../../testing/open-example.ts';
import { createCriteriaService } from './service.ts';
import type { CriteriaUseCases } from './use-cases.ts';

let example: OpenExample;
let criteria: CriteriaUseCases;
beforeAll(async () => {
  example = await openExample();
  const { pool } = example.company;
  criteria = createCriteriaService({ pool, now: () => new Date('2026-03-16T09:00:00Z') } as Parameters<
    typeof createCriteriaService
  >[0]);
  await withTx(pool, systemActor('fixture'), (tx) =>
    loadTargets(
      tx,
      [{ criterion: 'revenue', scope: { kind: 'department', id: 'sales' }, period: '2026-03', value: '400' }],
      'fixture',
    ),
  );
});
afterEach(() => example.check());
afterAll(() => example.close());

const described = (changes: Partial<CriterionProperties> = {}): CriterionProperties => ({
  title: { en: 'Calls', ru: 'Звонки' },
  description: {},
  ownerId: 'boss',
  deputyId: 'anna',
  freshnessHours: 10,
  visibleTo: 'everyone',
  ...changes,
});

const counted = (factType: string, where: readonly string[] = []): CriterionDefinition => ({
  kind: 'facts',
  factType,
  where: where.map((field) => ({ field, comparison: 'notEqual', values: ['nothing'] })),
  aggregate: 'count',
  of: 'amount',
  scope: 'own',
});

/** A fact of bob's as it came in at some hour of the company's day (UTC+3). */
async function arrived(id: string, type: string, { on, at, attributes = {} }: Arrival): Promise<void> {
  await example.owner.query(
    `with fact as (insert into facts (source, external_id, current_version) values ('crm', $1, 1) returning id),
       version as (
         insert into fact_versions (fact_id, version, fact_type, occurred_on, attributes, payload_hash, received_at)
         select id, 1, $2, ($3::text)::date, $4, $1, $5::timestamptz from fact returning fact_id)
     insert into credits (fact_id, version, employee_id, role, share, occurred_on, period)
     select fact_id, 1, 'bob', 'owner', 1, ($3::text)::date, left($3::text, 7) from version`,
    [id, type, on, attributes, at],
  );
}

interface Arrival {
  readonly on: string;
  readonly at: string;
  readonly attributes?: Readonly<Record<string, string>>;
}

const dayOf = (offset: number) => new Date(Date.UTC(2026, 2, 15 - offset)).toISOString().slice(0, 10);
const evening = (day: string) => `${day}T20:00:00+03`;

describe('a criterion', () => {
  it('is made with its first definition, described again and kept from lost edits', async () => {
    const created = { ...described(), key: 'calls', type: 'count' as const, definition: counted('call.made') };
    expect(await criteria.create(PEOPLE.fiona, created)).toMatchObject({ failure: { code: 'request/absent' } });
    expect(await criteria.create(PEOPLE.hanna, created)).toMatchObject({ value: { ok: true, revision: 1 } });
    expect(await criteria.create(PEOPLE.hanna, created)).toMatchObject({ failure: { code: 'criterion/key-taken' } });
    const again = { ...described({ freshnessHours: 34, visibleTo: 'specialists' }), key: 'calls' };
    expect(await criteria.describe(PEOPLE.hanna, { ...again, revision: 1 })).toMatchObject({ value: { ok: true } });
    expect(await criteria.describe(PEOPLE.hanna, { ...again, revision: 1 })).toMatchObject({
      value: { ok: false, code: 'criterion/changed-meanwhile' },
    });
    expect(await criteria.describe(PEOPLE.hanna, { ...again, revision: 2, deputyId: 'boss' })).toMatchObject({
      failure: { code: 'criterion/deputy-is-owner' },
    });
    expect(await criteria.get(PEOPLE.hanna, { key: 'calls' })).toMatchObject({
      value: {
        ownerName: { en: 'boss' },
        deputyName: { en: 'anna' },
        freshnessHours: 34,
        versions: [{ validFrom: '1900-01-01', validTo: null, definition: { factType: 'call.made' } }],
      },
    });
  });

  it('is shown to its audience only, and says which schemes read it', async () => {
    expect((await criteria.list(PEOPLE.bob)).map(({ key }) => key)).toEqual(['revenue', 'teamRevenue']);
    expect(await criteria.get(PEOPLE.bob, { key: 'calls' })).toMatchObject({ failure: { code: 'request/absent' } });
    const all = await criteria.list(PEOPLE.hanna);
    expect(all.map(({ key, usedBy }) => [key, usedBy.map(({ title }) => title.en)])).toEqual([
      ['calls', []],
      ['revenue', ['Sales bonus']],
      ['teamRevenue', ['Sales bonus']],
    ]);
  });

  it('as a ratio lends its schemes to both parts', async () => {
    const share = {
      ...described({ title: { en: 'Share' } }),
      key: 'share',
      type: 'percent' as const,
      definition: { kind: 'ratio' as const, numerator: 'revenue', denominator: 'teamRevenue' },
    };
    expect(await criteria.create(PEOPLE.hanna, share)).toMatchObject({ value: { ok: true } });
    const page = await criteria.get(PEOPLE.hanna, { key: 'share' });
    expect(page).toMatchObject({ value: { parts: { revenue: { en: 'Won deals' } } } });
  });
});

describe('values', () => {
  it('are of the people the caller may see, with the nearest target', async () => {
    const deals = [
      { source: 'crm', id: 'v1', type: 'deal.won', on: '2026-03-03', amount: '300', employee: 'bob' },
      { source: 'crm', id: 'v2', type: 'deal.won', on: '2026-03-04', amount: '50', employee: 'dora' },
    ];
    await example.company.facts.ingest(PEOPLE.hanna, deals);
    const rows = async (actor: (typeof PEOPLE)[keyof typeof PEOPLE]) => {
      const values = await criteria.values(actor, { key: 'revenue', period: '2026-03' });
      if (!values.ok) throw new Error(values.failure.code);
      return values.value.rows.map(({ employeeId, actual, target }) => [employeeId, actual, target]);
    };
    expect(await rows(PEOPLE.bob)).toEqual([['bob', '300', '400']]);
    expect(await rows(PEOPLE.wendy)).toEqual([
      ['dora', '50', '400'],
      ['wendy', '0', '400'],
    ]);
    expect((await rows(PEOPLE.hanna)).length).toBe(9);
  });

  it('of a definition nobody has approved stand beside those in force', async () => {
    const tried = await criteria.tryDefinition(PEOPLE.hanna, {
      key: 'revenue',
      definition: counted('deal.won'),
      period: '2026-03',
    });
    if (!tried.ok) throw new Error(tried.failure.code);
    expect(tried.value).toMatchObject({ people: 9, withValue: 9 });
    expect(tried.value.rows.slice(0, 2)).toMatchObject([
      { employeeId: 'bob', now: '300', then: '1' },
      { employeeId: 'dora', now: '50', then: '1' },
    ]);
  });
});

describe('the quality of a criterion', () => {
  it('is told by what came late, what is missing and the days without anything', async () => {
    // Six weeks of a call a day, in time; then one late, one without its duration, and a day without any.
    for (let offset = 0; offset < 42; offset += 1) {
      const on = dayOf(offset);
      if (offset === 3) continue;
      const at = offset === 5 ? evening(dayOf(offset - 2)) : evening(on);
      await arrived(`call-${String(offset)}`, 'call.made', {
        on,
        at,
        attributes: offset === 7 ? {} : { minutes: '3' },
      });
    }
    const definition = { ...counted('call.made', ['minutes']) };
    const timed = { ...described(), key: 'timed', type: 'count' as const, definition };
    expect(await criteria.create(PEOPLE.hanna, timed)).toMatchObject({ value: { ok: true } });
    const quality = (await criteria.quality(PEOPLE.hanna)).find(({ key }) => key === 'timed');
    expect(quality).toEqual({
      key: 'timed',
      from: '2026-03-02',
      to: '2026-03-15',
      facts: 13,
      late: 1,
      filled: 12,
      holes: [dayOf(3)],
      grade: 'poor',
    });
  });

  it('takes a history that was loaded at once for no delay', async () => {
    for (let offset = 0; offset < 20; offset += 1) {
      await arrived(`task-${String(offset)}`, 'task.done', { on: dayOf(offset), at: '2026-03-15T21:00:00+03' });
    }
    const tasks = { ...described(), key: 'tasks', type: 'count' as const, definition: counted('task.done') };
    await criteria.create(PEOPLE.hanna, tasks);
    const quality = (await criteria.quality(PEOPLE.hanna)).find(({ key }) => key === 'tasks');
    expect(quality).toMatchObject({ facts: 14, late: 0, holes: [], grade: 'good' });
  });
});
