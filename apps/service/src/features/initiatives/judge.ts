import { type Actor, type Decision, decide } from '@premia/access';
import { type InitiativeCommand, initiativeTransition } from '@premia/compensation';
import type { InitiativeRecord } from '@premia/database';

export interface Judged {
  readonly initiative: Pick<InitiativeRecord, 'kind' | 'state' | 'standing' | 'authors' | 'recordedBy' | 'measuredBy'>;
  /** Heads over its authors today. */
  readonly headIds: readonly string[];
}

/**
 * Whether the actor may give the command now: null, or the code of the refusal. Everything about who may do what with an
 * initiative is here and in the policy; nobody judges their own, and who measured does not approve.
 */
export function refusalOf(actor: Actor, { initiative, headIds }: Judged, command: InitiativeCommand): string | null {
  const decision = decisionOf(actor, { initiative, headIds }, command);
  if (!decision.allowed) return decision.code;
  return initiativeTransition(initiative, command) === null ? 'initiative/wrong-state' : null;
}

function decisionOf(actor: Actor, judged: Judged, command: InitiativeCommand): Decision {
  const { initiative, headIds } = judged;
  const authorIds = initiative.authors.map(({ employee }) => employee);
  const about = { employeeId: authorIds[0], headIds, paidEmployeeIds: new Set(authorIds) };
  const assess = decide(actor, 'initiative.assess', about);
  const approve = decide(actor, 'initiative.approve', { ...about, startedBy: initiative.measuredBy ?? undefined });
  switch (command) {
    case 'assign':
    case 'measure':
    case 'return':
    case 'correct':
      return assess;
    case 'approve':
    case 'revoke':
      return approve;
    case 'decline':
    case 'implement':
      return assess.allowed ? assess : approve;
    case 'resubmit':
    case 'withdraw':
      return mine(actor, judged) ? decide(actor, 'initiative.record') : { allowed: false, code: 'access/forbidden' };
    case 'reward':
      return actor.kind === 'system' ? { allowed: true, scope: 'all' } : { allowed: false, code: 'access/forbidden' };
  }
}

function mine(actor: Actor, { initiative }: Judged): boolean {
  if (actor.kind !== 'person') return false;
  return (
    initiative.recordedBy === actor.employeeId ||
    initiative.authors.some(({ employee }) => employee === actor.employeeId)
  );
}
