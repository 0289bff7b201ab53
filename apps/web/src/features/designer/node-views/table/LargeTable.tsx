import { ActionIcon, Button, Tooltip } from '@mantine/core';
import type { SchemeNode } from '@premia/scheme';
import { useTranslate } from '@premia/ui';
import {
  IconArrowsExchange,
  IconColumnInsertRight,
  IconCopy,
  IconMessagePlus,
  IconRowInsertBottom,
  IconRowRemove,
  IconSortDescending,
  IconX,
} from '@tabler/icons-react';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { matches } from '../../../../shell/shortcuts/keys.ts';
import { focusCanvas } from '../../canvas/focus-canvas.ts';
import { kindName, nodeName } from '../../catalogue/node-name.ts';
import { useNaming } from '../../catalogue/use-naming.ts';
import type { NodeParams } from '../../state/actions.ts';
import { announce } from '../../state/announce.ts';
import { useDesigner, useNode, useUi } from '../../state/designer-context.tsx';
import { remarkAt } from '../../state/designer-ui.ts';
import { MatrixBody } from '../bodies/MatrixBody.tsx';
import { matrixAxes, matrixCells, withAxisAdded } from '../bodies/matrix-edits.ts';
import { RampBody } from '../bodies/PayBodies.tsx';
import { SwitchBody, WeightedBody } from '../bodies/RowBodies.tsx';
import { TiersBody } from '../bodies/TiersBody.tsx';
import { FieldPlace } from '../parts/field-place.ts';
import { DecisionTable } from './DecisionTable.tsx';
import { focusCell } from './grid-keys.ts';
import { rangeOf, wholeTable } from './grid-range.ts';
import { createGridStore, type GridStore } from './grid-store.ts';
import classes from './LargeTable.module.css';
import { transposed } from './matrix-table.ts';
import { RowCounter } from './RowCounter.tsx';
import { LargeStore } from './TableGrid.tsx';
import { tableMessages as messages } from './table.messages.ts';
import { firstCell, type TableModel, type TableParams } from './table-model.ts';
import { hasTable, useTable } from './use-table.ts';
import { useTableEdits } from './use-table-edits.ts';

/** The table of a node at full size over the drawing, which stays to be seen; Esc gives the focus back. */
export function LargeTable() {
  const node = useNode(useUi((ui) => ui.largeTable));
  return node === null || !hasTable(node) ? null : <OpenTable key={node.id} node={node} />;
}

function OpenTable({ node }: { readonly node: SchemeNode }) {
  const build = useTable(node);
  const { params } = node;
  const table = useMemo(() => build(params ?? {}), [build, params]);
  return table === null ? null : <LargeEditor node={node} table={table} build={build} />;
}

interface LargeEditorProps {
  readonly node: SchemeNode;
  readonly table: TableModel;
  readonly build: ReturnType<typeof useTable>;
}

function LargeEditor({ node, table, build }: LargeEditorProps) {
  const { ui } = useDesigner();
  const t = useTranslate();
  const naming = useNaming();
  const [store] = useState(createGridStore);
  const root = useRef<HTMLElement>(null);
  const titleId = useId();
  useFocusInside(root, table);
  const problem = useStore(store, (state) => state.problem);
  const close = () => ui.setState({ largeTable: null });
  return (
    <LargeStore value={store}>
      <FieldPlace value="large">
        <section
          ref={root}
          className={classes['large']}
          role="dialog"
          aria-labelledby={titleId}
          onKeyDown={(event) => onKeyDown(event, close)}
        >
          <header className={classes['header']}>
            <h2 id={titleId} className={classes['title']}>
              {nodeName(node, naming)} <span className={classes['kind']}>{kindName(node.kind, naming)}</span>
            </h2>
            <RowCounter node={node} />
            <Tools node={node} table={table} build={build} store={store} />
            <ActionIcon variant="subtle" color="gray" size={32} aria-label={t(messages.close)} onClick={close}>
              <IconX size={18} />
            </ActionIcon>
          </header>
          <div className={classes['body']}>
            <Body node={node} />
          </div>
          <footer className={classes['footer']}>
            {problem !== null && (
              <p className={classes['problem']} role="alert">
                {problem.message}
              </p>
            )}
            {node.kind === 'tiers' && <p>{t(messages.boundaryOwner)}</p>}
            <p className={classes['keys']}>{t(messages.keys)}</p>
          </footer>
        </section>
      </FieldPlace>
    </LargeStore>
  );
}

