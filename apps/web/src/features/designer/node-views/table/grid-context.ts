import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import { anchorKey } from '../../comments/threads.ts';
import { useUi } from '../../state/designer-context.tsx';
import { isInRange, rangeOf } from './grid-range.ts';
import { type CellEditing, createGridStore, type GridProblem, type GridState, type GridStore } from './grid-store.ts';
import { type CellPlace, firstCell, isSamePlace, type TableModel } from './table-model.ts';
import type { TableEdits } from './use-table-edits.ts';

/** Where a field stands: on a card of the drawing, in a panel beside it, in the large editor over it. */
export type GridPlace = 'card' | 'panel' | 'large';

/** One drawn table: what its cells ask of it. */
export interface Grid {
  readonly nodeId: string;
  readonly table: TableModel;
  readonly store: GridStore;
  readonly place: GridPlace;
  /** Cells say they are cells; a real HTML table says it itself. */
  readonly hasRoles: boolean;
  readonly edit: (at: CellPlace, typed: string | null) => void;
  readonly endEditing: () => void;
  /** Goes on from a cell; false at the end of the table. */
  readonly go: (from: CellPlace, by: GridStep) => boolean;
  /** Takes a block from a spreadsheet; false when it is a single word. */
  readonly paste: (at: CellPlace, text: string) => boolean;
  readonly edits: TableEdits;
  /** Opens the comments of the node with the cell as their place. */
  readonly comment: (at: CellPlace) => void;
  /** A press on the cell that had the focus already types into it. */
  readonly isPressedAgain: () => boolean;
}

export interface GridStep {
  readonly down?: -1 | 1;
  readonly along?: -1 | 1;
  /** From the end of a row to the beginning of the next one. */
  readonly wraps?: boolean;
}

export const GridContext = createContext<Grid | null>(null);

export interface GridCell {
  readonly grid: Grid;
  readonly at: CellPlace;
  readonly editing: CellEditing | null;
  readonly isTabStop: boolean;
  readonly isSelected: boolean;
  readonly problem: GridProblem | null;
  readonly isCommented: boolean;
}

const NO_GRID = createGridStore();

/** What a cell has to know of the table it stands in; null outside of one. */
export function useGridCell(at: CellPlace | undefined): GridCell | null {
  const grid = useContext(GridContext);
  const store = grid?.store ?? NO_GRID;
  const isHere = (other: CellPlace | undefined) => at !== undefined && other !== undefined && isSamePlace(at, other);
  const editing = useStore(store, (state) => (isHere(state.editing?.at) ? state.editing : null));
  const problem = useStore(store, (state) => (isHere(state.problem?.at) ? state.problem : null));
  const isTabStop = useStore(store, (state) => grid !== null && isHere(tabStop(state, grid.table) ?? undefined));
  const isSelected = useStore(store, ({ active, anchor }) =>
    at !== undefined && active !== null && anchor !== null ? isInRange(rangeOf(active, anchor), at) : false,
  );
  const path = at === undefined ? undefined : grid?.table.cell(at.row, at.column)?.path;
  const isCommented = useUi(({ talkedAbout }) =>
    isTalkedAbout(talkedAbout, grid?.nodeId, { path, column: at?.column }),
  );
  if (grid === null || at === undefined) return null;
  return { grid, at, editing, problem, isTabStop, isSelected, isCommented };
}

function tabStop({ active }: GridState, table: TableModel): CellPlace | null {
  return active !== null && table.cell(active.row, active.column) !== null ? active : firstCell(table);
}

/** Of the cell itself; of its row, at the first cell of it. */
function isTalkedAbout(
  talkedAbout: ReadonlySet<string>,
  nodeId: string | undefined,
  { path, column }: { readonly path: string | undefined; readonly column: number | undefined },
): boolean {
  if (nodeId === undefined || path === undefined || talkedAbout.size === 0) return false;
  const row = /^[^.]+\.\d+/.exec(path)?.[0];
  return (
    talkedAbout.has(anchorKey({ nodeId, path })) ||
    (column === 0 && row !== undefined && talkedAbout.has(anchorKey({ nodeId, path: row })))
  );
}
