import { type PersonActor, ROLES, type Role } from '@premia/access';
import { INITIATIVE_COMMANDS, INITIATIVE_KINDS, INITIATIVE_STATES, initiativeTransition } from '@premia/compensation';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { refusalOf } from './judge.ts';

/** How the actor stands to the initiative. */
const RELATIONS = ['author', 'recorder', 'head above', 'measurer', 'stranger'] as const;
type Relation = (typeof RELATIONS)[number];

const ASSESSING = ['assign', 'measure', 'return', 'correct'];
const APPROVING = ['approve', 'revoke'];
const OWN = ['resubmit', 'withdraw'];

/** Who may at all, written down apart from the rules: the state is another matter. */
function mayEver(roles: readonly Role[], relation: Relation, command: string): boolean {
  const isAuthor = relation === 'author';
  const isHead = roles.includes('head') && (relation === 'head above' || relation === 'measurer');
  const assesses = !isAuthor && (roles.includes('hr') || isHead);
  const approves = !isAuthor && roles.includes('finance') && relation !== 'measurer';
  if (ASSESSING.includes(command)) return assesses;
  if (APPROVING.includes(command)) return approves;
  if (OWN.includes(command)) return (isAuthor || relation === 'recorder') && roles.length > 0;
  return (command === 'decline' || command === 'implement') && (assesses || approves);
}

function situation(relation: Relation, roles: readonly Role[]) {
  const actor: PersonActor = { kind: 'person', employeeId: 'me', roles };
  return {
    actor,
    authors: [
      { employee: 'anna', share: '0.5' },
      { employee: relation === 'author' ? 'me' : 'boris', share: '0.5' },
    ],
    recordedBy: relation === 'recorder' ? 'me' : 'anna',
    measuredBy: relation === 'measurer' ? 'me' : 'wendy',
    headIds: relation === 'head above' || relation === 'measurer' ? ['me'] : ['wendy'],
  };
}

describe('whoever commands an initiative', () => {
  it('does only what the table, the role and the four eyes let them: every state, command, relation and set of roles', () => {
    fc.assert(
      fc.property(fc.subarray([...ROLES]), fc.constantFrom(...RELATIONS), (roles, relation) => {
        const { actor, headIds, ...about } = situation(relation, roles);
        for (const kind of INITIATIVE_KINDS)
          for (const state of INITIATIVE_STATES)
            for (const command of INITIATIVE_COMMANDS) {
              const initiative = { kind, state, ...about };
              const allowed = refusalOf(actor, { initiative, headIds }, command) === null;
              const legal = initiativeTransition({ kind, state }, command) !== null;
              expect(allowed, `${roles.join()} ${relation} ${kind} ${state} ${command}`).toBe(
                legal && mayEver(roles, relation, command),
              );
            }
      }),
      // Every set of roles with every relation is 320 cases; many are met twice.
      { numRuns: 1_500 },
    );
  });

  it('never approves what they wrote or measured, in whatever role', () => {
    for (const relation of ['author', 'measurer'] as const) {
      const { actor, headIds, ...about } = situation(relation, ROLES);
      const initiative = { kind: 'proposal', state: 'measured', ...about } as const;
      expect(refusalOf(actor, { initiative, headIds }, 'approve')).toMatch(/^access\/(own-pay|four-eyes)$/);
    }
  });
});
