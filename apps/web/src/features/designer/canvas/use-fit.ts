import type { SchemeDocument } from '@premia/scheme';
import { getViewportForBounds, useReactFlow, useStoreApi } from '@xyflow/react';
import { useCallback } from 'react';
import { boundsOf, type Scene, sceneOf } from '../flow-adapter/scene.ts';
import { toFlowNodes } from '../flow-adapter/to-flow.ts';
import { useDesigner } from '../state/designer-context.tsx';
import { drawnParts } from '../structure/drawn-parts.ts';
import { FAR_BELOW } from './distance/view.ts';

export const ZOOM_MIN = 0.03;
export const ZOOM_MAX = 2;
/** Below stand the zoom buttons and the offer of the tour. */
const PADDING = { top: '28px', left: '44px', right: '44px', bottom: '72px' } as const;
const FIT_MS = 200;

interface Size {
  readonly width: number;
  readonly height: number;
}

/** The view that shows all of a scheme, or some of its nodes, and is never nearer than 100 %. */
export function viewportFor(scene: Scene, { width, height }: Size, nodes?: ReadonlySet<string>) {
  const blocks = nodes === undefined ? scene.blocks : scene.blocks.filter(({ id }) => nodes.has(id));
  if (blocks.length === 0) return null;
  return getViewportForBounds({ ...boundsOf(blocks) }, width, height, ZOOM_MIN, 1, PADDING);
}

/** How much of the pane may lie outside of the first view before a scheme is better shown from afar. */
const PANES_MAX = 2.5;

/**
 * What is seen when a scheme is opened for the first time: all of it; where that is too far to read names, its
 * beginning, unless it is so large that a beginning says little.
 */
export function firstViewport(scene: Scene, size: Size) {
  const whole = viewportFor(scene, size);
  if (whole === null || whole.zoom >= FAR_BELOW || whole.zoom * PANES_MAX < FAR_BELOW) return whole;
  const { x, y, height } = boundsOf(scene.blocks);
  const left = Number.parseInt(PADDING.left, 10);
  const top = Math.max((size.height - height * FAR_BELOW) / 2, Number.parseInt(PADDING.top, 10));
  return { zoom: FAR_BELOW, x: left - x * FAR_BELOW, y: top - y * FAR_BELOW };
}

/** Where the blocks of a scheme, or of the frame looked into, are drawn. */
export function drawnScene(document: SchemeDocument, inside: string | null): Scene {
  return sceneOf(toFlowNodes(document, drawnParts(document, inside), []), []);
}

/** Brings the scheme, or some of its nodes, into view: most of them are not mounted, so the library cannot know them. */
export function useFit(): (nodes?: ReadonlySet<string>) => Promise<void> {
  const { draft, ui } = useDesigner();
  const flow = useReactFlow();
  const store = useStoreApi();
  return useCallback(
    async (nodes) => {
      const viewport = viewportFor(drawnScene(draft.getDocument(), ui.getState().inside), store.getState(), nodes);
      const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches;
      if (viewport !== null) await flow.setViewport(viewport, { duration: isStill ? 0 : FIT_MS });
    },
    [draft, ui, flow, store],
  );
}
