import type { PersonActor } from '@premia/access';
import { type InitiativeCommand, initiativeTransition, nextDay } from '@premia/compensation';
import {
  type Change,
  holdInitiative,
  type InitiativeChange,
  type InitiativeRecord,
  loadStaff,
  moveInitiative,
  type Tx,
  type Unchanged,
} from '@premia/database';
import type { InitiativeDecided } from '../../contract.ts';
import { ABSENT, type Result, success } from '../../failure.ts';
import { refusalOf } from './judge.ts';
import { tellOf } from './notices.ts';
import { sendFacts } from './send-facts.ts';
import type { InitiativeCommandInput } from './use-cases.ts';

export type Outcome = Change<Result<InitiativeDecided>> | Unchanged<Result<InitiativeDecided>>;

const REASON_NEEDED: ReadonlySet<InitiativeCommand> = new Set(['return', 'decline', 'correct', 'revoke']);
const EFFECT_NEEDED: ReadonlySet<InitiativeCommand> = new Set(['measure', 'correct']);
const DAYS_TO_ASSESS = 10;

/** One person's command: the row held, policy and transition table, what it changes, its facts, and who is told. */
export async function giveCommand(
  tx: Tx,
  actor: PersonActor,
  { input, today, now }: { readonly input: InitiativeCommandInput; readonly today: string; readonly now: Date },
): Promise<Outcome> {
  const held = await holdInitiative(tx, input.id);
  if (held === null) return { unchanged: ABSENT };
  const headIds = await headsOverAuthors(tx, held, today);
  const refusal =
    refusalOf(actor, { initiative: held, headIds }, input.command) ?? (await faultOf(tx, held, { input, today }));
  if (refusal === 'access/forbidden') return { unchanged: ABSENT };
  if (refusal !== null) return refused(refusal);
  const change = changeOf(actor, held, { input, today, now });
  const state = stateAfter(held, { input, change, today });
  const next: InitiativeRecord = { ...held, ...change, state };
  // A correction that was declined leaves everything as it was approved, its facts too.
  const isBack = input.command === 'decline' && held.standing !== null;
  const facts = await sendFacts(tx, next, { today, isNews: !isBack });
  if (facts.refused !== null) return refused(facts.refused);
  const moved = await moveInitiative(tx, held, { ...change, ...facts.change, state });
  await tellOf(tx, moved, { command: input.command, by: actor.employeeId, isBack });
  const { command, reason } = input;
  return {
    result: success({ ok: true, id: moved.id, state, revision: moved.revision }),
    audit: [
      {
        action: `initiative.${command}`,
        target: { kind: 'initiative', id: moved.id },
        details: { state, ...(reason === undefined ? {} : { reason }), ...effectInWords(moved) },
      },
      ...facts.audit,
    ],
    outbox: facts.outbox,
  };
}

function refused(code: string): Outcome {
  return { unchanged: success({ ok: false, code }) };
}

/** What is wrong with the command as it was given; null when nothing is. */
async function faultOf(
  tx: Tx,
  held: InitiativeRecord,
  { input, today }: { readonly input: InitiativeCommandInput; readonly today: string },
): Promise<string | null> {
  const { command, reason, assign, measured, implementedOn } = input;
  if (held.revision !== input.revision) return 'initiative/changed-meanwhile';
  if (REASON_NEEDED.has(command) && (reason === undefined || reason === '')) return 'initiative/reason-needed';
  if (EFFECT_NEEDED.has(command) && measured === undefined) return 'initiative/effect-needed';
  if (measured !== undefined && measured.from < held.happenedOn) return 'initiative/effect-before-it-happened';
  if (command === 'implement' && (implementedOn === undefined || implementedOn > today))
    return 'initiative/implemented-day-needed';
  if (command !== 'assign') return null;
  if (assign === undefined || assign.deadline < today) return 'initiative/deadline-needed';
  if (held.authors.some(({ employee }) => employee === assign.assessorId)) return 'access/own-pay';
  return (await mayAssess(tx, assign.assessorId)) ? null : 'initiative/cannot-assess';
}

async function mayAssess(tx: Tx, employeeId: string): Promise<boolean> {
  const rows = await tx.rows("select from role_grants where employee_id = $1 and role in ('head', 'hr')", [employeeId]);
  return rows.length > 0;
}

function changeOf(
  actor: PersonActor,
  held: InitiativeRecord,
  { input, today, now }: { readonly input: InitiativeCommandInput; readonly today: string; readonly now: Date },
): InitiativeChange {
  const { command, assign, measured } = input;
  const decided = { decidedBy: actor.employeeId, decidedAt: now.toISOString() };
  const reason = { reason: input.reason ?? '' };
  switch (command) {
    case 'assign':
      return { assessorId: assign?.assessorId ?? null, deadline: assign?.deadline ?? null, reminded: null };
    case 'correct':
    case 'measure':
      return {
        ...(command === 'correct' ? { standing: standingDecision(held) } : {}),
        effectAmount: measured?.amount ?? null,
        effectMonths: measured?.months ?? null,
        effectFrom: measured?.from ?? null,
        evidence: measured?.evidence ?? '',
        measuredBy: actor.employeeId,
        decidedBy: null,
        decidedAt: null,
        ...reason,
      };
    case 'resubmit':
      return {
        description: input.description ?? held.description,
        deadline: daysAfter(today, DAYS_TO_ASSESS),
        reminded: null,
      };
    case 'implement':
      return { effectFrom: input.implementedOn ?? null };
    case 'decline':
      return held.standing === null ? { ...decided, ...reason } : { ...held.standing, standing: null, ...reason };
    case 'approve':
      return { ...decided, ...reason, standing: null };
    case 'revoke':
      return { ...decided, ...reason };
    case 'return':
      return reason;
    case 'withdraw':
      return {};
  }
}

function standingDecision(held: InitiativeRecord): NonNullable<InitiativeRecord['standing']> {
  const { state, effectAmount, effectMonths, effectFrom, evidence, measuredBy, decidedBy, decidedAt } = held;
  return { state, effectAmount, effectMonths, effectFrom, evidence, measuredBy, decidedBy, decidedAt };
}

/** A proposal whose measured effect has begun is carried out already: approving it says so. */
function stateAfter(
  held: InitiativeRecord,
  given: { readonly input: InitiativeCommandInput; readonly change: InitiativeChange; readonly today: string },
): InitiativeRecord['state'] {
  const state = initiativeTransition(held, given.input.command);
  if (state === null) throw new Error('a transition that was just judged');
  const from = given.change.effectFrom ?? held.effectFrom;
  if (given.input.command !== 'approve' || from === null || from > given.today) return state;
  return initiativeTransition({ kind: held.kind, state }, 'implement') ?? state;
}

function effectInWords({ effectAmount, effectMonths, effectFrom }: InitiativeRecord): Readonly<Record<string, string>> {
  if (effectAmount === null || effectMonths === null || effectFrom === null) return {};
  return { effect: effectAmount, months: String(effectMonths), from: effectFrom };
}

/** Heads over any of the authors today. */
export async function headsOverAuthors(
  tx: Tx,
  { authors }: Pick<InitiativeRecord, 'authors'>,
  today: string,
): Promise<readonly string[]> {
  const ids = authors.map(({ employee }) => employee);
  const { organization } = await loadStaff(tx, ids);
  return ids.flatMap((id) => {
    const place = organization.placeOn(id, today);
    return place === null ? [] : organization.headsAbove(place.departmentId, today);
  });
}

export function daysAfter(day: string, days: number): string {
  return Array.from({ length: days }).reduce<string>((from) => nextDay(from), day);
}
