import type { LintFinding } from '@premia/scheme';
import type { PreviewQuestion, PreviewReply, ReviewReply } from './preview-protocol.ts';
import { runPreview } from './run-preview.ts';

/** A pause in the work, not between two keys, after which the draft is looked over in depth: until then the cores are for what is being edited. */
const REVIEW_AFTER_MS = 800;

let waiting: PreviewQuestion | null = null;
/** What the last look in depth found: shown until the next one, so that nothing flickers while somebody types. */
let reviewed: readonly LintFinding[] = [];
let review: ReturnType<typeof setTimeout> | undefined;
/** The newest answer, which what is found in depth is added to. */
let newest: { readonly question: PreviewQuestion; readonly quick: Answered } | null = null;
let reviewer: Worker | null = null;

/** Answers after the mailbox was emptied, so that a burst of edits costs one calculation. */
function answerNewest(): void {
  const question = waiting;
  waiting = null;
  if (question === null) return;
  const quick = reply(question);
  self.postMessage(withReviewed(quick, question));
  clearTimeout(review);
  newest = quick.ok ? { question, quick } : null;
  if (quick.ok) review = setTimeout(() => askReviewer(question), REVIEW_AFTER_MS);
}

/** Started when it is first needed, so that nothing waits for it while a scheme opens. */
function askReviewer(question: PreviewQuestion): void {
  reviewer ??= startReviewer();
  reviewer.postMessage(question);
}

function startReviewer(): Worker {
  const started = new Worker(new URL('./review.worker.ts', import.meta.url), { type: 'module' });
  started.addEventListener('message', ({ data }: MessageEvent<ReviewReply>) => takeReview(data));
  return started;
}

function takeReview(found: ReviewReply): void {
  if (found.ok) reviewed = found.findings;
  // Edited meanwhile: the next quick answer tells what was found, and a look at the newer draft follows.
  if (newest === null || waiting !== null || newest.question.id !== found.id) return;
  const { question, quick } = newest;
  if (!found.ok) {
    self.postMessage(found);
    return;
  }
  const shown = withReviewed(quick, question);
  // How the cases came out was told with the quick answer.
  self.postMessage(shown.ok ? { ...shown, answer: { ...shown.answer, cases: null, review: found.review } } : shown);
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
