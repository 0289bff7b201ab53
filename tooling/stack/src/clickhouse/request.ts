import type { IncomingMessage } from 'node:http';
import { failure } from './failure.ts';

/** What a client of ClickHouse's HTTP interface can say in the address and the headers. */
export interface QueryRequest {
  /** The `query` of the address; the body is then appended to it or is its data. */
  readonly queryInAddress: string;
  readonly database: string | undefined;
  readonly queryId: string | undefined;
  readonly defaultFormat: string | undefined;
  readonly settings: ReadonlyMap<string, string>;
  /** Values for `{name:Type}`, in ClickHouse's escaped text form. */
  readonly parameters: ReadonlyMap<string, string>;
  readonly isReadOnly: boolean;
  /** Send nothing before the result is complete, so that every error has its status. */
  readonly waitsForEnd: boolean;
  readonly compression: 'gzip' | 'deflate' | 'br' | undefined;
}

const NAME = /^[A-Za-z_]\w*$/;

/** Words of the HTTP interface itself; everything else in the address is a setting of the engine. */
const DOOR_WORDS: ReadonlySet<string> = new Set([
  'query',
  'database',
  'default_format',
  'query_id',
  'user',
  'password',
  'quota_key',
  'role',
  'session_id',
  'session_timeout',
  'session_check',
  'wait_end_of_query',
  'buffer_size',
  'compress',
  'decompress',
  'enable_http_compression',
  'http_zlib_compression_level',
  'send_progress_in_http_headers',
  'http_headers_progress_interval_ms',
  'cancel_http_readonly_queries_on_client_close',
  'client_protocol_version',
]);

/** @throws ClickHouseFailure for names that cannot be settings or parameters. */
export function readRequest(message: IncomingMessage, address: URL): QueryRequest {
  const settings = new Map<string, string>();
  const parameters = new Map<string, string>();
  for (const [name, value] of address.searchParams) {
    if (DOOR_WORDS.has(name)) continue;
    const isParameter = name.startsWith('param_');
    const key = isParameter ? name.slice('param_'.length) : name;
    if (!NAME.test(key))
      throw failure(
        115,
        'UNKNOWN_SETTING',
        `Setting ${name} is neither a builtin setting nor started with the prefix 'SQL_'`,
      );
    (isParameter ? parameters : settings).set(key, value);
  }
  const one = (name: string): string | undefined => address.searchParams.get(name) ?? undefined;
  const isTrue = (name: string): boolean => ['1', 'true'].includes(one(name) ?? '');
  return {
    queryInAddress: one('query') ?? '',
    database: one('database') ?? header(message, 'x-clickhouse-database'),
    queryId: one('query_id'),
    defaultFormat: one('default_format') ?? header(message, 'x-clickhouse-format'),
    settings,
    parameters,
    isReadOnly: message.method === 'GET' || message.method === 'HEAD',
    waitsForEnd: isTrue('wait_end_of_query'),
    compression: isTrue('enable_http_compression') ? acceptedEncoding(message) : undefined,
  };
}

/** A query that needs more is refused (code 241) before the machine starts to swap; a request may ask for more. */
const DEFAULTS: ReadonlyMap<string, string> = new Map([['max_memory_usage', String(4 * 1024 ** 3)]]);

/** The statements that put a fresh connection into the state the request asks for. */
export function preludeOf(request: QueryRequest): string {
  const assignments = [
    ...[...new Map([...DEFAULTS, ...request.settings])].map(([name, value]) => `${name} = ${quote(value)}`),
    ...[...request.parameters].map(([name, value]) => `param_${name} = ${quote(value)}`),
  ];
  return [
    ...(request.database === undefined ? [] : [`USE ${quoteName(request.database)}`]),
    `SET ${assignments.join(', ')}`,
    ...(request.isReadOnly ? ['SET readonly = 2'] : []),
  ].join('; ');
}

export interface Credentials {
  readonly user: string;
  readonly password: string;
}

export function credentialsOf(message: IncomingMessage, address: URL): Credentials {
  const user = header(message, 'x-clickhouse-user') ?? address.searchParams.get('user');
  const key = header(message, 'x-clickhouse-key') ?? address.searchParams.get('password');
  const [scheme, token] = (message.headers.authorization ?? '').split(' ');
  if (scheme?.toLowerCase() !== 'basic' || token === undefined) return { user: user ?? 'default', password: key ?? '' };
  const text = Buffer.from(token, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  return { user: text.slice(0, colon), password: text.slice(colon + 1) };
}

function acceptedEncoding(message: IncomingMessage): QueryRequest['compression'] {
  const accepted = header(message, 'accept-encoding') ?? '';
  return (['gzip', 'deflate', 'br'] as const).find((encoding) => accepted.includes(encoding));
}

function header(message: IncomingMessage, name: string): string | undefined {
  const value = message.headers[name];
  return Array.isArray(value) ? value[0] : value;
}

export function quote(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}

function quoteName(name: string): string {
  return `\`${name.replaceAll('\\', '\\\\').replaceAll('`', '\\`')}\``;
}
