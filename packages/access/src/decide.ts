import type { Actor } from './actor.ts';
import { ACTIONS, type Action, ruleOf, SCOPES, type Scope } from './policy.ts';

/** What the action is about, as far as the decision needs to know it. */
export interface Resource {
  /** The person whose data it is. */
  readonly employeeId?: string | undefined;
  /** Heads of that person's department and of every one above it, as of the time the data is about. */
  readonly headIds?: readonly string[] | undefined;
  /** Who launched the run or drafted the scheme that is being decided. */
  readonly startedBy?: string | undefined;
  /** People whose pay the decision settles. */
  readonly paidEmployeeIds?: ReadonlySet<string> | undefined;
}

export type Decision =
  | { readonly allowed: true; readonly scope: Scope }
  | { readonly allowed: false; readonly code: 'access/forbidden' | 'access/four-eyes' | 'access/own-pay' };

const FORBIDDEN: Decision = { allowed: false, code: 'access/forbidden' };

/** The widest scope any of the actor's roles has for the action; null when none has. */
export function scopeFor(actor: Actor, action: Action): Scope | null {
  switch (actor.kind) {
    case 'system':
      return 'all';
    case 'machine':
      return actor.actions.includes(action) ? 'all' : null;
    case 'person': {
      const { roles } = ruleOf(action);
      const scopes = actor.roles.flatMap((role) => roles[role] ?? []);
      return SCOPES.findLast((scope) => scopes.includes(scope)) ?? null;
    }
  }
}

/** Whether the actor may perform the action on the resource. Pure: everything it needs is handed in. */
export function decide(actor: Actor, action: Action, resource: Resource = {}): Decision {
  const scope = scopeFor(actor, action);
  if (scope === null || !reaches(actor, scope, resource)) return FORBIDDEN;
  if (actor.kind !== 'person') return { allowed: true, scope };
  const rule = ruleOf(action);
  if (rule.fourEyes && resource.startedBy === actor.employeeId) return { allowed: false, code: 'access/four-eyes' };
  if (rule.notOwnPay && resource.paidEmployeeIds?.has(actor.employeeId))
    return { allowed: false, code: 'access/own-pay' };
  return { allowed: true, scope };
}

function reaches(actor: Actor, scope: Scope, resource: Resource): boolean {
  if (resource.employeeId === undefined) return true;
  if (actor.kind !== 'person') return true;
  const own = resource.employeeId === actor.employeeId;
  switch (scope) {
    case 'all':
      return true;
    case 'ownSubtree':
      return own || (resource.headIds?.includes(actor.employeeId) ?? false);
    case 'own':
      return own;
    case 'aggregates':
      return false;
  }
}

/** Which rows a list may hold; the repository turns it into a condition. */
export type ScopeFilter =
  | { readonly kind: 'all' }
  /** People who, at the time the row is about, were in a department the head leads or below, and the head. */
  | { readonly kind: 'subtree'; readonly headId: string }
  | { readonly kind: 'own'; readonly employeeId: string }
  | { readonly kind: 'none' };

export function scopeFilter(actor: Actor, action: Action): ScopeFilter {
  const scope = scopeFor(actor, action);
  if (actor.kind !== 'person') return scope === 'all' ? { kind: 'all' } : { kind: 'none' };
  switch (scope) {
    case 'all':
      return { kind: 'all' };
    case 'ownSubtree':
      return { kind: 'subtree', headId: actor.employeeId };
    case 'own':
      return { kind: 'own', employeeId: actor.employeeId };
    case 'aggregates':
    case null:
      return { kind: 'none' };
  }
}

/** How far the database's own wall lets the actor see people's amounts, whatever the action. */
export type PayWall = 'all' | 'subtree' | 'own' | 'ingest' | 'none';

export function payWall(actor: Actor): PayWall {
  switch (actor.kind) {
    case 'system':
      return 'all';
    case 'machine':
      return 'ingest';
    case 'person': {
      if (actor.roles.includes('hr') || actor.roles.includes('finance')) return 'all';
      if (actor.roles.includes('head')) return 'subtree';
      return 'own';
    }
  }
}

/** Actions the actor may perform at all, for showing or hiding doors. */
export function allowedActions(actor: Actor): readonly Action[] {
  return ACTIONS.filter((action) => scopeFor(actor, action) !== null);
}

/** Whether a sum over this many people may be shown to the actor. */
export function maySeeGroup(scope: Scope, people: number, threshold: number): boolean {
  return scope !== 'aggregates' || people >= threshold;
}
