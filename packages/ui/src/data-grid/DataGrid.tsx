import { Button, Checkbox, TextInput } from '@mantine/core';
import { IconDownload, IconSearch } from '@tabler/icons-react';
import { createSortedRowModel, rowSortingFeature, tableFeatures, useTable } from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type CSSProperties, type KeyboardEvent, type ReactNode, useMemo, useRef, useState } from 'react';
import { useLanguage } from '../language/LanguageProvider.tsx';
import { downloadText, toCsv } from './csv.ts';
import classes from './DataGrid.module.css';
import { gridMessages } from './data-grid.messages.ts';
import { compareCells, type GridColumn, matchesSearch } from './grid-column.ts';

export interface DataGridProps<Row extends object> {
  /** What the table lists, for screen readers. */
  readonly label: string;
  readonly rows: readonly Row[];
  readonly columns: readonly GridColumn<Row>[];
  readonly rowId: (row: Row) => string;
  readonly sortedBy?: { readonly id: string; readonly desc: boolean };
  readonly onOpen?: (row: Row) => void;
  /** Shows the search field; the text is the caller's, usually from the address. */
  readonly search?: { readonly text: string; readonly onChange: (text: string) => void };
  /** File name of the export, without extension; no export button without it. */
  readonly exportName?: string;
  /** Lets rows be marked, with the mouse or with Space on the row. */
  readonly selection?: GridSelection<Row>;
  readonly toolbar?: ReactNode;
  readonly height?: string;
}

export interface GridSelection<Row> {
  readonly ids: ReadonlySet<string>;
  readonly onChange: (ids: ReadonlySet<string>) => void;
  /** What the row is called beside its mark. */
  readonly labelOf: (row: Row) => string;
}

const features = tableFeatures({ rowSortingFeature, sortedRowModel: createSortedRowModel() });
const ROW_HEIGHT_PX = 44;
const OVERSCAN_ROWS = 12;
/** A shorter list stands in the page as a whole; a longer one scrolls in its own frame. */
const FRAMED_FROM_ROWS = 40;

/** A sortable, searchable, exportable list that stays smooth at tens of thousands of rows and works by keyboard. */
export function DataGrid<Row extends object>(props: DataGridProps<Row>) {
  const { rows, columns, rowId } = props;
  const search = props.search?.text ?? '';
  const found = useMemo(() => rows.filter((row) => matchesSearch(row, columns, search)), [rows, columns, search]);
  const definitions = useMemo(
    () =>
      columns.map((column) => ({
        id: column.id,
        accessorFn: (row: Row) => column.value(row) ?? undefined,
        // An unknown amount is not the smallest one: it stands last in both directions.
        sortUndefined: 'last' as const,
        header: column.header,
        enableSorting: column.sortable !== false,
        sortFn: (left: { readonly original: Row }, right: { readonly original: Row }) =>
          compareCells(column.value(left.original), column.value(right.original), column.kind ?? 'text'),
        sortDescFirst: column.kind === 'decimal',
      })),
    [columns],
  );
  const table = useTable({
    features,
    data: found,
    columns: definitions,
    getRowId: rowId,
    initialState: { sorting: props.sortedBy === undefined ? [] : [props.sortedBy] },
    enableSortingRemoval: false,
  });
  const sorted = table.getRowModel().rows.map((row) => row.original);
  const heads = table.getHeaderGroups()[0]?.headers ?? [];
  return (
    <div style={{ ['--grid-height' as string]: sorted.length < FRAMED_FROM_ROWS ? 'none' : props.height }}>
      <Toolbar {...props} shown={sorted} />
      <Body {...props} sorted={sorted}>
        {props.selection !== undefined && <MarkAll rows={sorted} rowId={rowId} selection={props.selection} />}
        {heads.map((head, index) => {
          const column = columns[index];
          if (column === undefined) return null;
          return (
            <HeadCell
              key={column.id}
              column={column}
              direction={head.column.getIsSorted()}
              onSort={head.column.getToggleSortingHandler()}
            />
          );
        })}
      </Body>
    </div>
  );
}

