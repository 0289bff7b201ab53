import type { LintFinding } from '@premia/scheme';
import type { PreviewMessage, PreviewQuestion, PreviewReply, ReviewReply } from './preview-protocol.ts';
import { applied } from './request-change.ts';
import { type PreviewAnswer, type PreviewRequest, runPreview } from './run-preview.ts';

/** A pause in the work, not between two keys, after which the draft is looked over in depth: until then the cores are for what is being edited. */
const REVIEW_AFTER_MS = 800;

let waiting: PreviewQuestion | null = null;
/** The last request there was: the next one says what is other in it. */
let known: PreviewRequest | null = null;
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

function reply(question: PreviewQuestion): Answered | Failed {
  const { id, request } = question;
  const startedAt = performance.now();
  try {
    const answer = runPreview(request, (analysis) => {
      const { diagnostics } = analysis;
      if (hasOtherErrors(diagnostics)) {
        const early = { ...analysis, diagnostics: all(diagnostics, question) };
        self.postMessage({ id, ok: true, analysis: early } satisfies PreviewReply);
      }
    });
    return { id, ok: true, answer, tookMs: performance.now() - startedAt };
  } catch (error) {
    return failed(id, error);
  }
}

/** What the page was told is wrong: an error that has come or gone is told before anything is worked out. */
function hasOtherErrors(diagnostics: readonly LintFinding[]): boolean {
  const known = newest?.quick.answer.diagnostics ?? [];
  return errorsOf(known) !== errorsOf(diagnostics);
}

function errorsOf(diagnostics: readonly LintFinding[]): string {
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  return JSON.stringify(errors.map(({ code, place }) => [code, place]));
}

type Answered = Extract<PreviewReply, { readonly answer: PreviewAnswer }>;
type Failed = Extract<PreviewReply, { readonly ok: false }>;

function withReviewed(quick: Answered | Failed, question: PreviewQuestion): Answered | Failed {
  if (!quick.ok || reviewed.length === 0) return quick;
  return { ...quick, answer: { ...quick.answer, diagnostics: all(quick.answer.diagnostics, question) } };
}

/** With what was found in depth; findings of nodes that are gone by now are left out. */
function all(diagnostics: readonly LintFinding[], { request }: PreviewQuestion): readonly LintFinding[] {
  if (reviewed.length === 0) return diagnostics;
  const ids = new Set(request.document.nodes.map(({ id }) => id));
  return [...diagnostics, ...reviewed.filter(({ place }) => place.nodeId === undefined || ids.has(place.nodeId))];
}

function failed(id: number, error: unknown): Failed {
  return { id, ok: false, message: error instanceof Error ? error.message : String(error) };
}

self.addEventListener('message', ({ data: { id, change } }: MessageEvent<PreviewMessage>) => {
  const isIdle = waiting === null;
  known = applied(known, change);
  waiting = { id, request: known };
  if (isIdle) setTimeout(answerNewest, 0);
});
