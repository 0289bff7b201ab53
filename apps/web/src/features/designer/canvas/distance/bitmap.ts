import { type Area, grown, holds, type Scene } from '../../flow-adapter/scene.ts';
import type { View } from './mounting.ts';

/** Pixels of the screen painted beyond the view, so that panning moves what is there instead of painting anew. */
const MARGIN_PX = 360;
/** Badges, outlines and bends of links reach beyond the blocks. */
const REACH_PX = 24;
const REACH = 190;

/** What a bitmap shows: a part of the drawing at a zoom. */
export interface Extent {
  readonly area: Area;
  readonly zoom: number;
}

/** What is worth painting for a view: it and a margin, but nothing where the scheme has ended. */
export function extentFor(view: View, scene: Scene): Extent {
  const { zoom } = view;
  const area = intersection(grown(view.area, MARGIN_PX / zoom), reachOf(scene, zoom));
  return { area, zoom };
}

/** Whether moving the bitmap is enough for what is seen now. */
export function shows(extent: Extent, view: View, scene: Scene): boolean {
  return extent.zoom === view.zoom && holds(extent.area, intersection(view.area, reachOf(scene, view.zoom)));
}

function reachOf(scene: Scene, zoom: number): Area {
  return grown(scene.bounds, REACH_PX / zoom + REACH);
}

function intersection(a: Area, b: Area): Area {
  const x = Math.max(a.x, b.x);
  const y = Math.max(a.y, b.y);
  return {
    x,
    y,
    width: Math.max(Math.min(a.x + a.width, b.x + b.width) - x, 0),
    height: Math.max(Math.min(a.y + a.height, b.y + b.height) - y, 0),
  };
}

/** Where the bitmap goes on the screen: on whole pixels while its zoom is the view's. */
export function placeOf({ area, zoom }: Extent, view: View): string {
  const scale = view.zoom / zoom;
  const x = (area.x - view.area.x) * view.zoom;
  const y = (area.y - view.area.y) * view.zoom;
  return scale === 1
    ? `translate(${Math.round(x)}px, ${Math.round(y)}px)`
    : `translate(${x}px, ${y}px) scale(${scale})`;
}