function Toolbar<Row extends object>(props: DataGridProps<Row> & { readonly shown: readonly Row[] }) {
  const { language, translate: t } = useLanguage();
  if (props.search === undefined && props.exportName === undefined && props.toolbar === undefined) return null;
  const { search, exportName } = props;
  return (
    <div className={classes['toolbar']}>
      {search !== undefined && (
        <TextInput
          className={classes['search'] ?? ''}
          data-search-field
          leftSection={<IconSearch size={16} stroke={1.75} aria-hidden="true" />}
          placeholder={t(gridMessages.search)}
          aria-label={t(gridMessages.search)}
          value={search.text}
          onChange={(event) => search.onChange(event.currentTarget.value)}
        />
      )}
      {props.toolbar}
      <span className={classes['count']} role="status">
        {t(gridMessages.rows, { count: props.shown.length })}
      </span>
      {exportName !== undefined && (
        <Button
          variant="default"
          leftSection={<IconDownload size={16} stroke={1.75} aria-hidden="true" />}
          onClick={() => {
            const table = {
              header: props.columns.map((column) => column.header),
              rows: props.shown.map((row) => props.columns.map((column) => column.value(row) ?? '')),
            };
            downloadText(`${exportName}.csv`, toCsv(table, language));
          }}
        >
          {t(gridMessages.export)}
        </Button>
      )}
    </div>
  );
}

const ARIA_SORT = { asc: 'ascending', desc: 'descending' } as const;

interface HeadCellProps<Row> {
  readonly column: GridColumn<Row>;
  readonly direction: false | 'asc' | 'desc';
  readonly onSort: ((event: unknown) => void) | undefined;
}

function HeadCell<Row>({ column, direction, onSort }: HeadCellProps<Row>) {
  const sortable = column.sortable !== false && onSort !== undefined;
  return (
    <th
      scope="col"
      className={classes['head']}
      data-align={column.align}
      data-desktop={column.desktopOnly || undefined}
      aria-sort={direction === false ? undefined : ARIA_SORT[direction]}
    >
      {sortable ? (
        <button type="button" className={classes['sort']} onClick={onSort}>
          {column.header}
          <span aria-hidden="true">{direction === false ? '' : direction === 'asc' ? '↑' : '↓'}</span>
        </button>
      ) : (
        <span className={classes['headText']}>{column.header}</span>
      )}
    </th>
  );
}

/** Index of the row the key leads to, or null when the key is not a movement. */
function rowAfterKey(key: string, index: number, count: number): number | null {
  const page = 10;
  const moves: Readonly<Record<string, number>> = {
    ArrowDown: index + 1,
    ArrowUp: index - 1,
    PageDown: index + page,
    PageUp: index - page,
    Home: 0,
    End: count - 1,
  };
  const next = moves[key];
  return next === undefined ? null : Math.min(Math.max(next, 0), count - 1);
}

interface BodyProps<Row extends object> extends DataGridProps<Row> {
  readonly sorted: readonly Row[];
  readonly children: ReactNode;
}

/** Only the rows in view are in the document; one of them is the tab stop, arrows move it. */
function Body<Row extends object>(props: BodyProps<Row>) {
  const { sorted, columns, rowId, onOpen, selection } = props;
  const { translate: t } = useLanguage();
  const scroller = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState(0);
  const virtualizer = useVirtualizer({
    count: sorted.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT_PX,
    overscan: OVERSCAN_ROWS,
    initialRect: { width: 0, height: 600 },
  });
  const items = virtualizer.getVirtualItems();
  const before = items[0]?.start ?? 0;
  const after = virtualizer.getTotalSize() - (items.at(-1)?.end ?? 0);
  const focused = Math.min(current, sorted.length - 1);

  function onKeyDown(event: KeyboardEvent<HTMLTableRowElement>, index: number): void {
    const row = sorted[index];
    const isOnRow = event.target === event.currentTarget;
    if (event.key === 'Enter' && row !== undefined && isOnRow) onOpen?.(row);
    if (event.key === ' ' && row !== undefined && isOnRow && selection !== undefined) {
      event.preventDefault();
      selection.onChange(toggled(selection.ids, rowId(row)));
    }
    const next = rowAfterKey(event.key, index, sorted.length);
    if (next === null) return;
    event.preventDefault();
    setCurrent(next);
    virtualizer.scrollToIndex(next);
    requestAnimationFrame(() => scroller.current?.querySelector<HTMLElement>(`[data-row="${next}"]`)?.focus());
  }

  return (
    <div className={classes['scroller']} ref={scroller}>
      <table
        className={classes['table']}
        aria-label={props.label}
        aria-rowcount={sorted.length + 1}
        style={{ ['--grid-min-width' as string]: widthNeeded(columns, selection !== undefined) }}
      >
        <colgroup>
          {selection !== undefined && <col className={classes['col']} data-mark style={widthStyle(MARK_WIDTH)} />}
          {columns.map((column) => (
            <col
              key={column.id}
              className={classes['col']}
              data-desktop={column.desktopOnly || undefined}
              style={widthStyle(column.width, column.phoneWidth)}
            />
          ))}
        </colgroup>
        <thead>
          <tr>{props.children}</tr>
        </thead>
        <tbody>
          <Spacer height={before} columns={columns.length + Number(selection !== undefined)} />
          {items.map((item) => {
            const row = sorted[item.index];
            if (row === undefined) return null;
            return (
              <tr
                key={rowId(row)}
                className={classes['row']}
                data-row={item.index}
                data-clickable={onOpen !== undefined || undefined}
                aria-rowindex={item.index + 2}
                tabIndex={item.index === focused ? 0 : -1}
                onClick={() => onOpen?.(row)}
                onKeyDown={(event) => onKeyDown(event, item.index)}
              >
                {selection !== undefined && <MarkCell row={row} id={rowId(row)} selection={selection} />}
                {columns.map((column) => (
                  <td
                    key={column.id}
                    className={classes['cell']}
                    data-align={column.align}
                    data-desktop={column.desktopOnly || undefined}
                  >
                    {column.cell === undefined ? (column.value(row) ?? '—') : column.cell(row)}
                  </td>
                ))}
              </tr>
            );
          })}
          <Spacer height={after} columns={columns.length + Number(selection !== undefined)} />
        </tbody>
      </table>
      {sorted.length === 0 && (
        <p className={classes['empty']}>{t(gridMessages.nothingFound, { search: props.search?.text ?? '' })}</p>
      )}
    </div>
  );
}

