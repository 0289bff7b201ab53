import type { Role } from '../contract.ts';

const EVERYONE = ['admin', 'hr', 'finance', 'head', 'employee', 'executive'] as const;

const POLICY = {
  'session.me': EVERYONE,
  'person.list': ['admin', 'hr', 'finance', 'head', 'employee', 'executive'],
  'criterion.list': EVERYONE,
  'scheme.list': ['hr', 'finance', 'head', 'executive'],
  'scheme.open': ['hr', 'finance', 'head', 'executive'],
  'scheme.create': ['hr'],
  'scheme.edit': ['hr'],
  'scheme.publish': ['hr'],
  'scheme.archive': ['hr'],
  'scheme.simulate': ['hr', 'finance', 'head'],
  'period.list': EVERYONE,
  'run.list': ['hr', 'finance', 'head'],
  'run.launch': ['hr', 'finance', 'head'],
  'run.approve': ['finance'],
  'run.seal': ['finance'],
  'run.export': ['finance'],
  'run.markPaid': ['finance'],
  'run.cancel': ['finance', 'hr', 'head'],
  'statement.list': ['hr', 'finance', 'head'],
  'portal.view': EVERYONE,
  'dashboard.view': ['hr', 'finance', 'head', 'executive'],
  'audit.list': ['hr', 'finance'],
  'import.list': ['hr', 'admin'],
  'token.list': ['admin'],
  'token.create': ['admin'],
  'token.revoke': ['admin'],
} as const satisfies Record<string, readonly Role[]>;

export type Action = keyof typeof POLICY;

export function permits(roles: readonly Role[], action: Action): boolean {
  const allowed: readonly Role[] = POLICY[action];
  return roles.some((role) => allowed.includes(role));
}
