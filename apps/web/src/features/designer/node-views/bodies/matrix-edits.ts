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
