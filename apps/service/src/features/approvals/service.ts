import type { ApprovalDependencies } from './approval-dependencies.ts';
import { decideSubmission } from './decide-submission.ts';
import { countWaiting, readInbox } from './inbox.ts';
import { submitScheme } from './submit-scheme.ts';
import type { ApprovalUseCases } from './use-cases.ts';

/** Schemes from the draft to the version: submitted, reviewed, approved or returned. */
export function createApprovalService(dependencies: ApprovalDependencies): ApprovalUseCases {
  return {
    submit: (actor, input) => submitScheme(dependencies, actor, input),
    decide: (actor, input) => decideSubmission(dependencies, actor, input),
    inbox: (actor) => readInbox(dependencies, actor),
    count: (actor) => countWaiting(dependencies, actor),
  };
}
