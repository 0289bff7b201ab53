import type { LintFinding } from '@premia/scheme';
import type { RequestChange } from './request-change.ts';
import type { CasesReview, PreviewAnalysis, PreviewAnswer, PreviewRequest } from './run-preview.ts';

/** Only the newest question matters: a busy worker answers that one and skips the rest. */
export interface PreviewQuestion {
  readonly id: number;
  readonly request: PreviewRequest;
}

/** Page → worker: a question as what is new in it since the one sent before. */
export interface PreviewMessage {
  readonly id: number;
  readonly change: RequestChange;
}

/** Worker → page. */
export type PreviewReply =
  /** What the compiler says, before the sample is worked out. */
  | { readonly id: number; readonly ok: true; readonly analysis: PreviewAnalysis }
  | { readonly id: number; readonly ok: true; readonly answer: PreviewAnswer; readonly tookMs: number }
  /** A defect of ours; the page keeps the last good values and says so. */
  | { readonly id: number; readonly ok: false; readonly message: string };

/** What a look in depth found: the thread that takes it → the preview's. */
export type ReviewReply =
  | {
      readonly id: number;
      readonly ok: true;
      readonly findings: readonly LintFinding[];
      /** Null where the cases are not looked at. */
      readonly review: CasesReview | null;
    }
  | { readonly id: number; readonly ok: false; readonly message: string };
