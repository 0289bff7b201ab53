import { compare, decimal, parseDecimal } from '@premia/decimal';
import type { AxisEdit, MatrixAxis } from '../../node-views/bodies/matrix-edits.ts';

/** A table on the screen has rows and columns. */
export const DRAWN_AXES_MAX = 2;

/** Keys stay what they are where they can: bounds have to be rising numbers. */
export function withAxisKind(axes: readonly MatrixAxis[], index: number, isBands: boolean): readonly MatrixAxis[] {
  return axes.map((axis, position) => {
    if (position !== index || axis.isBands === isBands) return axis;
    const keys = isBands && !areRising(axis.keys) ? axis.keys.map((_, place) => String(place)) : axis.keys;
    const { bands: _bands, values: _values, ...rest } = axis.source;
    return { ...axis, keys, isBands, source: { ...rest, [isBands ? 'bands' : 'values']: keys } };
  });
}

function areRising(keys: readonly string[]): boolean {
  if (!keys.every((key) => parseDecimal(key).ok)) return false;
  return keys.every((key, index) => index === 0 || compare(decimal(key), decimal(keys[index - 1] ?? key)) > 0);
}

export interface AxisTitle {
  readonly key: string;
  readonly title: Readonly<Record<string, string>>;
}

/** A line of columns for one value of something more; the cells are those there were. */
export function withAxis({ axes, cells }: AxisEdit, { key, title }: AxisTitle): AxisEdit {
  const values = ['A'];
  const added: MatrixAxis = { key, keys: values, isBands: false, source: { key, title, values } };
  return { axes: [...axes, added], cells: (cells[0] ?? []).map((cell) => [cell]) };
}

/** What is left is the first line of what goes. */
export function withoutAxis({ axes, cells }: AxisEdit, index: number): AxisEdit {
  if (axes.length !== DRAWN_AXES_MAX) return { axes, cells };
  const left = index === 0 ? (cells[0] ?? []) : cells.map((row) => row[0] ?? '0');
  return { axes: axes.toSpliced(index, 1), cells: [left] };
}
