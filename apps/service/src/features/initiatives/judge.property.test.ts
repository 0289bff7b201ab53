import { type PersonActor, ROLES, type Role } from '@premia/access';
import { INITIATIVE_COMMANDS, INITIATIVE_KINDS, INITIATIVE_STATES, initiativeTransition } from '@premia/compensation';
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
    standing: null,
    recordedBy: relation === 'recorder' ? 'me' : 'anna',
    measuredBy: relation === 'measurer' ? 'me' : 'wendy',
    headIds: relation === 'head above' || relation === 'measurer' ? ['me'] : ['wendy'],
  };
}

const SETS_OF_ROLES = ROLES.reduce<readonly (readonly Role[])[]>(
  (sets, role) => [...sets, ...sets.map((set) => [...set, role])],
  [[]],
);

/** Where the rules say something else than the tables above; all cases are few enough to try each. */
function wrongly(roles: readonly Role[], relation: Relation): readonly string[] {
  const { actor, headIds, ...about } = situation(relation, roles);
  return INITIATIVE_KINDS.flatMap((kind) =>
    INITIATIVE_STATES.flatMap((state) =>
      INITIATIVE_COMMANDS.flatMap((command) => {
        const isAllowed = refusalOf(actor, { initiative: { kind, state, ...about }, headIds }, command) === null;
        const isLegal = initiativeTransition({ kind, state }, command) !== null && mayEver(roles, relation, command);
        return isAllowed === isLegal ? [] : [`${roles.join()} ${relation} ${kind} ${state} ${command}`];
      }),
    ),
  );
}

describe('whoever commands an initiative', () => {
  it('does only what the table, the role and the four eyes let them: every state, command, relation and set of roles', () => {
    const wrong = SETS_OF_ROLES.flatMap((roles) => RELATIONS.flatMap((relation) => wrongly(roles, relation)));
    expect(SETS_OF_ROLES).toHaveLength(64);
    expect(wrong).toEqual([]);
  });

  it('never approves what they wrote or measured, in whatever role', () => {
    for (const relation of ['author', 'measurer'] as const) {
      const { actor, headIds, ...about } = situation(relation, ROLES);
      const initiative = { kind: 'proposal', state: 'measured', ...about } as const;
      expect(refusalOf(actor, { initiative, headIds }, 'approve')).toMatch(/^access\/(own-pay|four-eyes)$/);
    }
  });
});
