import {
  compare,
  decimal,
  divide,
  fromInteger,
  parseDecimal,
  parseTypedDecimal,
  toExactText,
  ZERO,
} from '@premia/decimal';

/** What a cell from a spreadsheet says: one decimal, several it may mean, or none. */
export type PastedNumber =
  | { readonly ok: true; readonly decimal: string; readonly isPercent: boolean }
  | { readonly ok: false; readonly problem: 'not-a-number' }
  | {
      readonly ok: false;
      readonly problem: 'ambiguous';
      readonly choices: readonly string[];
      readonly isPercent: boolean;
    };

/**
 * A cell read by the rule of every field for numbers. The spreadsheet may speak the other language than the screen,
 * so two different signs, which leave one reading, are believed; `1,234` still has two.
 */
export function readPastedNumber(cell: string): PastedNumber {
  const read = parseTypedDecimal(cell, '.');
  if (read.kind === 'invalid') return { ok: false, problem: 'not-a-number' };
  const readings = read.kind === 'number' ? [read] : read.readings;
  const [first] = readings;
  const isPercent = first?.unit === 'percent';
  if (readings.length === 1 && first !== undefined) return { ok: true, decimal: first.value, isPercent };
  return { ok: false, problem: 'ambiguous', choices: readings.map(({ value }) => value), isPercent };
}

/** Rows and cells as a spreadsheet puts them on the clipboard; null for a single word. */
export function pastedRows(text: string): readonly (readonly string[])[] | null {
  const body = text.replace(/\r?\n$/, '');
  if (!/[\t\n]/.test(body)) return null;
  const rows = body.split(/\r?\n/).map((line) => line.split('\t').map((cell) => cell.trim()));
  const filled = rows.filter((cells) => cells.some((cell) => cell !== ''));
  return filled.length === 0 ? null : filled;
}

/**
 * Reads every cell of one table by one rule. `1,234` alone may be a thousand or one and a bit; beside `0,5` in
 * the same table it is not: a spreadsheet writes all its numbers with one decimal sign.
 */
export function tableReader(cells: readonly string[]): (cell: string) => PastedNumber {
  const marks = new Set(cells.flatMap((cell) => decimalMarkOf(cell) ?? []));
  const [mark] = marks;
  return (cell) => {
    const read = readPastedNumber(cell);
    if (read.ok || read.problem !== 'ambiguous' || mark === undefined || marks.size > 1) return read;
    const [fractional, grouped] = read.choices;
    const chosen = cell.includes(mark) ? fractional : grouped;
    return chosen === undefined ? read : { ok: true, decimal: chosen, isPercent: read.isPercent };
  };
}

/** The decimal sign a cell gives away; null when it has none, or could be read both ways. */
function decimalMarkOf(cell: string): ',' | '.' | null {
  const read = readPastedNumber(cell);
  if (!read.ok) return null;
  const commas = cell.split(',').length - 1;
  const points = cell.split('.').length - 1;
  if (commas > 0 && points > 0) return cell.lastIndexOf(',') > cell.lastIndexOf('.') ? ',' : '.';
  if (commas > 1) return '.';
  if (points > 1) return ',';
  return commas === 1 ? ',' : points === 1 ? '.' : null;
}

/**
 * Numbers of a table in one unit: null when one of them is no number, or has two readings nothing decides.
 * `evidence` are the cells they were copied with.
 */
export function readNumbers(
  cells: readonly string[],
  isPercent: boolean,
  evidence: readonly string[] = cells,
): readonly string[] | null {
  const reader = tableReader(evidence);
  const read = cells.map(reader);
  const sound = read.filter((one) => one.ok);
  if (sound.length !== read.length) return null;
  if (!isPercent) return sound.map((one) => (one.isPercent ? hundredth(one.decimal) : one.decimal));
  const isWhole = sound.some((one) => one.isPercent) || sound.every((one) => isPercentSized(one.decimal));
  return sound.map((one) => (isWhole ? hundredth(one.decimal) : one.decimal));
}

/** 5 in a table of percents is five percent; 0.05 is a fraction already. */
function isPercentSized(text: string): boolean {
  if (!parseDecimal(text).ok) return false;
  const value = decimal(text);
  return compare(value, ZERO) === 0 || compare(value, fromInteger(1)) >= 0;
}

function hundredth(text: string): string {
  if (!parseDecimal(text).ok) return text;
  return toExactText(divide(decimal(text), fromInteger(100))) ?? text;
}
