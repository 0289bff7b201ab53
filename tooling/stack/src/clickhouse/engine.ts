import { Session } from 'chdb';
import { readStatement } from './statement.ts';

/** The only module that loads the native engine: a crash in it takes this whole process along. */
export interface Engine {
  readonly version: string;
  /** A connection with settings and a current database of its own; opening one takes a few milliseconds. */
  connect(): Connection;
  close(): void;
}

export interface Totals {
  readonly rows: number;
  readonly bytes: number;
  readonly elapsedSeconds: number;
}

export interface Connection {
  /** Several statements are allowed here (the door's own SETs), one result is returned. */
  run(sql: string, format: string): Promise<{ readonly body: Uint8Array; readonly totals: Totals }>;
  /** Reads a SELECT block by block. Only for formats whose blocks may be put one after the other. */
  stream(sql: string, format: string): AsyncIterable<Uint8Array>;
  close(): void;
}

/** Formats without a header, a footer or separators between rows, so that blocks join into one document. */
const JOINABLE_FORMATS: ReadonlySet<string> = new Set([
  'JSONEachRow',
  'JSONStringsEachRow',
  'JSONCompactEachRow',
  'JSONCompactStringsEachRow',
  'TabSeparated',
  'TabSeparatedRaw',
  'TSV',
  'TSVRaw',
  'CSV',
  'RowBinary',
]);

export function canStream(sql: string, format: string): boolean {
  return readStatement(sql).kind === 'select' && JOINABLE_FORMATS.has(format);
}

/** Opens the data directory. The engine serves one directory per process. */
export function openEngine(directory: string): Engine {
  const root = new Session(directory);
  return {
    version: root.query('SELECT version()', 'TSVRaw').trim(),
    connect: () => connectTo(directory),
    close: () => root.close(),
  };
}

function connectTo(directory: string): Connection {
  const session = new Session(directory);
  return {
    run: async (sql, format) => {
      const result = await session.queryAsync(sql, { format });
      const totals = { rows: result.rowsRead, bytes: result.bytesRead, elapsedSeconds: result.elapsed };
      return { body: result.bytes(), totals };
    },
    stream: async function* (sql, format) {
      for await (const chunk of session.queryStream(sql, { format })) yield chunk.raw();
    },
    close: () => session.close(),
  };
}
