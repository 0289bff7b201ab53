import type { PreviewWorker } from './preview-client.ts';

/** A worker that is started when its moment has come; of what was asked before only the last question is asked then. */
export function deferredWorker(start: () => PreviewWorker, moment: (begin: () => void) => () => void): PreviewWorker {
  let worker: PreviewWorker | null = null;
  let waiting: Parameters<PreviewWorker['postMessage']>[0] | null = null;
  const listeners: Parameters<PreviewWorker['addEventListener']>[1][] = [];
  const forget = moment(() => {
    worker = start();
    for (const listener of listeners) worker.addEventListener('message', listener);
    if (waiting !== null) worker.postMessage(waiting);
    waiting = null;
  });
  return {
    postMessage: (question) => {
      if (worker === null) waiting = question;
      else worker.postMessage(question);
    },
    addEventListener: (type, listener) => {
      if (worker === null) listeners.push(listener);
      else worker.addEventListener(type, listener);
    },
    terminate: () => {
      forget();
      worker?.terminate();
    },
  };
}

/** A page in the background has no frames. */
const LATEST_MS = 400;

/** Calls back once the first cards are on the screen: two frames from now, the second one drawn. Answers what calls it off. */
export function afterFirstPicture(begin: () => void): () => void {
  let frame = requestAnimationFrame(() => {
    frame = requestAnimationFrame(() => setTimeout(finish, 0));
  });
  let isOver = false;
  const finish = () => {
    if (isOver) return;
    stop();
    begin();
  };
  const stop = () => {
    isOver = true;
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
  const timer = setTimeout(finish, LATEST_MS);
  return stop;
}
