import { parseLinkEnd, type SchemeDocument, type SchemeNode } from '@premia/scheme';
import { measureNodes } from '../node-views/measure-nodes.ts';

const COLUMN_GAP = 96;
const ROW_GAP = 36;
const ORIGIN: readonly [number, number] = [0, 0];

/**
 * Gives a place to nodes that have none, as in schemes written by hand: in columns by how many links lead to
 * them. Nodes somebody placed are never moved.
 */
export function placeMissing(document: SchemeDocument): SchemeDocument {
  if (document.nodes.every((node) => node.at !== undefined)) return document;
  const isAnyPlaced = document.nodes.some((node) => node.at !== undefined);
  const scopes = Map.groupBy(document.nodes, (node) => node.frame ?? null);
  const places = new Map<string, readonly [number, number]>();
  // Inner nodes first: the size of a frame follows from them.
  const inner = [...scopes].sort(([a], [b]) => Number(a === null) - Number(b === null));
  let placed = document;
  for (const [frame, nodes] of inner) {
    const origin = frame === null ? startOf(placed, isAnyPlaced) : ORIGIN;
    for (const [id, at] of columnsOf(placed, nodes, origin)) places.set(id, at);
    placed = { ...document, nodes: document.nodes.map((node) => withPlace(node, places)) };
  }
  return placed;
}

function withPlace(node: SchemeNode, places: ReadonlyMap<string, readonly [number, number]>): SchemeNode {
  const at = places.get(node.id);
  return node.at !== undefined || at === undefined ? node : { ...node, at: [at[0], at[1]] };
}

/** Below everything that has a place already. */
function startOf(document: SchemeDocument, isAnyPlaced: boolean): readonly [number, number] {
  if (!isAnyPlaced) return ORIGIN;
  const geometries = measureNodes(document);
  const bottoms = document.nodes
    .filter((node) => node.frame === undefined && node.at !== undefined)
    .map((node) => (node.at?.[1] ?? 0) + (geometries.get(node.id)?.height ?? 0));
  return [0, Math.max(0, ...bottoms) + ROW_GAP * 2];
}

function columnsOf(
  document: SchemeDocument,
  nodes: readonly SchemeNode[],
  [left, top]: readonly [number, number],
): ReadonlyMap<string, readonly [number, number]> {
  const depths = depthsOf(document, nodes);
  const columns = [...Map.groupBy(nodes, (node) => depths.get(node.id) ?? 0)].sort(([a], [b]) => a - b);
  const geometries = measureNodes(document);
  const places = new Map<string, readonly [number, number]>();
  let x = left;
  for (const [, column] of columns) {
    let y = top;
    let width = 0;
    for (const node of column) {
      const size = geometries.get(node.id) ?? { width: 240, height: 100 };
      places.set(node.id, [x, y]);
      y += size.height + ROW_GAP;
      width = Math.max(width, size.width);
    }
    x += width + COLUMN_GAP;
  }
  return places;
}

/** How many links lead to each node at most; a circle is cut where it is met again. */
function depthsOf(document: SchemeDocument, nodes: readonly SchemeNode[]): ReadonlyMap<string, number> {
  const here = new Map(nodes.map((node) => [node.id, node]));
  const frames = new Map(document.nodes.map((node) => [node.id, node.frame]));
  // A link from inside a frame counts for the frame it leaves.
  const scopeId = (id: string): string | undefined => (here.has(id) ? id : frames.get(id));
  const sources = new Map<string, string[]>();
  for (const { from, to } of document.links) {
    const source = scopeId(parseLinkEnd(from).nodeId);
    const target = scopeId(parseLinkEnd(to).nodeId);
    if (source === undefined || target === undefined || source === target) continue;
    sources.set(target, [...(sources.get(target) ?? []), source]);
  }
  const depths = new Map<string, number>();
  const open = new Set<string>();
  const depthOf = (id: string): number => {
    const known = depths.get(id);
    if (known !== undefined || open.has(id)) return known ?? 0;
    open.add(id);
    const depth = Math.max(-1, ...(sources.get(id) ?? []).filter((source) => here.has(source)).map(depthOf)) + 1;
    open.delete(id);
    depths.set(id, depth);
    return depth;
  };
  for (const id of here.keys()) depthOf(id);
  return depths;
}
