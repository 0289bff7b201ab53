import type { PersonActor, Role } from '@premia/access';
import { PROPOSAL_STATES, proposalTransition, RUN_STATES, type RunState, transition } from '@premia/compensation';
import { type ExampleCompany, PEOPLE } from '@premia/service/testing';
import type { OpenCompany, Scenario } from '../scenario.ts';

const COMMANDS = ['approve', 'seal', 'export', 'markPaid', 'cancel'] as const;
const DECISIONS = ['approve', 'reject', 'withdraw'] as const;
type Command = (typeof COMMANDS)[number];
type Decision = (typeof DECISIONS)[number];

const as = (employeeId: string, role: Role): PersonActor => ({ kind: 'person', employeeId, roles: [role] });

/** Fiona launches and proposes; everybody tries everything. */
const ACTORS: readonly PersonActor[] = [
  PEOPLE.fiona,
  PEOPLE.felix,
  PEOPLE.hanna,
  PEOPLE.anna,
  PEOPLE.bob,
  PEOPLE.boss,
  as('boss', 'admin'),
];

export const statesAndRoles: Scenario = {
  id: 'T20',
  title: 'every state of a run and of a correction × every transition × every role: only the legal ones',
  async run({ openCompany }) {
    const open = await openCompany();
    const runs = await tryRuns(open);
    const proposals = await tryProposals(open);
    const attempts = [...runs, ...proposals];
    const wrong = attempts.filter(({ succeeded, expected }) => succeeded !== expected);
    const succeeded = attempts.filter((attempt) => attempt.succeeded).length;
    const figures = { attempts: attempts.length, legal: succeeded, wrong: wrong.map(({ what }) => what).join(' ') };
    return { figures, ok: wrong.length === 0 && succeeded > 0 };
  },
};

interface Attempt {
  readonly what: string;
  readonly succeeded: boolean;
  readonly expected: boolean;
}

async function tryRuns(open: OpenCompany): Promise<readonly Attempt[]> {
  const attempts: Attempt[] = [];
  const fresh = months();
  for (const state of RUN_STATES) {
    let runId = await runIn(open, state, fresh());
    for (const command of COMMANDS) {
      for (const actor of ACTORS) {
        const succeeded = await give(open.company, { runId, command, actor });
        const isLegal = transition({ kind: 'final', state }, command).ok;
        const expected =
          isLegal && actor.roles.includes('finance') && !(command === 'approve' && actor === PEOPLE.fiona);
        attempts.push({ what: `${state}/${command}/${actor.employeeId}`, succeeded, expected });
        if (succeeded) runId = await runIn(open, state, fresh());
      }
    }
  }
  return attempts;
}

const MONTHS_MAX = 120;

/** A month nobody has run yet, each before the last one: what is left unsealed stands in no earlier one's way. */
function months(): () => string {
  let index = MONTHS_MAX;
  return () => {
    index -= 1;
    if (index < 0) throw new Error('T20 needs more months');
    return `${2026 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
  };
}

const ROAD: readonly (readonly [RunState, PersonActor, Command])[] = [
  ['approved', PEOPLE.felix, 'approve'],
  ['sealed', PEOPLE.fiona, 'seal'],
  ['exported', PEOPLE.fiona, 'export'],
  ['paid', PEOPLE.fiona, 'markPaid'],
];

/** A final run in a state: by the legal way where there is one for people, else put there behind everybody's back. */
async function runIn({ company, owner }: OpenCompany, state: RunState, period: string): Promise<string> {
  await company.facts.ingest(PEOPLE.hanna, [
    { source: 'crm', id: period, type: 'deal.won', on: `${period}-10`, amount: '1000', employee: 'bob' },
  ]);
  const launched = await company.runs.launch(PEOPLE.fiona, { period, kind: 'final' });
  if (!launched.ok) throw new Error(JSON.stringify(launched));
  const runId = launched.value.id;
  const reached = ROAD.findIndex(([name]) => name === state);
  if (reached === -1 && state !== 'review') {
    await owner.query('update runs set state = $2 where id = $1', [runId, state]);
    return runId;
  }
  await company.compute();
  for (const [, actor, command] of ROAD.slice(0, reached + 1)) await company.command(actor, runId, command);
  return runId;
}

async function give(
  company: ExampleCompany,
  { runId, command, actor }: { readonly runId: string; readonly command: Command; readonly actor: PersonActor },
): Promise<boolean> {
  const run = await company.runs.get(PEOPLE.fiona, { runId });
  if (!run.ok) throw new Error(run.failure.code);
  const changed = await company.runs.change(actor, { runId, revision: run.value.revision, command });
  return changed.ok && changed.value.ok;
}

async function tryProposals({ company }: OpenCompany): Promise<readonly Attempt[]> {
  const attempts: Attempt[] = [];
  // What the service supersedes, nobody can bring about by hand.
  for (const state of PROPOSAL_STATES.filter((name) => name !== 'superseded')) {
    let proposalId = await proposalIn(company, state);
    for (const decision of DECISIONS) {
      for (const actor of ACTORS) {
        const succeeded = await decide(company, { proposalId, decision, actor });
        const attempt = { what: `proposal ${state}/${decision}/${actor.employeeId}`, succeeded };
        attempts.push({
          ...attempt,
          expected: proposalTransition(state, decision) !== null && mayDecide(actor, decision),
        });
        if (succeeded) proposalId = await proposalIn(company, state);
      }
    }
  }
  return attempts;
}

/** Proposed by Fiona, about Bob. */
function mayDecide(actor: PersonActor, decision: Decision): boolean {
  if (decision === 'withdraw') return actor === PEOPLE.fiona;
  return actor === PEOPLE.felix || (decision === 'reject' && actor === PEOPLE.fiona);
}

async function proposalIn(company: ExampleCompany, state: (typeof PROPOSAL_STATES)[number]): Promise<string> {
  const made = await company.adjustments.propose(PEOPLE.fiona, {
    employeeId: 'bob',
    period: '2026-01',
    amount: '10',
    category: 'bonus',
    title: { en: 'Thanks' },
    reason: 'As agreed',
  });
  if (!made.ok) throw new Error(JSON.stringify(made));
  const { proposalId } = made.value;
  const decision = DECISIONS.find((name) => proposalTransition('proposed', name) === state);
  const actor = decision === 'withdraw' ? PEOPLE.fiona : PEOPLE.felix;
  if (decision !== undefined && !(await decide(company, { proposalId, decision, actor }))) {
    throw new Error(`a proposal could not be brought to ${state}`);
  }
  return proposalId;
}

async function decide(
  company: ExampleCompany,
  given: { readonly proposalId: string; readonly decision: Decision; readonly actor: PersonActor },
): Promise<boolean> {
  const { proposalId, decision, actor } = given;
  const { proposals } = await company.adjustments.list(PEOPLE.fiona, {});
  const revision = proposals.find(({ id }) => id === proposalId)?.revision ?? 1;
  const answer = await company.adjustments.decide(actor, { proposalId, revision, decision, reason: 'Because' });
  return answer.ok && answer.value.ok;
}
