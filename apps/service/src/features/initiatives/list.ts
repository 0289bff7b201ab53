import { type PersonActor, scopeFilter } from '@premia/access';
import { type ListedInitiative, listInitiatives, type Tx } from '@premia/database';
import type { Initiative, InitiativeReward, PersonalInitiativeCommand } from '../../contract.ts';
import { idsOrNull, visiblePeople } from '../people/visible-people.ts';
import { headsOverAuthors } from './give-command.ts';
import { refusalOf } from './judge.ts';
import { effectOf } from './send-facts.ts';

const COMMANDS: readonly PersonalInitiativeCommand[] = [
  'assign',
  'measure',
  'return',
  'resubmit',
  'withdraw',
  'decline',
  'approve',
  'implement',
  'correct',
  'revoke',
];

/** Everything the actor may see of initiatives, with what they may do about each and what it pays them. */
export async function listFor(tx: Tx, actor: PersonActor, today: string): Promise<readonly Initiative[]> {
  const people = await visiblePeople(tx, scopeFilter(actor, 'initiative.list'), today);
  const ids = idsOrNull(people);
  const scope =
    ids === null
      ? ({ kind: 'all' } as const)
      : ({ kind: 'people', employeeIds: ids, actorId: actor.employeeId } as const);
  const listed = await listInitiatives(tx, scope);
  const rewards = await readOwnRewards(tx, actor.employeeId);
  const heads = new Map<string, readonly string[]>();
  for (const initiative of listed) {
    // One walk of the tree for each set of authors.
    const key = JSON.stringify(initiative.authors);
    if (!heads.has(key)) heads.set(key, await headsOverAuthors(tx, initiative, today));
  }
  return listed.map((initiative) =>
    toInitiative(initiative, { actor, today, rewards, headIds: heads.get(JSON.stringify(initiative.authors)) ?? [] }),
  );
}

interface Seen {
  readonly actor: PersonActor;
  readonly today: string;
  readonly rewards: readonly InitiativeReward[];
  readonly headIds: readonly string[];
}

function toInitiative(initiative: ListedInitiative, { actor, today, rewards, headIds }: Seen): Initiative {
  const { id, kind, state, revision, title, description, happenedOn, recordedAt, deadline, currency, reason } =
    initiative;
  const effect = effectOf(initiative);
  const standing = initiative.standing === null ? null : effectOf(initiative.standing);
  const isMine = initiative.authors.some(({ employee }) => employee === actor.employeeId);
  return {
    id,
    kind,
    state,
    revision,
    title,
    description,
    happenedOn,
    recordedAt,
    authors: initiative.authors.map(({ employee, share }) => ({
      employeeId: employee,
      name: initiative.authorNames[employee] ?? {},
      share,
    })),
    department: { id: initiative.departmentId, name: initiative.departmentName },
    assessor:
      initiative.assessorId === null ? null : { id: initiative.assessorId, name: initiative.assessorName ?? {} },
    deadline,
    isOverdue: state === 'assessment' && deadline !== null && deadline < today,
    effect: effect === null ? null : { ...effect, evidence: initiative.evidence },
    standing,
    currency,
    reason,
    rewards:
      isMine && initiative.factMonths > 0
        ? rewards.filter((reward) => countsIn({ ...initiative, ...initiative.standing }, reward))
        : [],
    may: COMMANDS.filter((command) => refusalOf(actor, { initiative, headIds }, command) === null),
  };
}

/** Months a fact of the initiative lies in. */
function countsIn({ effectFrom, effectMonths, state }: ListedInitiative, { period }: InitiativeReward): boolean {
  if (effectFrom === null || effectMonths === null || state === 'revoked') return false;
  const months = (text: string) => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7));
  const passed = months(period) - months(effectFrom);
  return passed >= 0 && passed < effectMonths;
}

/** The initiative lines of a person's months, sealed or still accruing. */
async function readOwnRewards(tx: Tx, employeeId: string): Promise<readonly InitiativeReward[]> {
  return tx.rows<InitiativeReward>(
    `with lines as (
       select l.period, l.scheme_id, l.code, l.amount from accrual_lines l join periods p on p.key = l.period
       where l.employee_id = $1 and l.category = 'initiative' and p.state <> 'sealed'
       union all
       select s.period, s.scheme_id, l.code, l.amount from statement_lines l
       join statements s on s.id = l.statement_id join periods p on p.sealed_run_id = s.run_id
       where l.employee_id = $1 and l.category = 'initiative'
     )
     select l.period, l.scheme_id as "schemeId", l.code, s.title, l.amount::text as amount
     from lines l join schemes s on s.id = l.scheme_id join periods p on p.key = l.period and p.kind = 'month'
     where l.amount <> 0 order by l.period, l.scheme_id, l.code`,
    [employeeId],
  );
}
