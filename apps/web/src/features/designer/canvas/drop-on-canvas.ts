import { CATALOGUE, isNodeKindName, type SchemeDocument, type SchemeEdit } from '@premia/scheme';
import { portsOf } from '../catalogue/ports.ts';
import { moveNodes } from '../edits/compose-edits.ts';
import { frameOf } from '../flow-adapter/to-flow.ts';
import { FRAME_ROOM, HEADER_HEIGHT } from '../node-views/geometry.ts';
import { measureNodes } from '../node-views/measure-nodes.ts';
import { joinAreaEdits, moveStickers } from '../structure/area-edits.ts';
import { areaKey, drawnParts, stickerIdOf } from '../structure/drawn-parts.ts';
import { areaGeometry } from '../structure/part-sizes.ts';

export interface DroppedNode {
  readonly id: string;
  /** Relative to the frame it was in, as the canvas reports it. */
  readonly position: { readonly x: number; readonly y: number };
}

/**
 * Positions are written when the mouse lets go. A node dropped on a frame goes into it, one dropped outside
 * its frame comes out; inner places count from the frame's corner.
 */
export function dropEdits(
  document: SchemeDocument,
  dropped: readonly DroppedNode[],
  inside: string | null = null,
): readonly SchemeEdit[] {
  const parts = dropped.flatMap((one) => dropPart(document, one));
  const nodes = dropNodes(document, dropped, inside);
  const ids = new Set(dropped.map(({ id }) => id));
  const [area] = dropped.flatMap(({ id }) => areaUnder(document, nodes, id) ?? []);
  return [...parts, ...nodes, ...(area === undefined ? [] : joinAreaEdits(document, ids, area))];
}

/** A folded area takes its nodes along, a sticker goes by itself. An open area moves with its nodes. */
function dropPart(document: SchemeDocument, { id, position }: DroppedNode): readonly SchemeEdit[] {
  const sticker = document.layout?.stickers?.[stickerIdOf(id) ?? ''];
  if (sticker !== undefined)
    return moveStickers(document, new Set([id]), [position.x - sticker.at[0], position.y - sticker.at[1]]);
  const area = drawnParts(document, null).areas.find(({ areaId }) => areaKey(areaId) === id);
  if (area?.area.folded !== true) return [];
  const [dx, dy] = [position.x - area.box.x, position.y - area.box.y];
  const places = document.nodes
    .filter((node) => area.members.includes(node.id))
    .map(({ id: nodeId, at }) => [nodeId, [(at?.[0] ?? 0) + dx, (at?.[1] ?? 0) + dy] as const] as const);
  return moveNodes(document, new Map(places));
}

/** The open area a moved node now lies in, when it belongs to none: nodes leave an area by a command, not by a drag. */
function areaUnder(document: SchemeDocument, moves: readonly SchemeEdit[], id: string): string | null {
  const node = document.nodes.find((one) => one.id === id);
  const move = moves.find((edit) => edit.edit === 'moveNode' && edit.nodeId === id);
  if (node === undefined || node.area !== undefined || move?.edit !== 'moveNode') return null;
  if (moves.some((edit) => edit.edit === 'setFrame' && edit.nodeId === id && edit.frame !== null)) return null;
  const [x, y] = move.at;
  const found = drawnParts(document, null).areas.find((drawn) => {
    const { box } = areaGeometry(drawn);
    return drawn.area.folded !== true && x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height;
  });
  return found?.areaId ?? null;
}

function dropNodes(
  document: SchemeDocument,
  dropped: readonly DroppedNode[],
  inside: string | null,
): readonly SchemeEdit[] {
  const geometries = measureNodes(document);
  return dropped.flatMap(({ id, position }): readonly SchemeEdit[] => {
    const node = document.nodes.find((one) => one.id === id);
    const size = geometries.get(id);
    if (node === undefined || size === undefined) return [];
    const home = frameOf(node, document);
    const [homeX, homeY] = cornerOf(home, document);
    const absolute = { x: position.x + homeX, y: position.y + homeY };
    const middle = { x: absolute.x + size.width / 2, y: absolute.y + Math.min(size.height, HEADER_HEIGHT) / 2 };
    // Whoever looks into a frame moves things about in it: nothing falls out of it there.
    const target = inside !== null ? home : canStandInFrame(node.kind) ? frameAt(document, middle, id) : null;
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

export function canStandInFrame(kind: string): boolean {
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
    if (node.id === except || !portsOf(node).isFrame || node.folded === true) return false;
    const size = geometries.get(node.id);
    const [x, y] = node.at ?? [0, 0];
    return (
      size !== undefined && point.x >= x && point.x <= x + size.width && point.y >= y && point.y <= y + size.height
    );
  });
  return found?.id ?? null;
}
