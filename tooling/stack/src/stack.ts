import { join } from 'node:path';
import { type ClickHouse, startClickHouse } from './clickhouse/start-clickhouse.ts';
import { readEnvironment } from './env.ts';
import { type Postgres, startPostgres } from './postgres/start-postgres.ts';

export interface StartStackOptions {
  /** Both engines live in folders under it. */
  readonly dataDir: string;
  /** For tests: see `startPostgres`. */
  readonly isDisposable?: boolean;
  readonly onRestart?: (reason: string) => void;
  /** False: embedded engines even where `DATABASE_URL` and `CLICKHOUSE_URL` name others. */
  readonly usesGivenUrls?: boolean;
}

export interface Stack {
  readonly databaseUrl: string;
  readonly clickhouseUrl: string;
  stop(): Promise<void>;
}

/**
 * The two URLs the service needs. `DATABASE_URL` and `CLICKHOUSE_URL` win over the embedded engines, each on its own.
 * If one engine does not start, the other is stopped before the error is thrown.
 */
export async function startStack(options: StartStackOptions): Promise<Stack> {
  const { isDisposable = false, dataDir, onRestart, usesGivenUrls = true } = options;
  const environment = usesGivenUrls ? readEnvironment() : { databaseUrl: undefined, clickhouseUrl: undefined };
  const starting = [
    environment.databaseUrl === undefined
      ? startPostgres({ dataDir: join(dataDir, 'postgres'), isDisposable })
      : given(environment.databaseUrl),
    environment.clickhouseUrl === undefined
      ? startClickHouse({ dataDir: join(dataDir, 'clickhouse'), ...(onRestart === undefined ? {} : { onRestart }) })
      : given(environment.clickhouseUrl),
  ] as const;
  const [postgres, clickhouse] = await Promise.allSettled(starting);
  if (postgres.status === 'fulfilled' && clickhouse.status === 'fulfilled') {
    return {
      databaseUrl: postgres.value.url,
      clickhouseUrl: clickhouse.value.url,
      stop: async () => {
        await Promise.all([clickhouse.value.stop(), postgres.value.stop()]);
      },
    };
  }
  const failures = [postgres, clickhouse].filter((result) => result.status === 'rejected');
  await Promise.all(
    [postgres, clickhouse].map((result) => (result.status === 'fulfilled' ? result.value.stop() : undefined)),
  );
  throw failures[0]?.reason;
}

async function given(url: string): Promise<Pick<Postgres | ClickHouse, 'url' | 'stop'>> {
  return { url, stop: async () => undefined };
}
