import type { useReactFlow } from '@xyflow/react';
import { drawnPlace, frameOf } from '../flow-adapter/to-flow.ts';
import { measureNodes } from '../node-views/measure-nodes.ts';
import type { Designer } from '../state/designer-context.tsx';
import type { Box } from './nearest-node.ts';

export type Flow = ReturnType<typeof useReactFlow>;

/** Where every node is drawn, frames taken into account, whether or not it is mounted. */
export function boxesOf({ draft }: Pick<Designer, 'draft'>): readonly Box[] {
  const scheme = draft.getDocument();
  const geometries = measureNodes(scheme);
  const byId = new Map(scheme.nodes.map((node) => [node.id, node]));
  return scheme.nodes.map((node) => {
    const frame = byId.get(frameOf(node, scheme) ?? '');
    const [x, y] = drawnPlace(node, frame !== undefined);
    const [frameX, frameY] = frame === undefined ? [0, 0] : drawnPlace(frame, false);
    const size = geometries.get(node.id);
    return { id: node.id, x: x + frameX, y: y + frameY, width: size?.width ?? 0, height: size?.height ?? 0 };
  });
}

export interface BringIntoView {
  readonly nodeId: string;
  /** The drawing is brought at least this near, so that what is there can be read. */
  readonly zoomAtLeast?: number;
}

const PAN_MS = 120;

/** A node that something happens to is never left outside the view. */
export function bringIntoView(designer: Designer, flow: Flow, { nodeId, zoomAtLeast = 0 }: BringIntoView): void {
  const box = boxesOf(designer).find((one) => one.id === nodeId);
  const canvas = document.querySelector('.react-flow')?.getBoundingClientRect();
  if (box === undefined || canvas === undefined) return;
  const corner = flow.flowToScreenPosition({ x: box.x, y: box.y });
  const end = flow.flowToScreenPosition({ x: box.x + box.width, y: box.y + box.height });
  const isVisible =
    corner.x >= canvas.left && corner.y >= canvas.top && end.x <= canvas.right && end.y <= canvas.bottom;
  const zoom = flow.getZoom();
  if (isVisible && zoom >= zoomAtLeast) return;
  const duration = matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : PAN_MS;
  void flow.setCenter(box.x + box.width / 2, box.y + box.height / 2, { zoom: Math.max(zoom, zoomAtLeast), duration });
}
