/** Where a proposed correction of somebody's pay stands. */
export const PROPOSAL_STATES = ['proposed', 'booked', 'rejected', 'superseded', 'withdrawn'] as const;
export type ProposalState = (typeof PROPOSAL_STATES)[number];

/** approve books at once; supersede is the worker's, when newer facts give another difference; withdraw the proposer's. */
export const PROPOSAL_COMMANDS = ['approve', 'reject', 'withdraw', 'supersede'] as const;
export type ProposalCommand = (typeof PROPOSAL_COMMANDS)[number];

/** The one transition table; what is not listed does not happen. */
export const PROPOSAL_TRANSITIONS: Readonly<
  Record<ProposalCommand, { readonly from: readonly ProposalState[]; readonly to: ProposalState }>
> = {
  approve: { from: ['proposed'], to: 'booked' },
  reject: { from: ['proposed'], to: 'rejected' },
  withdraw: { from: ['proposed'], to: 'withdrawn' },
  supersede: { from: ['proposed'], to: 'superseded' },
};

/** The state after the command; null when it may not be given in this state. */
export function proposalTransition(state: ProposalState, command: ProposalCommand): ProposalState | null {
  const { from, to } = PROPOSAL_TRANSITIONS[command];
  return from.includes(state) ? to : null;
}
