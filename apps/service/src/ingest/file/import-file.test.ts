import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importFile, type RowOutcome, type RowWriter } from './import-file.ts';
import type { MappedRow } from './map-row.ts';
import { type Mapping, parseMapping } from './mapping.ts';

const DIRECTORY = mkdtempSync(join(tmpdir(), 'premia-import-'));

function fileOf(content: string | Buffer): string {
  const path = join(DIRECTORY, `${Math.random().toString(36).slice(2)}.csv`);
  writeFileSync(path, content);
  return path;
}

function mappingOf(changes: Partial<Mapping> = {}): Mapping {
  return {
    format: 'premia.mapping/1',
    kind: 'facts',
    source: 'crm',
    fields: {
      id: 'id',
      type: { value: 'deal.won' },
      on: { column: 'closed', date: 'DD-MM-YY' },
      amount: { column: 'value', decimal: '.' },
      employee: 'agent',
    },
    attributes: { product: { column: 'product', replace: { GTXPro: 'GTX Pro' } } },
    ...changes,
  };
}

class RememberingWriter implements RowWriter {
  readonly rows: MappedRow[] = [];

  async write(rows: readonly MappedRow[]): Promise<readonly RowOutcome[]> {
    this.rows.push(...rows);
    return rows.map(() => ({ status: 'created' }));
  }
}

async function run(content: string | Buffer, mapping = mappingOf()) {
  const writer = new RememberingWriter();
  const result = await importFile({ path: fileOf(content), mapping, dryRun: false }, writer);
  return { result, rows: writer.rows };
}

const HEADER = 'id,agent,product,closed,value\r\n';

describe('importFile', () => {
  it('maps dates, replacements and constants', async () => {
    const { rows } = await run(`${HEADER}1,Ann Lee,GTXPro,31-12-17,4821\r\n`);
    expect(rows).toEqual([
      {
        line: 2,
        fields: { id: '1', type: 'deal.won', on: '2017-12-31', amount: '4821', employee: 'Ann Lee' },
        attributes: { product: 'GTX Pro' },
        department: [],
      },
    ]);
  });

  it('counts a row without a needed value and names its line', async () => {
    const { result, rows } = await run(`${HEADER}1,Ann,GTK,,\r\n2,Ann,GTK,01-02-17,5\r\n3,Bob,GTK,,\r\n`);
    expect(rows).toHaveLength(1);
    expect(result.ok && result.report.notImported).toEqual([
      { code: 'row/missing-value', details: { column: 'closed', field: 'on' }, rows: 2, lines: [2, 4] },
    ]);
  });

  it.each(['30-02-17', '2017-02-01', '1-1', 'soon'])('refuses the date %s', async (date) => {
    const { result, rows } = await run(`${HEADER}1,Ann,GTK,${date},5\r\n`);
    expect(rows).toEqual([]);
    expect(result.ok && result.report.notImported[0]?.code).toBe('row/bad-date');
  });

  it.each(['1,234.50', '12x', '1e99'])('refuses the number %s', async (value) => {
    const { result } = await run(`${HEADER}1,Ann,GTK,01-02-17,"${value}"\r\n`);
    expect(result.ok && result.report.notImported[0]?.code).toBe('row/bad-number');
  });

  it('reads a decimal comma where the mapping says so', async () => {
    const mapping = mappingOf({ fields: { ...mappingOf().fields, amount: { column: 'value', decimal: ',' } } });
    const { rows } = await run(`${HEADER}1,Ann,GTK,01-02-17,"1 234,50"\r\n`, mapping);
    expect(rows[0]?.fields.amount).toBe('1234.50');
  });

  it('refuses Windows-1251 with the line and the likely encoding, and writes nothing', async () => {
    const line = Buffer.from([0xc8, 0xe2, 0xe0, 0xed]);
    const { result, rows } = await run(
      Buffer.concat([Buffer.from(`${HEADER}1,`), line, Buffer.from(',GTK,01-02-17,5\r\n')]),
    );
    expect(rows).toEqual([]);
    expect(result).toMatchObject({
      ok: false,
      problem: { code: 'file/not-utf-8', details: { line: '2', likely: 'windows-1251' } },
    });
  });

  it('reads Windows-1251 when the mapping states it', async () => {
    const name = Buffer.from([0xc8, 0xe2, 0xe0, 0xed]);
    const content = Buffer.concat([Buffer.from(`${HEADER}1,`), name, Buffer.from(',GTK,01-02-17,5\r\n')]);
    const { rows } = await run(content, mappingOf({ encoding: 'windows-1251' }));
    expect(rows[0]?.fields.employee).toBe('Иван');
  });

  it('writes nothing when the end of the file turns out to be unreadable', async () => {
    const many = Array.from({ length: 2_500 }, (_, index) => `${index},Ann,GTK,01-02-17,5\r\n`).join('');
    const { result, rows } = await run(Buffer.concat([Buffer.from(HEADER + many), Buffer.from([0xff, 0x0a])]));
    expect(result.ok).toBe(false);
    expect(rows).toEqual([]);
  });

  it.each([
    ['', 'file/empty'],
    ['id,agent,product,value\r\n1,A,B,5\r\n', 'file/missing-column'],
    ['id,id,agent,product,closed,value\r\n', 'file/duplicate-column'],
    [`${HEADER}1,"Ann,GTK,01-02-17,5\r\n`, 'file/malformed'],
  ])('refuses %j as a whole: %s', async (content, code) => {
    const { result, rows } = await run(content);
    expect(rows).toEqual([]);
    expect(result).toMatchObject({ ok: false, problem: { code } });
  });

  it('reports a missing file', async () => {
    const result = await importFile(
      { path: join(DIRECTORY, 'none.csv'), mapping: mappingOf(), dryRun: true },
      new RememberingWriter(),
    );
    expect(result).toMatchObject({ ok: false, problem: { code: 'file/not-found' } });
  });

  it('counts rows left out on purpose', async () => {
    const mapping = mappingOf({ leaveOut: [{ column: 'product', in: ['GTK'], reason: 'not sold any more' }] });
    const { result } = await run(`${HEADER}1,Ann,GTK,01-02-17,5\r\n`, mapping);
    expect(result.ok && result.report.notImported).toEqual([
      { code: 'row/left-out', details: { reason: 'not sold any more' }, rows: 1, lines: [2] },
    ]);
  });
});

describe('parseMapping', () => {
  it.each([
    ['{', 'mapping/not-json'],
    ['{"format":"premia.mapping/2"}', 'mapping/invalid'],
    [JSON.stringify({ ...mappingOf(), kind: 'people' }), 'mapping/wrong-kind'],
    [JSON.stringify({ ...mappingOf(), source: undefined }), 'mapping/missing-field'],
    [JSON.stringify({ ...mappingOf(), fields: { ...mappingOf().fields, colour: 'c' } }), 'mapping/unknown-field'],
  ])('refuses %s', (text, code) => {
    const result = parseMapping(text, 'facts');
    expect(result.ok ? [] : result.problems.map((problem) => problem.code)).toContain(code);
  });
});
