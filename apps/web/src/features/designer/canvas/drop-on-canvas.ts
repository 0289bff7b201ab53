import { CATALOGUE, isNodeKindName, type SchemeDocument, type SchemeEdit } from '@premia/scheme';
import { portsOf } from '../catalogue/ports.ts';
import { frameOf } from '../flow-adapter/to-flow.ts';
import { frameOrigin } from '../node-views/geometry.ts';
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
    const middle = { x: absolute.x + size.width / 2, y: absolute.y + Math.min(size.height, 60) / 2 };
    const target = canStandInFrame(node.kind) ? frameAt(document, middle, id) : null;
    const [targetX, targetY] = cornerOf(target, document);
    const at = inRoom([absolute.x - targetX, absolute.y - targetY], target !== null);
    const reframe: readonly SchemeEdit[] = target === home ? [] : [{ edit: 'setFrame', nodeId: id, frame: target }];
    if (target === home && node.at?.[0] === at[0] && node.at[1] === at[1]) return reframe;
    return [...reframe, { edit: 'moveNode', nodeId: id, at }];
  });
}

/** Inside a frame a node stays clear of the frame's own header and columns. */
function inRoom([x, y]: readonly [number, number], isInFrame: boolean): readonly [number, number] {
  if (!isInFrame) return [Math.round(x), Math.round(y)];
  const [left, top] = frameOrigin(26);
  return [Math.max(Math.round(x), left), Math.max(Math.round(y), top)];
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
