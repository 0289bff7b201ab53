import { compare, decimal, parseDecimal } from '@premia/decimal';
import type { Language } from '@premia/locale';
import type { BaseType } from '@premia/scheme';
import { freeKey, moveRow } from '../bodies/row-edits.ts';
import { type CellWrite, refused, type TableModel, type TableOutcome, type TableParams } from './table-model.ts';

type Entry = Readonly<Record<string, unknown>>;

export function entriesOf(value: unknown): readonly Entry[] {
  return Array.isArray(value) ? (value as readonly Entry[]) : [];
}

/** A table whose rows are entries of one list of settings. */
export interface ListRows {
  /** The setting that holds the rows. */
  readonly list: string;
  readonly entries: readonly Entry[];
  readonly fresh: (last: Entry | undefined) => Entry;
  /** Their order is the order of a number in them, so rows are not moved by hand. */
  readonly isOrdered?: boolean;
}

/** What rows do in every list: another below, away, up and down. */
export function listMoves({
  list,
  entries,
  fresh,
  isOrdered,
}: ListRows): Pick<TableModel, 'addRow' | 'removeRow' | 'moveRow'> {
  return {
    addRow: (after) => {
      const at = Math.min(after, entries.length - 1);
      return { [list]: entries.toSpliced(at + 1, 0, fresh(entries[at])) };
    },
    removeRow: (row) => (entries.length > 1 && row < entries.length ? { [list]: entries.toSpliced(row, 1) } : null),
    moveRow: (row, by) => {
      const moved = moveRow(entries, row, by);
      return isOrdered === true || moved === entries ? null : { [list]: moved };
    },
  };
}

const text = (entry: Entry | undefined, key: string): string | undefined =>
  entry?.[key] === undefined || entry[key] === null ? undefined : String(entry[key]);

const OTHERWISE = 'otherwise';

