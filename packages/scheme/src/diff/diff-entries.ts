import { compare, equals, parseDecimal } from '@premia/decimal';
import type { Bilingual } from '../document/scheme-document.ts';
import type { RowName, SchemeChange } from './scheme-change.ts';

export type EntryChange = Omit<SchemeChange, 'subject'>;

type Entries = Readonly<Record<string, unknown>>;

/** What is known around the entries that are compared. */
export interface EntryContext {
  /** What the value at a path measures. */
  readonly unitOf: (path: string) => string | null;
  /** The words of a matrix cell's rows, outermost axis first, by its place. */
  readonly cellKeys: (place: readonly number[]) => readonly string[];
}

interface Place {
  readonly path: string;
  readonly row: RowName | null;
  readonly context: EntryContext;
}

/** Every entry that differs between two sets of params, rows matched by what they are and not by where they stand. */
export function diffEntries(before: Entries, after: Entries, place: Place): readonly EntryChange[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return keys.flatMap((key) =>
    diffEntry(key, { before: before[key], after: after[key] }, { ...place, path: join(place.path, key) }),
  );
}

interface Pair {
  readonly before: unknown;
  readonly after: unknown;
}

function join(path: string, key: string | number): string {
  return path === '' ? String(key) : `${path}.${key}`;
}

function diffEntry(key: string, { before, after }: Pair, place: Place): readonly EntryChange[] {
  if (key === 'cells') return diffCells({ before, after }, place);
  const [left, right] = [rowsOf(before), rowsOf(after)];
  if (left !== null && right !== null && left.length + right.length > 0) return diffRows(key, { left, right }, place);
  if (isEntries(before) || isEntries(after)) {
    if ((before === undefined || isEntries(before)) && (after === undefined || isEntries(after))) {
      return diffEntries(before ?? {}, after ?? {}, place);
    }
  }
  const [was, is] = [textOf(before), textOf(after)];
  if (was === is || (was !== null && is !== null && isSameNumber(was, is))) return [];
  return [
    {
      change: 'changed',
      path: place.path,
      entry: key,
      row: place.row,
      before: was,
      after: is,
      unit: place.context.unitOf(place.path),
    },
  ];
}

function isSameNumber(left: string, right: string): boolean {
  const [one, other] = [parseDecimal(left), parseDecimal(right)];
  return one.ok && other.ok && equals(one.value, other.value);
}

