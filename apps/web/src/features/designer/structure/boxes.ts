import type { SchemeDocument } from '@premia/scheme';
import { FRAME_ROOM } from '../node-views/geometry.ts';
import { measureNodes } from '../node-views/measure-nodes.ts';

/** A rectangle of the drawing. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const NOWHERE = [0, 0] as const;
const known = new WeakMap<SchemeDocument, ReadonlyMap<string, Box>>();

/** Where every node stands, counted from the drawing's corner also for what stands in a frame. */
export function boxesOf(document: SchemeDocument): ReadonlyMap<string, Box> {
  const found = known.get(document);
  if (found !== undefined) return found;
  const sizes = measureNodes(document);
  const places = new Map(document.nodes.map((node) => [node.id, node.at ?? NOWHERE]));
  const boxes = new Map<string, Box>();
  for (const { id, frame } of document.nodes) {
    const [x, y] = places.get(id) ?? NOWHERE;
    const home = frame === undefined ? undefined : places.get(frame);
    const [left, top] = home === undefined ? NOWHERE : ([home[0] + FRAME_ROOM[0], home[1] + FRAME_ROOM[1]] as const);
    const { width, height } = sizes.get(id) ?? { width: 0, height: 0 };
    boxes.set(id, { x: x + left, y: y + top, width, height });
  }
  known.set(document, boxes);
  return boxes;
}

/** The smallest rectangle around all of them; null around nothing. */
export function unionOf(boxes: readonly Box[]): Box | null {
  if (boxes.length === 0) return null;
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  const right = Math.max(...boxes.map((box) => box.x + box.width));
  const bottom = Math.max(...boxes.map((box) => box.y + box.height));
  return { x, y, width: right - x, height: bottom - y };
}
