import type { Language } from '@premia/locale';
import { cellText } from './read-cell.ts';
import type { CellPlace, CellWrite, TableModel } from './table-model.ts';

/** A rectangle of cells, ends included. */
export interface GridRange {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

export function rangeOf(active: CellPlace, anchor: CellPlace | null): GridRange {
  const other = anchor ?? active;
  return {
    top: Math.min(active.row, other.row),
    left: Math.min(active.column, other.column),
    bottom: Math.max(active.row, other.row),
    right: Math.max(active.column, other.column),
  };
}

export function isInRange(range: GridRange, { row, column }: CellPlace): boolean {
  return row >= range.top && row <= range.bottom && column >= range.left && column <= range.right;
}

export function wholeTable(table: TableModel): GridRange {
  return { top: 0, left: 0, bottom: table.rows - 1, right: table.columns - 1 };
}

function placesOf({ top, left, bottom, right }: GridRange): readonly CellPlace[] {
  return Array.from({ length: bottom - top + 1 }, (_, down) =>
    Array.from({ length: right - left + 1 }, (__, along) => ({ row: top + down, column: left + along })),
  ).flat();
}

/** The range as a spreadsheet takes it: tabs between cells, a line a row, numbers without grouping. */
export function rangeAsText(table: TableModel, range: GridRange, language: Language): string {
  const rows = Array.from({ length: range.bottom - range.top + 1 }, (_, down) => range.top + down);
  const columns = Array.from({ length: range.right - range.left + 1 }, (_, along) => range.left + along);
  return rows
    .map((row) =>
      columns
        .map((column) => {
          const cell = table.cell(row, column);
          return cell === null ? '' : cellText(cell, language).replaceAll(/[\t\r\n]+/g, ' ');
        })
        .join('\t'),
    )
    .join('\r\n');
}

/** Empties the cells of the range that can be typed into. */
export function clearWrites(table: TableModel, range: GridRange): readonly CellWrite[] {
  return placesOf(range)
    .filter(({ row, column }) => table.cell(row, column) !== null)
    .map((place) => ({ ...place, value: undefined }));
}

/** The first row of the range in all its rows; a single row takes what stands above it. */
export function fillDownWrites(table: TableModel, range: GridRange): readonly CellWrite[] {
  const source = range.bottom > range.top ? range.top : range.top - 1;
  return placesOf(range).flatMap((place) => {
    const from = table.cell(source, place.column);
    const to = table.cell(place.row, place.column);
    const isSame = from?.kind.kind === to?.kind.kind;
    return place.row === source || from === null || to === null || !isSame ? [] : [{ ...place, value: from.value }];
  });
}
