/**
 * An initiative is what somebody did or proposes beyond their duties: an achievement (done, recorded, paid once) or a
 * proposal (an improvement whose measured effect is shared). The proposals of `ledger/` are corrections of pay.
 */
export const INITIATIVE_KINDS = ['achievement', 'proposal'] as const;
export type InitiativeKind = (typeof INITIATIVE_KINDS)[number];

export const INITIATIVE_STATES = [
  'recorded',
  'assessment',
  'returned',
  'measured',
  'approved',
  'implemented',
  'rewarded',
  'declined',
  'withdrawn',
  'revoked',
] as const;
export type InitiativeState = (typeof INITIATIVE_STATES)[number];

/** `reward` is the service's, once a sealed statement has paid for it; everything else is a person's. */
export const INITIATIVE_COMMANDS = [
  'assign',
  'measure',
  'return',
  'resubmit',
  'withdraw',
  'decline',
  'approve',
  'implement',
  'correct',
  'revoke',
  'reward',
] as const;
export type InitiativeCommand = (typeof INITIATIVE_COMMANDS)[number];

interface Transition {
  readonly from: Readonly<Record<InitiativeKind, readonly InitiativeState[]>>;
  readonly to: InitiativeState;
}

const both = (...states: readonly InitiativeState[]): Transition['from'] => ({ achievement: states, proposal: states });

/** The one transition table; what is not listed does not happen. */
export const INITIATIVE_TRANSITIONS: Readonly<Record<InitiativeCommand, Transition>> = {
  assign: { from: both('recorded', 'assessment'), to: 'assessment' },
  measure: { from: both('assessment', 'measured'), to: 'measured' },
  return: { from: both('assessment', 'measured'), to: 'returned' },
  resubmit: { from: both('returned'), to: 'assessment' },
  withdraw: { from: both('recorded', 'assessment', 'returned', 'measured'), to: 'withdrawn' },
  decline: { from: both('recorded', 'assessment', 'measured'), to: 'declined' },
  approve: { from: both('measured'), to: 'approved' },
  // An achievement is done before it is recorded; a proposal has to be carried out.
  implement: { from: { achievement: [], proposal: ['approved'] }, to: 'implemented' },
  // Another effect is another decision; until it is taken, what was approved stands.
  correct: { from: both('approved', 'implemented', 'rewarded'), to: 'measured' },
  revoke: { from: both('approved', 'implemented', 'rewarded'), to: 'revoked' },
  reward: { from: { achievement: ['approved'], proposal: ['implemented'] }, to: 'rewarded' },
};

export interface InitiativePosition {
  readonly kind: InitiativeKind;
  readonly state: InitiativeState;
  /** While a correction waits: the decision that stands until then. */
  readonly standing?: { readonly state: InitiativeState } | null;
}

/** A correction is about what was measured, not about what the authors said: they neither rewrite nor withdraw it. */
const COMMANDS_OF_CORRECTION: ReadonlySet<InitiativeCommand> = new Set(['measure', 'approve', 'decline']);

/** The state after the command; null when it may not be given in this state. Declining a correction declines only that. */
export function initiativeTransition(
  { kind, state, standing = null }: InitiativePosition,
  command: InitiativeCommand,
): InitiativeState | null {
  const { from, to } = INITIATIVE_TRANSITIONS[command];
  if (!from[kind].includes(state)) return null;
  if (standing === null) return to;
  if (!COMMANDS_OF_CORRECTION.has(command)) return null;
  return command === 'decline' ? standing.state : to;
}

/** Whether it counts for its authors: it has facts, of every month of its effect that has begun. */
export function countsForAuthors({
  kind,
  state,
}: {
  readonly kind: InitiativeKind;
  readonly state: InitiativeState;
}): boolean {
  return state === 'rewarded' || state === (kind === 'achievement' ? 'approved' : 'implemented');
}
