import type { Diagnostic, SchemeChange } from '@premia/scheme';
import type { BilingualText } from './bilingual-text.ts';
import type { SchemeVersionSummary } from './schemes.ts';
import type { DraftEffect } from './simulation.ts';

export type ApprovalStepName = 'finance' | 'executive';
export type SubmissionStateName = 'submitted' | 'approved' | 'returned' | 'withdrawn';

/**
 * approvals.submit({ schemeId, revision, message, assignTo?, deadline?, withExecutive?, despiteCases? }): refuses while the
 * draft has errors, and while cases fail unless a reason is given, which is kept with the submission and in the audit.
 */
export type SchemeSubmitted =
  | { readonly ok: true; readonly submissionId: string; readonly revision: number }
  | {
      readonly ok: false;
      readonly reason: 'conflict' | 'diagnostics' | 'cases' | 'submitted';
      readonly diagnostics: readonly Diagnostic[];
    };

/** approvals.withdraw, .approve, .return: what became of it, or the reason it did not. */
export type SubmissionDecided =
  | {
      readonly ok: true;
      readonly submissionId: string;
      readonly state: SubmissionStateName;
      readonly revision: number;
      /** The last approval publishes. */
      readonly version: SchemeVersionSummary | null;
    }
  | { readonly ok: false; readonly code: SubmissionRefusal; readonly diagnostics: readonly Diagnostic[] };

export type SubmissionRefusal =
  | 'access/four-eyes'
  | 'access/own-pay'
  | 'submission/closed'
  | 'submission/changed-meanwhile'
  | 'submission/not-your-turn'
  | 'submission/not-yours'
  | 'submission/decided-already'
  | 'submission/comment-needed'
  | 'submission/has-errors';

export interface SubmissionStep {
  readonly step: ApprovalStepName;
  /** Null while it was not decided. */
  readonly decision: 'approve' | 'return' | null;
  readonly byName: BilingualText | null;
  readonly at: string | null;
  readonly comment: string;
}

/** Where a submitted scheme stands. */
export interface SubmissionSummary {
  readonly id: string;
  readonly schemeId: string;
  readonly state: SubmissionStateName;
  readonly revision: number;
  readonly authorName: BilingualText;
  readonly isOwn: boolean;
  readonly submittedAt: string;
  readonly closedAt: string | null;
  readonly message: string;
  readonly deadline: string | null;
  /** Null for a version that is kept for later and pays nobody yet. */
  readonly effectiveFrom: string | null;
  readonly audience: readonly { readonly kind: 'department' | 'position' | 'employee'; readonly name: BilingualText }[];
  readonly steps: readonly SubmissionStep[];
  readonly waitingFor: ApprovalStepName | null;
  /** The number of the version it became. */
  readonly version: number | null;
}

/** The comparison as it was when the draft was submitted; `withheld`: too few people for somebody who may see sums only. */
export type SubmissionForecast = DraftEffect | { readonly kind: 'withheld'; readonly period: string };

/** approvals.inbox(): what waits, with everything a decision needs, and what was decided last. */
export interface ApprovalsInbox {
  readonly waiting: readonly ApprovalCard[];
  readonly decided: readonly DecidedSubmission[];
}

export interface DecidedSubmission extends SubmissionSummary {
  readonly schemeTitle: BilingualText;
}

export interface ApprovalCard extends DecidedSubmission {
  readonly currency: string;
  readonly checks: {
    readonly cases: number;
    readonly failingCases: number;
    readonly despiteCases: string | null;
    readonly unnamed: number;
    readonly people: number;
  };
  readonly forecast: SubmissionForecast;
  /** What it changes against the version people are paid by; null for a scheme that had none. */
  readonly changes: readonly SchemeChange[] | null;
  /** It is the caller's turn. */
  readonly isYours: boolean;
  /** Why the caller may not approve although it is their turn. */
  readonly obstacle: 'access/four-eyes' | 'access/own-pay' | 'submission/decided-already' | null;
}

/** approvals.count(): how many wait for the caller. */
export interface ApprovalsCount {
  readonly waiting: number;
}
