import { useStoreApi } from '@xyflow/react';
import { useEffect } from 'react';
import type { FlowStore } from '../flow-adapter/flow-store.ts';
import type { FlowLink, FlowNode } from '../flow-adapter/flow-types.ts';
import { labelOf } from '../flow-adapter/link-path.ts';
import type { Area, Scene } from '../flow-adapter/scene.ts';
import { type Designer, useDesigner } from '../state/designer-context.tsx';
import { NO_LINKS, NO_PLACES } from '../state/pointing.ts';
import { viewOf } from './distance/view.ts';
import { pathInto } from './link-paths.ts';
import { pillPlaces, samePlaces } from './pill-places.ts';

/** More values than this in view are not read any more: only those that matter stay. */
const PILLS_MAX = 60;
/** Counted when the drawing rests, not while it is pushed along. */
const AT_REST_AFTER_MS = 180;

/** Keeps known whether values crowd in the view, and which links lead into the selection while that is asked. */
export function useCrowding(store: FlowStore): void {
  const designer = useDesigner();
  const flow = useStoreApi<FlowNode, FlowLink>();
  useEffect(() => {
    const { ui, draft, pointing } = designer;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const count = () => {
      const view = viewOf(flow.getState());
      const isFull = ui.getState().detail === 'full';
      const isCrowded = isFull && pillsIn(store.getScene(), view.area, PILLS_MAX + 1) > PILLS_MAX;
      if (isCrowded !== pointing.getState().isCrowded) pointing.setState({ isCrowded });
      keepPath(designer);
      const places = isFull ? pillPlaces(store.getScene(), view.area) : NO_PLACES;
      if (!samePlaces(places, pointing.getState().places)) pointing.setState({ places });
    };
    const soon = () => {
      clearTimeout(timer);
      timer = setTimeout(count, AT_REST_AFTER_MS);
    };
    let transform = flow.getState().transform;
    const leave = [
      flow.subscribe((now) => {
        if (now.transform === transform) return;
        transform = now.transform;
        soon();
      }),
      draft.subscribe(soon),
      ui.subscribe((now, before) => {
        if (now.selectedNodes !== before.selectedNodes || now.values !== before.values) keepPath(designer);
        if (now.detail !== before.detail || now.inside !== before.inside) soon();
      }),
    ];
    soon();
    return () => {
      clearTimeout(timer);
      for (const stop of leave) stop();
    };
  }, [designer, flow, store]);
}

/** How many values stand in an area, counted as far as `limit`. */
export function pillsIn({ curves }: Pick<Scene, 'curves'>, { x, y, width, height }: Area, limit: number): number {
  let count = 0;
  for (const { stretches } of curves) {
    const label = labelOf(stretches);
    if (label.x < x || label.x > x + width || label.y < y || label.y > y + height) continue;
    count += 1;
    if (count >= limit) return count;
  }
  return count;
}

function keepPath({ draft, ui, pointing }: Designer): void {
  const { values, selectedNodes } = ui.getState();
  const { isCrowded, path } = pointing.getState();
  const isAsked = values === 'path' || (values === 'all' && isCrowded);
  const next = isAsked && selectedNodes.size > 0 ? pathInto(draft.getDocument(), selectedNodes) : NO_LINKS;
  if (next.size !== path.size || [...next].some((key) => !path.has(key))) pointing.setState({ path: next });
}
