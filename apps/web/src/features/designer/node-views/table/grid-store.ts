import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CellPlace } from './table-model.ts';

export interface GridState {
  /** Where the focus is, or was last. */
  readonly active: CellPlace | null;
  /** The other corner of what is selected; null for the one cell. */
  readonly anchor: CellPlace | null;
  readonly editing: CellEditing | null;
  /** Why the last paste, fill or clearing was not taken. */
  readonly problem: GridProblem | null;
}

export interface CellEditing {
  readonly at: CellPlace;
  /** The text that begun it by being typed; null when the value is edited as it stands. */
  readonly typed: string | null;
}

export interface GridProblem {
  readonly at: CellPlace;
  readonly message: string;
}

export type GridStore = StoreApi<GridState>;

export function createGridStore(): GridStore {
  return createStore<GridState>(() => ({ active: null, anchor: null, editing: null, problem: null }));
}