function otherwiseOf(params: TableParams): string | undefined {
  const value = params[OTHERWISE];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

export interface SwitchTableOptions {
  /** Results that flow in through a link instead of being typed. */
  readonly linked: ReadonlySet<string>;
  readonly newValue: (number: number) => string;
}

/** A value and its result in each row, and in the last one the result otherwise. */
export function switchTable(params: TableParams, { linked, newValue }: SwitchTableOptions): TableModel {
  const entries = entriesOf(params['cases']);
  const result = { kind: 'value', base: 'number' } as const;
  return {
    rows: entries.length + 1,
    bodyRows: entries.length,
    columns: 2,
    cell: (row, column) => {
      if (row === entries.length)
        return column === 1 ? { path: OTHERWISE, kind: result, value: otherwiseOf(params), canBeEmpty: true } : null;
      const entry = entries[row];
      if (entry === undefined || column > 1) return null;
      if (column === 0)
        return { path: `cases.${row}.equals`, kind: { kind: 'text' }, value: text(entry, 'equals'), canBeEmpty: false };
      if (linked.has(String(entry['key']))) return null;
      return { path: `cases.${row}.result`, kind: result, value: text(entry, 'result'), canBeEmpty: true };
    },
    write: (writes) =>
      writeEntries({ list: 'cases', entries, keys: ['equals', 'result'], params, needed: ['equals'] }, writes),
    ...listMoves({
      list: 'cases',
      entries,
      fresh: () => ({ key: freeKey(new Set(), entries as never), equals: newValue(entries.length + 1), result: '0' }),
    }),
  };
}

/** Month from which, and the factor. */
export function rampTable(params: TableParams): TableModel {
  const entries = entriesOf(params['bands']);
  const moves = listMoves({
    list: 'bands',
    entries,
    isOrdered: true,
    fresh: (last) => ({ from: Number(last?.['from'] ?? 0) + 1, factor: String(last?.['factor'] ?? '1') }),
  });
  return {
    rows: entries.length,
    bodyRows: entries.length,
    columns: 2,
    cell: (row, column) => {
      const entry = entries[row];
      if (entry === undefined || column > 1) return null;
      const key = column === 0 ? 'from' : 'factor';
      const base: BaseType = column === 0 ? 'count' : 'percent';
      return { path: `bands.${row}.${key}`, kind: { kind: 'value', base }, value: text(entry, key), canBeEmpty: false };
    },
    write: (writes) => {
      const outcome = writeEntries(
        { list: 'bands', entries, keys: ['from', 'factor'], params, needed: ['from', 'factor'] },
        writes,
      );
      if (!outcome.ok) return outcome;
      const next = entriesOf(outcome.params['bands']);
      const falling = next.findIndex((entry, at) => at > 0 && !isAfter(entry, next[at - 1]));
      const [first] = writes;
      if (falling > 0 && first !== undefined)
        return refused(first, {
          code: 'boundary',
          below: text(next[falling - 1], 'from') ?? null,
          above: text(next[falling + 1], 'from') ?? null,
        });
      return { ok: true, params: { bands: next.map((entry) => ({ ...entry, from: Number(entry['from']) })) } };
    },
    ...moves,
  };
}

function isAfter(entry: Entry, before: Entry | undefined): boolean {
  const [from, last] = [text(entry, 'from') ?? '', text(before, 'from') ?? ''];
  return !parseDecimal(from).ok || !parseDecimal(last).ok || compare(decimal(from), decimal(last)) > 0;
}

export interface WeightedTableOptions {
  readonly language: Language;
  readonly newRow: (number: number) => string;
}

/** Name and weight. */
export function weightedTable(params: TableParams, { language, newRow }: WeightedTableOptions): TableModel {
  const entries = entriesOf(params['rows']);
  const nameOf = (entry: Entry | undefined) => {
    const title = (entry?.['title'] ?? {}) as Partial<Record<Language, string>>;
    return title[language] ?? title.ru ?? title.en ?? text(entry, 'key');
  };
  return {
    rows: entries.length,
    bodyRows: entries.length,
    columns: 2,
    cell: (row, column) => {
      const entry = entries[row];
      if (entry === undefined || column > 1) return null;
      if (column === 0)
        return { path: `rows.${row}.title`, kind: { kind: 'text' }, value: nameOf(entry), canBeEmpty: false };
      const kind = { kind: 'value', base: 'percent' } as const;
      return { path: `rows.${row}.weight`, kind, value: text(entry, 'weight'), canBeEmpty: false };
    },
    write: (writes) => {
      const titled = writes.map((write) => ({ ...write, isTitle: write.column === 0 }));
      const next = [...entries];
      for (const { isTitle, ...write } of titled) {
        const entry = next[write.row];
        if (entry === undefined) return refused(write, { code: 'read-only' });
        if (write.value === undefined || write.value === '') return refused(write, { code: 'empty' });
        const title = { ...((entry['title'] ?? {}) as object), [language]: write.value };
        next[write.row] = isTitle ? { ...entry, title } : { ...entry, weight: write.value };
      }
      return { ok: true, params: { rows: next } };
    },
    ...listMoves({
      list: 'rows',
      entries,
      fresh: () => ({
        key: freeKey(new Set(), entries as never),
        title: { [language]: newRow(entries.length + 1) },
        weight: '0',
      }),
    }),
  };
}

interface Entries {
  readonly list: string;
  readonly entries: readonly Entry[];
  /** The setting of each column. */
  readonly keys: readonly string[];
  readonly needed: readonly string[];
  readonly params: TableParams;
}

/** Writes into a list of entries, and into `otherwise` below its last row. */
function writeEntries({ list, entries, keys, needed }: Entries, writes: readonly CellWrite[]): TableOutcome {
  const next = [...entries];
  const below: Record<string, unknown> = {};
  for (const write of writes) {
    const key = keys[write.column];
    const entry = next[write.row];
    if (key === undefined) return refused(write, { code: 'read-only' });
    if (entry === undefined) {
      if (write.row !== next.length || write.column !== keys.length - 1) return refused(write, { code: 'read-only' });
      below[OTHERWISE] = write.value;
      continue;
    }
    const isEmpty = write.value === undefined || write.value === '';
    if (isEmpty && needed.includes(key)) return refused(write, { code: 'empty' });
    const { [key]: _old, ...rest } = entry;
    next[write.row] = isEmpty ? rest : { ...entry, [key]: write.value };
  }
  return { ok: true, params: { [list]: next, ...below } };
}
