import type { Actor, Role } from '@premia/access';
import type { CriterionAudience } from '../../contract.ts';

const AUDIENCES: Readonly<Record<CriterionAudience, readonly Role[] | null>> = {
  everyone: null,
  heads: ['head', 'executive', 'hr', 'finance'],
  specialists: ['hr', 'finance'],
};

/** Whether a criterion is shown to the actor at all; who is paid by it sees their own number in its explanation anyway. */
export function isFor(actor: Actor, audience: CriterionAudience): boolean {
  const roles = AUDIENCES[audience];
  return roles === null || actor.kind !== 'person' || actor.roles.some((role) => roles.includes(role));
}
