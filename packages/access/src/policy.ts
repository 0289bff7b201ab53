import type { Role } from './actor.ts';

/**
 * How far an allowed action reaches.
 * all: everyone; ownSubtree: the departments one heads and all below, and oneself; own: oneself;
 * aggregates: sums over groups of at least SMALL_GROUP_SIZE, never a person.
 */
export const SCOPES = ['own', 'ownSubtree', 'aggregates', 'all'] as const;
export type Scope = (typeof SCOPES)[number];

/** Sums over fewer people than this are not shown to those who may see aggregates only. */
export const SMALL_GROUP_SIZE = 5;

interface Rule {
  readonly roles: Readonly<Partial<Record<Role, Scope>>>;
  /** The actor must not be the one who started what is being decided. */
  readonly fourEyes?: true;
  /** The actor must not gain by the decision. */
  readonly notOwnPay?: true;
}

const EVERYBODY = { admin: 'own', hr: 'own', finance: 'own', head: 'own', employee: 'own', executive: 'own' } as const;
const ALL_SIGNED_IN = {
  admin: 'all',
  hr: 'all',
  finance: 'all',
  head: 'all',
  employee: 'all',
  executive: 'all',
} as const;

/** The one policy table. A role that is not named may not. */
export const POLICY = {
  'session.read': { roles: EVERYBODY },
  /** One's own notices, to read and to mark as read. */
  'notification.read': { roles: EVERYBODY },

  'person.list': {
    roles: { admin: 'all', hr: 'all', finance: 'all', head: 'ownSubtree', employee: 'own', executive: 'all' },
  },
  'person.edit': { roles: { hr: 'all' } },
  'department.list': { roles: ALL_SIGNED_IN },

  'criterion.list': { roles: ALL_SIGNED_IN },
  'criterion.edit': { roles: { hr: 'all' } },
  'target.list': { roles: { hr: 'all', finance: 'all', head: 'ownSubtree', employee: 'own' } },
  'table.edit': { roles: { hr: 'all' } },

  /** Sets of changes to criteria, targets and entered values; a head sees and makes those for the own subtree. */
  'change.list': { roles: { hr: 'all', finance: 'all', head: 'ownSubtree' } },
  'change.propose': { roles: { hr: 'all', head: 'ownSubtree' } },
  'change.approve': { roles: { finance: 'all' }, fourEyes: true, notOwnPay: true },
  'change.reject': { roles: { finance: 'all' } },
  'change.undo': { roles: { hr: 'all', finance: 'all' } },
  /** Other values of schemes' parameters; a head sees those of the own people. */
  'parameter.list': { roles: { hr: 'all', finance: 'all', head: 'ownSubtree' } },
  'parameter.edit': { roles: { hr: 'all' }, notOwnPay: true },
  'rate.list': { roles: { hr: 'all', finance: 'all' } },
  'rate.edit': { roles: { hr: 'all', finance: 'all' } },
  'calendar.list': { roles: ALL_SIGNED_IN },
  'calendar.edit': { roles: { hr: 'all' } },

  'scheme.list': { roles: { hr: 'all', finance: 'all', head: 'all', executive: 'all' } },
  'scheme.open': { roles: { hr: 'all', finance: 'all', head: 'all', executive: 'all' } },
  'scheme.comment': { roles: { hr: 'all', finance: 'all', head: 'all', executive: 'all' } },
  'scheme.create': { roles: { hr: 'all' } },
  'scheme.saveDraft': { roles: { hr: 'all' } },
  /** A draft goes its way to becoming a version: review by finance, the executive's final word where hr asks for it. */
  'scheme.submit': { roles: { hr: 'all' } },
  'scheme.withdraw': { roles: { hr: 'all' } },
  /** The last approval publishes and assigns. */
  'scheme.approve': { roles: { finance: 'all', executive: 'all' }, fourEyes: true, notOwnPay: true },
  'scheme.return': { roles: { finance: 'all', executive: 'all' }, fourEyes: true },
  /** What waits and what it costs; an executive sees sums over enough people only. */
  'submission.list': { roles: { hr: 'all', finance: 'all', executive: 'aggregates' } },
  'scheme.archive': { roles: { hr: 'all' } },
  'scheme.sample': { roles: { hr: 'all', finance: 'all', head: 'ownSubtree' } },
  'simulation.compare': { roles: { hr: 'all', finance: 'all', head: 'ownSubtree' } },

  'period.list': { roles: ALL_SIGNED_IN },
  /** A head: their own previews and what finance shows provisionally, of both the part of their own subtree. */
  'run.list': { roles: { hr: 'all', finance: 'all', head: 'ownSubtree' } },
  /** A preview calculates and books nothing. */
  'run.preview': { roles: { hr: 'all', finance: 'all', head: 'ownSubtree' } },
  'run.launch': { roles: { finance: 'all' } },
  'run.approve': { roles: { finance: 'all' }, fourEyes: true, notOwnPay: true },
  'run.seal': { roles: { finance: 'all' } },
  'run.export': { roles: { finance: 'all' } },
  'run.markPaid': { roles: { finance: 'all' } },
  'run.cancel': { roles: { finance: 'all' } },

  'statement.list': { roles: { hr: 'all', finance: 'all', head: 'ownSubtree', employee: 'own' } },
  'statement.read': { roles: { hr: 'all', finance: 'all', head: 'ownSubtree', employee: 'own' } },
  'accrual.list': { roles: { hr: 'all', finance: 'all', head: 'ownSubtree', employee: 'own' } },
  'adjustment.list': { roles: { hr: 'all', finance: 'all' } },
  /** By hand, or undoing what was booked; late facts are proposed by the service. */
  'adjustment.propose': { roles: { hr: 'all', finance: 'all' }, notOwnPay: true },
  'adjustment.book': { roles: { finance: 'all' }, fourEyes: true, notOwnPay: true },
  'adjustment.reject': { roles: { finance: 'all' }, notOwnPay: true },
  'run.hold': { roles: { finance: 'all' }, notOwnPay: true },
  'portal.read': { roles: EVERYBODY },

  /** Achievements and proposals: hr records for anybody, a head for the own people, everybody for themselves. */
  'initiative.record': {
    roles: { admin: 'own', hr: 'all', finance: 'own', head: 'ownSubtree', employee: 'own', executive: 'own' },
  },
  'initiative.list': {
    roles: { admin: 'own', hr: 'all', finance: 'all', head: 'ownSubtree', employee: 'own', executive: 'own' },
  },
  'initiative.assess': { roles: { hr: 'all', head: 'ownSubtree' }, notOwnPay: true },
  'initiative.approve': { roles: { finance: 'all' }, fourEyes: true, notOwnPay: true },
  'initiative.summary': { roles: { hr: 'all', finance: 'all', executive: 'aggregates' } },

  'dashboard.read': { roles: { hr: 'all', finance: 'all', head: 'ownSubtree', executive: 'aggregates' } },

  'fact.ingest': { roles: { hr: 'all' } },
  'fact.list': { roles: { hr: 'all', finance: 'all', head: 'ownSubtree', employee: 'own' } },
  'quarantine.list': { roles: { hr: 'all', finance: 'all' } },
  'quarantine.resolve': { roles: { hr: 'all' } },
  /** To let a period be sealed although a source says it sent something else. */
  'controlTotal.override': { roles: { finance: 'all' } },
  'import.list': { roles: { admin: 'all', hr: 'all' } },

  'audit.list': { roles: { hr: 'all', finance: 'all' } },
  'role.grant': { roles: { admin: 'all' } },
  'token.manage': { roles: { admin: 'all' } },
} as const satisfies Readonly<Record<string, Rule>>;

export type Action = keyof typeof POLICY;
export const ACTIONS = Object.keys(POLICY) as readonly Action[];

export function ruleOf(action: Action): Rule {
  return POLICY[action];
}
