import { type DestinationStream, type Logger, pino } from 'pino';

export type { Logger } from 'pino';

/**
 * Logs say which procedure, how long and which error, never about whom or how much: no names, amounts, addresses
 * with queries, cookies, tokens or bodies. What an error carries besides its message and stack stays out as well,
 * because database drivers attach the values of the failing statement.
 */
export function createLogger(level: string, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: { service: 'premia' },
    timestamp: () => `,"at":"${new Date().toISOString()}"`,
    serializers: { err: errorForLog, error: errorForLog },
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}

const CAUSES_MAX = 5;

interface LoggedError {
  readonly type: string;
  readonly code?: string;
  /** Names the database gives to what it refused: tables, columns, constraints, its own routine. Never values. */
  readonly database?: Readonly<Record<string, string>>;
  readonly stack: readonly string[];
  readonly cause?: LoggedError;
}

/** Kind, code and frames; messages of drivers quote values, so only our own defects speak. */
export function errorForLog(error: unknown, depth = 0): LoggedError {
  if (!(error instanceof Error)) {
    return { type: typeof error, stack: [] };
  }
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {};
  const cause = error.cause === undefined || depth >= CAUSES_MAX ? {} : { cause: errorForLog(error.cause, depth + 1) };
  return { type: error.name, ...code, ...databaseNames(error), stack: framesOf(error), ...cause };
}

const DATABASE_NAMES = ['table', 'column', 'constraint', 'routine'] as const;

function databaseNames(error: Error): Pick<LoggedError, 'database'> {
  const names = DATABASE_NAMES.flatMap((key) => {
    const name: unknown = Reflect.get(error, key);
    return typeof name === 'string' ? [[key, name] as const] : [];
  });
  return names.length === 0 ? {} : { database: Object.fromEntries(names) };
}

function framesOf(error: Error): readonly string[] {
  return (error.stack ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line.startsWith('at '));
}
