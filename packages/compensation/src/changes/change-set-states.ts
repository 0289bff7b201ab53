/** Where a set of proposed changes stands. */
export const CHANGE_SET_STATES = ['draft', 'submitted', 'applied', 'rejected', 'undone', 'discarded'] as const;
export type ChangeSetState = (typeof CHANGE_SET_STATES)[number];

/** approve applies at once; withdraw makes a draft of it again; undo is what the approval of the reversing set does. */
export const CHANGE_SET_COMMANDS = ['submit', 'withdraw', 'approve', 'reject', 'undo', 'discard'] as const;
export type ChangeSetCommand = (typeof CHANGE_SET_COMMANDS)[number];

/** The one transition table; what is not listed does not happen. */
export const CHANGE_SET_TRANSITIONS: Readonly<
  Record<ChangeSetCommand, { readonly from: readonly ChangeSetState[]; readonly to: ChangeSetState }>
> = {
  submit: { from: ['draft'], to: 'submitted' },
  withdraw: { from: ['submitted'], to: 'draft' },
  approve: { from: ['submitted'], to: 'applied' },
  reject: { from: ['submitted'], to: 'rejected' },
  undo: { from: ['applied'], to: 'undone' },
  discard: { from: ['draft', 'rejected'], to: 'discarded' },
};

/** The state after the command; null when it may not be given in this state. */
export function changeSetTransition(state: ChangeSetState, command: ChangeSetCommand): ChangeSetState | null {
  const { from, to } = CHANGE_SET_TRANSITIONS[command];
  return from.includes(state) ? to : null;
}
