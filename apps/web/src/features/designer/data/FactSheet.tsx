import { type ClipboardEvent, type KeyboardEvent, memo, useRef, useState } from 'react';
import classes from './FactSheet.module.css';
import { type CellPlace, extent, isWithin, keyMove } from './sheet-selection.ts';
import { SHEET_ID } from './show-records.ts';
import { useRowWindow } from './use-row-window.ts';

export interface SheetColumn {
  readonly key: string;
  readonly title: string;
  readonly isNumber: boolean;
  readonly isAsked: boolean;
}

export interface SheetRow {
  readonly key: string;
  readonly isCounted: boolean;
  readonly cells: readonly SheetCell[];
}

export interface SheetCell {
  readonly text: string;
  readonly title: string | undefined;
  readonly isProblem: boolean;
}

export interface FactSheetProps {
  readonly label: string;
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly SheetRow[];
  readonly sorting: { readonly column: number; readonly isDescending: boolean } | null;
  readonly onSort: (column: number) => void;
  /** What goes to the clipboard: rows from `from` up to `to`, the header is row -1. */
  readonly copy: (from: CellPlace, to: CellPlace) => string;
  readonly onLeave: () => void;
}

const HEADER_ROW = -1;

/** Rows and columns as in a spreadsheet: arrows go from cell to cell, Shift takes more of them, Ctrl+C copies. */
export function FactSheet(props: FactSheetProps) {
  const { columns, rows, label, copy } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const shown = useRowWindow(scroller, rows.length);
  /** The frame in which a cell takes the focus: a row that was out of view is there only then. */
  const arrival = useRef(0);
  const [focus, setFocus] = useState<CellPlace>({ row: HEADER_ROW, column: 0 });
  const [anchor, setAnchor] = useState<CellPlace | null>(null);
  const at = { row: Math.min(focus.row, rows.length - 1), column: Math.min(focus.column, columns.length - 1) };
  const selected = extent(anchor ?? at, at);

  const go = (place: CellPlace, isExtending: boolean) => {
    setAnchor(isExtending ? (anchor ?? at) : null);
    setFocus(place);
    shown.reveal(place.row);
    cancelAnimationFrame(arrival.current);
    arrival.current = requestAnimationFrame(() => cellOf(scroller.current, place)?.focus());
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key === 'Escape') {
      event.stopPropagation();
      // Whoever leaves before a cell has the focus does not get it back.
      cancelAnimationFrame(arrival.current);
      props.onLeave();
      return;
    }
    const isMod = event.ctrlKey || event.metaKey;
    if (isMod && event.code === 'KeyA') {
      event.preventDefault();
      event.stopPropagation();
      setAnchor({ row: HEADER_ROW, column: 0 });
      setFocus({ row: rows.length - 1, column: columns.length - 1 });
      return;
    }
    if (at.row === HEADER_ROW && (event.key === 'Enter' || event.key === ' ')) {
      event.preventDefault();
      event.stopPropagation();
      props.onSort(at.column);
      return;
    }
    const next = keyMove(event, at, { rows: rows.length, columns: columns.length, page: shown.page });
    if (next === null) return;
    event.preventDefault();
    event.stopPropagation();
    go(next, event.shiftKey);
  };
  const onCopy = (event: ClipboardEvent) => {
    event.preventDefault();
    event.stopPropagation();
    event.clipboardData.setData('text/plain', copy(selected.from, selected.to));
  };
  return (
    <div ref={scroller} id={SHEET_ID} className={classes['scroller']} onScroll={shown.onScroll}>
      <table
        className={classes['sheet']}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose cells are walked is a grid
        role="grid"
        aria-label={label}
        aria-rowcount={rows.length + 1}
        aria-colcount={columns.length}
        onKeyDown={onKeyDown}
        onCopy={onCopy}
        onClick={(event) => {
          const place = placeOf(event.target);
          if (place !== null) go(place, event.shiftKey);
        }}
        aria-multiselectable="true"
      >
        <thead>
          <tr aria-rowindex={1}>
            {columns.map((column, index) => (
              <HeadCell
                key={column.key}
                column={column}
                index={index}
                isFocused={at.row === HEADER_ROW && at.column === index}
                isSelected={isWithin(selected, HEADER_ROW, index)}
                direction={props.sorting?.column === index ? props.sorting.isDescending : null}
                onSort={props.onSort}
              />
            ))}
          </tr>
        </thead>
        <tbody>
          <Spacer height={shown.before} columns={columns.length} />
          {rows.slice(shown.from, shown.to).map((row, offset) => {
            const index = shown.from + offset;
            return (
              <SheetRowView
                key={row.key}
                row={row}
                index={index}
                columns={columns}
                focused={at.row === index ? at.column : null}
                from={isWithin(selected, index, selected.from.column) ? selected.from.column : null}
                to={selected.to.column}
              />
            );
          })}
          <Spacer height={shown.after} columns={columns.length} />
        </tbody>
      </table>
    </div>
  );
}

