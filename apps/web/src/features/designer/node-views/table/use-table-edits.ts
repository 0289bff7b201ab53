import { formatValue, type Message } from '@premia/locale';
import { parseLiteral, type SchemeNode, typeOf } from '@premia/scheme';
import { useLanguage } from '@premia/ui';
import { useMemo } from 'react';
import type { DesignerActions, NodeParams } from '../../state/actions.ts';
import { announce } from '../../state/announce.ts';
import { useDesigner, useDocumentPart } from '../../state/designer-context.tsx';
import type { DesignerUiStore } from '../../state/designer-ui.ts';
import { bodyMessages } from '../bodies/bodies.messages.ts';
import { pastedParams } from '../bodies/table-paste.ts';
import { pastedRows } from '../parts/pasted-table.ts';
import type { GridPlace } from './grid-context.ts';
import { clearWrites, fillDownWrites, type GridRange, rangeAsText } from './grid-range.ts';
import type { GridStore } from './grid-store.ts';
import { type CellReader, readBlock } from './read-cell.ts';
import { tableMessages as messages } from './table.messages.ts';
import {
  type CellPlace,
  type CellWrite,
  firstCell,
  isSamePlace,
  type TableModel,
  type TableOutcome,
  type TableParams,
} from './table-model.ts';
import type { BuildTable } from './use-table.ts';

type Words = Message<Record<never, never>>;

export interface TableEdits {
  /** Writes cells as one step; a reason it was refused, or null. */
  readonly write: (writes: readonly CellWrite[], what?: Words) => string | null;
  readonly clear: (range: GridRange) => void;
  readonly fillDown: (range: GridRange) => void;
  /** Takes a block; false for a single word, which is typed instead. */
  readonly paste: (range: GridRange, text: string) => boolean;
  readonly addRow: (after: number) => boolean;
  readonly removeRow: (row: number) => boolean;
  readonly moveRow: (row: number, by: 1 | -1) => boolean;
  readonly asText: (range: GridRange) => string;
}

export interface EditedTable {
  readonly node: SchemeNode;
  readonly table: TableModel;
  readonly build: BuildTable;
  readonly store: GridStore;
  readonly place: GridPlace;
}

/** Rows a paste may add; more is a mistake. */
const ROWS_ADDED_MAX = 1_000;

/** Everything that changes more than one cell: each is one step of the history, taken as a whole or refused with its reason. */
export function useTableEdits(edited: EditedTable): TableEdits {
  const { node, table, build, store, place } = edited;
  const { actions, ui, isReadOnly } = useDesigner();
  const { language, translate: t } = useLanguage();
  const currency = useDocumentPart((document) => document.currency);
  return useMemo(() => {
    const reader = { language, t, currency };
    const desk = { actions, ui, isReadOnly, node, store, reader };
    const change = (params: TableParams | null, what: Words): boolean => {
      if (params === null || isReadOnly) return false;
      set(desk, params, what);
      return true;
    };
    const here = { table, params: {} };
    return {
      write: (writes, what = bodyMessages.rows) => {
        const outcome = table.write(writes);
        if (!outcome.ok) return problemWords(table, outcome, reader);
        set(desk, outcome.params, what);
        return null;
      },
      clear: (range) => void commit(desk, here, { writes: clearWrites(table, range), what: messages.whatCleared }),
      fillDown: (range) => void commit(desk, here, { writes: fillDownWrites(table, range), what: messages.whatFilled }),
      paste: (range, text) => pasteInto(desk, { node, table, build, store, place }, { range, text }),
      addRow: (after) => change(table.addRow(after), messages.whatRowAdded),
      removeRow: (row) => change(table.removeRow(row), messages.whatRowRemoved),
      moveRow: (row, by) => change(table.moveRow(row, by), messages.whatRowMoved),
      asText: (range) => rangeAsText(table, range, language),
    };
  }, [node, table, build, store, place, actions, ui, isReadOnly, language, t, currency]);
}

/** Whose hand changes which table. */
interface Desk {
  readonly actions: DesignerActions;
  readonly ui: DesignerUiStore;
  readonly isReadOnly: boolean;
  readonly node: SchemeNode;
  readonly store: GridStore;
  readonly reader: CellReader;
}

function set({ actions, node, store }: Desk, params: TableParams, what: Words): void {
  store.setState({ problem: null });
  actions.setParams(node.id, { ...node.params, ...params } as NodeParams, what);
}

