import type { ELK as Elk } from 'elkjs/lib/elk-api.js';
import workerUrl from 'elkjs/lib/elk-worker.min.js?url';

let started: Promise<Elk> | null = null;

/** elkjs weighs half a megabyte: it is loaded, in its own worker, when somebody first asks to tidy up. */
export function startElk(): Promise<Elk> {
  started ??= import('elkjs/lib/elk-api.js').then(({ default: ElkApi }) => new ElkApi({ workerUrl }));
  return started;
}
