/** The only reader of the environment in this package. Empty means absent. */
function variable(name: string): string | undefined {
  const value = process.env[name];
  return value === undefined || value === '' ? undefined : value;
}

export interface StackEnvironment {
  /** A Postgres of the operator's; without it the embedded one is started. */
  readonly databaseUrl: string | undefined;
  /** A ClickHouse of the operator's; without it the embedded one is started. */
  readonly clickhouseUrl: string | undefined;
  readonly port: string | undefined;
  /** Where `pnpm start` keeps everything, instead of `.data`. */
  readonly dataDir: string | undefined;
  readonly language: 'ru' | 'en';
  /** What a child process inherits. */
  readonly inherited: NodeJS.ProcessEnv;
}

export function readEnvironment(): StackEnvironment {
  const language = variable('LC_ALL') ?? variable('LC_MESSAGES') ?? variable('LANG') ?? '';
  return {
    databaseUrl: variable('DATABASE_URL'),
    clickhouseUrl: variable('CLICKHOUSE_URL'),
    port: variable('PORT'),
    dataDir: variable('PREMIA_DATA_DIR'),
    language: language.toLowerCase().startsWith('ru') ? 'ru' : 'en',
    inherited: processEnvironment(),
  };
}

/** For programs started with changed variables. */
export function processEnvironment(): NodeJS.ProcessEnv {
  return process.env;
}