function refuse({ store, ui, reader }: Desk, at: CellPlace, reason: string): void {
  const message = reader.t(messages.problemAt, { row: at.row + 1, column: at.column + 1, reason });
  store.setState({ problem: { at, message } });
  announce(ui, message);
}

interface Writing {
  readonly writes: readonly CellWrite[];
  readonly what: Words;
}

function commit(
  desk: Desk,
  { table, params }: { readonly table: TableModel; readonly params: TableParams },
  { writes, what }: Writing,
): boolean {
  if (writes.length === 0 || desk.isReadOnly) return false;
  const outcome = table.write(writes);
  if (outcome.ok) set(desk, { ...params, ...outcome.params }, what);
  else refuse(desk, outcome.at, problemWords(table, outcome, desk.reader));
  return outcome.ok;
}

interface Pasting {
  readonly range: GridRange;
  readonly text: string;
}

function pasteInto(desk: Desk, edited: EditedTable, { range, text }: Pasting): boolean {
  const { node, table, build } = edited;
  const { ui, reader } = desk;
  const block = pastedRows(text);
  const isRange = range.bottom > range.top || range.right > range.left;
  if (desk.isReadOnly || (block === null && !isRange)) return false;
  const at = { row: range.top, column: range.left };
  const rows = block ?? filled(range, text.trim());
  const whole = block !== null && takesWhole(edited, at, rows.length) ? pastedParams(node, text) : null;
  if (whole !== null) {
    set(desk, whole, messages.whatPasted);
    announce(ui, reader.t(messages.pasted, { count: rows.length * (rows[0]?.length ?? 0) }));
    return true;
  }
  const grown = grow({ table, build, params: node.params ?? {} }, at.row + rows.length);
  const read = readBlock(grown.table, { rows, at }, reader);
  if (!read.ok) refuse(desk, read.at, read.message);
  else if (commit(desk, grown, { writes: read.writes, what: messages.whatPasted }))
    announce(ui, reader.t(messages.pasted, { count: read.writes.length }));
  return true;
}

type Refused = Extract<TableOutcome, { readonly ok: false }>;

function problemWords(table: TableModel, { at, problem }: Refused, { language, t, currency }: CellReader): string {
  const kind = table.cell(at.row, at.column)?.kind;
  const base = kind?.kind === 'value' ? kind.base : 'number';
  const shown = (text: string) => {
    const parsed = parseLiteral(text, base);
    return parsed.ok ? formatValue({ value: parsed.value, type: typeOf(base, currency) }, language) : text;
  };
  switch (problem.code) {
    case 'empty':
      return t(messages.cannotBeEmpty);
    case 'read-only':
      return t(messages.readOnly);
    case 'twice':
      return t(messages.twice);
    case 'boundary': {
      const [below, above] = [problem.below, problem.above].map((text) => (text === null ? null : shown(text)));
      if (below != null && above != null) return `${t(bodyMessages.betweenNeighbours, { below, above })}.`;
      if (below != null) return `${t(bodyMessages.aboveNeighbour, { below })}.`;
      return above == null ? t(messages.outOfOrder) : `${t(bodyMessages.belowNeighbour, { above })}.`;
    }
  }
}

/** One copied value goes into every cell that is selected. */
function filled(range: GridRange, text: string): readonly (readonly string[])[] {
  const line = Array.from({ length: range.right - range.left + 1 }, () => text);
  return Array.from({ length: range.bottom - range.top + 1 }, () => line);
}

/** Pasted at its beginning a table takes the place of the old one (decision 0051); in the large editor only one that covers it. */
function takesWhole({ table, place }: EditedTable, at: CellPlace, rows: number): boolean {
  const isFirst = isSamePlace(firstCell(table), at) || (at.row === 0 && at.column === 0);
  return isFirst && (place !== 'large' || rows >= table.bodyRows);
}

interface Growing {
  readonly table: TableModel;
  readonly build: BuildTable;
  readonly params: TableParams;
}

/** The table with rows enough for what is pasted. */
function grow(start: Growing, rows: number): { readonly table: TableModel; readonly params: TableParams } {
  let { table, params } = start;
  for (let added = 0; table.bodyRows < rows && added < ROWS_ADDED_MAX; added += 1) {
    const next = table.addRow(table.bodyRows - 1);
    if (next === null) break;
    params = { ...params, ...next };
    const built = start.build(params);
    if (built === null || built.bodyRows === table.bodyRows) break;
    table = built;
  }
  return { table, params };
}
