/** The only reader of the environment here. */
export const ENVIRONMENT = {
  /** Repeats a run: `SEED=… pnpm chaos T14`. */
  seed: process.env['SEED'],
  /** A server to make databases on; without it an own Postgres is started. */
  databaseUrl: process.env['DATABASE_URL'],
} as const;
