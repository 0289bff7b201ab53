import { type Actor, actorName, decide } from '@premia/access';
import { endOf, type ProposalState, sumAmounts } from '@premia/compensation';
import {
  type AdjustmentLine,
  type Bilingual,
  type Change,
  insertProposals,
  loadStaff,
  type NewProposal,
  type ProposalStep,
  readAdjustment,
  readBalanceMovements,
  readCompany,
  readSealedStatement,
  type Tx,
  type Unchanged,
  withChange,
} from '@premia/database';
import { decimal, isZero, negate, parseDecimal, toExactText } from '@premia/decimal';
import { minorDigits, parsePeriod } from '@premia/scheme';
import type { ProposalMade } from '../../contract.ts';
import { ABSENT, failure, type Result, success } from '../../failure.ts';
import { newId } from '../../ids.ts';
import type { Books } from '../books.ts';

type Outcome = Change<Result<ProposalMade>> | Unchanged<Result<ProposalMade>>;

/** The scheme of a correction no scheme stands behind. */
export const MANUAL_SCHEME = 'manual';

export interface ManualInput {
  readonly employeeId: string;
  /** The period it is about. */
  readonly period: string;
  /** Decimal text; negative takes back. */
  readonly amount: string;
  readonly category: string;
  readonly title: Bilingual;
  readonly reason: string;
}

/** Proposes a correction by decision: booked once a second person agrees, and untouched by any recalculation. */
export async function proposeManual({ pool }: Books, actor: Actor, input: ManualInput): Promise<Result<ProposalMade>> {
  const refused = refusalOf(actor, input.employeeId);
  if (refused !== null) return refused;
  return withChange(pool, actor, async (tx): Promise<Outcome> => {
    const period = parsePeriod(input.period);
    if (period === null) return { unchanged: failure('invalid', 'period/unknown', { period: input.period }) };
    const { currency } = await readCompany(tx);
    const amount = readAmount(input.amount, currency);
    if (amount === null) return { unchanged: failure('invalid', 'adjustment/bad-amount', { amount: input.amount }) };
    const { organization } = await loadStaff(tx, [input.employeeId]);
    const span = { from: period.firstDay, to: endOf(period) };
    const place = organization.lastPlace(input.employeeId, span);
    if (place === null) return { unchanged: failure('invalid', 'adjustment/no-employment', { period: input.period }) };
    const id = newId('prp');
    const line: AdjustmentLine = {
      code: MANUAL_SCHEME,
      category: input.category,
      amount,
      before: '0',
      after: amount,
      visible: true,
      title: input.title,
    };
    return propose(tx, {
      id,
      kind: 'manual',
      employeeId: input.employeeId,
      period: period.text,
      statementId: null,
      schemeId: MANUAL_SCHEME,
      departmentId: place.departmentId,
      currency,
      delta: amount,
      steps: [decisionStep(id, { title: input.reason, lines: [line], balances: [] })],
      baseNumber: 0,
      recomputedHash: '',
      reverses: null,
      reason: input.reason,
    });
  });
}

export interface ReversalInput {
  readonly kind: 'statement' | 'adjustment';
  readonly id: string;
  readonly reason: string;
}

/** Proposes to undo a sealed statement or a booked adjustment, as it was booked; once each, whoever asks. */
export async function proposeReversal(
  { pool }: Books,
  actor: Actor,
  input: ReversalInput,
): Promise<Result<ProposalMade>> {
  if (!decide(actor, 'adjustment.propose').allowed) return ABSENT;
  return withChange(pool, actor, async (tx): Promise<Outcome> => {
    const undone = input.kind === 'statement' ? await undoStatement(tx, input) : await undoAdjustment(tx, input);
    if ('ok' in undone) return { unchanged: undone };
    const refused = refusalOf(actor, undone.employeeId);
    return refused === null ? propose(tx, undone) : { unchanged: refused };
  });
}

type Failed = ReturnType<typeof failure>;

