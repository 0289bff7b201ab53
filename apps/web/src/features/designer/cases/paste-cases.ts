import { type BaseType, parseLiteral, type SchemeCase } from '@premia/scheme';
import { pastedRows, readNumbers } from '../node-views/parts/pasted-table.ts';
import { type CaseInput, writeInput } from './case-columns.ts';

/** What a column of a pasted table may be. */
export type CaseColumn =
  | { readonly kind: 'name'; readonly titles: readonly string[] }
  | { readonly kind: 'input'; readonly input: CaseInput; readonly base: BaseType; readonly titles: readonly string[] }
  | { readonly kind: 'expected'; readonly code: string; readonly titles: readonly string[] };

export type PastedCases =
  | { readonly ok: true; readonly cases: readonly SchemeCase[] }
  | { readonly ok: false; readonly problem: 'no-table' | 'no-expected' }
  | { readonly ok: false; readonly problem: 'unknown-column' | 'unreadable'; readonly title: string };

export interface CasePaste {
  readonly text: string;
  /** The columns of the grid, left to right: what a table without a heading is read by. */
  readonly shown: readonly CaseColumn[];
  /** Every column a heading may name. */
  readonly known: readonly CaseColumn[];
  /** Inputs the table does not have are taken from here. */
  readonly template: SchemeCase;
}

/**
 * Cases as a spreadsheet puts them on the clipboard. With a heading, its words choose the columns; without one they
 * stand as in the grid. A column is read as a whole, so `1,5` and `1.5` are told apart by their neighbours; one cell
 * that is no value refuses the paste rather than make a case nobody wrote.
 */
export function readPastedCases({ text, shown, known, template }: CasePaste): PastedCases {
  const rows = pastedRows(text);
  const [first] = rows ?? [];
  if (rows === null || first === undefined) return { ok: false, problem: 'no-table' };
  const heading = readHeading(first, known);
  if (heading !== null && !heading.ok) return heading;
  const columns = heading === null ? shown : heading.columns;
  const body = heading === null ? rows : rows.slice(1);
  if (!columns.some(({ kind }) => kind === 'expected')) return { ok: false, problem: 'no-expected' };
  let cases = body.map((): SchemeCase => ({ ...template, name: '', expect: {} }));
  for (const [index, column] of columns.entries()) {
    const cells = body.map((row) => row[index] ?? '');
    const values = readColumn(column, cells);
    if (values === null) return { ok: false, problem: 'unreadable', title: column.titles[0] ?? '' };
    cases = cases.map((entry, row) => withCell(entry, column, values[row]));
  }
  return { ok: true, cases: cases.map((entry, row) => (entry.name === '' ? { ...entry, name: `${row + 1}` } : entry)) };
}

type Heading =
  | { readonly ok: true; readonly columns: readonly CaseColumn[] }
  | { readonly ok: false; readonly problem: 'unknown-column'; readonly title: string };

/** Null when the first row is no heading: none of its words names a column. */
function readHeading(cells: readonly string[], known: readonly CaseColumn[]): Heading | null {
  const columns = cells.map((cell) => known.find(({ titles }) => titles.some((title) => fold(title) === fold(cell))));
  if (columns.every((column) => column === undefined)) return null;
  const unknown = columns.indexOf(undefined);
  if (unknown >= 0) return { ok: false, problem: 'unknown-column', title: cells[unknown] ?? '' };
  return { ok: true, columns: columns.filter((column) => column !== undefined) };
}

function fold(title: string): string {
  return title.trim().toLowerCase().replaceAll('ё', 'е');
}

/** Empty cells stay undefined; null when a filled one is no value of the column. */
function readColumn(column: CaseColumn, cells: readonly string[]): readonly (string | undefined)[] | null {
  const given = cells.filter((cell) => cell !== '');
  const base = column.kind === 'input' ? column.base : column.kind === 'expected' ? 'money' : 'text';
  const read = readAs(base, given);
  if (read === null) return null;
  let next = 0;
  return cells.map((cell) => {
    if (cell === '') return undefined;
    const value = read[next];
    next += 1;
    return value;
  });
}

function readAs(base: BaseType, cells: readonly string[]): readonly string[] | null {
  switch (base) {
    case 'money':
    case 'number':
    case 'percent':
    case 'count':
      return readNumbers(cells, base === 'percent');
    case 'text':
      return cells;
    case 'date':
    case 'boolean': {
      const texts = cells.map((cell) => cell.replace(/^(\d{2})\.(\d{2})\.(\d{4})$/, '$3-$2-$1'));
      return texts.every((text) => parseLiteral(text, base).ok) ? texts : null;
    }
  }
}

function withCell(entry: SchemeCase, column: CaseColumn, value: string | undefined): SchemeCase {
  if (value === undefined) return entry;
  switch (column.kind) {
    case 'name':
      return { ...entry, name: value };
    case 'input':
      return writeInput(entry, column.input, value);
    case 'expected':
      return { ...entry, expect: { ...entry.expect, [column.code]: value } };
  }
}
