import { useReactFlow } from '@xyflow/react';
import { useCallback } from 'react';
import { startElk } from '../layout/elk-worker.ts';
import { inRooms, tidyGraphOf } from '../layout/tidy-graph.ts';
import { tidyUp } from '../layout/tidy-up.ts';
import { useDesigner } from '../state/designer-context.tsx';

/** Asks the layout worker for places and writes them as one step of the history. */
export function useTidyUp(): () => Promise<void> {
  const { draft, actions } = useDesigner();
  const flow = useReactFlow();
  return useCallback(async () => {
    actions.tidy(inRooms(draft.getDocument(), await tidyUp(await startElk(), tidyGraphOf(draft.getDocument()))));
    await flow.fitView({ padding: 0.12, maxZoom: 1, duration: 240 });
  }, [draft, actions, flow]);
}
