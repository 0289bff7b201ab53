import { systemActor } from '@premia/access';
import {
  type FactCriterion,
  type FactCriterionCondition,
  type FactMeasure,
  factMeasure,
  type MeasuredTotals,
  measureFacts,
  otherCurrencyOf,
  valueOfTotals,
} from '@premia/compensation';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withTx } from '../connection/with-tx.ts';
import { type MigratedDatabase, openTestDatabase } from '../testing/test-database.ts';
import { readCreditedFacts } from './evaluation-data.ts';
import { readFactTotals } from './fact-totals.ts';
import { openFactTotals } from './totals-of-everybody.ts';

const ACTOR = systemActor('test');
const SPAN = { first: '2026-03-01', last: '2026-03-31' };
/** Begins while people and a branch move, and ends before the month: what one measure looks at, another may not. */
const PART = { first: '2026-03-11', last: '2026-03-24' };
const PEOPLE = Array.from({ length: 24 }, (_, index) => `p${String(index).padStart(2, '0')}`);

let database: MigratedDatabase;

beforeAll(async () => {
  database = await openTestDatabase(2);
  await fillCompany();
  await fillFacts();
});

afterAll(() => database.close());

/** A root, two branches and four teams, all with heads; people move in the middle of the month, a branch changes its parent. */
async function fillCompany(): Promise<void> {
  await database.owner.query(`
    insert into employees (id, name, hired_on) select 'p' || lpad(n::text, 2, '0'), '{}', '2024-01-01' from generate_series(0, 23) n;
    insert into departments (id, name) select d, '{}' from unnest('{root,a,b,a1,a2,b1,b2}'::text[]) d;
    insert into department_terms (department_id, valid_from, valid_to, parent_id, head_id) values
      ('root', '2024-01-01', null, null, 'p00'), ('a', '2024-01-01', null, 'root', 'p01'),
      ('b', '2024-01-01', '2026-03-15', 'root', 'p02'), ('b', '2026-03-15', null, 'a', 'p03'),
      ('a1', '2024-01-01', null, 'a', 'p04'), ('a2', '2024-01-01', '2026-03-10', 'a', 'p05'),
      ('a2', '2026-03-10', null, 'b', 'p05'), ('b1', '2024-01-01', null, 'b', 'p06'), ('b2', '2024-01-01', null, 'b', null);
    insert into employments (employee_id, valid_from, valid_to, department_id, position, position_title)
      select id, '2024-01-01', case when n % 3 = 0 then '2026-03-12'::date end,
        (array['root','a','b','b','a1','a2','b1','a1','a2','b1','b2'])[1 + n % 11], 'x', '{}'
      from (select id, row_number() over (order by id)::int - 1 as n from employees) e;
    insert into employments (employee_id, valid_from, department_id, position, position_title)
      select id, '2026-03-12', (array['a1','a2','b1','b2'])[1 + n % 4], 'x', '{}'
      from (select id, row_number() over (order by id)::int - 1 as n from employees) e where n % 3 = 0;`);
}

/** Every third fact is split in two, some have overlays, older versions, no amount, another type, or were taken back. */
async function fillFacts(): Promise<void> {
  await database.owner.query(`
    insert into facts (source, external_id, current_version)
      select (array['crm','desk'])[1 + n % 2], 'f' || n, 1 + n % 2 from generate_series(0, 999) n;
    insert into fact_versions (fact_id, version, fact_type, occurred_on, amount, currency, attributes, deleted, payload_hash)
      select f.id, v, case when n % 13 = 0 then 'call' else 'deal.won' end, '2026-02-20'::date + (n * 7 + v) % 50,
        case when n % 200 <> 3 then ((n * 7919 + v) % 1000000)::numeric / 100 - 500 end,
        case when n % 150 = 4 then 'USD' when n % 150 = 5 then 'EUR' else 'RUB' end,
        case when n % 5 = 0 then '{}' else jsonb_build_object('product', (array['wide','narrow'])[1 + n % 2]) end,
        n % 17 = 0 and v = f.current_version, 'h' || v
      from (select id, current_version, substr(external_id, 2)::int as n from facts) f
      cross join lateral generate_series(1, f.current_version) v;
    insert into credits (fact_id, version, employee_id, role, share, occurred_on, period)
      select v.fact_id, v.version, 'p' || lpad(((n + k * 5) % 24)::text, 2, '0'),
        case when k = 2 then 'overlay' when n % 3 = 0 then 'split' else 'owner' end,
        case when k = 2 then 0.3 when n % 3 = 0 then (array[0.25, 0.75])[k + 1] else 1 end, v.occurred_on,
        to_char(v.occurred_on, 'YYYY-MM')
      from (select fv.*, substr(f.external_id, 2)::int as n from fact_versions fv join facts f on f.id = fv.fact_id) v
      cross join lateral generate_series(0, 2) k
      where k = 0 or (k = 1 and n % 3 = 0) or (k = 2 and n % 4 = 0);`);
}

const where = (
  field: string,
  comparison: FactCriterionCondition['comparison'],
  ...values: string[]
): FactCriterionCondition => ({ field, comparison, values });

