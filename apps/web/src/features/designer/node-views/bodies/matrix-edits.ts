import { add, compare, decimal, ONE, parseDecimal, subtract, toExactText, ZERO } from '@premia/decimal';
import type { BaseType } from '@premia/scheme';

/** One axis of a matrix: where its rows begin, or the values they match. */
export interface MatrixAxis {
  readonly key: string;
  readonly keys: readonly string[];
  readonly isBands: boolean;
  /** What the axis' input brings, once it is linked. */
  readonly base?: BaseType | undefined;
  /** As it stands in the document. */
  readonly source: Readonly<Record<string, unknown>>;
}

export function matrixAxes(value: unknown): readonly MatrixAxis[] {
  if (!Array.isArray(value)) return [];
  return value.map((source: Readonly<Record<string, unknown>>) => {
    const isBands = Array.isArray(source['bands']);
    const keys = isBands ? source['bands'] : source['values'];
    return {
      key: String(source['key'] ?? ''),
      keys: Array.isArray(keys) ? keys.map(String) : [],
      isBands,
      source,
    };
  });
}

/** Cells by row and column, whether the document nests them or lists them flat. */
export function matrixCells(value: unknown, axes: readonly MatrixAxis[]): readonly (readonly string[])[] {
  const flat = flatten(value);
  const columns = (axes.length < 2 ? axes[0] : axes[1])?.keys.length ?? 0;
  const rows = axes.length < 2 ? 1 : (axes[0]?.keys.length ?? 0);
  return Array.from({ length: rows }, (_, row) => flat.slice(row * columns, (row + 1) * columns));
}

function flatten(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(flatten);
  return value === undefined || value === null ? [] : [String(value)];
}

export interface CellChange {
  readonly row: number;
  readonly column: number;
  readonly value: string;
}

export function withCell(cells: readonly (readonly string[])[], { row, column, value }: CellChange): string[][] {
  return cells.map((line, rowIndex) =>
    line.map((cell, columnIndex) => (rowIndex === row && columnIndex === column ? value : cell)),
  );
}

export interface AxisKeyChange {
  readonly axis: number;
  readonly index: number;
  readonly value: string;
}

export function withAxisKey(axes: readonly MatrixAxis[], { axis, index, value }: AxisKeyChange): readonly MatrixAxis[] {
  return axes.map((one, position) => {
    if (position !== axis) return one;
    const keys = one.keys.map((key, keyIndex) => (keyIndex === index ? value : key));
    return { ...one, keys, source: { ...one.source, [one.isBands ? 'bands' : 'values']: keys } };
  });
}

export interface AxisEdit {
  readonly axes: readonly MatrixAxis[];
  /** By row and column; one axis is one row. */
  readonly cells: readonly (readonly string[])[];
}

/** A row (axis 0 of two) or a column after the last one, with the cells of its neighbour. */
export function withAxisAdded({ axes, cells }: AxisEdit, axis: number): AxisEdit {
  const keys = axes[axis]?.keys ?? [];
  const isRow = axes.length > 1 && axis === 0;
  return {
    axes: withKeys(axes, axis, [...keys, nextKey(keys, axes[axis]?.isBands === true)]),
    cells: isRow ? [...cells, cells.at(-1) ?? []] : cells.map((row) => [...row, row.at(-1) ?? '0']),
  };
}

/** Without one row or column; the last one stays. */
export function withAxisRemoved({ axes, cells }: AxisEdit, axis: number, index: number): AxisEdit {
  const keys = axes[axis]?.keys ?? [];
  if (keys.length <= 1) return { axes, cells };
  const isRow = axes.length > 1 && axis === 0;
  return {
    axes: withKeys(axes, axis, keys.toSpliced(index, 1)),
    cells: isRow ? cells.toSpliced(index, 1) : cells.map((row) => row.toSpliced(index, 1)),
  };
}

function withKeys(axes: readonly MatrixAxis[], axis: number, keys: readonly string[]): readonly MatrixAxis[] {
  return axes.map((one, position) =>
    position === axis ? { ...one, keys, source: { ...one.source, [one.isBands ? 'bands' : 'values']: keys } } : one,
  );
}

/** A band begins as far on as the last one is from its own neighbour; a value is a new letter or number. */
function nextKey(keys: readonly string[], isBands: boolean): string {
  const last = keys.at(-1) ?? '0';
  if (isBands && parseDecimal(last).ok) {
    const before = keys.at(-2);
    const step = before === undefined || !parseDecimal(before).ok ? ONE : subtract(decimal(last), decimal(before));
    return toExactText(add(decimal(last), compare(step, ZERO) > 0 ? step : ONE)) ?? last;
  }
  for (let number = keys.length + 1; ; number += 1) {
    const key =
      /^[A-Z]$/.test(last) && last < 'Z' && number === keys.length + 1
        ? String.fromCharCode(last.charCodeAt(0) + 1)
        : `${number}`;
    if (!keys.includes(key)) return key;
  }
}
