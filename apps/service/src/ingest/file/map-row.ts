import { parseDecimal } from '@premia/decimal';
import type { DateFormat, FieldMapping, Mapping } from './mapping.ts';
import type { FileRow } from './read-rows.ts';

/** What one row says in our words: field and attribute values as trimmed text, dates as `YYYY-MM-DD`, decimals canonical. */
export interface MappedRow {
  readonly line: number;
  readonly fields: Readonly<Record<string, string>>;
  readonly department: readonly string[];
  readonly attributes: Readonly<Record<string, string>>;
}

export interface RowProblem {
  readonly line: number;
  readonly code: string;
  readonly details: Readonly<Record<string, string>>;
}

export type MapRowResult =
  | { readonly kind: 'mapped'; readonly row: MappedRow }
  | { readonly kind: 'left-out'; readonly line: number; readonly reason: string }
  | { readonly kind: 'problem'; readonly problem: RowProblem };

type FieldResult =
  | { readonly ok: true; readonly text: string | null }
  | { readonly ok: false; readonly code: string; readonly details: Readonly<Record<string, string>> };

/** Fields that a row may leave blank whatever the mapping says. */
const MAY_BE_BLANK = new Set([
  'leftOn',
  'manager',
  'title',
  'nameEn',
  'titleEn',
  'position',
  'amount',
  'filterField',
  'filterValue',
  'of',
  'source',
]);

export function mapRow(mapping: Mapping, row: FileRow): MapRowResult {
  for (const rule of mapping.leaveOut ?? []) {
    if (rule.in.includes(row.cells.get(rule.column) ?? ''))
      return { kind: 'left-out', line: row.line, reason: rule.reason };
  }
  const fields = readAll(mapping.fields, row, (key) => MAY_BE_BLANK.has(key));
  if (!fields.ok) return { kind: 'problem', problem: { line: row.line, ...fields.problem } };
  const attributes = readAll(mapping.attributes ?? {}, row, () => true);
  if (!attributes.ok) return { kind: 'problem', problem: { line: row.line, ...attributes.problem } };
  const department = readAll(byPosition(mapping.department ?? []), row, () => false);
  if (!department.ok) return { kind: 'problem', problem: { line: row.line, ...department.problem } };
  return {
    kind: 'mapped',
    row: {
      line: row.line,
      fields: fields.values,
      attributes: attributes.values,
      department: Object.values(department.values),
    },
  };
}

function byPosition(fields: readonly FieldMapping[]): Readonly<Record<string, FieldMapping>> {
  return Object.fromEntries(fields.map((field, index) => [String(index), field]));
}

type ReadAllResult =
  | { readonly ok: true; readonly values: Record<string, string> }
  | { readonly ok: false; readonly problem: Omit<RowProblem, 'line'> };

function readAll(
  fields: Readonly<Record<string, FieldMapping>>,
  row: FileRow,
  mayBeBlank: (key: string) => boolean,
): ReadAllResult {
  const values: [string, string][] = [];
  for (const [key, field] of Object.entries(fields)) {
    const result = readField(field, row);
    if (!result.ok) return { ok: false, problem: { code: result.code, details: result.details } };
    if (result.text !== null) values.push([key, result.text]);
    else if (!mayBeBlank(key) && !isOptional(field)) {
      return { ok: false, problem: { code: 'row/missing-value', details: { column: columnOf(field), field: key } } };
    }
  }
  return { ok: true, values: Object.fromEntries(values) };
}

function isOptional(field: FieldMapping): boolean {
  return typeof field === 'object' && 'column' in field && field.optional === true;
}

/** The column or columns a field comes from; empty for a constant. */
export function columnOf(field: FieldMapping): string {
  if (typeof field === 'string') return field;
  if ('column' in field) return field.column;
  return 'columns' in field ? field.columns.join(', ') : '';
}

function readField(field: FieldMapping, row: FileRow): FieldResult {
  if (typeof field === 'string') return { ok: true, text: blankToNull(row.cells.get(field)) };
  if ('value' in field) return { ok: true, text: field.value };
  if ('columns' in field) {
    const parts = field.columns.map((column) => blankToNull(row.cells.get(column))).filter((part) => part !== null);
    return { ok: true, text: parts.length === 0 ? null : parts.join(field.join) };
  }
  const raw = blankToNull(row.cells.get(field.column));
  if (raw === null) return { ok: true, text: null };
  const text = field.replace !== undefined && Object.hasOwn(field.replace, raw) ? (field.replace[raw] ?? raw) : raw;
  if (field.date !== undefined) return readDate(text, field.date, field.column);
  if (field.decimal !== undefined) return readDecimal(text, field.decimal, field.column);
  return { ok: true, text };
}

function blankToNull(text: string | undefined): string | null {
  return text === undefined || text === '' ? null : text;
}

function readDate(text: string, format: DateFormat, column: string): FieldResult {
  const refused: FieldResult = { ok: false, code: 'row/bad-date', details: { column, value: text, format } };
  const separator = /[-./]/.exec(format)?.[0] ?? '-';
  const names = format.split(separator);
  const parts = text.split(separator);
  if (parts.length !== names.length || parts.some((part) => !/^\d+$/.test(part))) return refused;
  const byName = new Map(names.map((name, index) => [name, parts[index] ?? '']));
  const year = byName.get('YYYY') ?? fullYear(byName.get('YY') ?? '');
  const month = (byName.get('MM') ?? '').padStart(2, '0');
  const day = (byName.get('DD') ?? '').padStart(2, '0');
  const iso = `${year}-${month}-${day}`;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(iso)) return refused;
  const parsed = new Date(`${iso}T00:00:00Z`);
  const exists = !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(iso);
  return exists ? { ok: true, text: iso } : refused;
}

function fullYear(twoDigits: string): string {
  if (twoDigits.length !== 2) return '';
  return twoDigits < '70' ? `20${twoDigits}` : `19${twoDigits}`;
}

/** Grouping is a space of any kind; the other sign than the stated one is refused rather than guessed at. */
function readDecimal(text: string, decimalSign: '.' | ',', column: string): FieldResult {
  const compact = text.replaceAll(/[\s\u00a0\u202f]/g, '');
  const refused: FieldResult = {
    ok: false,
    code: 'row/bad-number',
    details: { column, value: text, decimal: decimalSign },
  };
  if (decimalSign === ',' && compact.includes('.')) return refused;
  const canonical = decimalSign === ',' ? compact.replace(',', '.') : compact;
  return parseDecimal(canonical).ok ? { ok: true, text: canonical } : refused;
}
