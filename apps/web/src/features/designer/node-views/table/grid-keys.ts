import type { ClipboardEvent, KeyboardEvent, RefObject } from 'react';
import { matches } from '../../../../shell/shortcuts/keys.ts';
import { isTextTarget } from '../../shortcuts/text-target.ts';
import type { Grid, GridStep } from './grid-context.ts';
import { rangeOf, wholeTable } from './grid-range.ts';
import type { CellPlace } from './table-model.ts';
import type { TableEdits } from './use-table-edits.ts';

export interface GridKeys {
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onCopy: (event: ClipboardEvent) => void;
  readonly onCut: (event: ClipboardEvent) => void;
  readonly onPaste: (event: ClipboardEvent) => void;
}

export interface KeyedGrid {
  readonly grid: Grid;
  readonly edits: TableEdits;
  readonly root: RefObject<HTMLElement | null>;
  /** Takes the focus there once the table has been drawn again. */
  readonly focusLater: (at: CellPlace) => void;
}

/** The cell an element belongs to. */
export function cellOf(target: EventTarget | null): CellPlace | null {
  const place = target instanceof Element ? target.closest('[data-cell]')?.getAttribute('data-cell') : null;
  const [row, column] = (place ?? '').split(':').map(Number);
  return place === null || place === undefined || row === undefined || column === undefined ? null : { row, column };
}

export function focusCell(root: HTMLElement | null, { row, column }: CellPlace): boolean {
  const field = root?.querySelector<HTMLElement>(`[data-cell="${row}:${column}"] :is(button, input)`);
  field?.focus();
  return field !== null && field !== undefined;
}

const ARROWS: Readonly<Record<string, GridStep>> = {
  ArrowUp: { down: -1 },
  ArrowDown: { down: 1 },
  ArrowLeft: { along: -1 },
  ArrowRight: { along: 1 },
};

type Press = KeyedGrid & { readonly event: KeyboardEvent; readonly at: CellPlace };

/** The keyboard of a table, as a spreadsheet's. On a card the drawing keeps its own keys: letters, Tab, Ctrl with anything. */
export function gridKeys(keyed: KeyedGrid): GridKeys {
  const { grid, edits } = keyed;
  const rangeNow = (at: CellPlace) => {
    const { active, anchor } = grid.store.getState();
    return rangeOf(active ?? at, anchor);
  };
  const copy = (event: ClipboardEvent): CellPlace | null => {
    const at = cellOf(event.target);
    if (at === null || isTextTarget(event.target)) return null;
    event.clipboardData.setData('text/plain', edits.asText(rangeNow(at)));
    event.preventDefault();
    event.stopPropagation();
    return at;
  };
  return {
    onKeyDown: (event) => {
      const at = cellOf(event.target);
      if (at === null || isTextTarget(event.target)) return;
      const press = { ...keyed, event, at };
      const isTaken =
        onComment(press) ||
        onArrow(press) ||
        onEdit(press) ||
        (grid.place !== 'card' && (onRange(press) || onWalk(press)));
      if (!isTaken) return;
      event.preventDefault();
      event.stopPropagation();
    },
    onCopy: (event) => void copy(event),
    onCut: (event) => {
      const at = copy(event);
      if (at !== null) edits.clear(rangeNow(at));
    },
    onPaste: (event) => {
      const at = cellOf(event.target);
      if (at === null || isTextTarget(event.target)) return;
      const text = event.clipboardData.getData('text/plain');
      if (text.trim() === '') return;
      if (!edits.paste(rangeNow(at), text)) grid.edit(at, text.trim());
      event.preventDefault();
      event.stopPropagation();
    },
  };
}

/** The key of spreadsheets for a comment on a cell. */
function onComment({ grid, event, at }: Press): boolean {
  if (!matches(event.nativeEvent, 'mod+alt+m', 'latin')) return false;
  grid.comment(at);
  return true;
}

