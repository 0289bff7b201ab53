import { parseLinkEnd, type SchemeDocument, type SchemeLink, type SchemeNode } from '@premia/scheme';
import { Position } from '@xyflow/react';
import { linkKeyOf, type NodePorts, portsOf } from '../catalogue/ports.ts';
import { FRAME_ROOM, type NodeGeometry, type PortPlace } from '../node-views/geometry.ts';
import { measureNodes } from '../node-views/measure-nodes.ts';
import type { FlowLink, FlowNode } from './flow-types.ts';

/**
 * Document → what the canvas library draws. Nodes that did not change stay the same objects, with
 * whatever the library keeps on them (selection, measures, a drag under way).
 */
export function toFlowNodes(document: SchemeDocument, previous: readonly FlowNode[]): readonly FlowNode[] {
  const geometries = measureNodes(document);
  const known = new Map(previous.map((flow) => [flow.id, flow]));
  return inDrawingOrder(document.nodes).map((node) => {
    const geometry = geometries.get(node.id);
    if (geometry === undefined) throw new Error(`toFlowNodes: ${node.id} was not measured`);
    const old = known.get(node.id);
    if (old !== undefined && old.data.node === node && old.data.geometry === geometry) return old;
    return toFlowNode({ node, geometry, document }, old);
  });
}

interface Placed {
  readonly node: SchemeNode;
  readonly geometry: NodeGeometry;
  readonly document: SchemeDocument;
}

function toFlowNode({ node, geometry, document }: Placed, old: FlowNode | undefined): FlowNode {
  const { isFrame } = portsOf(node);
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

const NO_DESCRIPTION = { 'aria-roledescription': undefined } as unknown as NonNullable<FlowNode['domAttributes']>;
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
export function toFlowLinks(document: SchemeDocument, previous: readonly FlowLink[]): readonly FlowLink[] {
  const ports = new Map(document.nodes.map((node) => [node.id, portsOf(node)]));
  const known = new Map(previous.map((flow) => [flow.id, flow]));
  return document.links.flatMap((link) => {
    const ends = linkEnds(link, ports);
    if (ends === null) return [];
    const id = linkKeyOf(link);
    const old = known.get(id);
    if (old !== undefined && old.data?.link === link && old.sourceHandle === ends.sourceHandle) return [old];
    return [
      {
        id,
        type: 'link',
        ...ends,
        data: { link },
        ariaRole: 'presentation',
        ariaLabel: '',
        domAttributes: NO_LINK_DESCRIPTION,
        ...(old?.selected === undefined ? {} : { selected: old.selected }),
      } satisfies FlowLink,
    ];
  });
}

function linkEnds(link: SchemeLink, ports: ReadonlyMap<string, NodePorts>) {
  const from = parseLinkEnd(link.from);
  const to = parseLinkEnd(link.to);
  const outputs = ports.get(from.nodeId)?.outputs ?? [];
  const inputs = ports.get(to.nodeId)?.inputs ?? [];
  const output = from.port === null ? outputs[0] : outputs.find((port) => port.key === from.port);
  const input = to.port === null ? inputs[0] : inputs.find((port) => port.key === to.port);
  if (output === undefined || input === undefined) return null;
  return {
    source: from.nodeId,
    target: to.nodeId,
    sourceHandle: handleId({ side: 'out', key: output.key }),
    targetHandle: handleId({ side: 'in', key: input.key }),
  };
}
