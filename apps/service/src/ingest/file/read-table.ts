import type { ChangeColumn, ChangeTable } from '../../contract.ts';
import { looksLikeWindows1251 } from './decode.ts';
import { ENCODINGS, type Encoding, type Mapping } from './mapping.ts';
import { readRows, UnreadableFile } from './read-rows.ts';

export interface TableFile {
  readonly content: Uint8Array;
  /** Null: found out. */
  readonly encoding: string | null;
  readonly delimiter: string | null;
}

type Delimiter = NonNullable<Mapping['delimiter']>;
const DELIMITERS: readonly Delimiter[] = ['\t', ';', ',', '|'];

/**
 * Reads a whole file, or a pasted table, as texts with the header's names, by the reader of the imports. Encoding and
 * delimiter are found out for a person to see and correct: here, unlike in an import from the terminal, somebody looks.
 */
export async function readTable({ content, encoding, delimiter }: TableFile): Promise<ChangeTable> {
  const spoken = ENCODINGS.find((known) => known === encoding) ?? likelyEncoding(content);
  const parted = DELIMITERS.find((known) => known === delimiter) ?? likelyDelimiter(content, spoken);
  try {
    const rows: { line: number; cells: readonly string[] }[] = [];
    let columns: readonly string[] = [];
    for await (const { line, cells } of readRows(content, { encoding: spoken, delimiter: parted })) {
      columns = [...cells.keys()];
      rows.push({ line, cells: [...cells.values()] });
    }
    return { ok: true, encoding: spoken, delimiter: parted, columns, rows, suggested: suggest(columns) };
  } catch (error) {
    if (error instanceof UnreadableFile) return { ok: false, ...error.problem };
    throw error;
  }
}

function likelyEncoding(content: Uint8Array): Encoding {
  const [first, second] = content;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(content);
    return 'utf-8';
  } catch {
    return looksLikeWindows1251(Buffer.from(content)) ? 'windows-1251' : 'utf-8';
  }
}

/** The one that parts the header into most columns. */
function likelyDelimiter(content: Uint8Array, encoding: Encoding): Delimiter {
  const header = new TextDecoder(encoding).decode(content.subarray(0, 10_000)).split(/\r?\n/, 1)[0] ?? '';
  const counts = DELIMITERS.map((delimiter) => header.split(delimiter).length);
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ',';
}

/** Names under which files know our columns. */
const NAMES: Readonly<Record<ChangeColumn, readonly string[]>> = {
  criterion: ['criterion', 'критерий', 'показатель', 'kpi', 'metric', 'measure'],
  who: ['who', 'кому', 'кто', 'для кого'],
  employee: ['employee', 'сотрудник', 'фио', 'name', 'табельный номер', 'работник', 'person'],
  department: ['department', 'отдел', 'подразделение'],
  period: ['period', 'период', 'месяц', 'month', 'квартал', 'quarter'],
  value: ['value', 'значение', 'план', 'target', 'plan', 'цель', 'факт', 'actual', 'сумма'],
};

function suggest(columns: readonly string[]): Partial<Record<ChangeColumn, string>> {
  const suggested: Partial<Record<ChangeColumn, string>> = {};
  for (const [ours, names] of Object.entries(NAMES) as [ChangeColumn, readonly string[]][]) {
    const found = columns.find((column) => names.includes(column.trim().toLowerCase()));
    if (found !== undefined) suggested[ours] = found;
  }
  return suggested;
}
