import type { Language, Translate } from '@premia/locale';
import type { Refusal } from '../parts/EditableCell.tsx';
import { readNumbers, tableReader } from '../parts/pasted-table.ts';
import { readTyped, typedText } from '../parts/typed-value.ts';
import { conditionText, splitCondition } from './decision-table.ts';
import { tableMessages as messages } from './table.messages.ts';
import type { CellPlace, CellWrite, TableCell, TableModel } from './table-model.ts';

export interface CellReader {
  readonly language: Language;
  readonly t: Translate;
  readonly currency: string;
}

export type CellReading =
  | { readonly ok: true; readonly value: string | undefined }
  | { readonly ok: false; readonly refusal: Refusal };

/** Typed text → what the document holds in the cell, or why it cannot be that. */
export function readCell(cell: TableCell, typed: string, reader: CellReader): CellReading {
  const text = typed.trim();
  if (text === '')
    return cell.canBeEmpty
      ? { ok: true, value: undefined }
      : { ok: false, refusal: { message: reader.t(messages.cannotBeEmpty) } };
  switch (cell.kind.kind) {
    case 'text':
      return { ok: true, value: text };
    case 'value':
      return readTyped(text, cell.kind.base, { ...reader, currency: cell.kind.currency ?? reader.currency });
    case 'condition':
      return readCondition(text, cell.kind.base, reader);
  }
}

const ANYTHING = /^[*—–-]$/;

type Base = Parameters<typeof readTyped>[1];

function readCondition(text: string, base: Base, reader: CellReader): CellReading {
  if (ANYTHING.test(text)) return { ok: true, value: undefined };
  const { is, values } = splitCondition(text);
  const read: string[] = [];
  for (const value of values) {
    const typed = readTyped(value, base, reader);
    // A choice offered for one value of a condition would replace all of it, so only its reason is said.
    if (!typed.ok) return { ok: false, refusal: { message: typed.refusal.message } };
    read.push(typed.value);
  }
  const [value] = read;
  if (value === undefined) return { ok: true, value: undefined };
  return {
    ok: true,
    value: conditionText(is === 'in' || is === 'notIn' ? { input: '', is, values: read } : { input: '', is, value }),
  };
}

/** The cell as it stands in the field when typing begins, and as a spreadsheet takes it. */
export function cellText(cell: TableCell, language: Language): string {
  const { kind, value } = cell;
  if (value === undefined) return '';
  switch (kind.kind) {
    case 'text':
      return value;
    case 'value':
      return typedText(value, kind.base, language);
    case 'condition': {
      const { is, values } = splitCondition(value);
      const written = values.map((one) => typedText(one, kind.base, language));
      const [only = ''] = written;
      return conditionText(
        is === 'in' || is === 'notIn' ? { input: '', is, values: written } : { input: '', is, value: only },
      );
    }
  }
}

export interface PastedBlock {
  readonly rows: readonly (readonly string[])[];
  readonly at: CellPlace;
}

export type BlockReading =
  | { readonly ok: true; readonly writes: readonly CellWrite[] }
  | { readonly ok: false; readonly at: CellPlace; readonly message: string };

/**
 * A block from a spreadsheet as writes into the table from `at` on. Its numbers are read together, by the one decimal
 * sign a spreadsheet writes them with; nothing is taken in part.
 */
export function readBlock(table: TableModel, { rows, at }: PastedBlock, reader: CellReader): BlockReading {
  const width = Math.max(...rows.map((cells) => cells.length));
  const columns = table.columnsFor?.(at.column, width) ?? range(at.column, table.columns);
  const evidence = rows.flat();
  const writes: CellWrite[] = [];
  for (let index = 0; index < width; index += 1) {
    const column = columns[index];
    if (column === undefined) return { ok: false, at, message: reader.t(messages.tooWide) };
    const cells = rows.map((line) => line[index] ?? '');
    const percents = isPercentColumn(table, at.row, column) ? readNumbers(cells, true, evidence) : null;
    for (const [offset, text] of cells.entries()) {
      const row = at.row + offset;
      const cell = table.cell(row, column);
      // Nothing can be typed there, and what was copied from there is nothing either.
      if (cell === null && text === '') continue;
      if (cell === null) return { ok: false, at: { row, column }, message: reader.t(messages.readOnly) };
      const read = percents?.[offset];
      const taken: CellReading =
        read === undefined ? readCell(cell, decided(cell, text, evidence), reader) : { ok: true, value: read };
      if (!taken.ok) return { ok: false, at: { row, column }, message: taken.refusal.message };
      writes.push({ row, column, value: taken.value });
    }
  }
  return { ok: true, writes };
}

function isPercentColumn(table: TableModel, row: number, column: number): boolean {
  const kind = table.cell(row, column)?.kind;
  return kind?.kind === 'value' && kind.base === 'percent';
}

/** A number as the rest of the block says it is meant; anything else as it was pasted. */
function decided(cell: TableCell, text: string, evidence: readonly string[]): string {
  if (cell.kind.kind !== 'value' || !['money', 'number', 'count'].includes(cell.kind.base)) return text;
  // Units are judged where they are read; without a sign there is nothing to decide.
  if (!/[.,]/.test(text) || /[^\d\s.,'’\-−–+]/.test(text)) return text;
  const read = tableReader(evidence)(text);
  if (!read.ok) return text;
  return read.decimal.includes('.') ? `${read.decimal}0` : read.decimal;
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: Math.max(to - from, 0) }, (_, index) => from + index);
}
