import type { Action } from '@premia/access';
import type { Role, SessionPerson } from '@premia/service';
import type { QueryClient } from '@tanstack/react-query';
import { useQuery } from '@tanstack/react-query';
import type { TRPCOptionsProxy } from '@trpc/tanstack-react-query';
import { type AppRouter, useTRPC } from './api.ts';

/** What routes may use before their components exist. */
export interface RouterContext {
  readonly queryClient: QueryClient;
  readonly trpc: TRPCOptionsProxy<AppRouter>;
}

/** The signed-in person, or null when nobody is; a lost connection throws. */
export function loadSession(context: RouterContext): Promise<SessionPerson | null> {
  return context.queryClient.ensureQueryData({ ...context.trpc.session.me.queryOptions(), staleTime: Infinity });
}

export function useSession(): SessionPerson {
  const trpc = useTRPC();
  const { data } = useQuery({ ...trpc.session.me.queryOptions(), staleTime: Infinity });
  if (data === undefined || data === null) throw new Error('useSession: used outside the signed-in routes');
  return data;
}

export type Door =
  | 'schemes'
  | 'simulation'
  | 'runs'
  | 'portal'
  | 'dashboards'
  | 'people'
  | 'criteria'
  | 'changes'
  | 'approvals'
  | 'facts'
  | 'initiatives'
  | 'references';

const DOORS: Readonly<Record<Role, readonly Door[]>> = {
  admin: ['schemes', 'simulation', 'runs', 'dashboards', 'people', 'criteria', 'portal', 'initiatives'],
  hr: [
    'schemes',
    'simulation',
    'criteria',
    'changes',
    'facts',
    'people',
    'initiatives',
    'references',
    'dashboards',
    'portal',
  ],
  finance: [
    'runs',
    'approvals',
    'changes',
    'initiatives',
    'facts',
    'references',
    'dashboards',
    'schemes',
    'criteria',
    'people',
    'portal',
  ],
  // Of heads only those who are executives as well.
  head: [
    'simulation',
    'approvals',
    'runs',
    'people',
    'initiatives',
    'changes',
    'criteria',
    'schemes',
    'dashboards',
    'portal',
  ],
  executive: ['dashboards', 'approvals', 'people', 'criteria', 'schemes', 'initiatives', 'portal'],
  employee: ['portal', 'initiatives', 'criteria'],
};

const DOOR_ACTIONS: Readonly<Record<Door, Action>> = {
  schemes: 'scheme.list',
  simulation: 'simulation.compare',
  runs: 'run.list',
  portal: 'portal.read',
  dashboards: 'dashboard.read',
  people: 'person.list',
  criteria: 'criterion.list',
  changes: 'change.list',
  approvals: 'submission.list',
  facts: 'quarantine.list',
  initiatives: 'initiative.list',
  references: 'rate.list',
};

const ROLE_ORDER: readonly Role[] = ['admin', 'hr', 'finance', 'head', 'executive', 'employee'];

/** What a person is here, the weightiest first; that everybody is an employee goes without saying. */
export function rolesInOrder(person: SessionPerson): readonly Role[] {
  const roles = ROLE_ORDER.filter((role) => person.roles.includes(role));
  return roles.length > 1 ? roles.filter((role) => role !== 'employee') : roles;
}

/** The doors of a person, the most used one first; several roles add up, and the policy has the last word. */
export function doorsOf(person: SessionPerson): readonly Door[] {
  const doors = ROLE_ORDER.filter((role) => person.roles.includes(role)).flatMap((role) => DOORS[role]);
  const open = [...new Set(doors)].filter((door) => person.may.includes(DOOR_ACTIONS[door]));
  return open.length === 0 ? ['portal'] : open;
}