/** The first cell takes the focus; whatever had it gets it back. */
function useFocusInside(root: { readonly current: HTMLElement | null }, table: TableModel): void {
  const first = useRef(firstCell(table));
  useEffect(() => {
    const before = document.activeElement;
    if (first.current !== null) focusCell(root.current, first.current);
    return () => {
      if (before instanceof HTMLElement && before.isConnected && before !== document.body) before.focus();
      else focusCanvas();
    };
  }, [root]);
}

/** What still reaches the rest of the screen: its history and saving. Every other key would do something to the drawing. */
const PASSED_ON = ['mod+z', 'mod+shift+z', 'mod+y', 'mod+s', 'mod+enter', '?', 'f8', 'shift+f8'];

function onKeyDown(event: KeyboardEvent, close: () => void): void {
  if (event.key === 'Escape') {
    event.preventDefault();
    close();
  }
  if (!PASSED_ON.some((keys) => matches(event.nativeEvent, keys, 'latin'))) event.stopPropagation();
}

function Body({ node }: { readonly node: SchemeNode }): ReactNode {
  switch (node.kind) {
    case 'tiers':
      return <TiersBody node={node} isFull isLarge />;
    case 'matrix':
      return <MatrixBody node={node} isFull />;
    case 'decision':
      return <DecisionTable node={node} />;
    case 'switch':
      return <SwitchBody node={node} isFull />;
    case 'weighted':
      return <WeightedBody node={node} isFull />;
    case 'ramp':
      return <RampBody node={node} isFull />;
    default:
      return null;
  }
}

/** What the keyboard does, for the mouse; all of it about the selected cells. */
function Tools({ node, table, build, store }: LargeEditorProps & { readonly store: GridStore }) {
  const { ui, actions, isReadOnly } = useDesigner();
  const t = useTranslate();
  const edits = useTableEdits({ node, table, build, store, place: 'large' });
  const active = useStore(store, (state) => state.active) ?? firstCell(table) ?? { row: 0, column: 0 };
  const set = (params: TableParams | null) => {
    if (params !== null) actions.setParams(node.id, { ...node.params, ...params } as NodeParams, messages.transposed);
  };
  const copyAll = async () => {
    try {
      await navigator.clipboard.writeText(edits.asText(wholeTable(table)));
      announce(ui, t(messages.copied));
    } catch {
      announce(ui, t(messages.notCopied));
    }
  };
  const path = table.cell(active.row, active.column)?.path;
  return (
    <div className={classes['tools']} role="toolbar" aria-label={t(messages.tools)}>
      {!isReadOnly && (
        <>
          <Tool label={t(messages.addRowKeys)} onClick={() => edits.addRow(active.row)}>
            <IconRowInsertBottom size={18} />
          </Tool>
          <Tool label={t(messages.removeRowKeys)} onClick={() => edits.removeRow(active.row)}>
            <IconRowRemove size={18} />
          </Tool>
          <Tool
            label={t(messages.fillDownKeys)}
            onClick={() => edits.fillDown(rangeOf(active, store.getState().anchor))}
          >
            <IconSortDescending size={18} />
          </Tool>
          {node.kind === 'matrix' && (
            <>
              <Tool label={t(messages.addColumn)} onClick={() => set(withColumn(node.params ?? {}))}>
                <IconColumnInsertRight size={18} />
              </Tool>
              <Tool label={t(messages.transpose)} onClick={() => set(transposed(node.params ?? {}))}>
                <IconArrowsExchange size={18} />
              </Tool>
            </>
          )}
        </>
      )}
      <Tool label={t(messages.copyAll)} onClick={() => void copyAll()}>
        <IconCopy size={18} />
      </Tool>
      <Button
        size="compact-sm"
        variant="subtle"
        disabled={path === undefined}
        leftSection={<IconMessagePlus size={16} />}
        onClick={() => path !== undefined && remarkAt(ui, { nodeId: node.id, path })}
      >
        {t(messages.comment)}
      </Button>
    </div>
  );
}

interface ToolProps {
  readonly label: string;
  readonly onClick: () => void;
  readonly children: ReactNode;
}

function Tool({ label, onClick, children }: ToolProps) {
  return (
    <Tooltip label={label}>
      {/* The selection it works on has the focus and keeps it. */}
      <ActionIcon
        variant="subtle"
        color="gray"
        size={32}
        aria-label={label}
        onMouseDown={(event) => event.preventDefault()}
        onClick={onClick}
      >
        {children}
      </ActionIcon>
    </Tooltip>
  );
}

function withColumn(params: TableParams): TableParams {
  const axes = matrixAxes(params['axes']);
  const edit = withAxisAdded({ axes, cells: matrixCells(params['cells'], axes) }, axes.length - 1);
  return {
    axes: edit.axes.map(({ source }) => source),
    cells: axes.length < 2 ? edit.cells[0] : edit.cells,
  };
}
