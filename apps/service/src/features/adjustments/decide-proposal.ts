import { type Action, type Actor, actorName, decide } from '@premia/access';
import { bookAdjustment, type ProposalCommand, proposalTransition, sumAmounts } from '@premia/compensation';
import {
  type AuditEntry,
  type Cause,
  type Change,
  holdProposal,
  insertAdjustments,
  insertBookings,
  lockStatement,
  moveProposal,
  type NewAdjustment,
  type NewBooking,
  type OutboxEvent,
  type ProposalRecord,
  readAdjustments,
  readAdjustmentsOf,
  readProposal,
  recordAccrualChanges,
  type Tx,
  type Unchanged,
  withChange,
} from '@premia/database';
import type { ProposalDecided } from '../../contract.ts';
import { ABSENT, type Result, success } from '../../failure.ts';
import { newId } from '../../ids.ts';
import type { Books } from '../books.ts';
import { adjustmentBookedEvents } from './events.ts';
import { lockFirstOpenPeriod } from './open-period.ts';
import { readSchemeKeys } from './repository.ts';

type Outcome = Change<Result<ProposalDecided>> | Unchanged<Result<ProposalDecided>>;

/** What people decide about a proposal; the worker's `supersede` is not among them. */
export type ProposalDecision = Exclude<ProposalCommand, 'supersede'>;

/** The action of the policy behind each decision. */
export const PROPOSAL_ACTIONS = {
  approve: 'adjustment.book',
  reject: 'adjustment.reject',
  withdraw: 'adjustment.propose',
} as const satisfies Readonly<Record<ProposalDecision, Action>>;

export interface DecisionInput {
  readonly proposalId: string;
  readonly revision: number;
  readonly decision: ProposalDecision;
  readonly reason: string;
}

/**
 * One person's decision about a proposed correction: policy, four eyes, revision, transition table, and only then the
 * books. Approving books it in the first open period; the order of locks is periods, statement, proposal.
 */
export async function decideProposal(
  { pool }: Books,
  actor: Actor,
  input: DecisionInput,
): Promise<Result<ProposalDecided>> {
  const action = PROPOSAL_ACTIONS[input.decision];
  return withChange(pool, actor, async (tx): Promise<Outcome> => {
    const seen = decide(actor, action).allowed ? await readProposal(tx, input.proposalId) : null;
    if (seen === null) return { unchanged: ABSENT };
    const period = input.decision === 'approve' ? await lockFirstOpenPeriod(tx, seen.period) : null;
    if (seen.statementId !== null) await lockStatement(tx, seen.statementId);
    const proposal = await holdProposal(tx, input.proposalId);
    if (proposal === null) return { unchanged: ABSENT };
    const refusal = await judge(tx, proposal, input);
    if (refusal !== null) {
      return { unchanged: success({ ok: false, code: refusal, details: { state: proposal.state } }) };
    }
    const outbox = period === null ? [] : await book(tx, proposal, period);
    const state = proposalTransition(proposal.state, input.decision);
    if (state === null) throw new Error('a transition that was just judged');
    await moveProposal(tx, {
      id: proposal.id,
      state,
      decidedBy: actorName(actor),
      reason: input.reason,
      bookedPeriod: period,
    });
    return {
      result: success({ ok: true, proposalId: proposal.id, state, period }),
      audit: [auditOf(proposal, input, period)],
      outbox,
    };
  });
}

function auditOf(proposal: ProposalRecord, { decision, reason }: DecisionInput, period: string | null): AuditEntry {
  return {
    action: PROPOSAL_ACTIONS[decision],
    target: { kind: 'proposal', id: proposal.id },
    details: {
      decision,
      kind: proposal.kind,
      employee: proposal.employeeId,
      origin: proposal.period,
      ...(period === null ? {} : { period }),
      ...(reason === '' ? {} : { reason }),
    },
  };
}

