import type { Actor } from '@premia/access';
import type { ApprovalsCount, ApprovalsInbox, SchemeSubmitted, SubmissionDecided } from '../../contract.ts';
import type { Result } from '../../failure.ts';
import type { Audience } from '../schemes/publish-scheme.ts';

export interface SubmissionInput {
  readonly schemeId: string;
  /** Of the draft that was looked at. */
  readonly revision: number;
  /** For those who decide, and for whoever reads the history of versions. */
  readonly message: string;
  readonly assignTo?: Audience | undefined;
  readonly deadline?: string | undefined;
  /** The executive has the last word. */
  readonly withExecutive?: boolean | undefined;
  /** Why it is submitted although cases fail. */
  readonly despiteCases?: string | undefined;
}

export interface DecisionInput {
  readonly submissionId: string;
  readonly revision: number;
  readonly decision: 'approve' | 'return' | 'withdraw';
  readonly comment: string;
}

export interface ApprovalUseCases {
  /** Checks the draft, runs its cases and its forecast, and hands it in; from then on nobody edits it. */
  submit(actor: Actor, input: SubmissionInput): Promise<Result<SchemeSubmitted>>;
  /** One step of the route; the last approval publishes what was handed in. */
  decide(actor: Actor, input: DecisionInput): Promise<Result<SubmissionDecided>>;
  inbox(actor: Actor): Promise<ApprovalsInbox>;
  count(actor: Actor): Promise<ApprovalsCount>;
}
