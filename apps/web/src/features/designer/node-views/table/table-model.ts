import type { BaseType } from '@premia/scheme';

/** Settings of a node that a change of its table replaces. */
export type TableParams = Readonly<Record<string, unknown>>;

/** What may be typed into a cell. */
export type CellKind =
  | { readonly kind: 'value'; readonly base: BaseType; readonly currency?: string | undefined }
  | { readonly kind: 'text' }
  /** A comparison and what is compared with: `>= 10`, `A; B`, nothing for "anything". */
  | { readonly kind: 'condition'; readonly base: BaseType };

export interface TableCell {
  /** Where it stands in the node's settings, as `bands.0.rate`: what a comment is pinned to. */
  readonly path: string;
  readonly kind: CellKind;
  /** As the document holds it; a condition as it is typed. */
  readonly value: string | undefined;
  readonly canBeEmpty: boolean;
}

export interface CellPlace {
  readonly row: number;
  readonly column: number;
}

export interface CellWrite extends CellPlace {
  /** In the document's form; undefined empties the cell. */
  readonly value: string | undefined;
}

export type TableProblem =
  | { readonly code: 'empty' | 'twice' | 'read-only' }
  | { readonly code: 'boundary'; readonly below: string | null; readonly above: string | null };

export type TableOutcome =
  | { readonly ok: true; readonly params: TableParams }
  | { readonly ok: false; readonly at: CellPlace; readonly problem: TableProblem };

/** A table of a node as rows and columns of cells, whatever its settings look like. */
export interface TableModel {
  readonly rows: number;
  /** Without what stands below the last row, as "otherwise" does. */
  readonly bodyRows: number;
  readonly columns: number;
  /** Null where nothing can be typed. */
  readonly cell: (row: number, column: number) => TableCell | null;
  /** All of them or none. */
  readonly write: (writes: readonly CellWrite[]) => TableOutcome;
  /** A row below `after`; null where the table cannot grow there. */
  readonly addRow: (after: number) => TableParams | null;
  readonly removeRow: (row: number) => TableParams | null;
  readonly moveRow: (row: number, by: 1 | -1) => TableParams | null;
  /** Into which columns a pasted block of this width goes. */
  readonly columnsFor?: (column: number, width: number) => readonly number[];
}

/** The first cell of a row that can be typed into; null in a row without one. */
export function firstCell(table: TableModel): CellPlace | null {
  for (let row = 0; row < table.rows; row += 1) {
    for (let column = 0; column < table.columns; column += 1) {
      if (table.cell(row, column) !== null) return { row, column };
    }
  }
  return null;
}

export function isSamePlace(left: CellPlace | null, right: CellPlace | null): boolean {
  return left === right || (left !== null && left.row === right?.row && left.column === right.column);
}

export function refused(at: CellPlace, problem: TableProblem): TableOutcome {
  return { ok: false, at: { row: at.row, column: at.column }, problem };
}
