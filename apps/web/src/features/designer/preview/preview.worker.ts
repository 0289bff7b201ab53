import type { LintFinding } from '@premia/scheme';
import type { PreviewQuestion, PreviewReply } from './preview-protocol.ts';
import { type PassedDrafts, reviewCases, reviewPreview, runPreview } from './run-preview.ts';

/** A pause in the typing after which the draft is looked over in depth. */
const REVIEW_AFTER_MS = 400;

let waiting: PreviewQuestion | null = null;
/** What the last look in depth found: shown until the next one, so that nothing flickers while somebody types. */
let reviewed: readonly LintFinding[] = [];
let review: ReturnType<typeof setTimeout> | undefined;
const passed: PassedDrafts = new Map();

/** Answers after the mailbox was emptied, so that a burst of edits costs one calculation. */
function answerNewest(): void {
  const question = waiting;
  waiting = null;
  if (question === null) return;
  const quick = reply(question);
  self.postMessage(withReviewed(quick, question));
  clearTimeout(review);
  if (!quick.ok) return;
  review = setTimeout(() => {
    if (waiting !== null) return;
    self.postMessage(inDepth(quick, question));
  }, REVIEW_AFTER_MS);
}

function reply({ id, request }: PreviewQuestion): PreviewReply {
  const startedAt = performance.now();
  try {
    const answer = runPreview(request);
    return { id, ok: true, answer, tookMs: performance.now() - startedAt };
  } catch (error) {
    return failed(id, error);
  }
}

type Answered = PreviewReply & { readonly ok: true };

function inDepth(quick: Answered, question: PreviewQuestion): PreviewReply {
  try {
    reviewed = reviewPreview(question.request);
  } catch (error) {
    return failed(quick.id, error);
  }
  const shown = withReviewed(quick, question);
  if (!shown.ok) return shown;
  const { request } = question;
  try {
    const ofCases = request.isReviewingCases === true ? reviewCases(request, passed) : null;
    // How the cases came out was told with the quick answer.
    return { ...shown, answer: { ...shown.answer, cases: null, review: ofCases } };
  } catch (error) {
    return failed(quick.id, error);
  }
}

/** Findings of nodes that are gone by now are left out. */
function withReviewed(quick: PreviewReply, { request }: PreviewQuestion): PreviewReply {
  if (!quick.ok || reviewed.length === 0) return quick;
  const ids = new Set(request.document.nodes.map(({ id }) => id));
  const kept = reviewed.filter(({ place }) => place.nodeId === undefined || ids.has(place.nodeId));
  return { ...quick, answer: { ...quick.answer, diagnostics: [...quick.answer.diagnostics, ...kept] } };
}

function failed(id: number, error: unknown): PreviewReply {
  return { id, ok: false, message: error instanceof Error ? error.message : String(error) };
}

self.addEventListener('message', (event: MessageEvent<PreviewQuestion>) => {
  const isIdle = waiting === null;
  waiting = event.data;
  if (isIdle) setTimeout(answerNewest, 0);
});