function isEntries(value: unknown): value is Entries {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The rows of a list of objects; an absent list has none, a list of plain values is one value. */
function rowsOf(value: unknown): readonly Entries[] | null {
  if (value === undefined) return [];
  if (!Array.isArray(value)) return null;
  const rows: readonly unknown[] = value;
  const kept = rows.filter(isEntries);
  return kept.length === rows.length ? kept : null;
}

/** A value as one text: lists of plain values by semicolons, conditions by their parts. */
export function textOf(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  if (Array.isArray(value)) return value.map((entry: unknown) => textOf(entry) ?? '').join('; ');
  if (typeof value === 'object') {
    return Object.entries(value)
      .map(([key, entry]) => `${key}: ${textOf(entry) ?? ''}`)
      .join(', ');
  }
  return String(value);
}

interface Rows {
  readonly left: readonly Entries[];
  readonly right: readonly Entries[];
}

interface Matched {
  readonly left: number | null;
  readonly right: number | null;
}

function diffRows(list: string, { left, right }: Rows, place: Place): readonly EntryChange[] {
  const matched = matchRows(list, left, right);
  const { path, context } = place;
  const changes = matched.flatMap(({ left: from, right: to }): readonly EntryChange[] => {
    const [was, is] = [from === null ? undefined : left[from], to === null ? undefined : right[to]];
    const position = to ?? from ?? 0;
    const rows = to === null ? left : right;
    const name = rowName(list, { rows, position }, { ...place, path: join(path, position) });
    const unit = context.unitOf(join(join(path, position), list === 'values' ? 'value' : 'amount'));
    const at = { path: join(path, position), entry: null, row: name, unit };
    if (was === undefined) return [{ ...at, change: 'added', before: null, after: rowText(is ?? {}) }];
    if (is === undefined) return [{ ...at, change: 'removed', before: rowText(was), after: null }];
    return diffEntries(was, is, { path: join(path, position), row: name, context });
  });
  return [...changes, ...movesOf(list, matched, { rows: right, place })];
}

/** What a row holds besides what it is called by. */
function rowText({ key: _key, title: _title, from: _from, to: _to, ...rest }: Entries): string {
  return textOf(rest) ?? '';
}

/** Rows that came to stand before others they stood behind; the fewest that explain the new order. */
function movesOf(
  list: string,
  matched: readonly Matched[],
  { rows, place }: { readonly rows: readonly Entries[]; readonly place: Place },
): readonly EntryChange[] {
  const kept = matched.flatMap(({ left, right }) => (left === null || right === null ? [] : [{ left, right }]));
  const ordered = [...kept].sort((a, b) => a.right - b.right);
  const staying = longestRising(ordered.map(({ left }) => left));
  return ordered.flatMap(({ left, right }, index): readonly EntryChange[] => {
    if (staying.has(index)) return [];
    const path = join(place.path, right);
    const row = rowName(list, { rows, position: right }, { ...place, path });
    return [
      { change: 'moved', path, entry: null, row, before: String(left + 1), after: String(right + 1), unit: null },
    ];
  });
}

/** Indices of a longest rising run through the numbers: those need not move. */
function longestRising(numbers: readonly number[]): ReadonlySet<number> {
  const best: { readonly length: number; readonly previous: number | null }[] = [];
  let end: number | null = null;
  for (const [index, number] of numbers.entries()) {
    let entry: { length: number; previous: number | null } = { length: 1, previous: null };
    for (let before = 0; before < index; before += 1) {
      const length = (best[before]?.length ?? 0) + 1;
      if ((numbers[before] ?? 0) < number && length > entry.length) entry = { length, previous: before };
    }
    best.push(entry);
    if (end === null || entry.length > (best[end]?.length ?? 0)) end = index;
  }
  const kept = new Set<number>();
  for (let at = end; at !== null; at = best[at]?.previous ?? null) kept.add(at);
  return kept;
}

/** Rows with a name or a start of their own are found by it; others by their content, the rest by their place. */
function matchRows(list: string, left: readonly Entries[], right: readonly Entries[]): readonly Matched[] {
  const keyOf = identityOf(list, [...left, ...right]);
  const exact = new Map<string, number[]>();
  for (const [index, row] of left.entries()) {
    const key = keyOf(row);
    exact.set(key, [...(exact.get(key) ?? []), index]);
  }
  const matched: Matched[] = right.map((row, index) => {
    const found = exact.get(keyOf(row))?.shift();
    return { left: found ?? null, right: index };
  });
  const used = new Set(matched.map((one) => one.left));
  const free = left.flatMap((_row, index) => (used.has(index) ? [] : [index]));
  const byPlace = matched.map((one): Matched => {
    if (one.left !== null || one.right === null) return one;
    const at = free.indexOf(one.right);
    const isAlone = at < 0 && free.length === 1 && matched.filter(({ left: known }) => known === null).length === 1;
    const [taken] = at >= 0 ? free.splice(at, 1) : isAlone ? free.splice(0, 1) : [];
    return { left: taken ?? null, right: one.right };
  });
  return [...byPlace, ...free.map((index): Matched => ({ left: index, right: null }))];
}

function identityOf(list: string, rows: readonly Entries[]): (row: Entries) => string {
  if (rows.every(({ key }) => typeof key === 'string')) return ({ key }) => String(key);
  if ((list === 'bands' || list === 'values') && rows.every(({ from }) => from !== undefined)) {
    return ({ from }) => {
      const parsed = parseDecimal(String(from));
      return parsed.ok ? `${parsed.value.numerator}/${parsed.value.denominator}` : String(from);
    };
  }
  return (row) => JSON.stringify(row);
}

interface RowAt {
  readonly rows: readonly Entries[];
  readonly position: number;
}

function rowName(list: string, { rows, position }: RowAt, place: Place): RowName {
  const row = rows[position] ?? {};
  const { key, title, from } = row;
  if (typeof key === 'string') {
    return { kind: 'named', list, key, title: isEntries(title) ? (title as Bilingual) : null };
  }
  if (from !== undefined && list === 'bands') {
    const unit = place.context.unitOf(join(place.path, 'from'));
    const end = textOf(row['to']) ?? textOf(rows[position + 1]?.['from']);
    return { kind: 'band', from: startOf(textOf(from)), to: end, unit };
  }
  if (from !== undefined && list === 'values') return { kind: 'dated', from: textOf(from) ?? '' };
  return { kind: 'position', list, position: position + 1 };
}

/** A first band from zero has no start worth a word. */
function startOf(from: string | null): string | null {
  const parsed = from === null ? null : parseDecimal(from);
  return parsed?.ok === true && compare(parsed.value, { numerator: 0n, denominator: 1n }) === 0 ? null : from;
}

/** Cell by cell when the table kept its size, else as one. */
function diffCells({ before, after }: Pair, place: Place): readonly EntryChange[] {
  const [left, right] = [leavesOf(before), leavesOf(after)];
  if (left.size !== right.size || [...left.keys()].some((key) => !right.has(key))) {
    const [was, is] = [textOf(before), textOf(after)];
    if (was === is) return [];
    return [{ change: 'changed', path: place.path, entry: 'cells', row: null, before: was, after: is, unit: null }];
  }
  return [...right].flatMap(([path, is]): readonly EntryChange[] => {
    const was = left.get(path) ?? '';
    if (was === is || isSameNumber(was, is)) return [];
    const keys = place.context.cellKeys(path.split('.').map(Number));
    const full = join(place.path, path);
    return [
      {
        change: 'changed',
        path: full,
        entry: 'cell',
        row: { kind: 'cell', keys },
        before: was,
        after: is,
        unit: place.context.unitOf(full),
      },
    ];
  });
}

function leavesOf(value: unknown, path = ''): ReadonlyMap<string, string> {
  if (!Array.isArray(value)) return new Map(path === '' ? [] : [[path, textOf(value) ?? '']]);
  return new Map(value.flatMap((entry: unknown, index) => [...leavesOf(entry, join(path, index))]));
}
