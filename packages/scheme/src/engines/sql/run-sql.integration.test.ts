import { type ClickHouseClient, createClient } from '@clickhouse/client';
import { createTestClickHouse, type TestDatabase } from '@premia/stack/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { planSeeds, RandomPlan } from '../agreement/random-plan.ts';
import { requests } from '../agreement/random-request.ts';
import { evaluatePlan } from '../explain/index.ts';
import type { SqlQuerier, SqlRow } from './querier.ts';
import { runSql } from './run-sql.ts';

/** A query takes tens of milliseconds; the batch engine tries the same lowering on thousands. */
const CASES = 60;

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

  it('answers the same bytes as the reference on random schemes without facts', async () => {
    let rows = 0;
    let proven = 0;
    await fc.assert(
      fc.asyncProperty(planSeeds, requests, async (seed, request) => {
        const plan = RandomPlan.build({ ...seed, frames: [] });
        const sql = await runSql(plan, request, querier);
        if (!sql.ok) return;
        rows += request.employees.length;
        proven += sql.proven;
        expect(sql.answer).toEqual(evaluatePlan(plan, request));
      }),
      { numRuns: CASES },
    );
    expect(proven / rows).toBeGreaterThan(0.3);
  });

  it('refuses a scheme over facts by the names of its nodes, before it asks the database anything', async () => {
    const frames = [{ steps: [], filter: 1 }];
    const plan = RandomPlan.build({ steps: [], frames });
    const silent: SqlQuerier = { query: () => Promise.reject(new Error('asked')) };
    const refusal = await runSql(plan, { period: '2026-10', employees: [] }, silent);
    expect(refusal).toEqual({
      ok: false,
      unsupported: plan.body.steps.flatMap(({ op, nodeId }) => (op === 'facts' ? [{ op, nodeId }] : [])),
    });
  });
});
