import type { Diagnostic, EvaluationRequest, SchemeComponents, SchemeDocument } from '@premia/scheme';
import type { SubmissionSummary } from './approvals.ts';
import type { BilingualText } from './bilingual-text.ts';

export type SchemeStatus = 'draft' | 'published' | 'active' | 'archived';
/** schemes.list() */
export interface SchemeSummary {
  readonly id: string;
  readonly key: string;
  readonly title: BilingualText;
  readonly status: SchemeStatus;
  readonly period: 'month' | 'quarter' | 'year';
  readonly currency: string;
  readonly ownerName: BilingualText;
  readonly activeVersion: number | null;
  /** The draft is not the version in force. */
  readonly hasChanges: boolean;
  readonly employees: number;
  readonly problems: number;
  readonly changedAt: string;
  /** The draft waits for approval; nobody edits it. */
  readonly isSubmitted: boolean;
}
/** schemes.open({ schemeId }) */
export interface SchemeDetail extends SchemeSummary {
  readonly draft: SchemeDocument;
  /** Optimistic-concurrency token of the draft; schemes.saveDraft takes it back. */
  readonly revision: number;
  readonly versions: readonly SchemeVersionSummary[];
  readonly assignments: readonly SchemeAssignment[];
  /** The newest submission, while it waits or was returned; null otherwise. */
  readonly submission: SubmissionSummary | null;
}
/** schemes.components(): the newest version of every scheme in use, to be used as a node of another. */
export interface PublishedComponent {
  readonly key: string;
  readonly title: BilingualText;
  readonly period: 'month' | 'quarter' | 'year';
  readonly currency: string;
  readonly version: number;
  readonly hash: string;
}
/** schemes.component({ hash }): a published version and all it uses, by hash. */
export interface ComponentCopies {
  readonly components: SchemeComponents;
}
export interface SchemeVersionSummary {
  readonly id: string;
  readonly version: number;
  readonly hash: string;
  readonly publishedAt: string;
  readonly publishedBy: BilingualText;
  readonly note: string;
}
export interface SchemeAssignment {
  readonly id: string;
  readonly versionId: string;
  readonly target: {
    readonly kind: 'department' | 'position' | 'employee';
    readonly id: string;
    readonly name: BilingualText;
  };
  readonly from: string;
  readonly to: string | null;
}
/** schemes.create({ title, period, currency, document? }) → { schemeId } */
export interface SchemeCreated {
  readonly schemeId: string;
}
/** schemes.saveDraft({ schemeId, document, revision }) */
export type DraftSaved =
  | { readonly ok: true; readonly revision: number; readonly hash: string; readonly diagnostics: readonly Diagnostic[] }
  | { readonly ok: false; readonly reason: 'conflict'; readonly revision: number; readonly changedBy: BilingualText };
/**
 * schemes.sampleInputs({ document, period, employeeIds }) → EvaluationRequest: what the compiled document
 * requires, for people the caller may see; the browser evaluates it with the same engines.
 */
export type SampleInputs = EvaluationRequest;
