import pg from 'pg';

/** What the service, the worker and the tests share. Opened by `connectApplication`, closed by whoever opened it. */
export type Pool = pg.Pool;

export const APPLICATION_ROLE = 'premia_app';
const POOL_SIZE = 10;
const CONNECT_TIMEOUT_MS = 10_000;

const DATE_OID = 1082;
const TIMESTAMPTZ_OID = 1184;

// `pg` turns dates into local-time Date objects, which moves a day across midnight. Days stay text; instants become ISO in UTC.
const types: pg.CustomTypesConfig = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    if (oid === DATE_OID) return (text: string) => text;
    if (oid === TIMESTAMPTZ_OID) return (text: string) => new Date(text).toISOString();
    return format === 'binary' ? pg.types.getTypeParser(oid, 'binary') : pg.types.getTypeParser(oid, 'text');
  },
};

export interface ConnectOptions {
  readonly poolSize?: number;
  /** Shown in pg_stat_activity. */
  readonly name?: string;
}

/**
 * Connects as the application role: given in the start-up packet, so it holds on every pooled connection
 * from its first statement, and `RESET ROLE` leads back to it. `url` is the owner's or that of a login that
 * is a member of the role.
 */
export function connectApplication(url: string, options: ConnectOptions = {}): Pool {
  return open(url, { ...options, startup: `-c role=${APPLICATION_ROLE}` });
}

/** Connects as the owner: for migrations, the verifier and tests that tamper on purpose. */
export function connectOwner(url: string, options: ConnectOptions = {}): Pool {
  return open(url, { ...options, startup: '' });
}

/** The URL a pool was opened with: for a thread or a process beside that needs connections of its own. */
export function connectionUrlOf(pool: Pool): string {
  const { connectionString } = pool.options;
  if (connectionString === undefined) throw new Error('a pool of ours is opened with a URL');
  return connectionString;
}

function open(url: string, options: ConnectOptions & { readonly startup: string }): Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.poolSize ?? POOL_SIZE,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    application_name: options.name ?? 'premia',
    options: `-c timezone=UTC ${options.startup}`.trim(),
    types,
  });
  // An idle connection that the server closes must not end the process; the next query reports the trouble.
  pool.on('error', () => undefined);
  return pool;
}
