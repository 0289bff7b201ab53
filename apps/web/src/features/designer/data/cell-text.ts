import { type Rational, round, toCanonicalText, toExactText } from '@premia/decimal';
import { describeProblem, formatValue, type Language, type Translate } from '@premia/locale';
import type { ValueType } from '@premia/scheme';
import { dataMessages as messages } from './data.messages.ts';
import type { Exclusion, FactCell } from './fact-table.ts';

export interface CellWords {
  readonly language: Language;
  readonly t: Translate;
}

/** A cell to be read: every digit there is, grouped, with its unit. */
export function cellText(cell: FactCell | null, { language, t }: CellWords): string {
  if (cell === null) return '—';
  switch (cell.kind) {
    case 'text':
      return cell.text;
    case 'counted':
      return cell.exclusion === null ? t(messages.yes) : t(messages.no, { reason: exclusionWords(cell.exclusion, t) });
    case 'problem':
      return describeProblem(cell.problem, { language });
    case 'value': {
      const { value, type } = cell;
      const style = value.kind === 'number' ? { digits: digitsOf(value.number, type.base) } : {};
      return formatValue({ value, type }, language, style);
    }
  }
}

/** The exact number where what is shown had to be cut; else nothing to add. */
export function cellTitle(cell: FactCell | null): string | undefined {
  if (cell?.kind !== 'value' || cell.value.kind !== 'number') return undefined;
  return toExactText(cell.value.number) === null ? toCanonicalText(cell.value.number) : undefined;
}

/** How a spreadsheet takes it: numbers ungrouped, with the decimal sign of the language, and without a unit. */
export function cellForSheet(cell: FactCell | null, words: CellWords): string {
  if (cell === null) return '';
  if (cell.kind !== 'value') return asText(cellText(cell, words));
  const { value } = cell;
  switch (value.kind) {
    case 'number': {
      const exact = toExactText(value.number) ?? toExactText(round(value.number, SHEET_DIGITS)) ?? '';
      return words.language === 'ru' ? exact.replace('.', ',') : exact;
    }
    case 'date':
      return value.date;
    default:
      return asText(cellText(cell, words));
  }
}

/** Excel keeps fifteen digits. */
const SHEET_DIGITS = 15;
const DIGITS_MAX = 12;
const USUAL_DIGITS: Partial<Record<ValueType['base'], number>> = { money: 2, percent: 2 };

/** Places a number takes to be shown whole, and never fewer than its kind usually has. */
function digitsOf(number: Rational, base: ValueType['base']): number {
  const exact = toExactText(number);
  const usual = USUAL_DIGITS[base] ?? 6;
  if (exact === null) return Math.max(usual, 6);
  const point = exact.indexOf('.');
  const places = point < 0 ? 0 : exact.length - point - 1;
  return Math.min(Math.max(usual, base === 'percent' ? places - 2 : places), DIGITS_MAX);
}

/** Text that a spreadsheet would take for a formula stays text; what would break a row is quoted. */
function asText(text: string): string {
  const safe = /^[=+\-@]/.test(text) ? `'${text}` : text;
  return /["\t\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Rows of cells as spreadsheets take them from the clipboard. */
export function toTsv(rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => cells.join('\t')).join('\r\n');
}

export function exclusionWords({ reason, field = '' }: Exclusion, t: Translate): string {
  switch (reason) {
    case 'outside-period':
      return t(messages.outsidePeriod);
    case 'condition-not-met':
      return t(messages.conditionNotMet, { field });
    case 'field-missing':
      return t(messages.fieldMissing, { field });
    default:
      return t(messages.otherReason);
  }
}
