import { compare, decimal, parseDecimal } from '@premia/decimal';
import type { BaseType } from '@premia/scheme';
import { splitBand } from '../bodies/band-edits.ts';
import { type MatrixAxis, matrixAxes, matrixCells, withAxisKey, withCell } from '../bodies/matrix-edits.ts';
import { type CellWrite, refused, type TableModel, type TableOutcome, type TableParams } from './table-model.ts';

export interface MatrixBases {
  readonly axes: readonly (BaseType | undefined)[];
  readonly cell: BaseType;
}

type Cells = readonly (readonly string[])[];

/** Keys of the columns in the first row, keys of the rows in the first column; one axis has no keys of rows. */
export function matrixTable(params: TableParams, bases: MatrixBases): TableModel | null {
  const axes = matrixAxes(params['axes']);
  if (axes.length === 0 || axes.length > 2) return null;
  const cells = matrixCells(params['cells'], axes);
  const isOne = axes.length === 1;
  const left = isOne ? 0 : 1;
  const columnAxis = isOne ? 0 : 1;
  const keyBase = (axis: number): BaseType => bases.axes[axis] ?? (axes[axis]?.isBands === true ? 'number' : 'text');
  const keyCell = (axis: number, index: number) => {
    const value = axes[axis]?.keys[index];
    const list = axes[axis]?.isBands === true ? 'bands' : 'values';
    if (value === undefined) return null;
    const kind = { kind: 'value', base: keyBase(axis) } as const;
    return { path: `axes.${axis}.${list}.${index}`, kind, value, canBeEmpty: false };
  };
  const done = (next: Matrix): TableParams => ({
    axes: next.axes.map(({ source }) => source),
    cells: isOne ? next.cells[0] : next.cells,
  });
  return {
    rows: cells.length + 1,
    bodyRows: cells.length + 1,
    columns: (axes[columnAxis]?.keys.length ?? 0) + left,
    cell: (row, column) => {
      if (row === 0) return column < left ? null : keyCell(columnAxis, column - left);
      if (column < left) return keyCell(0, row - 1);
      const value = cells[row - 1]?.[column - left];
      if (value === undefined) return null;
      const path = isOne ? `cells.${column}` : `cells.${row - 1}.${column - left}`;
      return { path, kind: { kind: 'value', base: bases.cell }, value, canBeEmpty: false };
    },
    write: (writes) => {
      const outcome = writeMatrix({ axes, cells }, writes, { left, columnAxis });
      return 'problem' in outcome ? outcome : { ok: true, params: done(outcome) };
    },
    addRow: (after) => (isOne ? null : withRowAfter(params, Math.max(after - 1, 0))),
    removeRow: (row) => {
      const count = axes[0]?.keys.length ?? 0;
      if (isOne || row < 1 || count < 2) return null;
      const next = withKeys(axes, 0, axes[0]?.keys.toSpliced(row - 1, 1) ?? []);
      return done({ axes: next, cells: cells.toSpliced(row - 1, 1) });
    },
    moveRow: (row, by) => {
      const next = movedRow({ axes, cells }, row - 1, by);
      return next === null ? null : done(next);
    },
  };
}

interface Matrix {
  readonly axes: readonly MatrixAxis[];
  readonly cells: Cells;
}

function movedRow({ axes, cells }: Matrix, from: number, by: 1 | -1): Matrix | null {
  const to = from + by;
  const [line, other] = [cells[from], cells[to]];
  if (axes.length < 2 || line === undefined || other === undefined) return null;
  const moved = cells.with(from, other).with(to, line);
  const keys = axes[0]?.keys ?? [];
  // Beginnings rise whatever happens: only what stands in the cells changes places.
  if (axes[0]?.isBands === true) return { axes, cells: moved };
  const swapped = keys.with(from, keys[to] ?? '').with(to, keys[from] ?? '');
  return { axes: withKeys(axes, 0, swapped), cells: moved };
}

function withKeys(axes: readonly MatrixAxis[], axis: number, keys: readonly string[]): readonly MatrixAxis[] {
  return axes.map((one, position) =>
    position === axis ? { ...one, keys, source: { ...one.source, [one.isBands ? 'bands' : 'values']: keys } } : one,
  );
}

/** Halfway to the next row where rows begin at numbers, else a new name; with the cells of the row above. */
function withRowAfter(params: TableParams, index: number): TableParams | null {
  const axes = matrixAxes(params['axes']);
  const cells = matrixCells(params['cells'], axes);
  const keys = axes[0]?.keys ?? [];
  const last = keys.length - 1;
  const at = Math.min(index, last);
  const key = axes[0]?.isBands === true ? between(keys, at) : freeName(keys);
  if (key === null) return null;
  const next = withKeys(axes, 0, keys.toSpliced(at + 1, 0, key));
  return { axes: next.map(({ source }) => source), cells: cells.toSpliced(at + 1, 0, cells[at] ?? []) };
}

function between(keys: readonly string[], at: number): string | null {
  const bands = keys.map((from) => ({ from }));
  return splitBand(bands, at)[at + 1]?.from ?? null;
}

function freeName(keys: readonly string[]): string {
  for (let number = keys.length + 1; ; number += 1) if (!keys.includes(String(number))) return String(number);
}

interface MatrixPlaces {
  readonly left: number;
  readonly columnAxis: number;
}

function writeMatrix(
  start: Matrix,
  writes: readonly CellWrite[],
  { left, columnAxis }: MatrixPlaces,
): Matrix | Extract<TableOutcome, { readonly ok: false }> {
  let { axes, cells } = start;
  const changedAxes = new Map<number, CellWrite>();
  for (const write of writes) {
    const { row, column, value } = write;
    if (value === undefined) return refusal(write, { code: 'empty' });
    if (row === 0 && column < left) return refusal(write, { code: 'read-only' });
    if (row === 0 || column < left) {
      const axis = row === 0 ? columnAxis : 0;
      axes = withAxisKey(axes, { axis, index: row === 0 ? column - left : row - 1, value });
      changedAxes.set(axis, write);
    } else cells = withCell(cells, { row: row - 1, column: column - left, value });
  }
  for (const [index, write] of changedAxes) {
    const axis = axes[index];
    if (axis === undefined) continue;
    if (new Set(axis.keys).size < axis.keys.length) return refusal(write, { code: 'twice' });
    const falling = axis.isBands ? axis.keys.findIndex((key, at) => at > 0 && !rises(axis.keys[at - 1], key)) : -1;
    if (falling > 0)
      return refusal(write, {
        code: 'boundary',
        below: axis.keys[falling - 1] ?? null,
        above: axis.keys[falling + 1] ?? null,
      });
  }
  return { axes, cells };
}

function refusal(at: CellWrite, problem: Extract<TableOutcome, { readonly ok: false }>['problem']) {
  return refused(at, problem) as Extract<TableOutcome, { readonly ok: false }>;
}

function rises(before: string | undefined, key: string): boolean {
  if (before === undefined || !parseDecimal(before).ok || !parseDecimal(key).ok) return true;
  return compare(decimal(key), decimal(before)) > 0;
}

/** Rows become columns; the inputs keep their links, for they go by the axes' keys. */
export function transposed(params: TableParams): TableParams | null {
  const axes = matrixAxes(params['axes']);
  const [rows, columns] = axes;
  if (axes.length !== 2 || rows === undefined || columns === undefined) return null;
  const cells = matrixCells(params['cells'], axes);
  return {
    axes: [columns.source, rows.source],
    cells: columns.keys.map((_, column) => rows.keys.map((__, row) => cells[row]?.[column] ?? '0')),
  };
}
