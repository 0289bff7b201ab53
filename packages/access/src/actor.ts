/** Who asks. Roles and headed departments are read at every request, so that a change counts at the next one. */
export const ROLES = ['admin', 'hr', 'finance', 'head', 'employee', 'executive'] as const;
export type Role = (typeof ROLES)[number];

export type Actor = PersonActor | MachineActor | SystemActor;

export interface PersonActor {
  readonly kind: 'person';
  readonly employeeId: string;
  readonly roles: readonly Role[];
}

/** A connector that delivers data with a token; it may do what the token names and read nothing. */
export interface MachineActor {
  readonly kind: 'machine';
  readonly name: string;
  readonly actions: readonly string[];
}

/** The product's own background work: accruals, runs, the relay. Never reachable from a request. */
export interface SystemActor {
  readonly kind: 'system';
  readonly name: string;
  /** Who asked for the work and was allowed to by the policy; the audit names that person. */
  readonly onBehalfOf?: string;
}

export const systemActor = (name: string): SystemActor => ({ kind: 'system', name });

/** The product doing what a person may ask for but not do by hand, such as freezing inputs they may not read. */
export function onBehalfOf(actor: Actor, name: string): SystemActor {
  return { kind: 'system', name, onBehalfOf: actorName(actor) };
}

/** How the audit names the actor. */
export function actorName(actor: Actor): string {
  switch (actor.kind) {
    case 'person':
      return actor.employeeId;
    case 'machine':
      return `machine:${actor.name}`;
    case 'system':
      return actor.onBehalfOf ?? `system:${actor.name}`;
  }
}
