import { randomBytes, randomUUID, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { Readable, type Transform, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createBrotliCompress, createDeflate, createGzip } from 'node:zlib';
import { readText, spool } from './body.ts';
import { type Connection, canStream, type Engine, type Totals } from './engine.ts';
import { asFailure, type ClickHouseFailure, failure, statusOf } from './failure.ts';
import { Gate } from './gate.ts';
import { credentialsOf, preludeOf, type QueryRequest, quote, readRequest } from './request.ts';
import { readStatement, type Statement } from './statement.ts';

export interface DoorOptions {
  readonly engine: Engine;
  readonly password: string;
  /** Bodies of inserts pass through here. */
  readonly spoolDirectory: string;
  readonly queriesMax: number;
  readonly waitingMax: number;
}

const USER = 'default';
const DEFAULT_FORMAT = 'TabSeparated';
const NOTHING: Totals = { rows: 0, bytes: 0, elapsedSeconds: 0 };

/** ClickHouse's HTTP interface over an embedded engine, as far as its clients use it. */
export function createDoor(options: DoorOptions): Server {
  const gate = new Gate(options.queriesMax, options.waitingMax);
  const server = createServer((message, response) => {
    void new Exchange({ options, gate, message, response }).answer();
  });
  // The clients keep connections for their own time; closing first would race with their next request.
  server.keepAliveTimeout = 30_000;
  server.requestTimeout = 0;
  return server;
}

interface ExchangeParts {
  readonly options: DoorOptions;
  readonly gate: Gate;
  readonly message: IncomingMessage;
  readonly response: ServerResponse;
}

/** One request and its answer. */
class Exchange {
  readonly #options: DoorOptions;
  readonly #gate: Gate;
  readonly #message: IncomingMessage;
  readonly #response: ServerResponse;
  readonly #exceptionTag = randomBytes(8).toString('hex');

  constructor({ options, gate, message, response }: ExchangeParts) {
    this.#options = options;
    this.#gate = gate;
    this.#message = message;
    this.#response = response;
  }

  async answer(): Promise<void> {
    try {
      const address = new URL(this.#message.url ?? '/', 'http://localhost');
      if (address.pathname === '/ping' || address.pathname === '/replicas_status') return this.#sayOk();
      this.#authenticate(address);
      const request = readRequest(this.#message, address);
      if (request.isReadOnly && request.queryInAddress === '') return this.#sayOk();
      await this.#answerQuery(request);
    } catch (error) {
      this.#fail(asFailure(error));
    }
  }

  #sayOk(): void {
    this.#response.writeHead(200, { 'content-type': 'text/html; charset=UTF-8' }).end('Ok.\n');
  }

  #authenticate(address: URL): void {
    const { user, password } = credentialsOf(this.#message, address);
    const given = Buffer.from(password);
    const expected = Buffer.from(this.#options.password);
    if (user === USER && given.length === expected.length && timingSafeEqual(given, expected)) return;
    throw failure(
      516,
      'AUTHENTICATION_FAILED',
      `${user}: Authentication failed: password is incorrect, or there is no user with such name`,
    );
  }

  async #answerQuery(request: QueryRequest): Promise<void> {
    const leave = await this.#gate.enter();
    let connection: Connection | undefined;
    try {
      // The client may have gone away while it waited in the queue.
      if (this.#response.destroyed) return;
      this.#response.setHeader('x-clickhouse-query-id', request.queryId ?? randomUUID());
      this.#response.setHeader('x-clickhouse-server-display-name', 'premia-embedded');
      this.#response.setHeader('x-clickhouse-timezone', 'UTC');
      const waitingInsert = readStatement(request.queryInAddress);
      connection = this.#options.engine.connect();
      await connection.run(preludeOf(request), DEFAULT_FORMAT);
      if (waitingInsert.dataClauseAt === undefined) await this.#runStatement(connection, request);
      else await this.#insertBody(connection, waitingInsert);
    } finally {
      connection?.close();
      leave();
    }
  }

  async #insertBody(connection: Connection, insert: Statement): Promise<void> {
    const data = await spool(this.#message, this.#options.spoolDirectory);
    try {
      const totals = data.sizeBytes === 0 ? NOTHING : await this.#insertFile(connection, insert, data.path);
      this.#response.setHeader('x-clickhouse-summary', summary({ ...totals, isWrite: true }));
      this.#response.writeHead(200, { 'content-type': 'text/plain; charset=UTF-8' }).end();
    } finally {
      data.remove();
    }
  }

  async #insertFile(connection: Connection, { text, dataClauseAt }: Statement, path: string): Promise<Totals> {
    const sql = `${text.slice(0, dataClauseAt)} FROM INFILE ${quote(path)} COMPRESSION 'none' ${text.slice(dataClauseAt)}`;
    return (await connection.run(sql, DEFAULT_FORMAT)).totals;
  }

  async #runStatement(connection: Connection, request: QueryRequest): Promise<void> {
    const body = await readText(this.#message);
    const { text, format: ownFormat, kind, isMultiple } = readStatement(joined(request.queryInAddress, body));
    if (text.trim() === '') throw failure(62, 'SYNTAX_ERROR', 'Empty query');
    if (isMultiple) throw failure(62, 'SYNTAX_ERROR', 'Syntax error (Multi-statements are not allowed)');
    const format = (kind === 'insert' ? undefined : ownFormat) ?? request.defaultFormat ?? DEFAULT_FORMAT;
    this.#response.setHeader('x-clickhouse-format', format);
    this.#response.setHeader('content-type', contentTypeOf(format));
    if (!request.waitsForEnd && canStream(text, format)) {
      await this.#stream(connection.stream(text, format), request);
      return;
    }
    const { body: result, totals } = await connection.run(text, format);
    this.#response.setHeader('x-clickhouse-summary', summary({ ...totals, isWrite: kind === 'insert' }));
    await pipeline([Readable.from([result]), ...this.#sinks(request)]);
  }

  /** The first block is awaited before the headers go out: nearly every error is known by then and gets its status. */
  async #stream(blocks: AsyncIterable<Uint8Array>, request: QueryRequest): Promise<void> {
    const iterator = blocks[Symbol.asyncIterator]();
    const first = await iterator.next();
    this.#response.setHeader('x-clickhouse-summary', summary({ ...NOTHING, isWrite: false }));
    this.#response.setHeader('x-clickhouse-exception-tag', this.#exceptionTag);
    await pipeline([Readable.from(this.#rest(first, iterator), { objectMode: false }), ...this.#sinks(request)]);
  }

  async *#rest(first: IteratorResult<Uint8Array>, iterator: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
    try {
      for (let next = first; next.done !== true; next = await iterator.next()) yield next.value;
    } catch (error) {
      // The status is sent: the error travels in the body, framed so that clients recognise it.
      yield Buffer.from(exceptionInStream(asFailure(error), this.#exceptionTag));
    } finally {
      await iterator.return?.();
    }
  }

  #sinks({ compression }: QueryRequest): readonly Writable[] {
    this.#response.statusCode = 200;
    if (compression === undefined) return [this.#response];
    this.#response.setHeader('content-encoding', compression);
    return [compressor(compression), this.#response];
  }

  #fail(error: ClickHouseFailure): void {
    if (this.#response.headersSent || this.#response.destroyed) {
      this.#response.destroy();
      return;
    }
    this.#response.removeHeader('content-encoding');
    this.#response.setHeader('x-clickhouse-exception-code', String(error.code));
    const text = `${error.message} (version ${this.#options.engine.version} (embedded))\n`;
    this.#response.writeHead(statusOf(error), { 'content-type': 'text/plain; charset=UTF-8' }).end(text);
    // What is left of the request's body must not be read as the next request.
    this.#message.resume();
  }
}

/** As ClickHouse does: the address first, then the body on a line of its own. */
function joined(inAddress: string, body: string): string {
  return inAddress === '' || body === '' ? inAddress + body : `${inAddress}\n${body}`;
}

function summary({ rows, bytes, elapsedSeconds, isWrite }: Totals & { readonly isWrite: boolean }): string {
  return JSON.stringify({
    read_rows: String(rows),
    read_bytes: String(bytes),
    written_rows: isWrite ? String(rows) : '0',
    written_bytes: isWrite ? String(bytes) : '0',
    total_rows_to_read: '0',
    result_rows: isWrite ? String(rows) : '0',
    result_bytes: '0',
    elapsed_ns: String(Math.round(elapsedSeconds * 1e9)),
  });
}

function exceptionInStream(error: ClickHouseFailure, tag: string): string {
  const message = `${error.message}\n`;
  return `\r\n__exception__\r\n${tag}\r\n${message}${Buffer.byteLength(message)} ${tag}\r\n__exception__\r\n`;
}

function contentTypeOf(format: string): string {
  if (/^JSON(Compact)?(Strings)?$/.test(format) || format === 'JSONObjectEachRow')
    return 'application/json; charset=UTF-8';
  if (format.startsWith('JSON')) return 'application/x-ndjson; charset=UTF-8';
  if (format.startsWith('CSV')) return 'text/csv; charset=UTF-8; header=absent';
  if (/^(TSV|TabSeparated)/.test(format)) return 'text/tab-separated-values; charset=UTF-8';
  return /^(RowBinary|Native|Parquet|Arrow|ORC|Avro)/.test(format)
    ? 'application/octet-stream'
    : 'text/plain; charset=UTF-8';
}

function compressor(compression: NonNullable<QueryRequest['compression']>): Transform {
  switch (compression) {
    case 'gzip':
      return createGzip({ level: 3 });
    case 'deflate':
      return createDeflate({ level: 3 });
    case 'br':
      return createBrotliCompress();
  }
}
