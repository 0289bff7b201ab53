import type { SchemeNode } from '@premia/scheme';
import { useTranslate } from '@premia/ui';
import {
  createContext,
  type MouseEvent,
  type ReactNode,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { nodeName } from '../../catalogue/node-name.ts';
import { useNaming } from '../../catalogue/use-naming.ts';
import { useDesigner } from '../../state/designer-context.tsx';
import { type DesignerUiStore, remarkAt } from '../../state/designer-ui.ts';
import { FieldPlace } from '../parts/field-place.ts';
import { type Grid, GridContext, type GridStep } from './grid-context.ts';
import { cellOf, focusCell, gridKeys } from './grid-keys.ts';
import { createGridStore, type GridStore } from './grid-store.ts';
import classes from './Table.module.css';
import { tableMessages as messages } from './table.messages.ts';
import { type CellPlace, isSamePlace, type TableModel } from './table-model.ts';
import { useTable } from './use-table.ts';
import { useTableEdits } from './use-table-edits.ts';

export interface TableGridProps {
  readonly node: SchemeNode;
  /** What the children are: rows and cells that say so, a real HTML table, or lines that are no grid to a screen reader. */
  readonly as?: 'rows' | 'table' | 'lines';
  readonly children: ReactNode;
  readonly className?: string | undefined;
}

/** A table with the keyboard of a spreadsheet, wherever it is drawn. */
export function TableGrid(props: TableGridProps) {
  const build = useTable(props.node);
  const params = props.node.params;
  const table = useMemo(() => build(params ?? {}), [build, params]);
  return table === null ? props.children : <KeyedTable {...props} table={table} build={build} />;
}

function KeyedTable({
  node,
  as = 'rows',
  children,
  className,
  table,
  build,
}: TableGridProps & { readonly table: TableModel; readonly build: ReturnType<typeof useTable> }) {
  const t = useTranslate();
  const naming = useNaming();
  const place = useContext(FieldPlace);
  const outer = useContext(LargeStore);
  const [own] = useState(createGridStore);
  const store = outer ?? own;
  const root = useRef<HTMLDivElement>(null);
  const wanted = useRef<CellPlace | null>(null);
  const pressed = useRef<CellPlace | null>(null);
  const edits = useTableEdits({ node, table, build, store, place });
  const { ui, isReadOnly } = useDesigner();
  const grid = useMemo(
    () =>
      gridOf({ nodeId: node.id, table, store, place, root, pressed, edits, ui, isReadOnly, hasRoles: as === 'rows' }),
    [node.id, table, store, place, edits, ui, isReadOnly, as],
  );
  const keys = gridKeys({ grid, edits, root, focusLater: (at) => (wanted.current = at) });
  useEffect(() => {
    if (wanted.current === null) return;
    focusCell(root.current, wanted.current);
    wanted.current = null;
  });
  const name = t(messages.table, { name: nodeName(node, naming) });
  return (
    <GridContext value={grid}>
      {/* The cells inside take the focus; the grid only hears of their keys. */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: see above */}
      <div
        ref={root}
        className={[classes['grid'], className].filter(Boolean).join(' ')}
        {...(as === 'rows' ? { role: 'grid', 'aria-label': name, 'aria-multiselectable': true } : {})}
        {...keys}
        onFocus={(event) => {
          const at = cellOf(event.target);
          if (at !== null && !isSamePlace(store.getState().active, at)) store.setState({ active: at, anchor: null });
        }}
        onMouseDown={(event) => onMouseDown(event, { store, root: root.current, pressed })}
      >
        {children}
      </div>
    </GridContext>
  );
}

/** In the large editor the tools beside the table work on the same selection. */
export const LargeStore = createContext<GridStore | null>(null);

interface Parts extends Pick<Grid, 'nodeId' | 'table' | 'store' | 'place' | 'hasRoles' | 'edits'> {
  readonly ui: DesignerUiStore;
  readonly root: { readonly current: HTMLElement | null };
  readonly pressed: { readonly current: CellPlace | null };
  readonly isReadOnly: boolean;
}

function gridOf({ root, pressed, ui, isReadOnly, ...rest }: Parts): Grid {
  const { store, table, edits, nodeId } = rest;
  return {
    ...rest,
    edit: (at, typed) => {
      if (!isReadOnly && table.cell(at.row, at.column) !== null)
        store.setState({ editing: { at, typed }, active: at, anchor: null, problem: null });
    },
    endEditing: () => store.setState({ editing: null }),
    go: (from, step) => {
      const next = nextCell({ root: root.current, table }, from, step);
      if (next === null) return false;
      store.setState({ active: next, anchor: null, problem: null });
      return focusCell(root.current, next);
    },
    paste: (at, text) => edits.paste({ top: at.row, left: at.column, bottom: at.row, right: at.column }, text),
    comment: ({ row, column }) => {
      const path = table.cell(row, column)?.path;
      if (path !== undefined) remarkAt(ui, { nodeId, path });
    },
    isPressedAgain: () => pressed.current !== null && isSamePlace(pressed.current, store.getState().active),
  };
}

/** The next cell that is drawn in that direction: a card shows the first rows only, and some cells cannot be typed into. */
function nextCell(
  { root, table }: { readonly root: HTMLElement | null; readonly table: TableModel },
  from: CellPlace,
  step: GridStep,
): CellPlace | null {
  const isDrawn = ({ row, column }: CellPlace) =>
    root?.querySelector(`[data-cell="${row}:${column}"] :is(button, input)`) != null;
  let { row, column } = from;
  for (;;) {
    row += step.down ?? 0;
    column += step.along ?? 0;
    if (step.wraps === true && column >= table.columns) {
      row += 1;
      column = 0;
    } else if (step.wraps === true && column < 0) {
      row -= 1;
      column = table.columns - 1;
    }
    if (row < 0 || column < 0 || row >= table.rows || column >= table.columns) return null;
    if (isDrawn({ row, column })) return { row, column };
  }
}

interface Pressing {
  readonly store: GridStore;
  readonly root: HTMLElement | null;
  readonly pressed: { current: CellPlace | null };
}

/** With Shift a press selects up to there; the focus goes along. */
function onMouseDown(event: MouseEvent, { store, root, pressed }: Pressing): void {
  const at = cellOf(event.target);
  const { active, anchor } = store.getState();
  const hasFocus = at !== null && cellOf(document.activeElement) !== null && isSamePlace(active, at);
  pressed.current = hasFocus ? at : null;
  if (at === null || active === null || !event.shiftKey) return;
  event.preventDefault();
  store.setState({ active: at, anchor: anchor ?? active });
  focusCell(root, at);
}
