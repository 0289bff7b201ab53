import { readdirSync, readFileSync } from 'node:fs';
import { type ClickHouseClient, createClient } from '@clickhouse/client';
import { createTestClickHouse, type TestDatabase } from '@premia/stack/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runSql, type SqlQuerier, type SqlRow } from './engines/sql/index.ts';
import { compileScheme, evaluatePlan, parseSchemeText, prepareRequest } from './index.ts';

const FOLDER = new URL('../golden/', import.meta.url);
const names = readdirSync(FOLDER, { withFileTypes: true }).flatMap((entry) =>
  entry.isDirectory() ? [entry.name] : [],
);
const textOf = (name: string, file: string): string => readFileSync(new URL(`${name}/${file}`, FOLDER), 'utf8');

/** Schemes that the SQL engine works out as one query; the others look at facts and are refused by name. */
const answered = new Set<string>();

describe('golden schemes in ClickHouse', () => {
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

  test.each(names)('%s gives the same bytes, or is refused by the names of its nodes', async (name) => {
    const parsed = parseSchemeText(textOf(name, 'scheme.json'));
    const { plan } = compileScheme(parsed.ok ? parsed.document : (undefined as never));
    const prepared = prepareRequest(JSON.parse(textOf(name, 'request.json')));
    if (plan === null || !prepared.ok) throw new Error(`${name} does not compile`);
    const sql = await runSql(plan, prepared.request, querier);
    if (sql.ok) {
      answered.add(name);
      expect(sql.answer).toEqual(evaluatePlan(plan, prepared.request));
    } else {
      const ids = new Set(plan.body.steps.map(({ nodeId }) => nodeId));
      expect(sql.unsupported.map(({ nodeId }) => ids.has(nodeId))).not.toContain(false);
      expect(sql.unsupported.length).toBeGreaterThan(0);
    }
  });

  test('most of them are answered by the database', () => {
    expect(answered.size).toBeGreaterThan(names.length / 2);
  });
});
