import { CATALOGUE, isNodeKindName, type SchemeDocument, type SchemeEdit } from '@premia/scheme';
import { portsOf } from '../catalogue/ports.ts';
import { frameOf } from '../flow-adapter/to-flow.ts';
import { FRAME_ROOM, HEADER_HEIGHT } from '../node-views/geometry.ts';
import { measureNodes } from '../node-views/measure-nodes.ts';

export interface DroppedNode {
  readonly id: string;
  /** Relative to the frame it was in, as the canvas reports it. */
  readonly position: { readonly x: number; readonly y: number };
}

/**
 * Positions are written when the mouse lets go. A node dropped on a frame goes into it, one dropped outside
 * its frame comes out; inner places count from the frame's corner.
 */
export function dropEdits(document: SchemeDocument, dropped: readonly DroppedNode[]): readonly SchemeEdit[] {
  const geometries = measureNodes(document);
  return dropped.flatMap(({ id, position }): readonly SchemeEdit[] => {
    const node = document.nodes.find((one) => one.id === id);
    const size = geometries.get(id);
    if (node === undefined || size === undefined) return [];
    const home = frameOf(node, document);
    const [homeX, homeY] = cornerOf(home, document);
    const absolute = { x: position.x + homeX, y: position.y + homeY };
    const middle = { x: absolute.x + size.width / 2, y: absolute.y + Math.min(size.height, HEADER_HEIGHT) / 2 };
    const target = canStandInFrame(node.kind) ? frameAt(document, middle, id) : null;
    const at = placeIn(document, target, [absolute.x, absolute.y]);
    const reframe: readonly SchemeEdit[] = target === home ? [] : [{ edit: 'setFrame', nodeId: id, frame: target }];
    if (target === home && node.at?.[0] === at[0] && node.at[1] === at[1]) return reframe;
    return [...reframe, { edit: 'moveNode', nodeId: id, at }];
  });
}

/** A point of the drawing as a node's place: from the corner of the frame's room, clear of its edges. */
export function placeIn(
  document: SchemeDocument,
  frame: string | null,
  [x, y]: readonly [number, number],
): readonly [x: number, y: number] {
  if (frame === null) return [Math.round(x), Math.round(y)];
  const [left, top] = cornerOf(frame, document);
  return [Math.max(Math.round(x - left - FRAME_ROOM[0]), 0), Math.max(Math.round(y - top - FRAME_ROOM[1]), 0)];
}

function canStandInFrame(kind: string): boolean {
  if (!isNodeKindName(kind)) return false;
  const { group, isFrame } = CATALOGUE[kind];
  return !isFrame && group !== 'results' && group !== 'team';
}

function cornerOf(frame: string | null, document: SchemeDocument): readonly [number, number] {
  const at = frame === null ? undefined : document.nodes.find((node) => node.id === frame)?.at;
  return [at?.[0] ?? 0, at?.[1] ?? 0];
}

/** The frame whose area holds a point of the drawing. */
export function frameAt(
  document: SchemeDocument,
  point: { readonly x: number; readonly y: number },
  except: string | null = null,
): string | null {
  const geometries = measureNodes(document);
  const found = document.nodes.find((node) => {
    if (node.id === except || !portsOf(node).isFrame) return false;
    const size = geometries.get(node.id);
    const [x, y] = node.at ?? [0, 0];
    return (
      size !== undefined && point.x >= x && point.x <= x + size.width && point.y >= y && point.y <= y + size.height
    );
  });
  return found?.id ?? null;
}
