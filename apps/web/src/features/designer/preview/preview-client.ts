import type { PreviewMessage, PreviewQuestion, PreviewReply } from './preview-protocol.ts';
import { changeOf } from './request-change.ts';
import type { PreviewRequest } from './run-preview.ts';

/** The worker as the page sees it; tests pass one that answers at once. */
export interface PreviewWorker {
  postMessage(question: PreviewQuestion): void;
  addEventListener(type: 'message', listener: (event: { readonly data: PreviewReply }) => void): void;
  terminate(): void;
}

export interface PreviewClient {
  ask(request: PreviewRequest): void;
  close(): void;
}

export function startPreviewWorker(): PreviewWorker {
  const worker = new Worker(new URL('./preview.worker.ts', import.meta.url), { type: 'module' });
  let sent: PreviewRequest | null = null;
  return {
    postMessage: ({ id, request }) => {
      worker.postMessage({ id, change: changeOf(sent, request) } satisfies PreviewMessage);
      sent = request;
    },
    addEventListener: (type, listener) =>
      worker.addEventListener(type, ({ data }: MessageEvent<PreviewReply>) => listener({ data })),
    terminate: () => worker.terminate(),
  };
}

/** Asks and hears answers in order; an answer to an older question than the last one heard is dropped. One may come twice: quickly, then in full. */
export function createPreviewClient(worker: PreviewWorker, onReply: (reply: PreviewReply) => void): PreviewClient {
  let lastAsked = 0;
  let lastHeard = 0;
  worker.addEventListener('message', ({ data }) => {
    if (data.id < lastHeard) return;
    lastHeard = data.id;
    onReply(data);
  });
  return {
    ask: (request) => {
      lastAsked += 1;
      worker.postMessage({ id: lastAsked, request });
    },
    close: () => worker.terminate(),
  };
}
