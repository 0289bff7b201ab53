/** preview: anyone with the right, changes nothing; provisional: shown, not sealed; final: becomes the books. */
export const RUN_KINDS = ['preview', 'provisional', 'final'] as const;
export type RunKind = (typeof RUN_KINDS)[number];

export const RUN_STATES = [
  'draft',
  'snapshotting',
  'computing',
  'review',
  'approved',
  'sealed',
  'exported',
  'paid',
  'failed',
  'cancelled',
] as const;
export type RunState = (typeof RUN_STATES)[number];

/** What moves a run. The first three are the worker's, `fail` is anybody's misfortune, the rest are people's decisions. */
export const RUN_COMMANDS = [
  'freeze',
  'compute',
  'finish',
  'approve',
  'seal',
  'export',
  'markPaid',
  'cancel',
  'fail',
] as const;
export type RunCommand = (typeof RUN_COMMANDS)[number];

interface Transition {
  readonly from: readonly RunState[];
  readonly to: RunState;
  readonly kinds: readonly RunKind[];
}

/** The one transition table; what is not listed does not happen. */
export const RUN_TRANSITIONS: Readonly<Record<RunCommand, Transition>> = {
  freeze: { from: ['draft'], to: 'snapshotting', kinds: RUN_KINDS },
  compute: { from: ['snapshotting'], to: 'computing', kinds: RUN_KINDS },
  finish: { from: ['computing'], to: 'review', kinds: RUN_KINDS },
  approve: { from: ['review'], to: 'approved', kinds: ['final'] },
  seal: { from: ['approved'], to: 'sealed', kinds: ['final'] },
  // Again for those who were held and released since.
  export: { from: ['sealed', 'exported'], to: 'exported', kinds: ['final'] },
  markPaid: { from: ['exported'], to: 'paid', kinds: ['final'] },
  cancel: { from: ['draft', 'snapshotting', 'computing', 'review', 'approved'], to: 'cancelled', kinds: RUN_KINDS },
  fail: { from: ['draft', 'snapshotting', 'computing'], to: 'failed', kinds: RUN_KINDS },
};

export type TransitionResult =
  | { readonly ok: true; readonly state: RunState }
  | { readonly ok: false; readonly code: 'run/wrong-state' | 'run/wrong-kind' };

export function transition(
  run: { readonly kind: RunKind; readonly state: RunState },
  command: RunCommand,
): TransitionResult {
  const rule = RUN_TRANSITIONS[command];
  if (!rule.from.includes(run.state)) return { ok: false, code: 'run/wrong-state' };
  if (!rule.kinds.includes(run.kind)) return { ok: false, code: 'run/wrong-kind' };
  return { ok: true, state: rule.to };
}

/** States whose statements belong to the books and never change again. */
export function isSealed(state: RunState): boolean {
  switch (state) {
    case 'sealed':
    case 'exported':
    case 'paid':
      return true;
    case 'draft':
    case 'snapshotting':
    case 'computing':
    case 'review':
    case 'approved':
    case 'failed':
    case 'cancelled':
      return false;
  }
}
