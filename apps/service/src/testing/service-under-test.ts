import { assertBooks, connectApplication, migrate, type Pool } from '@premia/database';
import { fromWire, toWire } from '@premia/decimal';
import { createTestClickHouse, createTestDatabase } from '@premia/stack/testing';
import { createTRPCClient, httpLink, type TRPCClient } from '@trpc/client';
import type { FactAnswer, FactSubmission } from '../contract.ts';
import type { Environment } from '../env.ts';
import { createLogger } from '../observability/logging.ts';
import type { AppRouter } from '../router.ts';
import { type RunningService, startService } from '../start-service.ts';
import { loadSmallCompany } from './small-company.ts';

export interface ServiceUnderTest {
  readonly url: string;
  readonly environment: Environment;
  /** As the application role, for looking behind the scenes. */
  readonly pool: Pool;
  /** A client with the session of one of the people. */
  signedIn(employeeId: string): Promise<SignedIn>;
  /** Delivers facts over HTTP as a connector with a token. */
  deliver(items: readonly FactSubmission[]): Promise<readonly FactAnswer[]>;
  /** Everything the service has logged so far. */
  readonly logged: readonly string[];
  /** Ends the service and starts it again on the same data. */
  restart(changes?: Partial<Environment>): Promise<void>;
  /** Ends the service and checks the books it leaves behind. */
  stop(): Promise<void>;
}

export interface SignedIn {
  readonly api: TRPCClient<AppRouter>;
  readonly cookie: string;
}

/** The whole service over HTTP on real engines, with the small company inside. */
export async function startServiceUnderTest(changes: Partial<Environment> = {}): Promise<ServiceUnderTest> {
  const [database, clickhouse] = await Promise.all([createTestDatabase(), createTestClickHouse()]);
  await migrate(database.url);
  const pool = connectApplication(database.url, { poolSize: 2 });
  await loadSmallCompany(pool);
  const environment: Environment = {
    ...SETTINGS,
    databaseUrl: database.url,
    clickhouseUrl: clickhouse.url,
    ...changes,
  };
  const logged: string[] = [];
  const log = createLogger('trace', { write: (line) => void logged.push(line) });
  let running: RunningService = await startService(environment, log);
  let token: string | null = null;

  const signedIn = async (employeeId: string) => signIn(running.url, employeeId);
  return {
    get url() {
      return running.url;
    },
    environment,
    logged,
    pool,
    signedIn,
    async deliver(items) {
      if (token === null) {
        const { api } = await signedIn('admin');
        token = (await api.tokens.create.mutate({ title: 'Test CRM' })).token;
      }
      const response = await fetch(`${running.url}/api/facts`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify({ items }),
      });
      if (!response.ok) {
        throw new Error(`/api/facts answered ${response.status}: ${await response.text()}`);
      }
      return ((await response.json()) as { readonly results: readonly FactAnswer[] }).results;
    },
    async restart(next = {}) {
      await running.stop();
      running = await startService({ ...environment, ...next }, log);
    },
    async stop() {
      await running.stop();
      await assertBooks(pool, { replay: true });
      await pool.end();
      await Promise.all([database.drop(), clickhouse.drop()]);
    },
  };
}

const SETTINGS: Omit<Environment, 'databaseUrl' | 'clickhouseUrl'> = {
  host: '127.0.0.1',
  port: 0,
  workers: 'internal',
  demo: true,
  origins: [],
  webRoot: '/nowhere',
  exitWithParent: false,
  behindHttps: false,
  clickhouseCluster: undefined,
  logLevel: 'silent',
};

async function signIn(url: string, employeeId: string): Promise<SignedIn> {
  const response = await fetch(`${url}/trpc/session.signIn`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ employeeId }),
  });
  const cookie = response.headers.getSetCookie()[0]?.split(';')[0];
  if (!response.ok || cookie === undefined) {
    throw new Error(`${employeeId} could not sign in: ${response.status}`);
  }
  return { api: clientWith(url, { cookie, origin: url }), cookie };
}

const transformer = { serialize: toWire, deserialize: fromWire };

export function clientWith(url: string, headers: Readonly<Record<string, string>>): TRPCClient<AppRouter> {
  return createTRPCClient<AppRouter>({
    links: [httpLink({ url: `${url}/trpc`, headers, methodOverride: 'POST', transformer })],
  });
}
