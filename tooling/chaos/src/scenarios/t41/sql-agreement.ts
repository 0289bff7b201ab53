import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from '@clickhouse/client';
import { compareSql, type SqlAgreementReport } from '@premia/scheme/agreement';
import { startClickHouse } from '@premia/stack';

interface SqlAgreement {
  readonly schemes: number;
  readonly people: number;
  readonly seed: number;
}

/** Holds the sql engine against the reference in a ClickHouse of its own, which is gone afterwards. */
export async function agreeInSql({ schemes, people, seed }: SqlAgreement): Promise<SqlAgreementReport> {
  if (schemes === 0) return { seed, schemes, employees: 0, proven: 0, refusedSchemes: 0, counterexample: null };
  const dataDir = await mkdtemp(join(tmpdir(), 'premia-chaos-'));
  const engine = await startClickHouse({ dataDir });
  const client = createClient({ url: engine.url });
  try {
    const query = async (text: string, parameters: object): Promise<readonly Record<string, unknown>[]> => {
      const answer = await client.query({ query: text, query_params: { ...parameters }, format: 'JSONEachRow' });
      return answer.json<Record<string, unknown>>();
    };
    return await compareSql({ schemes, people, seed, querier: { query } });
  } finally {
    await client.close();
    await engine.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}