/** Why not; null when nothing speaks against it. */
async function judge(tx: Tx, proposal: ProposalRecord, input: DecisionInput): Promise<string | null> {
  const { actor } = tx;
  const isWithdrawal = input.decision === 'withdraw';
  const decision = decide(actor, PROPOSAL_ACTIONS[input.decision], {
    startedBy: proposal.proposedBy,
    ...(isWithdrawal ? {} : { paidEmployeeIds: new Set([proposal.employeeId]) }),
  });
  if (!decision.allowed) return decision.code;
  if (isWithdrawal && proposal.proposedBy !== actorName(actor)) return 'adjustment/not-yours';
  if (proposalTransition(proposal.state, input.decision) === null) return 'adjustment/decided';
  if (proposal.revision !== input.revision) return 'adjustment/changed-meanwhile';
  if (input.decision === 'reject' && input.reason === '') return 'adjustment/reason-needed';
  if (input.decision !== 'approve' || proposal.kind !== 'late' || proposal.statementId === null) return null;
  const booked = await readAdjustmentsOf(tx, [proposal.statementId]);
  const number = booked.filter(({ kind }) => kind === 'late').length;
  return number === proposal.baseNumber ? null : 'adjustment/outdated';
}

async function book(tx: Tx, proposal: ProposalRecord, period: string): Promise<readonly OutboxEvent[]> {
  const rows = await adjustmentRows(tx, proposal, period);
  const by = actorName(tx.actor);
  await insertAdjustments(tx, rows, by);
  // A scheme may read what the ledger holds: whoever it concerns is calculated anew in every period that sees it.
  const cause: Cause = { kind: 'adjustment', source: proposal.kind, id: proposal.id, title: proposal.period };
  await insertBookings(tx, rows.flatMap(bookingOf), { bookedBy: by, cause });
  await recordAccrualChanges(
    tx,
    rows.map(({ employeeId, schemeId, lines, cause }) => ({
      period,
      employeeId,
      schemeId,
      totalBefore: '0',
      // As the person is shown it: a line a scheme hides moves nothing they can see.
      totalAfter: sumAmounts(lines.filter(({ visible }) => visible !== false).map(({ amount }) => amount)),
      cause: { ...cause, kind: 'adjustment' as const },
      stateBefore: null,
      stateAfter: null,
    })),
  );
  const stored = await readAdjustments(
    tx,
    rows.map(({ id }) => id),
  );
  return adjustmentBookedEvents(tx, stored, await readSchemeKeys(tx, [proposal.schemeId]));
}

async function adjustmentRows(tx: Tx, proposal: ProposalRecord, period: string): Promise<readonly NewAdjustment[]> {
  const { statementId } = proposal;
  const earlier = statementId === null ? [] : await readAdjustmentsOf(tx, [statementId]);
  const last = earlier.at(-1)?.number ?? 0;
  return proposal.steps.map((step, index) => ({
    id: newId('adj'),
    kind: proposal.kind,
    statementId,
    number: last + index + 1,
    employeeId: proposal.employeeId,
    schemeId: proposal.schemeId,
    departmentId: proposal.departmentId,
    period,
    originPeriod: proposal.period,
    currency: proposal.currency,
    delta: step.delta,
    lines: step.lines,
    balances: step.balances,
    recomputedHash: step.recomputedHash,
    cause: step.cause,
    factWatermark: step.factWatermark,
    reverses: proposal.reverses,
    reason: proposal.reason,
    proposalId: proposal.id,
  }));
}

function bookingOf(adjustment: NewAdjustment): readonly NewBooking[] {
  const { id: causeId, employeeId, departmentId, period, originPeriod, delta: amount, currency } = adjustment;
  const booking = bookAdjustment(
    { kind: 'adjustment', causeId, employeeId, departmentId, period, originPeriod, amount, currency },
    adjustment.balances,
  );
  return booking === null ? [] : [{ ...booking, id: newId('txn') }];
}