/** Arrows go, with Shift they select, with Ctrl they go to the end, with Alt they move the row. */
function onArrow({ grid, edits, event, at, focusLater }: Press): boolean {
  const step = ARROWS[event.key];
  const isMod = event.ctrlKey || event.metaKey;
  if (step === undefined) return false;
  if (event.altKey) {
    if (step.down === undefined) return false;
    if (edits.moveRow(at.row, step.down)) focusLater({ row: at.row + step.down, column: at.column });
    return true;
  }
  if (isMod && grid.place === 'card') return false;
  const { active, anchor } = grid.store.getState();
  const kept = event.shiftKey ? (anchor ?? active ?? at) : null;
  let from: CellPlace | null = at;
  do from = grid.go(from, step) ? cellOf(document.activeElement) : null;
  while (isMod && from !== null);
  if (kept !== null) grid.store.setState({ anchor: kept });
  return true;
}

/** F2 and typing begin to type, Delete empties. */
function onEdit({ grid, edits, event, at }: Press): boolean {
  if (event.altKey || event.ctrlKey || event.metaKey) return false;
  const { active, anchor } = grid.store.getState();
  if (event.key === 'F2') grid.edit(at, null);
  else if (event.key === 'Delete' || event.key === 'Backspace') edits.clear(rangeOf(active ?? at, anchor));
  else if (isTyped(event.key, grid.place)) grid.edit(at, event.key);
  else return false;
  return true;
}

/** On a card letters are the drawing's. */
function isTyped(key: string, place: Grid['place']): boolean {
  if (place === 'card') return /^[\d\-−]$/.test(key);
  return [...key].length === 1 && key !== ' ';
}

/** Selecting rows, columns and everything; filling, adding and taking away. */
function onRange({ grid, edits, event, at, focusLater }: Press): boolean {
  const { table, store } = grid;
  const { active, anchor } = store.getState();
  const range = rangeOf(active ?? at, anchor);
  const whole = wholeTable(table);
  const isMod = event.ctrlKey || event.metaKey;
  if (event.key === ' ' && isMod) select(grid, { ...range, top: 0, bottom: whole.bottom });
  else if (event.key === ' ' && event.shiftKey) select(grid, { ...range, left: 0, right: whole.right });
  else if (matches(event.nativeEvent, 'mod+a', 'latin')) select(grid, whole);
  else if (matches(event.nativeEvent, 'mod+d', 'latin')) edits.fillDown(range);
  else if (isMod && (event.key === '+' || event.key === '=')) {
    if (edits.addRow(at.row)) focusLater({ row: Math.min(at.row, table.bodyRows - 1) + 1, column: at.column });
  } else if (isMod && (event.key === '-' || event.key === '−')) {
    if (edits.removeRow(at.row))
      focusLater({ row: Math.max(Math.min(at.row, table.bodyRows - 2), 0), column: at.column });
  } else return false;
  return true;
}

/** The focus stays where it is; the other corner goes to the far end. */
function select({ store }: Grid, { top, left, bottom, right }: ReturnType<typeof wholeTable>): void {
  store.setState({ active: { row: top, column: left }, anchor: { row: bottom, column: right } });
}

/** Tab along, in the large editor Enter down; Home and End. At the end of the table Tab leaves it. */
function onWalk({ grid, event, at, root }: Press): boolean {
  if (event.altKey || event.metaKey) return false;
  const back = event.shiftKey;
  switch (event.key) {
    case 'Tab':
      return !event.ctrlKey && grid.go(at, { along: back ? -1 : 1, wraps: true });
    case 'Enter':
      if (grid.place !== 'large' || event.ctrlKey) return false;
      grid.go(at, { down: back ? -1 : 1 });
      return true;
    case 'Home':
    case 'End': {
      const cells = [...(root.current?.querySelectorAll('[data-cell]') ?? [])].flatMap((cell) => cellOf(cell) ?? []);
      const line = event.ctrlKey ? cells : cells.filter(({ row }) => row === at.row);
      const target = event.key === 'Home' ? line[0] : line.at(-1);
      if (target !== undefined) focusCell(root.current, target);
      return true;
    }
    default:
      return false;
  }
}
