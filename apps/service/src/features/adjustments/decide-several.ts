import type { Actor } from '@premia/access';
import { decide } from '@premia/access';
import type { ProposalsDecided } from '../../contract.ts';
import { ABSENT, type Result, success } from '../../failure.ts';
import type { Books } from '../books.ts';
import { decideProposal, PROPOSAL_ACTIONS } from './decide-proposal.ts';

export interface SeveralDecision {
  readonly decision: 'approve' | 'reject';
  /** As they were seen: one that changed since is not decided. */
  readonly proposals: readonly { readonly proposalId: string; readonly revision: number }[];
  readonly reason: string;
}

/** The same decision about several corrections, each by itself: one that is refused, as by four eyes, holds up no other. */
export async function decideSeveral(
  books: Books,
  actor: Actor,
  { decision, proposals, reason }: SeveralDecision,
): Promise<Result<ProposalsDecided>> {
  if (!decide(actor, PROPOSAL_ACTIONS[decision]).allowed) return ABSENT;
  const refused: ProposalsDecided['refused'][number][] = [];
  for (const { proposalId, revision } of proposals) {
    const answer = await decideProposal(books, actor, { proposalId, revision, decision, reason });
    if (!answer.ok) refused.push({ proposalId, code: answer.failure.code });
    else if (!answer.value.ok) refused.push({ proposalId, code: answer.value.code });
  }
  return success({ decided: proposals.length - refused.length, refused });
}
