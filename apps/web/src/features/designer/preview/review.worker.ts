import type { PreviewQuestion, ReviewReply } from './preview-protocol.ts';
import { type PassedDrafts, reviewCases, reviewPreview } from './run-preview.ts';

/*
 * Looks a draft over in depth, in a thread of its own: it takes as long as several edits, and whoever edits meanwhile
 * does not wait for it.
 */

let waiting: PreviewQuestion | null = null;
const passed: PassedDrafts = new Map();

function answerNewest(): void {
  const question = waiting;
  waiting = null;
  if (question !== null) self.postMessage(inDepth(question));
}

function inDepth({ id, request }: PreviewQuestion): ReviewReply {
  try {
    const review = request.isReviewingCases === true ? reviewCases(request, passed) : null;
    return { id, ok: true, findings: reviewPreview(request), review };
  } catch (error) {
    return { id, ok: false, message: error instanceof Error ? error.message : String(error) };
  }
}

self.addEventListener('message', (event: MessageEvent<PreviewQuestion>) => {
  const isIdle = waiting === null;
  waiting = event.data;
  if (isIdle) setTimeout(answerNewest, 0);
});
