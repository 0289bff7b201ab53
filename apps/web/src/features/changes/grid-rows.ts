import type { ChangeColumn, ChangeRowGiven, ChangeTable } from '@premia/service';

/** Columns of the grid, in their order. */
export const GRID_COLUMNS = ['criterion', 'who', 'period', 'value'] as const;
export type GridColumnKey = (typeof GRID_COLUMNS)[number];

export const EMPTY_ROW: ChangeRowGiven = {};

export function isEmptyRow(row: ChangeRowGiven): boolean {
  return GRID_COLUMNS.every((column) => (row[column] ?? '').trim() === '');
}

type SoundTable = Extract<ChangeTable, { ok: true }>;
export type ColumnMapping = Readonly<Partial<Record<ChangeColumn, string>>>;

/** A file's rows under our columns; a file has persons and departments in columns of their own, the grid in one. */
export function mappedRows(table: SoundTable, mapping: ColumnMapping): readonly ChangeRowGiven[] {
  const at = (column: ChangeColumn) => {
    const name = mapping[column];
    return name === undefined ? -1 : table.columns.indexOf(name);
  };
  const places = {
    criterion: at('criterion'),
    who: [at('who'), at('employee'), at('department')].filter((index) => index >= 0),
    period: at('period'),
    value: at('value'),
  };
  return table.rows.map(({ cells }) => ({
    criterion: cells[places.criterion] ?? '',
    who: places.who.map((index) => cells[index] ?? '').find((text) => text !== '') ?? '',
    period: cells[places.period] ?? '',
    value: cells[places.value] ?? '',
  }));
}