interface HeadCellProps {
  readonly column: SheetColumn;
  readonly index: number;
  readonly isFocused: boolean;
  readonly isSelected: boolean;
  /** Null when the rows are not sorted by it. */
  readonly direction: boolean | null;
  readonly onSort: (column: number) => void;
}

function HeadCell({ column, index, isFocused, isSelected, direction, onSort }: HeadCellProps) {
  return (
    <th
      scope="col"
      tabIndex={isFocused ? 0 : -1}
      aria-sort={direction === null ? undefined : direction ? 'descending' : 'ascending'}
      aria-selected={isSelected}
      data-cell={`${HEADER_ROW} ${index}`}
      data-number={column.isNumber || undefined}
      data-asked={column.isAsked || undefined}
      onClick={() => onSort(index)}
    >
      {column.title}
      <span aria-hidden="true">{direction === null ? '' : direction ? ' ↓' : ' ↑'}</span>
    </th>
  );
}

interface SheetRowViewProps {
  readonly row: SheetRow;
  readonly index: number;
  readonly columns: readonly SheetColumn[];
  /** The column the keyboard is in; null when it is in another row. */
  readonly focused: number | null;
  /** Selected columns; `from` is null when the row has none. */
  readonly from: number | null;
  readonly to: number;
}

const SheetRowView = memo(function SheetRowView({ row, index, columns, focused, from, to }: SheetRowViewProps) {
  return (
    <tr aria-rowindex={index + 2} data-left-out={row.isCounted ? undefined : ''}>
      {row.cells.map((cell, column) => (
        <td
          key={columns[column]?.key}
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a cell of a grid is walked to
          role="gridcell"
          tabIndex={focused === column ? 0 : -1}
          aria-selected={from !== null && column >= from && column <= to}
          data-cell={`${index} ${column}`}
          data-number={columns[column]?.isNumber || undefined}
          data-asked={columns[column]?.isAsked || undefined}
          data-problem={cell.isProblem || undefined}
          title={cell.title}
        >
          {cell.text}
        </td>
      ))}
    </tr>
  );
});

function Spacer(props: { readonly height: number; readonly columns: number }) {
  if (props.height <= 0) return null;
  return (
    <tr>
      <td colSpan={props.columns} className={classes['spacer']} style={{ height: props.height }} />
    </tr>
  );
}

function placeOf(target: EventTarget): CellPlace | null {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[data-cell]') : null;
  const [row, column] = cell?.dataset['cell']?.split(' ').map(Number) ?? [];
  return row === undefined || column === undefined ? null : { row, column };
}

function cellOf(root: HTMLElement | null, { row, column }: CellPlace): HTMLElement | null {
  return root?.querySelector<HTMLElement>(`[data-cell="${row} ${column}"]`) ?? null;
}
