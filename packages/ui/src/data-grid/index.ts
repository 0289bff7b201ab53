export { type CsvTable, downloadText, toCsv } from './csv.ts';
export { DataGrid, type DataGridProps } from './DataGrid.tsx';
export { compareCells, type GridColumn, matchesSearch } from './grid-column.ts';
