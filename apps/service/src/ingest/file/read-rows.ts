import { createReadStream } from 'node:fs';
import { CsvError, parse } from 'csv-parse';
import { type EncodingProblem, TextDecoding } from './decode.ts';
import type { Mapping } from './mapping.ts';

/** Limits on what one file may hold; a file beyond them is refused by name. */
export const COLUMNS_MAX = 1_000;
export const RECORD_SIZE_BYTES_MAX = 1_048_576;

/** One data row: `line` counts physical lines from 1, the header included. */
export interface FileRow {
  readonly line: number;
  readonly cells: ReadonlyMap<string, string>;
}

export interface FileProblem {
  readonly code:
    | EncodingProblem['code']
    | 'file/not-found'
    | 'file/empty'
    | 'file/malformed'
    | 'file/duplicate-column'
    | 'file/too-many-columns'
    | 'file/missing-column';
  readonly details: Readonly<Record<string, string>>;
}

/** Carries a problem of the file as a whole out of the row stream; callers turn it into a result. */
export class UnreadableFile extends Error {
  readonly problem: FileProblem;

  constructor(problem: FileProblem) {
    super(problem.code);
    this.name = 'UnreadableFile';
    this.problem = problem;
  }
}

/** How a file is written. */
export type FileFormat = Pick<Mapping, 'encoding' | 'delimiter'>;

/**
 * Streams the rows of a CSV file, by its path or from memory. Throws `UnreadableFile` when the file as a whole cannot be
 * read.
 */
export async function* readRows(
  file: string | Uint8Array,
  mapping: FileFormat & Partial<Pick<Mapping, 'fields' | 'department' | 'attributes' | 'leaveOut'>>,
): AsyncGenerator<FileRow> {
  const parser = parse({
    delimiter: mapping.delimiter ?? ',',
    info: true,
    bom: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: RECORD_SIZE_BYTES_MAX,
    trim: true,
  });
  const feeding = feed(file, mapping, parser);
  let header: readonly string[] | null = null;
  let line = 1;
  try {
    for await (const entry of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      const { record, info } = entry;
      if (header === null) header = checkHeader(record, mapping);
      else yield { line: line + 1, cells: cellsOf(header, record) };
      line = info.lines;
    }
    await feeding;
  } catch (error) {
    throw asUnreadable(error);
  }
  if (header === null) throw new UnreadableFile({ code: 'file/empty', details: {} });
}

async function feed(file: string | Uint8Array, mapping: FileFormat, parser: ReturnType<typeof parse>): Promise<void> {
  const decoding = new TextDecoding(mapping.encoding);
  try {
    const pieces: AsyncIterable<Buffer> | Iterable<Buffer> =
      typeof file === 'string' ? createReadStream(file) : [Buffer.from(file)];
    for await (const bytes of pieces) await push(parser, decoding.write(bytes));
    await push(parser, decoding.end());
    parser.end();
  } catch (error) {
    parser.destroy(error instanceof Error ? error : new Error(String(error)));
  }
}

async function push(parser: ReturnType<typeof parse>, decoded: ReturnType<TextDecoding['write']>): Promise<void> {
  if (!decoded.ok) throw new UnreadableFile(decoded.problem);
  if (decoded.text === '' || parser.write(decoded.text)) return;
  await new Promise<void>((resolve) => {
    const go = (): void => {
      parser.off('drain', go);
      parser.off('close', go);
      resolve();
    };
    parser.on('drain', go);
    parser.on('close', go);
  });
}

function checkHeader(names: readonly string[], mapping: Parameters<typeof readRows>[1]): readonly string[] {
  if (names.length > COLUMNS_MAX) {
    throw new UnreadableFile({
      code: 'file/too-many-columns',
      details: { count: String(names.length), limit: String(COLUMNS_MAX) },
    });
  }
  const duplicate = names.find((name, index) => names.indexOf(name) !== index);
  if (duplicate !== undefined)
    throw new UnreadableFile({ code: 'file/duplicate-column', details: { column: duplicate } });
  const missing = columnsUsed(mapping).filter((column) => !names.includes(column));
  if (missing.length > 0) {
    throw new UnreadableFile({
      code: 'file/missing-column',
      details: { columns: missing.join(', '), found: names.join(', ') },
    });
  }
  return names;
}

function columnsUsed(mapping: Parameters<typeof readRows>[1]): string[] {
  const fields = [
    ...Object.values(mapping.fields ?? {}),
    ...(mapping.department ?? []),
    ...Object.values(mapping.attributes ?? {}),
  ];
  const columns = fields.flatMap((field) => {
    if (typeof field === 'string') return [field];
    if ('column' in field) return [field.column];
    return 'columns' in field ? field.columns : [];
  });
  return [...new Set([...columns, ...(mapping.leaveOut ?? []).map(({ column }) => column)])];
}

function cellsOf(header: readonly string[], record: readonly string[]): ReadonlyMap<string, string> {
  return new Map(header.map((name, index) => [name, record[index] ?? '']));
}

function asUnreadable(error: unknown): unknown {
  if (error instanceof CsvError) {
    return new UnreadableFile({ code: 'file/malformed', details: { reason: error.message } });
  }
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
    return new UnreadableFile({ code: 'file/not-found', details: {} });
  }
  return error;
}
