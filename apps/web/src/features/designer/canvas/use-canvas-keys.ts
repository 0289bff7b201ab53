import type { Language } from '@premia/locale';
import { useLanguage } from '@premia/ui';
import { useReactFlow } from '@xyflow/react';
import { type KeyboardEvent, useCallback } from 'react';
import { portsOf } from '../catalogue/ports.ts';
import { openPaletteByKeys } from '../palette/open-by-keys.ts';
import { isTextTarget } from '../shortcuts/text-target.ts';
import { announce } from '../state/announce.ts';
import { type Designer, useDesigner } from '../state/designer-context.tsx';
import { type PortEnd, selectNode } from '../state/designer-ui.ts';
import { throughAreas } from '../structure/area-edits.ts';
import { areaIdOf, stickerIdOf } from '../structure/drawn-parts.ts';
import { useStructure } from '../structure/use-structure.ts';
import { boxesOf, bringIntoView, READABLE_ZOOM } from './bring-into-view.ts';
import { canvasMessages as messages } from './canvas.messages.ts';
import { type Direction, nearestBox } from './nearest-node.ts';

const DIRECTIONS: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};
const STEP = 8;
const LARGE_STEP = 40;

/** Keys inside the drawing: arrows between nodes, Enter into ports, Tab through a node's fields, Esc back out. */
export function useCanvasKeys(): (event: KeyboardEvent<HTMLElement>) => void {
  const designer = useDesigner();
  const { language, translate: t } = useLanguage();
  const flow = useReactFlow();
  const { goUp, fold } = useStructure();
  return useCallback(
    (event) => {
      if (isTextTarget(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
      const { ui } = designer;
      const isInField = event.target !== event.currentTarget;
      const isTaken = isInField
        ? inField(event, designer)
        : onPart(event, designer, fold) || onCanvas(event, designer) || leaves(event, goUp);
      if (!isTaken) return;
      event.preventDefault();
      event.stopPropagation();
      const { focusedNode, focusedPort } = ui.getState();
      if (focusedPort !== null) {
        announce(
          ui,
          t(messages.announcePort, { side: focusedPort.side, port: portTitle(designer, focusedPort, language) }),
        );
      }
      if (focusedNode === null) return;
      // Ports and fields are there when they can be seen.
      const isEntered = event.key === 'Enter' || event.key === 'Tab';
      bringIntoView(designer, flow, { nodeId: focusedNode, zoomAtLeast: isEntered ? READABLE_ZOOM : 0 });
    },
    [designer, flow, language, t, goUp, fold],
  );
}

/** Enter on the card of a folded area opens it, on a sticker it writes. */
function onPart(event: KeyboardEvent<HTMLElement>, { ui, isReadOnly }: Designer, fold: () => void): boolean {
  const { focusedNode, isMoving } = ui.getState();
  if (event.key !== 'Enter' || focusedNode === null || isMoving || isReadOnly) return false;
  if (areaIdOf(focusedNode) !== null) fold();
  else if (stickerIdOf(focusedNode) !== null) ui.setState({ renaming: focusedNode });
  else return false;
  return true;
}

/** Esc climbs from the field to the node, to the drawing, and out of the frame that is looked into. */
function leaves(event: KeyboardEvent<HTMLElement>, goUp: () => boolean): boolean {
  return event.key === 'Escape' && goUp();
}

function portTitle({ draft }: Designer, end: PortEnd, language: Language): string {
  const node = draft.getDocument().nodes.find((one) => one.id === end.nodeId);
  if (node === undefined) return end.port;
  const { inputs, outputs } = portsOf(node);
  const list: readonly { readonly key: string; readonly title: { readonly ru: string; readonly en: string } }[] =
    end.side === 'in' ? inputs : outputs;
  const title = list.find((port) => port.key === end.port)?.title;
  return title === undefined ? end.port : title[language];
}

/** Fields of a card hold the focus: Tab walks them, Esc gives it back to the drawing. */
function inField(event: KeyboardEvent<HTMLElement>, { ui }: Designer): boolean {
  const card = event.target instanceof Element ? event.target.closest('[data-part="card"]') : null;
  if (card === null) return false;
  if (event.key === 'Escape') {
    event.currentTarget.focus();
    ui.setState({ focusedPort: null });
    return true;
  }
  if (event.key !== 'Tab') return false;
  const fields = fieldsOf(card);
  const index = fields.indexOf(event.target as HTMLElement);
  const next = fields[index + (event.shiftKey ? -1 : 1)];
  if (next === undefined) event.currentTarget.focus();
  else next.focus();
  return true;
}

function fieldsOf(card: Element): HTMLElement[] {
  return [...card.querySelectorAll<HTMLElement>('button:not(:disabled), select:not(:disabled), input')];
}

function onCanvas(event: KeyboardEvent<HTMLElement>, designer: Designer): boolean {
  const { ui } = designer;
  const { focusedNode, focusedPort, isMoving } = ui.getState();
  const direction = DIRECTIONS[event.key];
  if (direction !== undefined) {
    if (isMoving) move(designer, direction, event.shiftKey ? LARGE_STEP : STEP);
    else if (focusedPort !== null && (direction === 'up' || direction === 'down'))
      walkPorts(designer, focusedPort, direction);
    else walkNodes(designer, direction);
    return true;
  }
  switch (event.key) {
    case 'Enter':
      // With Shift it opens the table of the block, like any shortcut.
      if (event.shiftKey) return false;
      if (isMoving) ui.setState({ isMoving: false });
      else if (focusedPort !== null) ui.setState({ connectFrom: focusedPort });
      else if (focusedNode !== null) ui.setState({ focusedPort: allPorts(designer, focusedNode)[0] ?? null });
      return focusedNode !== null;
    case 'Tab':
      return focusedNode !== null && (ui.getState().detail === 'far' || enterFields(event, focusedNode));
    case 'Escape':
      if (isMoving) ui.setState({ isMoving: false });
      else if (focusedPort !== null) ui.setState({ focusedPort: null });
      else if (focusedNode !== null)
        ui.setState({ focusedNode: null, selectedNodes: new Set(), selectedLinks: new Set() });
      else return false;
      return true;
    case ' ':
      if (!designer.isReadOnly) openPaletteByKeys(designer);
      return true;
    case 'Home':
    case 'End': {
      const { nodes } = designer.draft.getDocument();
      const node = event.key === 'Home' ? nodes[0] : nodes.at(-1);
      if (node !== undefined) selectNode(ui, node.id);
      return true;
    }
    default:
      return false;
  }
}

/** Tab from a node goes to its first field; from a node without fields it leaves the drawing. */
function enterFields(event: KeyboardEvent<HTMLElement>, nodeId: string): boolean {
  if (event.shiftKey) return false;
  const card = document.getElementById(`node-${nodeId}`);
  const [first] = card === null ? [] : fieldsOf(card);
  first?.focus();
  return first !== undefined;
}

function walkNodes(designer: Designer, direction: Direction): void {
  const boxes = boxesOf(designer);
  const from = boxes.find((box) => box.id === designer.ui.getState().focusedNode);
  const next = from === undefined ? boxes[0] : nearestBox(boxes, from, direction);
  if (next === undefined || next === null) return;
  selectNode(designer.ui, next.id);
  const selectedNodes = throughAreas(designer.draft.getDocument(), [next.id]);
  if (areaIdOf(next.id) !== null) designer.ui.setState({ selectedNodes });
}

function allPorts({ draft }: Designer, nodeId: string): readonly PortEnd[] {
  const node = draft.getDocument().nodes.find((one) => one.id === nodeId);
  if (node === undefined) return [];
  const { inputs, outputs } = portsOf(node);
  return [
    ...outputs.map((port) => ({ nodeId, port: port.key, side: 'out' as const })),
    ...inputs.map((port) => ({ nodeId, port: port.key, side: 'in' as const })),
  ];
}

function walkPorts(designer: Designer, from: PortEnd, direction: 'up' | 'down'): void {
  const ports = allPorts(designer, from.nodeId);
  const index = ports.findIndex((port) => port.port === from.port && port.side === from.side);
  const next = ports[(index + (direction === 'down' ? 1 : ports.length - 1)) % ports.length];
  if (next !== undefined) designer.ui.setState({ focusedPort: next });
}

function move({ draft, ui, actions, isReadOnly }: Designer, direction: Direction, step: number): void {
  if (isReadOnly) return;
  const dx = direction === 'left' ? -step : direction === 'right' ? step : 0;
  const dy = direction === 'up' ? -step : direction === 'down' ? step : 0;
  actions.nudge(throughAreas(draft.getDocument(), ui.getState().selectedNodes), [dx, dy]);
}
