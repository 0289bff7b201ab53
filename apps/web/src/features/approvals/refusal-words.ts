import type { SubmissionRefusal } from '@premia/service';
import { approvalsMessages as messages } from './approvals.messages.ts';

/** Why a decision was not taken. */
export const REFUSAL_WORDS = {
  'access/four-eyes': messages.fourEyes,
  'access/own-pay': messages.ownPay,
  'submission/closed': messages.closed,
  'submission/changed-meanwhile': messages.changedMeanwhile,
  'submission/not-your-turn': messages.notYourTurn,
  'submission/not-yours': messages.notYours,
  'submission/decided-already': messages.decidedAlready,
  'submission/comment-needed': messages.commentNeeded,
  'submission/has-errors': messages.hasErrors,
} as const satisfies Readonly<Record<SubmissionRefusal, unknown>>;
