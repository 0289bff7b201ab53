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
    const places = await tidyUp(await startElk(), tidyGraphOf(draft.getDocument()));
    // Reading the answer, writing it and going there are tasks of their own: none keeps the page from the mouse.
    await nextTask();
    actions.tidy(inRooms(draft.getDocument(), places));
    await nextTask();
    await showAll();
  }, [draft, actions, showAll]);
}

const nextTask = () => new Promise<void>((done) => setTimeout(done, 0));
