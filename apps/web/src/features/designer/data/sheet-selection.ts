/** A cell of the sheet; the header is row -1. */
export interface CellPlace {
  readonly row: number;
  readonly column: number;
}

export interface Extent {
  readonly from: CellPlace;
  readonly to: CellPlace;
}

/** The rectangle between two cells. */
export function extent(one: CellPlace, other: CellPlace): Extent {
  return {
    from: { row: Math.min(one.row, other.row), column: Math.min(one.column, other.column) },
    to: { row: Math.max(one.row, other.row), column: Math.max(one.column, other.column) },
  };
}

export function isWithin({ from, to }: Extent, row: number, column: number): boolean {
  return row >= from.row && row <= to.row && column >= from.column && column <= to.column;
}

interface SheetSize {
  readonly rows: number;
  readonly columns: number;
  /** Rows that are seen at once. */
  readonly page: number;
}

interface MoveKey {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
}

/** Where a key leads; null when it is no movement. */
export function keyMove({ key, ctrlKey, metaKey }: MoveKey, at: CellPlace, size: SheetSize): CellPlace | null {
  const isFar = ctrlKey || metaKey;
  const lastRow = size.rows - 1;
  const lastColumn = size.columns - 1;
  const to = (row: number, column: number): CellPlace => ({
    row: Math.min(Math.max(row, -1), lastRow),
    column: Math.min(Math.max(column, 0), lastColumn),
  });
  switch (key) {
    case 'ArrowUp':
      return to(isFar ? -1 : at.row - 1, at.column);
    case 'ArrowDown':
      return to(isFar ? lastRow : at.row + 1, at.column);
    case 'ArrowLeft':
      return to(at.row, isFar ? 0 : at.column - 1);
    case 'ArrowRight':
      return to(at.row, isFar ? lastColumn : at.column + 1);
    case 'PageUp':
      return to(at.row - size.page, at.column);
    case 'PageDown':
      return to(at.row + size.page, at.column);
    case 'Home':
      return to(isFar ? -1 : at.row, 0);
    case 'End':
      return to(isFar ? lastRow : at.row, lastColumn);
    default:
      return null;
  }
}
