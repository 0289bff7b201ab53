import { parseLinkEnd, type SchemeDocument, type SchemeLink, type SchemeNode } from '@premia/scheme';
import { Position } from '@xyflow/react';
import { linkKeyOf, type NodePorts, portsOf } from '../catalogue/ports.ts';
import { FRAME_ROOM, type NodeGeometry, type PortPlace } from '../node-views/geometry.ts';
import { measureNodes } from '../node-views/measure-nodes.ts';
import { areaIdOf, areaKey, type DrawnParts, stickerKey } from '../structure/drawn-parts.ts';
import { areaGeometry, stickerSize } from '../structure/part-sizes.ts';
import type { FlowArea, FlowCard, FlowLink, FlowNode, FlowSticker } from './flow-types.ts';

/**
 * Document → what the canvas library draws. Nodes that did not change stay the same objects, with
 * whatever the library keeps on them (selection, measures, a drag under way).
 */
export function toFlowNodes(
  document: SchemeDocument,
  parts: DrawnParts,
  previous: readonly FlowNode[],
): readonly FlowNode[] {
  const geometries = measureNodes(document);
  const known = new Map(previous.map((flow) => [flow.id, flow]));
  const cards = inDrawingOrder(parts.nodes).map((node) => {
    const geometry = geometries.get(node.id);
    if (geometry === undefined) throw new Error(`toFlowNodes: ${node.id} was not measured`);
    const old = known.get(node.id);
    if (isCard(old) && old.data.node === node && old.data.geometry === geometry) return old;
    return toFlowNode({ node, geometry, document }, isCard(old) ? old : undefined);
  });
  if (parts.areas.length === 0 && parts.stickers.length === 0) return cards;
  return [
    ...parts.areas.map((drawn) => keepSame(toFlowArea(drawn), known)),
    ...cards,
    ...parts.stickers.map((drawn) => keepSame(toFlowSticker(drawn), known)),
  ];
}

function isCard(flow: FlowNode | undefined): flow is FlowCard {
  return flow !== undefined && (flow.type === 'card' || flow.type === 'frame');
}

/** Areas and stickers are few and small: they are compared by what they show. */
function keepSame<Part extends FlowArea | FlowSticker>(part: Part, known: ReadonlyMap<string, FlowNode>): FlowNode {
  const old = known.get(part.id);
  if (old?.type !== part.type) return part;
  if (old.dragging === true)
    return { ...part, position: old.position, dragging: true, selected: old.selected === true };
  const isSame =
    JSON.stringify([old.data, old.position]) === JSON.stringify([part.data, part.position]) && old.width === part.width;
  return isSame ? old : { ...part, selected: old.selected === true };
}

function toFlowArea(drawn: DrawnParts['areas'][number]): FlowArea {
  const { box, ...geometry } = areaGeometry(drawn);
  const isFolded = drawn.area.folded === true;
  return {
    id: areaKey(drawn.areaId),
    type: 'area',
    position: { x: box.x, y: box.y },
    data: { drawn, geometry },
    width: box.width,
    height: box.height,
    measured: { width: box.width, height: box.height },
    domAttributes: NO_DESCRIPTION,
    dragHandle: '.area-handle',
    handles: geometry.ports.map(toHandle),
    zIndex: isFolded ? 0 : -2,
  };
}

function toFlowSticker(drawn: DrawnParts['stickers'][number]): FlowSticker {
  const [x, y] = drawn.sticker.at;
  const size = stickerSize(drawn.sticker);
  return {
    id: stickerKey(drawn.stickerId),
    type: 'sticker',
    position: { x, y },
    data: { drawn },
    ...size,
    measured: size,
    domAttributes: NO_DESCRIPTION,
    connectable: false,
    zIndex: 1,
  };
}

interface Placed {
  readonly node: SchemeNode;
  readonly geometry: NodeGeometry;
  readonly document: SchemeDocument;
}

function toFlowNode({ node, geometry, document }: Placed, old: FlowCard | undefined): FlowCard {
  const isFrame = portsOf(node).isFrame && node.folded !== true;
  const parent = frameOf(node, document);
  const { width, height } = geometry;
  const [x, y] = drawnPlace(node, parent !== null);
  return {
    id: node.id,
    type: isFrame ? 'frame' : 'card',
    // A drag under way is not interrupted by someone else's edit of the same node.
    position: old?.dragging === true ? old.position : { x, y },
    data: { node, geometry },
    width,
    height,
    measured: { width, height },
    // The card inside has the role and the name; the library's wrapper would add "node" in English to both.
    domAttributes: NO_DESCRIPTION,
    handles: geometry.ports.map(toHandle),
    ...(parent === null ? {} : { parentId: parent }),
    ...(isFrame ? { zIndex: -1, dragHandle: '.frame-handle' } : {}),
    ...(old?.selected === undefined ? {} : { selected: old.selected }),
    ...(old?.dragging === undefined ? {} : { dragging: old.dragging }),
  };
}

/** From the drawing's corner, or from the frame's corner for a node in its room. */
export function drawnPlace(node: SchemeNode, isInFrame: boolean): readonly [x: number, y: number] {
  const [x = 0, y = 0] = node.at ?? [];
  return isInFrame ? [x + FRAME_ROOM[0], y + FRAME_ROOM[1]] : [x, y];
}

