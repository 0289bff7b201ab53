import type { useReactFlow } from '@xyflow/react';
import type { Designer } from '../state/designer-context.tsx';
import { boxesOf as nodeBoxes } from '../structure/boxes.ts';
import { areaKey, drawnParts, stickerKey } from '../structure/drawn-parts.ts';
import { areaGeometry, stickerSize } from '../structure/part-sizes.ts';
import type { Box } from './nearest-node.ts';

export type Flow = ReturnType<typeof useReactFlow>;

/** Where everything drawn stands, whether or not it is mounted. An open area is no place of its own: its nodes are. */
export function boxesOf({ draft, ui }: Pick<Designer, 'draft' | 'ui'>): readonly Box[] {
  const scheme = draft.getDocument();
  const parts = drawnParts(scheme, ui.getState().inside);
  const boxes = nodeBoxes(scheme);
  const cards = parts.nodes.flatMap(({ id }) => {
    const box = boxes.get(id);
    return box === undefined ? [] : [{ id, ...box }];
  });
  const folded = parts.areas.filter(({ area }) => area.folded === true);
  return [
    ...cards,
    ...folded.map((drawn) => ({ id: areaKey(drawn.areaId), ...areaGeometry(drawn).box })),
    ...parts.stickers.map(({ stickerId, sticker }) => ({
      id: stickerKey(stickerId),
      x: sticker.at[0],
      y: sticker.at[1],
      ...stickerSize(sticker),
    })),
  ];
}

export interface BringIntoView {
  readonly nodeId: string;
  /** The drawing is brought at least this near, so that what is there can be read. */
  readonly zoomAtLeast?: number;
}

const PAN_MS = 120;
/** From here on what stands on a card can be read and typed into. */
export const READABLE_ZOOM = 0.8;

/** A node that something happens to is never left outside the view. */
export function bringIntoView(designer: Designer, flow: Flow, { nodeId, zoomAtLeast = 0 }: BringIntoView): void {
  const box = boxesOf(designer).find((one) => one.id === nodeId);
  const canvas = document.querySelector('.react-flow')?.getBoundingClientRect();
  if (box === undefined || canvas === undefined) return;
  const corner = flow.flowToScreenPosition({ x: box.x, y: box.y });
  const end = flow.flowToScreenPosition({ x: box.x + box.width, y: box.y + box.height });
  const isVisible =
    corner.x >= canvas.left && corner.y >= canvas.top && end.x <= canvas.right && end.y <= canvas.bottom;
  const zoom = zoomOf(flow);
  if (isVisible && zoom >= zoomAtLeast) return;
  goTo(flow, { x: box.x + box.width / 2, y: box.y + box.height / 2, zoom: Math.max(zoom, zoomAtLeast) });
}

interface Journey {
  readonly zoom: number;
  /** By `performance.now()`. */
  readonly endsAt: number;
}

const journeys = new WeakMap<Flow, Journey>();

/** On the way somewhere the zoom that counts is the one being gone to: the next arrow may come before the end. */
function zoomOf(flow: Flow): number {
  const journey = journeys.get(flow);
  return journey !== undefined && performance.now() < journey.endsAt ? journey.zoom : flow.getZoom();
}

function goTo(flow: Flow, { x, y, zoom }: { readonly x: number; readonly y: number; readonly zoom: number }): void {
  const duration = matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : PAN_MS;
  journeys.set(flow, { zoom, endsAt: performance.now() + duration });
  // The library's own way would fly out and in again over a long distance.
  void flow.setCenter(x, y, { zoom, duration, interpolate: 'linear' });
}
