import { type Action, type Actor, actorName, decide, systemActor } from '@premia/access';
import { type ChangeSetCommand, changeSetTransition } from '@premia/compensation';
import {
  type Change,
  type ChangeSetRecord,
  type ChangeSetRow,
  holdChangeSet,
  moveChangeSet,
  readChangeSet,
  readChangeSetRows,
  readStandings,
  type Tx,
  type Unchanged,
  withChange,
  withSnapshot,
} from '@premia/database';
import type { ChangeDecided, ChangeRefusal } from '../../contract.ts';
import { ABSENT, type Result, success } from '../../failure.ts';
import { applyRows, lockTouchedPeriods, proposed, type Refusal, refuseApplying, understood } from './apply.ts';
import type { ChangeDependencies } from './change-dependencies.ts';
import { mayKnow } from './drafts.ts';
import { type Effects, effectsOf } from './effect.ts';
import { noticeDecided, noticeWaiting } from './notices.ts';
import { isOutdated } from './prepare-rows.ts';
import { summaryOf } from './summary.ts';
import type { ChangeDecision } from './use-cases.ts';

/** The action of the policy behind each decision. */
export const CHANGE_ACTIONS = {
  submit: 'change.propose',
  withdraw: 'change.propose',
  discard: 'change.propose',
  approve: 'change.approve',
  reject: 'change.reject',
} as const satisfies Readonly<Record<ChangeDecision, Action>>;

export interface DecisionInput {
  readonly changeSetId: string;
  readonly revision: number;
  readonly decision: ChangeDecision;
  readonly reason: string;
}

type Outcome = Change<Result<ChangeDecided>> | Unchanged<Result<ChangeDecided>>;

/**
 * One person's decision about a set: policy, four eyes, revision, transition table, and for an approval everything the set
 * does, in one transaction. What it means for whom is worked out just before, on a snapshot, and written down with it.
 */
export async function decideChange(
  { pool, compiler }: ChangeDependencies,
  actor: Actor,
  input: DecisionInput,
): Promise<Result<ChangeDecided>> {
  if (!decide(actor, CHANGE_ACTIONS[input.decision]).allowed) return ABSENT;
  const needsEffects = input.decision === 'approve' || input.decision === 'submit';
  // Both walls are passed: what the set means for everybody decides whether this person may approve it.
  const seen = await withSnapshot(pool, systemActor('changes'), async (tx) => {
    const set = await readChangeSet(tx, input.changeSetId);
    if (set === null || !mayKnow(actor, set)) return null;
    const rows = await readChangeSetRows(tx, set.id);
    return { rows, effects: needsEffects ? await effectsOf(tx, compiler, proposed(rows)) : NO_EFFECTS };
  });
  if (seen === null) return ABSENT;
  return withChange(pool, actor, async (tx): Promise<Outcome> => {
    const subjects = understood(seen.rows).map(({ subject }) => subject);
    if (input.decision === 'approve') await lockTouchedPeriods(tx, subjects);
    const set = await holdChangeSet(tx, input.changeSetId);
    if (set === null) return { unchanged: ABSENT };
    const refusal =
      judge(actor, set, { input, ...seen }) ??
      (input.decision === 'approve' ? await refuseApplying(tx, seen.rows) : null) ??
      (input.decision === 'submit' ? await refuseOutdated(tx, seen.rows) : null);
    if (refusal !== null) return { unchanged: success({ ok: false, ...refusal }) };
    return { ...(await carryOut(tx, set, { input, ...seen })), outbox: [] };
  });
}

const NO_EFFECTS: Effects = { periods: [], periodsLeftOut: 0 };

interface Deciding {
  readonly input: DecisionInput;
  readonly rows: readonly ChangeSetRow[];
  readonly effects: Effects;
}

async function carryOut(
  tx: Tx,
  set: ChangeSetRecord,
  { input, rows, effects }: Deciding,
): Promise<Omit<Change<Result<ChangeDecided>>, 'outbox'>> {
  const { decision, reason } = input;
  const state = changeSetTransition(set.state, decision);
  if (state === null) throw new Error('a transition that was just judged');
  if (decision === 'approve') {
    await applyRows(tx, { set, rows, effects });
    if (set.undoes !== null) await moveChangeSet(tx, { id: set.undoes, state: 'undone' });
  }
  const decides = decision === 'approve' || decision === 'reject';
  const summary = decision === 'approve' || decision === 'submit' ? summaryOf(effects) : null;
  await moveChangeSet(tx, {
    id: set.id,
    state,
    ...(summary === null ? {} : { summary }),
    ...(decides ? { decided: { by: actorName(tx.actor), reason } } : {}),
  });
  if (decision === 'submit') await noticeWaiting(tx, set);
  if (decision === 'approve' || decision === 'reject') await noticeDecided(tx, set, { decision, effects });
  return {
    result: success({ ok: true, changeSetId: set.id, state, revision: set.revision + 1 }),
    audit: [
      {
        action: CHANGE_ACTIONS[decision],
        target: { kind: 'change-set', id: set.id },
        details: {
          decision,
          kind: set.kind,
          rows: String(rows.length),
          ...(set.undoes === null ? {} : { undoes: set.undoes }),
          ...(reason === '' ? {} : { reason }),
        },
      },
    ],
  };
}

/** Why not; null when nothing speaks against it. */
function judge(actor: Actor, set: ChangeSetRecord, { input, rows, effects }: Deciding): Refusal | null {
  const { decision, revision, reason } = input;
  const refuse = (code: ChangeRefusal): Refusal => ({ code, details: { state: set.state } });
  const decided = decide(actor, CHANGE_ACTIONS[decision], {
    startedBy: set.authorId,
    paidEmployeeIds: new Set(effects.periods.flatMap(({ people }) => people.map(({ employeeId }) => employeeId))),
  });
  if (!decided.allowed) return refuse(decided.code === 'access/own-pay' ? decided.code : 'access/four-eyes');
  const isAuthors = decision === 'submit' || decision === 'withdraw' || decision === 'discard';
  if (isAuthors && set.authorId !== actorName(actor)) return refuse('change/not-yours');
  if (changeSetTransition(set.state, decision satisfies ChangeSetCommand) === null) return refuse('change/decided');
  if (set.revision !== revision) return refuse('change/changed-meanwhile');
  if (decision === 'reject' && reason === '') return refuse('change/reason-needed');
  if (decision !== 'submit') return null;
  if (rows.length === 0) return refuse('change/empty');
  return rows.some(({ subject }) => subject === null) ? refuse('change/has-problems') : null;
}

/** What its author looked at must be what is submitted. */
async function refuseOutdated(tx: Tx, rows: readonly ChangeSetRow[]): Promise<Refusal | null> {
  const standings = await readStandings(
    tx,
    understood(rows).map(({ subject }) => subject),
    { lock: false },
  );
  const outdated = rows.filter((row) => isOutdated(row, standings));
  return outdated.length === 0
    ? null
    : { code: 'change/outdated', details: { rows: String(outdated.length), line: String(outdated[0]?.line ?? '') } };
}