const NO_DESCRIPTION = { 'aria-roledescription': undefined } as unknown as NonNullable<FlowCard['domAttributes']>;
const NO_LINK_DESCRIPTION = {
  'aria-roledescription': undefined,
  'aria-label': undefined,
} as unknown as NonNullable<FlowLink['domAttributes']>;

const HANDLE_SIZE = 24;

function toHandle(place: PortPlace) {
  return {
    id: handleId(place),
    type: place.side === 'in' ? ('target' as const) : ('source' as const),
    position: place.side === 'in' ? Position.Left : Position.Right,
    x: place.x - HANDLE_SIZE / 2,
    y: place.y - HANDLE_SIZE / 2,
    width: HANDLE_SIZE,
    height: HANDLE_SIZE,
  };
}

/** An input and an output of one node may share a name. */
export function handleId(place: { readonly side: 'in' | 'out'; readonly key: string }): string {
  return `${place.side}:${place.key}`;
}

export function parseHandleId(id: string): { readonly side: 'in' | 'out'; readonly key: string } {
  return { side: id.startsWith('in:') ? 'in' : 'out', key: id.slice(id.indexOf(':') + 1) };
}

/** The port of the scheme a handle stands for; a folded area shows the ports of its nodes. */
export function endOfHandle(
  flowId: string,
  id: string,
): { readonly nodeId: string; readonly port: string; readonly side: 'in' | 'out' } {
  const { side, key } = parseHandleId(id);
  if (areaIdOf(flowId) === null) return { nodeId: flowId, port: key, side };
  const { nodeId, port } = parseLinkEnd(key);
  return { nodeId, port: port ?? '', side };
}

/** A frame comes before what is drawn in it. */
function inDrawingOrder(nodes: readonly SchemeNode[]): readonly SchemeNode[] {
  if (nodes.every((node) => node.frame === undefined)) return nodes;
  return [...nodes].sort((a, b) => Number(a.frame !== undefined) - Number(b.frame !== undefined));
}

/** The frame a node is drawn in; none when the document names one that is not there. */
export function frameOf(node: SchemeNode, document: SchemeDocument): string | null {
  if (node.frame === undefined || node.frame === node.id) return null;
  const frame = document.nodes.find((other) => other.id === node.frame);
  return frame !== undefined && portsOf(frame).isFrame ? frame.id : null;
}

/** Links whose ends do not exist cannot be drawn; the compiler names them among the problems. */
export function toFlowLinks(
  document: SchemeDocument,
  parts: DrawnParts,
  previous: readonly FlowLink[],
): readonly FlowLink[] {
  const ports = new Map(document.nodes.map((node) => [node.id, portsOf(node)]));
  const drawnEnd = drawnEndOf(document, parts);
  const known = new Map(previous.map((flow) => [flow.id, flow]));
  return document.links.flatMap((link) => {
    const ends = linkEnds(link, ports, drawnEnd);
    if (ends === null) return [];
    const id = linkKeyOf(link);
    const old = known.get(id);
    if (old !== undefined && old.data?.link === link && sameEnds(old, ends)) return [old];
    return [
      {
        id,
        type: 'link',
        ...ends,
        data: areaIdOf(ends.source) === null && areaIdOf(ends.target) === null ? { link, via: link.via } : { link },
        ariaRole: 'presentation',
        ariaLabel: '',
        domAttributes: NO_LINK_DESCRIPTION,
        ...(old?.selected === undefined ? {} : { selected: old.selected }),
      } satisfies FlowLink,
    ];
  });
}

type DrawnEnd = (
  side: 'in' | 'out',
  nodeId: string,
  key: string,
) => { readonly id: string; readonly handle: string } | null;

/** Where an end of a link is seen: at its node, at the folded area in its place, or nowhere. */
function drawnEndOf(document: SchemeDocument, parts: DrawnParts): DrawnEnd {
  const isWhole = parts.nodes === document.nodes;
  const drawn = isWhole ? null : new Set(parts.nodes.map(({ id }) => id));
  return (side, nodeId, key) => {
    const area = parts.standsFor.get(nodeId);
    if (area !== undefined) return { id: areaKey(area), handle: handleId({ side, key: `${nodeId}.${key}` }) };
    return drawn === null || drawn.has(nodeId) ? { id: nodeId, handle: handleId({ side, key }) } : null;
  };
}

function sameEnds(
  old: FlowLink,
  ends: { readonly source: string; readonly target: string; readonly sourceHandle: string },
) {
  return old.sourceHandle === ends.sourceHandle && old.source === ends.source && old.target === ends.target;
}

function linkEnds(link: SchemeLink, ports: ReadonlyMap<string, NodePorts>, drawnEnd: DrawnEnd) {
  const from = parseLinkEnd(link.from);
  const to = parseLinkEnd(link.to);
  const outputs = ports.get(from.nodeId)?.outputs ?? [];
  const inputs = ports.get(to.nodeId)?.inputs ?? [];
  const output = from.port === null ? outputs[0] : outputs.find((port) => port.key === from.port);
  const input = to.port === null ? inputs[0] : inputs.find((port) => port.key === to.port);
  if (output === undefined || input === undefined) return null;
  const source = drawnEnd('out', from.nodeId, output.key);
  const target = drawnEnd('in', to.nodeId, input.key);
  // A link between two nodes of one folded area is hidden with them.
  const isHidden = source === null || target === null || (source.id === target.id && areaIdOf(source.id) !== null);
  if (isHidden) return null;
  return { source: source.id, target: target.id, sourceHandle: source.handle, targetHandle: target.handle };
}
