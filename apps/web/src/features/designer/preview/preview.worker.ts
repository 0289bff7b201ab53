import type { PreviewQuestion, PreviewReply } from './preview-protocol.ts';
import { runPreview } from './run-preview.ts';

let waiting: PreviewQuestion | null = null;

/** Answers after the mailbox was emptied, so that a burst of edits costs one calculation. */
function answerNewest(): void {
  const question = waiting;
  waiting = null;
  if (question === null) return;
  self.postMessage(reply(question));
}

function reply({ id, request }: PreviewQuestion): PreviewReply {
  const startedAt = performance.now();
  try {
    const answer = runPreview(request);
    return { id, ok: true, answer, tookMs: performance.now() - startedAt };
  } catch (error) {
    return { id, ok: false, message: error instanceof Error ? error.message : String(error) };
  }
}

self.addEventListener('message', (event: MessageEvent<PreviewQuestion>) => {
  const isIdle = waiting === null;
  waiting = event.data;
  if (isIdle) setTimeout(answerNewest, 0);
});
