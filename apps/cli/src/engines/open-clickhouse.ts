import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createClient } from '@clickhouse/client';
import type { SqlQuerier, SqlRow } from '@premia/scheme/sql';
import { readRunning, startClickHouse } from '@premia/stack';
import type { CommandContext } from '../command.ts';

const ROOT = fileURLToPath(new URL('../../../..', import.meta.url));

export interface OpenClickHouse {
  readonly querier: SqlQuerier;
  close(): Promise<void>;
}

interface Address {
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * A ClickHouse to calculate in: the one `CLICKHOUSE_URL` names, else that of the installation that runs beside us, else an
 * embedded one for as long as the command takes. Nothing is stored in it.
 */
export async function openClickHouse(env: CommandContext['env']): Promise<OpenClickHouse> {
  const { url, stop } = await findClickHouse(env);
  const client = createClient({ url });
  const querier: SqlQuerier = {
    query: async (query, parameters) => {
      const answer = await client.query({ query, query_params: { ...parameters }, format: 'JSONEachRow' });
      return answer.json<SqlRow>();
    },
  };
  const close = async (): Promise<void> => {
    await client.close();
    await stop();
  };
  return { querier, close };
}

async function findClickHouse(env: CommandContext['env']): Promise<Address> {
  const given = env['CLICKHOUSE_URL'] ?? readRunning(resolve(ROOT, env['PREMIA_DATA_DIR'] ?? '.data'))?.clickhouseUrl;
  if (given !== undefined) return { url: given, stop: async () => undefined };
  const dataDir = mkdtempSync(join(tmpdir(), 'premia-scheme-'));
  const engine = await startClickHouse({ dataDir });
  const stop = async (): Promise<void> => {
    await engine.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  return { url: engine.url, stop };
}
