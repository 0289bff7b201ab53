import { useCallback } from 'react';
import { startElk } from '../layout/elk-worker.ts';
import { inRooms, tidyGraphOf } from '../layout/tidy-graph.ts';
import { tidyUp } from '../layout/tidy-up.ts';
import { useDesigner } from '../state/designer-context.tsx';
import { useFit } from './use-fit.ts';

/** Asks the layout worker for places and writes them as one step of the history. */
export function useTidyUp(): () => Promise<void> {
  const { draft, actions } = useDesigner();
  const showAll = useFit();
  return useCallback(async () => {
    actions.tidy(inRooms(draft.getDocument(), await tidyUp(await startElk(), tidyGraphOf(draft.getDocument()))));
    await showAll();
  }, [draft, actions, showAll]);
}
