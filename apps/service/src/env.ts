import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const WEB_ROOT_DEFAULT = fileURLToPath(new URL('../../web/dist', import.meta.url));

/** More processes than any machine of ours has processors; beyond, workers belong on machines of their own. */
const WORKERS_MAX = 64;

const flag = z.stringbool();

const environmentSchema = z.object({
  /** Postgres: the only truth. */
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  /** ClickHouse over HTTP. While it does not answer, everything but the dashboards works. */
  CLICKHOUSE_URL: z.url({ protocol: /^https?$/ }),
  /** Name of the cluster when ClickHouse is sharded and replicated. */
  CLICKHOUSE_CLUSTER: z.string().min(1).optional(),
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  PREMIA_HOST: z.string().default('127.0.0.1'),
  PREMIA_PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  /**
   * `internal`: accruals, runs and projections are worked on in this process; a number: by so many processes that the
   * service starts and keeps; `external`: by `worker` processes that somebody else keeps.
   */
  PREMIA_WORKERS: z
    .union([z.enum(['internal', 'external']), z.coerce.number().int().min(1).max(WORKERS_MAX)])
    .default('internal'),
  /** Lets visitors be one of the demo people. Off in production unless asked for. */
  PREMIA_DEMO: flag.optional(),
  /** Addresses browsers may send commands from, comma-separated, when a proxy hides the real one. */
  PREMIA_ORIGINS: z
    .string()
    .default('')
    .transform((text) => text.split(',').filter((origin) => origin !== '')),
  /** The built browser app. */
  PREMIA_WEB_ROOT: z.string().default(WEB_ROOT_DEFAULT),
  /** The service ends when the process that started it does. */
  PREMIA_EXIT_WITH_PARENT: flag.default(false),
  /** Trust `X-Forwarded-*` of a proxy in front; also marks the session cookie as https-only. */
  PREMIA_BEHIND_HTTPS: flag.default(false),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
});

export interface Environment {
  readonly databaseUrl: string;
  readonly clickhouseUrl: string;
  readonly clickhouseCluster: string | undefined;
  readonly host: string;
  readonly port: number;
  readonly workers: 'internal' | 'external' | number;
  readonly demo: boolean;
  readonly origins: readonly string[];
  readonly webRoot: string;
  readonly exitWithParent: boolean;
  readonly behindHttps: boolean;
  readonly logLevel: string;
}

export type EnvironmentResult =
  | { readonly ok: true; readonly environment: Environment }
  /** Names of the settings that are missing or wrong; never their values, which may be secrets. */
  | { readonly ok: false; readonly faults: readonly string[] };

/** The only reader of the process's environment in the service. */
export function readEnvironment(
  variables: Readonly<Record<string, string | undefined>> = process.env,
): EnvironmentResult {
  const parsed = environmentSchema.safeParse(variables);
  if (!parsed.success) {
    return { ok: false, faults: parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.code}`) };
  }
  const { data } = parsed;
  return {
    ok: true,
    environment: {
      databaseUrl: data.DATABASE_URL,
      clickhouseUrl: data.CLICKHOUSE_URL,
      clickhouseCluster: data.CLICKHOUSE_CLUSTER,
      host: data.PREMIA_HOST,
      port: data.PREMIA_PORT,
      workers: data.PREMIA_WORKERS,
      demo: data.PREMIA_DEMO ?? data.NODE_ENV !== 'production',
      origins: data.PREMIA_ORIGINS,
      webRoot: data.PREMIA_WEB_ROOT,
      exitWithParent: data.PREMIA_EXIT_WITH_PARENT,
      behindHttps: data.PREMIA_BEHIND_HTTPS,
      logLevel: data.LOG_LEVEL,
    },
  };
}
