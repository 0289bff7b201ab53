import { type NodeKindName, parseLinkEnd, type SchemeLink, type SchemeNode } from '@premia/scheme';
import { bringIntoView, type Flow } from '../canvas/bring-into-view.ts';
import { canStandInFrame, placeIn } from '../canvas/drop-on-canvas.ts';
import { firstField, newNode, slotsIn, wireTo } from '../canvas/new-node.ts';
import { linkKeyOf } from '../catalogue/ports.ts';
import { type Insertion, moveNodes } from '../edits/compose-edits.ts';
import { measureNodes } from '../node-views/measure-nodes.ts';
import type { NodeParams } from '../state/actions.ts';
import type { Designer } from '../state/designer-context.tsx';
import { type PaletteRequest, selectNode } from '../state/designer-ui.ts';

export interface WantedNode {
  readonly kind: NodeKindName;
  readonly at: readonly [number, number];
  readonly params?: NodeParams;
}

export interface Drawing {
  readonly designer: Designer;
  readonly flow: Flow;
}

/** Where the text of a card can be read (EXPERIENCE, semantic zoom). */
const READABLE_ZOOM = 0.8;

/**
 * Creates a node: wired to the port it was drawn from, or put into the link it was asked for; clear of what
 * stands there, in view, and with its one open question ready for typing.
 */
export function addNode({ designer, flow }: Drawing, request: PaletteRequest, wanted: WantedNode): void {
  const { draft, ui, actions, sources, analysis } = designer;
  const document = draft.getDocument();
  // Inside a frame whatever is added is added to it, if it can stand there.
  const frame = request.frame ?? (canStandInFrame(wanted.kind) ? ui.getState().inside : null);
  const wide = {
    kind: wanted.kind,
    frame,
    ...(wanted.params === undefined ? {} : { params: wanted.params }),
  };
  const wished = newNode(document, sources, { ...wide, at: placeIn(document, frame, wanted.at) });
  const node = { ...wished, at: freePlace(document, wished) };
  const context = { document, types: analysis.getState().types };
  const link = document.links.find((one) => linkKeyOf(one) === request.linkKey);
  const slots = link === undefined ? null : slotsIn(node, { ...context, link });
  if (link !== undefined && slots !== null) {
    actions.insertNode({ link, ...slots, ...roomOnLink(document, link, node) });
  } else {
    const wire = request.from === null ? null : wireTo(node, request.from, context);
    const placed = wire === null || request.from?.side === 'out' ? node : { ...node, at: leftOf(node) };
    actions.addNode(placed, wire === null ? [] : [wire]);
  }
  selectNode(ui, node.id);
  const field = firstField(wanted.kind);
  if (ui.getState().view !== 'canvas') return;
  if (field !== null) ui.setState({ editing: { nodeId: node.id, field } });
  bringIntoView(designer, flow, { nodeId: node.id, ...(field === null ? {} : { zoomAtLeast: READABLE_ZOOM }) });
}

type SchemeDoc = ReturnType<Designer['draft']['getDocument']>;

/** A link drawn backwards puts the new node to the left of the mouse. */
function leftOf(node: { readonly at?: readonly number[] | undefined }): [number, number] {
  return [(node.at?.[0] ?? 0) - 260, node.at?.[1] ?? 0];
}

/** Between the cards of a chain: enough for the link and its value. */
const LINK_GAP = 72;

/** A node put into a link stands between its ends; what lies beyond moves on if it has to. */
function roomOnLink(document: SchemeDoc, link: SchemeLink, node: SchemeNode): Pick<Insertion, 'node' | 'moves'> {
  const geometries = measureNodes({ ...document, nodes: [...document.nodes, node] });
  const source = document.nodes.find(({ id }) => id === parseLinkEnd(link.from).nodeId);
  const target = document.nodes.find(({ id }) => id === parseLinkEnd(link.to).nodeId);
  const isOneRoom = source !== undefined && target !== undefined && source.frame === target.frame;
  if (!isOneRoom || source.frame !== node.frame) return { node };
  const x = (source.at?.[0] ?? 0) + (geometries.get(source.id)?.width ?? 0) + LINK_GAP;
  const beyond = target.at?.[0] ?? 0;
  const shift = x + (geometries.get(node.id)?.width ?? 0) + LINK_GAP - beyond;
  const places = document.nodes
    .filter((other) => other.frame === node.frame && other.id !== source.id && (other.at?.[0] ?? 0) >= beyond)
    .map((other) => [other.id, [(other.at?.[0] ?? 0) + shift, other.at?.[1] ?? 0]] as const);
  const moves = shift <= 0 || beyond < x - LINK_GAP ? [] : moveNodes(document, new Map(places));
  return { node: { ...node, at: [x, target.at?.[1] ?? 0] }, moves };
}

const GAP = 24;
const TRIES = 40;

/** Two cards never lie on one another: a new one moves down until it stands free. */
export function freePlace(document: SchemeDoc, node: SchemeNode): [number, number] {
  const geometries = measureNodes({ ...document, nodes: [...document.nodes, node] });
  const { width = 0, height = 0 } = geometries.get(node.id) ?? {};
  const neighbours = document.nodes.filter((other) => other.frame === node.frame);
  const [x = 0] = node.at ?? [];
  let [, y = 0] = node.at ?? [];
  for (let tries = 0; tries < TRIES; tries += 1) {
    const hit = neighbours.find((other) => {
      const size = geometries.get(other.id);
      const [left = 0, top = 0] = other.at ?? [];
      if (size === undefined) return false;
      return x < left + size.width && x + width > left && y < top + size.height && y + height > top;
    });
    if (hit === undefined) break;
    y = (hit.at?.[1] ?? 0) + (geometries.get(hit.id)?.height ?? 0) + GAP;
  }
  return [x, y];
}
