import type { Actor } from '@premia/access';
import type {
  AdjustmentList,
  BookedAdjustment,
  ProposalDecided,
  ProposalMade,
  ProposalsDecided,
} from '../../contract.ts';
import type { Result } from '../../failure.ts';
import type { DecisionInput } from './decide-proposal.ts';
import type { SeveralDecision } from './decide-several.ts';
import type { ProposalQuery } from './proposals-in-words.ts';
import type { ManualInput, ReversalInput } from './request-proposal.ts';

export interface AdjustmentUseCases {
  /** Proposed ones first, then the newest decisions. */
  list(actor: Actor, query: ProposalQuery): Promise<AdjustmentList>;
  /** Booked in a period, as far as the caller may see people's amounts. */
  ofPeriod(actor: Actor, query: { readonly period: string }): Promise<readonly BookedAdjustment[]>;
  /** By hand, with a reason; booked once a second person agrees. */
  propose(actor: Actor, input: ManualInput): Promise<Result<ProposalMade>>;
  /** Undoes a sealed statement or a booked adjustment; each once. */
  reverse(actor: Actor, input: ReversalInput): Promise<Result<ProposalMade>>;
  decide(actor: Actor, input: DecisionInput): Promise<Result<ProposalDecided>>;
  decideSeveral(actor: Actor, input: SeveralDecision): Promise<Result<ProposalsDecided>>;
}