const CONDITIONS: readonly (readonly FactCriterionCondition[])[] = [
  [],
  [where('product', 'equal', 'wide')],
  [where('product', 'notEqual', 'wide')],
  [where('product', 'notIn', 'wide', 'other'), where('source', 'equal', 'crm')],
  [where('id', 'in', 'f1', 'f2', 'f7', 'f11')],
  [where('amount', 'greaterOrEqual', '100.00'), where('amount', 'less', '4e3')],
  [where('amount', 'notIn', '1', '2.5')],
  [where('on', 'notEqual', '2026-03-15')],
];

/** Whether it is counted in one currency; left out, amounts are taken as they are. */
const CURRENCIES = ['RUB', undefined] as const;

const DEFINITIONS = CONDITIONS.flatMap((conditions) =>
  (['sum', 'count', 'average', 'minimum', 'maximum'] as const).flatMap((aggregate) =>
    (['own', 'subtree'] as const).flatMap((scope) =>
      CURRENCIES.map(
        (currency): FactCriterion => ({
          kind: 'facts',
          factType: 'deal.won',
          where: [...conditions],
          aggregate,
          of: 'amount',
          ...(currency === undefined ? {} : { currency }),
          scope,
        }),
      ),
    ),
  ),
);

function measureOf(definition: FactCriterion, span: { readonly first: string; readonly last: string }): FactMeasure {
  const measure = factMeasure(definition, span);
  if (measure === null) throw new Error(`not added up: ${JSON.stringify(definition)}`);
  return measure;
}

describe('totals of facts', () => {
  it('are what the facts give one by one, for every aggregate, scope and condition', async () => {
    const measures = [SPAN, PART].flatMap((span) => DEFINITIONS.map((definition) => measureOf(definition, span)));
    const { facts, given, inTurn } = await withTx(database.pool, ACTOR, async (tx) => {
      const cursor = await openFactTotals(tx, measures);
      const halves = [await cursor.next(PEOPLE.slice(0, 9)), await cursor.next(PEOPLE.slice(9))];
      await cursor.close();
      return {
        facts: await readCreditedFacts(tx, { employeeIds: PEOPLE, ...SPAN, types: null, rollUpTypes: null }),
        given: [await readFactTotals(tx, measures, PEOPLE)],
        inTurn: halves,
      };
    });
    const valueIn = (totals: readonly MeasuredTotals[], key: string, person: string) =>
      totals.map((part) => part.get(key)?.get(person)).find((found) => found !== undefined);
    let compared = 0;
    let foreign = 0;
    for (const { key, definition, first, last } of measures) {
      for (const person of PEOPLE) {
        const expected = measureFacts(definition, facts.get(person) ?? [], { first, last });
        const place = `${person} ${key}`;
        expect([place, valueOfTotals(definition, valueIn(given, key, person))]).toEqual([place, expected]);
        expect([place, valueOfTotals(definition, valueIn(inTurn, key, person))]).toEqual([place, expected]);
        const other = otherCurrencyOf(definition, facts.get(person) ?? [], { first, last });
        expect([place, valueIn(given, key, person)?.otherCurrency ?? null]).toEqual([place, other]);
        expect([place, valueIn(inTurn, key, person)?.otherCurrency ?? null]).toEqual([place, other]);
        if (other !== null) foreign += 1;
        if (expected !== null && expected !== '0') compared += 1;
      }
    }
    expect(compared).toBeGreaterThan(1_000);
    expect(foreign).toBeGreaterThan(100);
  });

  it('of everybody pass over people nobody asks for, such as those who left before', async () => {
    const measures = DEFINITIONS.map((definition) => measureOf(definition, SPAN));
    const asked = PEOPLE.filter((_, index) => index % 5 !== 2 && index !== 0 && index !== 23);
    const parts = [asked.slice(0, 3), [], asked.slice(3, 4), asked.slice(4)];
    const { inTurn, given } = await withTx(database.pool, ACTOR, async (tx) => {
      const cursor = await openFactTotals(tx, measures);
      const inTurn: MeasuredTotals[] = [];
      for (const people of parts) inTurn.push(await cursor.next(people));
      await cursor.close();
      return { inTurn, given: await readFactTotals(tx, measures, asked) };
    });
    for (const { key } of measures) {
      const found = inTurn.flatMap((part) => [...(part.get(key) ?? [])]);
      expect([key, Object.fromEntries(found)]).toEqual([key, Object.fromEntries(given.get(key) ?? [])]);
      expect(found.length).toBeGreaterThan(10);
    }
  });

  it('are not taken where only the facts can tell', () => {
    const base = { kind: 'facts', factType: 'deal.won', aggregate: 'sum', scope: 'own' } as const;
    expect(factMeasure({ ...base, of: 'hours', where: [] }, SPAN)).toBeNull();
    expect(factMeasure({ ...base, of: 'amount', where: [where('level', 'equal', '07')] }, SPAN)).toBeNull();
    expect(factMeasure({ ...base, of: 'amount', where: [where('level', 'less', 'senior')] }, SPAN)).toBeNull();
  });
});
