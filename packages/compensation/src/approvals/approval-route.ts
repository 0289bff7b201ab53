/** Who has a say about a submitted scheme, in this order: finance always, the executive where the author asks for it. */
export const APPROVAL_STEPS = ['finance', 'executive'] as const;
export type ApprovalStep = (typeof APPROVAL_STEPS)[number];

export const SUBMISSION_STATES = ['submitted', 'approved', 'returned', 'withdrawn'] as const;
export type SubmissionState = (typeof SUBMISSION_STATES)[number];

export const SUBMISSION_COMMANDS = ['approve', 'return', 'withdraw'] as const;
export type SubmissionCommand = (typeof SUBMISSION_COMMANDS)[number];

/** Where a submission stands: its state, its way, and the steps that said yes. */
export interface OnRoute {
  readonly state: SubmissionState;
  readonly route: readonly ApprovalStep[];
  readonly approved: readonly ApprovalStep[];
}

/** Whose turn it is; null when nobody is waited for. */
export function waitingFor({ state, route, approved }: OnRoute): ApprovalStep | null {
  return state === 'submitted' ? (route.find((step) => !approved.includes(step)) ?? null) : null;
}

/** The state after the command; null when it may not be given any more. The last approval is what publishes. */
export function submissionTransition(submission: OnRoute, command: SubmissionCommand): SubmissionState | null {
  const step = waitingFor(submission);
  if (step === null) return null;
  switch (command) {
    case 'withdraw':
      return 'withdrawn';
    case 'return':
      return 'returned';
    case 'approve':
      return submission.route.at(-1) === step ? 'approved' : 'submitted';
  }
}