async function undoStatement(tx: Tx, { id, reason }: ReversalInput): Promise<NewProposal | Failed> {
  const statement = await readSealedStatement(tx, id);
  if (statement === null) return ABSENT;
  if (statement.total === null || isZero(decimal(statement.total))) {
    return failure('conflict', 'adjustment/nothing-to-reverse');
  }
  const moved = await readBalanceMovements(tx, { kind: 'balance', id });
  const proposalId = newId('prp');
  const lines = statement.lines.map((line) => ({ ...line, ...undoneAmount(line.amount) }));
  return {
    ...reversalOf(proposalId, { reverses: id, reason }),
    employeeId: statement.employeeId,
    period: statement.period,
    statementId: id,
    schemeId: statement.schemeId,
    departmentId: statement.departmentId,
    currency: statement.currency,
    delta: negated(statement.total),
    steps: [decisionStep(proposalId, { title: reason, lines, balances: moved.map(undoneMovement) })],
  };
}

async function undoAdjustment(tx: Tx, { id, reason }: ReversalInput): Promise<NewProposal | Failed> {
  const adjustment = await readAdjustment(tx, id);
  if (adjustment === null) return ABSENT;
  if (adjustment.kind === 'reversal') return failure('conflict', 'adjustment/not-reversible');
  const proposalId = newId('prp');
  const lines = adjustment.lines.map((line) => ({ ...line, ...undoneAmount(line.amount) }));
  const balances = adjustment.balances.map(({ name, before, after }) => ({ name, before: after, after: before }));
  return {
    ...reversalOf(proposalId, { reverses: id, reason }),
    employeeId: adjustment.employeeId,
    period: adjustment.originPeriod,
    statementId: adjustment.statementId,
    schemeId: adjustment.schemeId,
    departmentId: adjustment.departmentId,
    currency: adjustment.currency,
    delta: negated(adjustment.delta),
    steps: [decisionStep(proposalId, { title: reason, lines, balances })],
  };
}

function reversalOf(id: string, { reverses, reason }: { readonly reverses: string; readonly reason: string }) {
  return { id, kind: 'reversal' as const, baseNumber: 0, recomputedHash: '', reverses, reason };
}

function undoneAmount(amount: string) {
  return { amount: negated(amount), before: amount, after: '0' };
}

function undoneMovement({ name, amount }: { readonly name: string; readonly amount: string }) {
  return { name, before: amount, after: '0' };
}

function decisionStep(
  id: string,
  { title, lines, balances }: Pick<ProposalStep, 'lines' | 'balances'> & { readonly title: string },
): ProposalStep {
  const delta = sumAmounts(lines.map(({ amount }) => amount));
  const cause = { kind: 'adjustment' as const, source: 'decision', id, title };
  return { cause, delta, lines, balances, recomputedHash: '', factWatermark: null };
}

async function propose(tx: Tx, proposal: NewProposal): Promise<Outcome> {
  const stored = await insertProposals(tx, [proposal], actorName(tx.actor));
  if (!stored.has(proposal.id)) {
    return { unchanged: failure('conflict', 'adjustment/already-reversed', { id: proposal.reverses ?? '' }) };
  }
  const state: ProposalState = 'proposed';
  return {
    result: success({ proposalId: proposal.id, state }),
    audit: [
      {
        action: 'adjustment.propose',
        target: { kind: 'proposal', id: proposal.id },
        details: {
          kind: proposal.kind,
          employee: proposal.employeeId,
          origin: proposal.period,
          reason: proposal.reason,
          ...(proposal.reverses === null ? {} : { reverses: proposal.reverses }),
        },
      },
    ],
    outbox: [],
  };
}

function refusalOf(actor: Actor, employeeId: string): Failed | null {
  const decision = decide(actor, 'adjustment.propose', { paidEmployeeIds: new Set([employeeId]) });
  if (decision.allowed) return null;
  return decision.code === 'access/own-pay' ? failure('conflict', decision.code) : ABSENT;
}

/** Exact, other than zero and in whole minor units; null when it is not that. */
function readAmount(text: string, currency: string): string | null {
  const value = parseDecimal(text);
  if (!value.ok || isZero(value.value)) return null;
  const exact = toExactText(value.value);
  const digits = exact?.split('.')[1]?.length ?? 0;
  return exact === null || digits > minorDigits(currency) ? null : exact;
}

function negated(amount: string): string {
  const text = toExactText(negate(decimal(amount)));
  if (text === null) throw new RangeError('negated: a decimal stays a decimal');
  return text;
}
