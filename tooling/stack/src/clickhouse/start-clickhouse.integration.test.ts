import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { type ClickHouseClient, ClickHouseError, ClickHouseLogLevel, createClient } from '@clickhouse/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commandOf, waitUntil } from '../processes.ts';
import { type ClickHouse, startClickHouse } from './start-clickhouse.ts';

const QUOTED = { output_format_json_quote_64bit_integers: 1, output_format_json_quote_decimals: 1 } as const;

describe('the embedded ClickHouse through @clickhouse/client', () => {
  let dataDir: string;
  let engine: ClickHouse;
  let client: ClickHouseClient;

  beforeAll(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'premia-clickhouse-'));
    engine = await startClickHouse({ dataDir });
    // The tests make the client fail on purpose.
    client = createClient({ url: engine.url, log: { level: ClickHouseLogLevel.OFF } });
    await client.command({ query: 'CREATE DATABASE shop' });
    await client.command({
      query: `CREATE TABLE shop.sales (id UInt64, amount Decimal(38, 4), note String, sold_on Date)
        ENGINE = MergeTree ORDER BY id SETTINGS non_replicated_deduplication_window = 100`,
    });
  });

  afterAll(async () => {
    await client.close();
    await engine.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  async function rows(query: string, parameters: Record<string, unknown> = {}): Promise<unknown[]> {
    const result = await client.query({
      query,
      format: 'JSONEachRow',
      query_params: parameters,
      clickhouse_settings: QUOTED,
    });
    return result.json();
  }

  it('answers a ping', async () => {
    expect(await client.ping()).toEqual({ success: true });
    expect(await client.ping({ select: true })).toEqual({ success: true });
  });

  it('keeps 64-bit integers and decimals exact', async () => {
    expect(
      await rows("SELECT toUInt64('18446744073709551615') AS n, toDecimal128('12345678901234567890.1234', 4) AS d"),
    ).toEqual([{ n: '18446744073709551615', d: '12345678901234567890.1234' }]);
  });

  it('answers in the format asked for', async () => {
    const json = await client.query({ query: 'SELECT 1 AS one', format: 'JSON' });
    expect(await json.json()).toMatchObject({ rows: 1, data: [{ one: 1 }], meta: [{ name: 'one', type: 'UInt8' }] });
    const csv = await client.query({ query: "SELECT 1, 'a\"b'", format: 'CSV' });
    expect(await csv.text()).toBe('1,"a""b"\n');
    const own = await client.exec({ query: 'SELECT 1 AS one FORMAT CSVWithNames' });
    expect(await text(own.stream)).toBe('"one"\n1\n');
  });

  it.each([
    ['String', "it's \\ a\ttab\nand a line; SELECT 1 --"],
    ['Int32', -5],
    ['Array(String)', ["a'b", 'c']],
    ['Nullable(String)', null],
    ['Decimal(38, 4)', '-12345678901234567890.1234'],
    ['Date', '2026-10-31'],
    ['Bool', true],
  ])('binds a parameter of type %s', async (type, value) => {
    expect(await rows(`SELECT {value:${type}} AS value`, { value })).toEqual([{ value }]);
  });

  it('binds names', async () => {
    expect(
      await rows('SELECT count() AS n FROM {database:Identifier}.{table:Identifier} WHERE 0', {
        database: 'shop',
        table: 'sales',
      }),
    ).toEqual([{ n: '0' }]);
  });

  it('uses the database and the settings of one request for that request alone', async () => {
    const inShop = createClient({ url: `${engine.url}/shop`, clickhouse_settings: { max_block_size: '7' } });
    const query = "SELECT currentDatabase() AS db, getSetting('max_block_size') AS size";
    expect(await (await inShop.query({ query, format: 'JSONEachRow' })).json()).toMatchObject([{ db: 'shop' }]);
    expect(await rows(query)).toMatchObject([{ db: 'default' }]);
    await inShop.close();
  });

  it('inserts rows, exactly', async () => {
    const values = [
      { id: '1', amount: '0.1', note: 'Первая', sold_on: '2026-10-01' },
      { id: '2', amount: '99999999999999999999.9999', note: '{"a": "b"}\n', sold_on: '2026-10-02' },
    ];
    const inserted = await client.insert({
      table: 'shop.sales',
      values,
      format: 'JSONEachRow',
      columns: ['id', 'amount', 'note', 'sold_on'],
    });
    expect(inserted.executed).toBe(true);
    expect(inserted.summary?.written_rows).toBe('2');
    expect(await rows('SELECT * FROM shop.sales WHERE id IN (1, 2) ORDER BY id')).toEqual(values);
  });

  it('streams an insert and a result, with compression both ways', async () => {
    const packed = createClient({ url: engine.url, compression: { request: true, response: true } });
    await packed.command({ query: 'CREATE TABLE shop.many (n UInt64) ENGINE = MergeTree ORDER BY n' });
    const source = Readable.from(
      (function* () {
        for (let n = 0; n < 20_000; n += 1) yield { n };
      })(),
    );
    await packed.insert({ table: 'shop.many', values: source, format: 'JSONEachRow' });
    await packed.command({ query: 'INSERT INTO shop.many SELECT number FROM numbers(20000, 280000)' });
    const result = await packed.query({ query: 'SELECT n FROM shop.many ORDER BY n', format: 'JSONEachRow' });
    let sum = 0n;
    let blocks = 0;
    for await (const batch of result.stream<{ n: string }>()) {
      blocks += 1;
      for (const row of batch) sum += BigInt(row.json().n);
    }
    expect(sum).toBe(44_999_850_000n);
    expect(blocks).toBeGreaterThan(1);
    await packed.close();
  });

  it('accepts an empty insert', async () => {
    await client.insert({ table: 'shop.sales', values: Readable.from([]), format: 'JSONEachRow' });
    expect(await rows('SELECT count() AS n FROM shop.sales WHERE id = 0')).toEqual([{ n: '0' }]);
  });

  it('accepts a block once for each deduplication token', async () => {
    const insert = (token: string): Promise<unknown> =>
      client.insert({
        table: 'shop.sales',
        values: [{ id: 500, amount: '1', note: token, sold_on: '2026-01-01' }],
        format: 'JSONEachRow',
        clickhouse_settings: { insert_deduplication_token: token },
      });
    await insert('batch-1');
    await insert('batch-1');
    await insert('batch-2');
    expect(await rows('SELECT note, count() AS n FROM shop.sales WHERE id = 500 GROUP BY note ORDER BY note')).toEqual([
      { note: 'batch-1', n: '1' },
      { note: 'batch-2', n: '1' },
    ]);
  });

  it('streams raw data of any format through exec', async () => {
    await client.command({ query: 'CREATE TABLE shop.raw (a UInt8, b String) ENGINE = Memory' });
    const values = Readable.from([Buffer.from('1,x\n'), Buffer.from('2,y\n')]);
    const { stream } = await client.exec({ query: 'INSERT INTO shop.raw FORMAT CSV', values });
    stream.resume();
    const native = await client.exec({ query: 'SELECT * FROM shop.raw ORDER BY a FORMAT Native' });
    const copy = await client.exec({ query: 'INSERT INTO shop.raw FORMAT Native', values: native.stream });
    copy.stream.resume();
    expect(await rows('SELECT a, b, count() AS n FROM shop.raw GROUP BY a, b ORDER BY a')).toEqual([
      { a: 1, b: 'x', n: '2' },
      { a: 2, b: 'y', n: '2' },
    ]);
  });

  it.each([
    ['SELECT * FROM nowhere', '60', 'UNKNOWN_TABLE'],
    ['SELEKT 1', '62', 'SYNTAX_ERROR'],
    ['SELECT 1; SELECT 2', '62', 'SYNTAX_ERROR'],
    ['SELECT unknown_column', '47', 'UNKNOWN_IDENTIFIER'],
  ])('explains why %s fails', async (query, code, type) => {
    const error = await client.query({ query }).then(
      () => undefined,
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(ClickHouseError);
    expect(error).toMatchObject({ code, type });
  });

  it('reports a failure in the middle of a result', async () => {
    const result = await client.query({
      query: "SELECT throwIf(number = 900000, 'late failure') AS x FROM numbers(1000000)",
      format: 'JSONEachRow',
      clickhouse_settings: { max_block_size: '1000' },
    });
    const reading = (async () => {
      for await (const _ of result.stream());
    })();
    await expect(reading).rejects.toMatchObject({ code: '395', message: expect.stringContaining('late failure') });
  });

  it('stops a query at its time limit', async () => {
    const slow = rows(
      'SELECT count() FROM numbers(100000000000) WHERE sipHash64(number) = 1 SETTINGS max_execution_time = 1',
    );
    await expect(slow).rejects.toMatchObject({ code: '159' });
  });

  it('names a setting that does not exist, and refuses a stranger', async () => {
    const unknown = await fetch(`${address(engine.url)}/?no_such_setting=1&query=SELECT%201`, {
      headers: authorization(engine.url),
    });
    expect(unknown.status).toBe(404);
    expect(unknown.headers.get('x-clickhouse-exception-code')).toBe('115');
    expect((await fetch(`${address(engine.url)}/?query=SELECT%201`)).status).toBe(403);
  });

  it('shows its password to nobody who lists the processes', () => {
    expect(commandOf(engine.processId() ?? 0)).toContain('engine-process');
    expect(commandOf(engine.processId() ?? 0)).not.toContain(new URL(engine.url).password);
  });

  it('serves plain HTTP: statement in the address or the body, data packed, GET only for reading', async () => {
    const headers = authorization(engine.url);
    const base = address(engine.url);
    expect(await (await fetch(`${base}/?query=SELECT%201%2B1`, { headers })).text()).toBe('2\n');
    expect(await (await fetch(base, { method: 'POST', headers, body: 'SELECT 3 FORMAT CSV' })).text()).toBe('3\n');
    const insert = encodeURIComponent('INSERT INTO shop.sales (id, amount) FORMAT CSV');
    const packed = await fetch(`${base}/?query=${insert}`, {
      method: 'POST',
      headers: { ...headers, 'content-encoding': 'gzip' },
      body: gzipSync('700,7.5\n'),
    });
    expect(packed.status).toBe(200);
    const inline = await fetch(base, {
      method: 'POST',
      headers,
      body: 'INSERT INTO shop.sales (id, amount) FORMAT CSV\n701,7.5\n',
    });
    expect(inline.status).toBe(200);
    expect(await rows('SELECT count() AS n FROM shop.sales WHERE id IN (700, 701)')).toEqual([{ n: '2' }]);
    const drop = await fetch(`${base}/?query=${encodeURIComponent('DROP TABLE shop.sales')}`, { headers });
    expect(drop.headers.get('x-clickhouse-exception-code')).toBe('164');
  });

  it('answers many at once', async () => {
    const answers = await Promise.all(Array.from({ length: 40 }, (_, n) => rows('SELECT {n:UInt32} AS n', { n })));
    expect(answers).toEqual(Array.from({ length: 40 }, (_, n) => [{ n }]));
  });

  it('inserts nothing of a body that breaks off', async () => {
    const controller = new AbortController();
    const endless = Readable.from(
      (async function* () {
        yield Buffer.from('800,1\n'.repeat(1_000));
        controller.abort();
        await new Promise(() => undefined);
      })(),
    );
    const broken = client.exec({
      query: 'INSERT INTO shop.sales (id, amount) FORMAT CSV',
      values: endless,
      abort_signal: controller.signal,
    });
    await expect(broken).rejects.toThrow();
    expect(await rows('SELECT count() AS n FROM shop.sales WHERE id = 800')).toEqual([{ n: '0' }]);
  });

  it('comes back at the same address with its data after a crash', async () => {
    const crashed = engine.processId();
    if (crashed === undefined) throw new Error('The engine has no process');
    process.kill(crashed, 'SIGKILL');
    const isBack = await waitUntil(async () => engine.processId() !== crashed && (await client.ping()).success, {
      timeoutMs: 20_000,
    });
    expect(isBack).toBe(true);
    expect(await rows('SELECT amount FROM shop.sales WHERE id = 1')).toEqual([{ amount: '0.1' }]);
  });

  it('refuses a second engine on the same data', async () => {
    await expect(startClickHouse({ dataDir })).rejects.toThrow(/is in use by process/);
  });
});

async function text(stream: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

function address(url: string): string {
  return `http://${new URL(url).host}`;
}

function authorization(url: string): Record<string, string> {
  const { username, password } = new URL(url);
  return { authorization: `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}` };
}
