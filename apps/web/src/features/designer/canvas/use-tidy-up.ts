import { useCallback } from 'react';
import { startElk } from '../layout/elk-worker.ts';
import { inRooms, tidyGraphOf } from '../layout/tidy-graph.ts';
import { tidyUp } from '../layout/tidy-up.ts';
import { CANVAS_ID } from './focus-canvas.ts';
import './tidying.css';
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
    const settle = glide(places.size);
    actions.tidy(inRooms(draft.getDocument(), places));
    await nextTask();
    await settle;
    await showAll();
  }, [draft, actions, showAll]);
}

/** More blocks than this are put where they belong at once: watching them all move would cost more than it tells. */
const GLIDING_MAX = 150;
/** As tidying.css has it. */
const GLIDE_MS = 280;

/** Lets blocks and links glide to their places, by the style sheet alone; answers when they have arrived. */
async function glide(count: number): Promise<void> {
  const canvas = document.getElementById(CANVAS_ID);
  if (canvas === null || count > GLIDING_MAX || matchMedia('(prefers-reduced-motion: reduce)').matches) return;
  canvas.setAttribute('data-tidying', '');
  await new Promise<void>((done) => setTimeout(done, GLIDE_MS));
  canvas.removeAttribute('data-tidying');
}

const nextTask = () => new Promise<void>((done) => setTimeout(done, 0));
