import { parseLinkEnd, type SchemeDocument } from '@premia/scheme';
import { portsOf } from '../catalogue/ports.ts';
import { frameOf } from '../flow-adapter/to-flow.ts';
import { FRAME_COLUMN, FRAME_GAP, FRAME_ROOM } from '../node-views/geometry.ts';
import { measureNodes } from '../node-views/measure-nodes.ts';
import type { Positions, TidyGraph } from './tidy-up.ts';

/** The layout counts inner places from the frame's corner, the document from the corner of its room. */
export function inRooms(document: SchemeDocument, places: Positions): Positions {
  const inner = new Set(document.nodes.filter((node) => frameOf(node, document) !== null).map((node) => node.id));
  const [left, top] = FRAME_ROOM;
  return new Map([...places].map(([id, [x, y]]) => [id, inner.has(id) ? [x - left, y - top] : [x, y]] as const));
}

export function tidyGraphOf(document: SchemeDocument): TidyGraph {
  const geometries = measureNodes(document);
  const [left, top] = FRAME_ROOM;
  const ports = new Map(document.nodes.map((node) => [node.id, portsOf(node)]));
  const frames = new Map(document.nodes.map((node) => [node.id, node.frame]));
  return {
    nodes: document.nodes.map((node) => {
      const geometry = geometries.get(node.id);
      return {
        id: node.id,
        width: geometry?.width ?? 0,
        height: geometry?.height ?? 0,
        frame: frameOf(node, document),
        ports: (geometry?.ports ?? []).map(({ key, side, y }) => ({ id: key, side, y })),
      };
    }),
    links: document.links.flatMap((link, index) => {
      const from = parseLinkEnd(link.from);
      const to = parseLinkEnd(link.to);
      const output = from.port ?? ports.get(from.nodeId)?.outputs[0]?.key;
      const input = to.port ?? ports.get(to.nodeId)?.inputs[0]?.key;
      const isDrawn =
        ports.get(from.nodeId)?.outputs.some(({ key }) => key === output) === true &&
        ports.get(to.nodeId)?.inputs.some(({ key }) => key === input) === true;
      // Links between a frame and its own inside run along its inner edges; they say nothing about columns.
      const isOwn = frames.get(from.nodeId) === to.nodeId || frames.get(to.nodeId) === from.nodeId;
      if (!isDrawn || isOwn || from.nodeId === to.nodeId) return [];
      return [
        {
          id: String(index),
          from: { node: from.nodeId, port: output ?? '' },
          to: { node: to.nodeId, port: input ?? '' },
        },
      ];
    }),
    framePadding: { top, left, right: FRAME_COLUMN + FRAME_GAP, bottom: FRAME_GAP },
  };
}
