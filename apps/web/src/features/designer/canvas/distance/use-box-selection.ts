import { useStoreApi } from '@xyflow/react';
import { useEffect } from 'react';
import type { FlowStore } from '../../flow-adapter/flow-store.ts';
import { type Area, type Block, overlaps } from '../../flow-adapter/scene.ts';
import { useDesigner } from '../../state/designer-context.tsx';
import { throughAreas } from '../../structure/area-edits.ts';

/**
 * What a box drawn with Shift holds: the library looks at mounted cards only, the box is about all of them. While it
 * is drawn, the library's own word on the selection does not count (`flow-store.ts`).
 */
export function useBoxSelection(store: FlowStore): void {
  const { draft, ui } = useDesigner();
  const flow = useStoreApi();
  useEffect(() => {
    let seen = flow.getState().userSelectionRect;
    return flow.subscribe(({ userSelectionRect: rect, userSelectionActive, transform: [x, y, zoom] }) => {
      if (rect === seen) return;
      const isOver = rect === null && seen !== null;
      seen = rect;
      // The frame around what was selected takes the drag, also when most of it is not mounted.
      if (isOver && ui.getState().selectedNodes.size > 0)
        queueMicrotask(() => flow.setState({ nodesSelectionActive: true }));
      if (rect === null || !userSelectionActive) return;
      const area: Area = {
        x: (rect.x - x) / zoom,
        y: (rect.y - y) / zoom,
        width: rect.width / zoom,
        height: rect.height / zoom,
      };
      const { blocks, curves } = store.getScene();
      const taken = blocks.filter((block) => isTaken(block, area)).map(({ id }) => id);
      const nodes = throughAreas(draft.getDocument(), taken);
      const before = ui.getState().selectedNodes;
      if (before.size === nodes.size && [...nodes].every((id) => before.has(id))) return;
      const touching = curves.filter(({ source, target }) => nodes.has(source) || nodes.has(target));
      ui.setState({ selectedNodes: nodes, selectedLinks: new Set(touching.map(({ id }) => id)) });
    });
  }, [draft, store, ui, flow]);
}

/** An open area only surrounds what can be taken. */
function isTaken(block: Block, area: Area): boolean {
  const { flow } = block;
  return overlaps(block, area) && (flow.type !== 'area' || flow.data.drawn.area.folded === true);
}
