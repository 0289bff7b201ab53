import { type ClickHouseClient, ClickHouseLogLevel, createClient } from '@clickhouse/client';
import { migrateAnalytics } from '../migrations/migrate.ts';
import type { Topology } from '../schema/table.ts';
import { clickHouseQuerier } from './clickhouse-querier.ts';
import type { Answer, Querier } from './querier.ts';

export interface OpenAnalyticsOptions {
  /** ClickHouse over HTTP: `http://user:password@host:8123/database`; without a database `premia` is used. */
  readonly url: string;
  /** Name of the cluster when the tables are sharded and replicated. */
  readonly cluster?: string | undefined;
}

export interface Analytics {
  readonly querier: Querier;
  /** Creates the database and its tables, or brings them up to date. May be repeated at any time. */
  migrate(): Promise<Answer<{ readonly applied: readonly string[] }>>;
  isAvailable(): Promise<boolean>;
  close(): Promise<void>;
}

const DATABASE = 'premia';
const REQUEST_TIMEOUT_MS = 30_000;

/** Opens no connection yet: a ClickHouse that is away is found out by the first question. */
export function openAnalytics({ url, cluster }: OpenAnalyticsOptions): Analytics {
  const address = new URL(url);
  const database = decodeURIComponent(address.pathname.slice(1)) || DATABASE;
  const topology: Topology = cluster === undefined ? { kind: 'single' } : { kind: 'cluster', cluster };
  const client = connect(address, database);
  const querier = clickHouseQuerier(client);
  return {
    querier,
    isAvailable: async () => (await client.ping()).success,
    close: () => client.close(),
    migrate: async () => {
      // The database of the URL may not exist yet, so the migration speaks from the one that always does.
      const root = connect(address, 'default');
      try {
        return await migrateAnalytics(clickHouseQuerier(root), { database, topology });
      } finally {
        await root.close();
      }
    },
  };
}

function connect(address: URL, database: string): ClickHouseClient {
  const server = new URL(address);
  server.pathname = '/';
  return createClient({
    url: server.href,
    database,
    request_timeout: REQUEST_TIMEOUT_MS,
    compression: { response: true, request: false },
    // Failures are answers here; whoever asked decides what to log.
    log: { level: ClickHouseLogLevel.OFF },
  });
}
