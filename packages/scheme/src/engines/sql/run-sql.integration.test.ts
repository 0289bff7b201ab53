import { type ClickHouseClient, createClient } from '@clickhouse/client';
import { createTestClickHouse, type TestDatabase } from '@premia/stack/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Plan, Step } from '../../plan/plan.ts';
import { catalogueCases } from '../../testing/catalogue-case.ts';
import { goldenCase, goldenNames } from '../../testing/golden-case.ts';
import { compareSql } from '../agreement/compare-sql.ts';
import { RandomPlan, type StepSeed } from '../agreement/random-plan.ts';
import { evaluatePlan } from '../explain/index.ts';
import type { SqlQuerier, SqlRow } from './querier.ts';
import { runSql } from './run-sql.ts';

/** A query takes tens of milliseconds whatever it carries; the batch engine tries the same lowering on thousands of schemes. */
const SCHEMES = 60;
const PEOPLE = 32;
const MILLISECONDS_A_DAY = 86_400_000;

describe('the sql engine', () => {
  let database: TestDatabase;
  let client: ClickHouseClient;
  let querier: SqlQuerier;

  beforeAll(async () => {
    database = await createTestClickHouse();
    client = createClient({ url: database.url });
    querier = {
      query: async (query, parameters) => {
        const answer = await client.query({ query, query_params: { ...parameters }, format: 'JSONEachRow' });
        return answer.json<SqlRow>();
      },
    };
  });
  afterAll(async () => {
    await client.close();
    await database.drop();
  });

  it('answers the same bytes as the reference on random schemes over the whole catalogue', async () => {
    const seed = Math.floor(Date.now() / MILLISECONDS_A_DAY);
    const report = await compareSql({ schemes: SCHEMES, people: PEOPLE, seed, querier });
    expect(report).toMatchObject({ seed, schemes: SCHEMES, counterexample: null });
    expect(report.proven / report.employees).toBeGreaterThan(0.25);
    expect(report.refusedSchemes).toBeLessThan(SCHEMES / 10);
  }, 300_000);

  it.each(goldenNames())('pays golden scheme %s', async (name) => {
    const { plan, request } = goldenCase(name);
    const answer = await runSql(plan, request, querier);
    expect(answer).toMatchObject({ ok: true, byReference: [] });
    expect(answer.ok && answer.answer).toEqual(evaluatePlan(plan, request));
  });

  it.each(catalogueCases())('has a form for every step of the example of $kind', async ({ plan, request }) => {
    const answer = await runSql(plan, request, querier);
    expect(answer).toMatchObject({ ok: true, byReference: [] });
    expect(answer.ok && answer.answer).toEqual(evaluatePlan(plan, request));
  });

  it('refuses numbers beyond its integers by the names of the nodes, before it asks the database anything', async () => {
    const plan = showing(RandomPlan.build({ steps: manyPowers(), frames: [] }), 'power');
    const silent: SqlQuerier = { query: () => Promise.reject(new Error('asked')) };
    const employees = [{ id: 'e1', criteria: { revenue: { actual: '999999.99', target: '3' } } }];
    const refusal = await runSql(plan, { period: '2026-10', employees }, silent);
    expect(refusal).toMatchObject({ ok: false });
    const names = new Set(plan.body.steps.map(({ nodeId }) => nodeId));
    expect(
      !refusal.ok &&
        refusal.unsupported.every(({ nodeId, op }) => names.has(nodeId) && op === 'number.too-many-digits'),
    ).toBe(true);
  });
});

/** The square of the square, again and again, of the criterion that stands first. */
function manyPowers(): readonly StepSeed[] {
  return [0, 7, 8, 9, 10, 11].map((a) => ({ choice: 58, a, b: 4, c: 0 }));
}

/** The plan with the last step of an operation as its only result, unrounded. */
function showing(plan: Plan, op: Step['op']): Plan {
  const step = plan.body.steps.findLastIndex((candidate) => candidate.op === op);
  return { ...plan, results: [{ kind: 'indicator', nodeId: 'show', code: 'show', step, order: 0, title: {} }] };
}
