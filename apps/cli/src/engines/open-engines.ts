import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openAnalytics } from '@premia/analytics';
import { connectApplication, connectOwner, migrate } from '@premia/database';
import { createLogger, createMetrics, createServices, type Services } from '@premia/service/server';
import { readRunning, startStack } from '@premia/stack';
import type { CommandContext } from '../command.ts';

const ROOT = fileURLToPath(new URL('../../../..', import.meta.url));

/** The use cases of the service in this process, on the same engines, without HTTP. */
export interface OpenEngines {
  readonly databaseUrl: string;
  readonly clickhouseUrl: string;
  readonly services: Services;
  readonly pool: ReturnType<typeof connectApplication>;
  readonly analytics: ReturnType<typeof openAnalytics>;
  close(): Promise<void>;
}

interface EngineUrls {
  readonly databaseUrl: string;
  readonly clickhouseUrl: string;
  stop(): Promise<void>;
}

/**
 * Opens what `DATABASE_URL` and `CLICKHOUSE_URL` name, else the engines of the installation that runs beside us, else
 * starts the embedded ones for as long as the command takes. Migrated when this returns.
 */
export async function openEngines(env: CommandContext['env']): Promise<OpenEngines> {
  return openServices(await findEngines(env));
}

/** A set of services on the engines at the given addresses, which are stopped with them. */
export async function openServices(urls: EngineUrls): Promise<OpenEngines> {
  const { databaseUrl, clickhouseUrl } = urls;
  await migrate(databaseUrl);
  const pool = connectApplication(databaseUrl, { name: 'premia-cli' });
  const analytics = openAnalytics({ url: clickhouseUrl });
  const services = createServices({
    pool,
    analytics,
    log: createLogger('silent'),
    metrics: createMetrics(),
    now: () => new Date(),
    demo: false,
  });
  const close = async (): Promise<void> => {
    await analytics.close();
    await pool.end();
    await urls.stop();
  };
  return { databaseUrl, clickhouseUrl, services, pool, analytics, close };
}

async function findEngines(env: CommandContext['env']): Promise<EngineUrls> {
  const dataDir = resolve(ROOT, env['PREMIA_DATA_DIR'] ?? '.data');
  const { DATABASE_URL: databaseUrl = '', CLICKHOUSE_URL: clickhouseUrl = '' } = env;
  if (databaseUrl !== '' && clickhouseUrl !== '') return { databaseUrl, clickhouseUrl, stop: async () => undefined };
  const running = env['DATABASE_URL'] === undefined ? readRunning(dataDir) : undefined;
  if (running !== undefined && (await answers(running.databaseUrl))) {
    return { ...running, stop: async () => undefined };
  }
  return startStack({ dataDir: join(dataDir) });
}

/** A file left by an installation that was killed names engines that are gone. */
async function answers(databaseUrl: string): Promise<boolean> {
  const pool = connectOwner(databaseUrl, { poolSize: 1, name: 'premia-cli' });
  try {
    await pool.query('select 1');
    return true;
  } catch {
    return false;
  } finally {
    await pool.end();
  }
}
