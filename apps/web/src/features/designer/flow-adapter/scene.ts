import { Position } from '@xyflow/react';
import type { FlowLink, FlowNode } from './flow-types.ts';
import { type LinkStretch, linkBox, type Point, stretchesOf } from './link-path.ts';
import { endOfHandle } from './to-flow.ts';

export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Something drawn as a place in the drawing, whether or not it is mounted. */
export interface Block extends Area {
  readonly id: string;
  readonly flow: FlowNode;
  /** The frame it is drawn in. */
  readonly frame: string | null;
}

/** A link as a curve between two ports. */
export interface Curve {
  readonly id: string;
  readonly source: string;
  readonly target: string;
  /** The output of the scheme it leaves. */
  readonly output: { readonly nodeId: string; readonly port: string };
  readonly from: Point;
  readonly to: Point;
  /** One, or one more for every point it is led through. */
  readonly stretches: readonly LinkStretch[];
  /** All of the curve lies in it. */
  readonly box: Area;
}

/** Where everything is drawn, known without drawing any of it. */
export interface Scene {
  readonly blocks: readonly Block[];
  readonly byId: ReadonlyMap<string, Block>;
  readonly curves: readonly Curve[];
  readonly bounds: Area;
}

export function sceneOf(nodes: readonly FlowNode[], links: readonly FlowLink[]): Scene {
  const blocks = blocksOf(nodes);
  const byId = new Map(blocks.map((block) => [block.id, block]));
  return { blocks, byId, curves: links.flatMap((link) => curveOf(link, byId)), bounds: boundsOf(blocks) };
}

function blocksOf(nodes: readonly FlowNode[]): readonly Block[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const corner = (node: FlowNode, depth: number): Point => {
    const parent = byId.get(node.parentId ?? '');
    // A frame inside itself is a fault of the document, not a reason to hang.
    if (parent === undefined || depth > DEPTH_MAX) return node.position;
    const { x, y } = corner(parent, depth + 1);
    return { x: x + node.position.x, y: y + node.position.y };
  };
  return nodes.map((flow) => {
    const { x, y } = corner(flow, 0);
    const { id, width = 0, height = 0, parentId = null } = flow;
    return { id, flow, frame: parentId, x, y, width, height };
  });
}

const DEPTH_MAX = 8;

function curveOf(link: FlowLink, blocks: ReadonlyMap<string, Block>): readonly Curve[] {
  const { id, sourceHandle, targetHandle } = link;
  const source = blocks.get(link.source);
  const target = blocks.get(link.target);
  if (source === undefined || target === undefined || !sourceHandle || !targetHandle) return [];
  const from = portPoint(source, sourceHandle);
  const to = portPoint(target, targetHandle);
  if (from === null || to === null) return [];
  const output = endOfHandle(source.id, sourceHandle);
  const stretches = stretchesOf(from, to, link.data?.via);
  return [{ id, source: source.id, target: target.id, output, from, to, stretches, box: linkBox(stretches) }];
}

/** A link begins and ends at the outer edge of the port's target, as the canvas library has it. */
function portPoint({ x, y, flow }: Block, handleId: string): Point | null {
  const handle = flow.handles?.find(({ id }) => id === handleId);
  if (handle === undefined) return null;
  const { width = 0, height = 0 } = handle;
  return { x: x + handle.x + (handle.position === Position.Right ? width : 0), y: y + handle.y + height / 2 };
}

/** Of the scheme itself: what is pinned on the drawing beside it is always mounted. */
export function isPainted({ flow }: Block): boolean {
  return flow.type === 'card' || flow.type === 'frame';
}

const NO_AREA: Area = { x: 0, y: 0, width: 0, height: 0 };

export function boundsOf(areas: readonly Area[]): Area {
  if (areas.length === 0) return NO_AREA;
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y, width, height } of areas) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x + width);
    bottom = Math.max(bottom, y + height);
  }
  return { x: left, y: top, width: right - left, height: bottom - top };
}

export function overlaps(a: Area, b: Area): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

export function holds(outer: Area, inner: Area): boolean {
  return (
    outer.x <= inner.x &&
    outer.y <= inner.y &&
    outer.x + outer.width >= inner.x + inner.width &&
    outer.y + outer.height >= inner.y + inner.height
  );
}

export function grown({ x, y, width, height }: Area, by: number): Area {
  return { x: x - by, y: y - by, width: width + 2 * by, height: height + 2 * by };
}
