import {
  parseLinkEnd,
  type SchemeArea,
  type SchemeDocument,
  type SchemeNode,
  type SchemeSticker,
} from '@premia/scheme';
import { portsOf } from '../catalogue/ports.ts';
import { type Box, boxesOf, unionOf } from './boxes.ts';

/*
 * What of a scheme is drawn: folded areas hide their nodes behind one card, folded frames hide what is in them, and
 * whoever looks into a frame sees nothing but it. Hidden nodes stay in the scheme and count as always.
 */

/** Ids under which the canvas knows what is no node. A node's id has no colon. */
export const areaKey = (areaId: string): string => `area:${areaId}`;
export const stickerKey = (stickerId: string): string => `sticker:${stickerId}`;

export function areaIdOf(key: string): string | null {
  return key.startsWith('area:') ? key.slice('area:'.length) : null;
}

export function stickerIdOf(key: string): string | null {
  return key.startsWith('sticker:') ? key.slice('sticker:'.length) : null;
}

/** An end of a link that crosses the border of a folded area, or a required input in it that nothing feeds. */
export interface AreaPort {
  readonly side: 'in' | 'out';
  readonly nodeId: string;
  readonly port: string;
}

export interface DrawnArea {
  readonly areaId: string;
  readonly area: SchemeArea;
  readonly members: readonly string[];
  readonly box: Box;
  /** Empty for an area that is open: its nodes show their own. */
  readonly ports: readonly AreaPort[];
}

export interface DrawnSticker {
  readonly stickerId: string;
  readonly sticker: SchemeSticker;
}

export interface DrawnParts {
  readonly nodes: readonly SchemeNode[];
  readonly areas: readonly DrawnArea[];
  readonly stickers: readonly DrawnSticker[];
  /** Hidden node → the folded area that is drawn in its place. */
  readonly standsFor: ReadonlyMap<string, string>;
}

const NOBODY: ReadonlyMap<string, string> = new Map();

/** `inside`: the frame looked into; null for the whole scheme. */
export function drawnParts(document: SchemeDocument, inside: string | null): DrawnParts {
  if (inside !== null && document.nodes.some(({ id }) => id === inside)) {
    const nodes = document.nodes
      .filter((node) => node.id === inside || node.frame === inside)
      .map((node) => (node.id === inside ? unfolded(node) : node));
    return { nodes, areas: [], stickers: [], standsFor: NOBODY };
  }
  const hidingFrames = new Set(document.nodes.filter(isFoldedFrame).map(({ id }) => id));
  const { areas: drawn = {}, stickers = {} } = document.layout ?? {};
  if (hidingFrames.size === 0 && document.layout === undefined) {
    return { nodes: document.nodes, areas: [], stickers: [], standsFor: NOBODY };
  }
  const members = membersOf(document);
  const standsFor = new Map<string, string>();
  for (const [areaId, ids] of members) {
    if (drawn[areaId]?.folded !== true) continue;
    for (const id of withInner(document, ids)) standsFor.set(id, areaId);
  }
  const boxes = boxesOf(document);
  const areas = Object.entries(drawn).flatMap(([areaId, area]): readonly DrawnArea[] => {
    const ids = members.get(areaId) ?? [];
    const box = unionOf(ids.flatMap((id) => boxes.get(id) ?? []));
    if (box === null) return [];
    return [{ areaId, area, members: ids, box, ports: area.folded === true ? portsAcross(document, ids) : [] }];
  });
  const nodes = document.nodes.filter(({ id, frame }) => !standsFor.has(id) && !hidingFrames.has(frame ?? ''));
  return {
    nodes,
    areas,
    stickers: Object.entries(stickers).map(([stickerId, sticker]) => ({ stickerId, sticker })),
    standsFor,
  };
}

export function isFoldedFrame(node: SchemeNode): boolean {
  return node.folded === true && portsOf(node).isFrame;
}

const opened = new WeakMap<SchemeNode, SchemeNode>();

/** Whoever looks into a folded frame wants to see what is in it. */
function unfolded(node: SchemeNode): SchemeNode {
  if (node.folded === undefined) return node;
  const known = opened.get(node);
  if (known !== undefined) return known;
  const { folded: _folded, ...open } = node;
  opened.set(node, open);
  return open;
}

/** Nodes by the area that holds them. What stands in a frame goes where its frame goes. */
export function membersOf(document: SchemeDocument): ReadonlyMap<string, readonly string[]> {
  const members = new Map<string, string[]>();
  for (const { id, area, frame } of document.nodes) {
    if (area === undefined || frame !== undefined || document.layout?.areas?.[area] === undefined) continue;
    members.set(area, [...(members.get(area) ?? []), id]);
  }
  return members;
}

function withInner(document: SchemeDocument, ids: readonly string[]): readonly string[] {
  const frames = new Set(ids);
  return [
    ...ids,
    ...document.nodes.filter(({ frame }) => frame !== undefined && frames.has(frame)).map(({ id }) => id),
  ];
}

/** Where links cross the border of a set of nodes, each port once, in the order of the nodes. */
export function portsAcross(document: SchemeDocument, ids: readonly string[]): readonly AreaPort[] {
  const held = new Set(withInner(document, ids));
  const fed = new Set(document.links.map(({ to }) => to));
  const [entering, leaving] = [new Set<string>(), new Set<string>()];
  for (const link of document.links) {
    const [from, to] = [parseLinkEnd(link.from), parseLinkEnd(link.to)];
    if (held.has(to.nodeId) && !held.has(from.nodeId)) entering.add(link.to);
    if (held.has(from.nodeId) && !held.has(to.nodeId)) leaving.add(outputKey(document, link.from));
  }
  return document.nodes
    .filter(({ id }) => held.has(id))
    .flatMap((node): readonly AreaPort[] => {
      const { inputs, outputs } = portsOf(node);
      const keyed = (port: string) => `${node.id}.${port}`;
      return [
        ...inputs
          .filter(({ key, required }) => entering.has(keyed(key)) || (required && !fed.has(keyed(key))))
          .map(({ key }) => ({ side: 'in', nodeId: node.id, port: key }) as const),
        ...outputs
          .filter(({ key }) => leaving.has(keyed(key)))
          .map(({ key }) => ({ side: 'out', nodeId: node.id, port: key }) as const),
      ];
    });
}

/** `node` alone names its first output. */
function outputKey(document: SchemeDocument, end: string): string {
  const { nodeId, port } = parseLinkEnd(end);
  if (port !== null) return end;
  const node = document.nodes.find(({ id }) => id === nodeId);
  return `${nodeId}.${node === undefined ? '' : (portsOf(node).outputs[0]?.key ?? '')}`;
}