/** A column without a width gets what is left, and never less than this: the grid is scrolled instead. */
const FREE_COLUMN_MIN = '10rem';

const MARK_WIDTH = '3rem';

function widthStyle(width: string | undefined, phoneWidth = width): CSSProperties {
  return { ['--col-width' as string]: width, ['--col-phone-width' as string]: phoneWidth };
}

function widthNeeded<Row>(columns: readonly GridColumn<Row>[], isMarked: boolean): string {
  const widths = columns.map(({ width }) => width ?? FREE_COLUMN_MIN);
  return `calc(${[...(isMarked ? [MARK_WIDTH] : []), ...widths].join(' + ')})`;
}

function toggled(ids: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(ids);
  if (!next.delete(id)) next.add(id);
  return next;
}

interface MarkAllProps<Row> {
  readonly rows: readonly Row[];
  readonly rowId: (row: Row) => string;
  readonly selection: GridSelection<Row>;
}

/** Marks the rows that are found; marked rows the search hides stay as they are. */
function MarkAll<Row>({ rows, rowId, selection: { ids, onChange } }: MarkAllProps<Row>) {
  const { translate: t } = useLanguage();
  const found = rows.map(rowId);
  const marked = found.filter((id) => ids.has(id));
  const isAll = found.length > 0 && marked.length === found.length;
  return (
    <th scope="col" className={classes['head']} data-mark>
      <Checkbox
        size="xs"
        aria-label={t(gridMessages.markAll)}
        checked={isAll}
        indeterminate={!isAll && marked.length > 0}
        onChange={() => {
          const rest = [...ids].filter((id) => !found.includes(id));
          onChange(new Set(isAll ? rest : [...rest, ...found]));
        }}
      />
    </th>
  );
}

interface MarkCellProps<Row> {
  readonly row: Row;
  readonly id: string;
  readonly selection: GridSelection<Row>;
}

function MarkCell<Row>({ row, id, selection: { ids, onChange, labelOf } }: MarkCellProps<Row>) {
  const { translate: t } = useLanguage();
  return (
    // A click beside the box is meant for the box, not for opening the row.
    // biome-ignore lint/a11y/useKeyWithClickEvents: the row itself takes Space
    <td className={classes['cell']} data-mark onClick={(event) => event.stopPropagation()}>
      <Checkbox
        size="xs"
        aria-label={t(gridMessages.mark, { row: labelOf(row) })}
        checked={ids.has(id)}
        onChange={() => onChange(toggled(ids, id))}
      />
    </td>
  );
}

function Spacer(props: { readonly height: number; readonly columns: number }) {
  if (props.height <= 0) return null;
  return (
    <tr className={classes['spacer']}>
      <td colSpan={props.columns} style={{ height: props.height }} />
    </tr>
  );
}
