import { actorName, decide } from '@premia/access';
import { proposalTransition, sumAmounts } from '@premia/compensation';
import {
  type Cause,
  type ListedProposal,
  listAdjustments,
  listProposals,
  type ProposalStep,
  readNames,
  type StoredAdjustment,
  type AdjustmentLine as StoredLine,
  type Tx,
} from '@premia/database';
import type {
  AdjustmentCause,
  AdjustmentList,
  AdjustmentProposal,
  AdjustmentStep,
  BilingualText,
  BookedAdjustment,
} from '../../contract.ts';
import type { SchemeCompiler } from '../schemes/compiled-schemes.ts';
import { readPayoutTitles } from '../statements/payout-titles.ts';
import { PROPOSAL_ACTIONS, type ProposalDecision } from './decide-proposal.ts';
import {
  countRecalculating,
  readReversed,
  readSchemeTitles,
  readUnclearOrigins,
  readVersionsOfStatements,
} from './repository.ts';

const DECISIONS = Object.keys(PROPOSAL_ACTIONS) as readonly ProposalDecision[];

export interface ProposalQuery {
  readonly state?: 'proposed' | 'booked' | 'rejected' | 'withdrawn' | undefined;
  readonly period?: string | undefined;
}

/** Proposals with everything a decision needs: who, why, from what to what, and what the caller may decide. */
export async function listInWords(tx: Tx, compiler: SchemeCompiler, query: ProposalQuery): Promise<AdjustmentList> {
  const proposals = await listProposals(tx, { state: query.state ?? null, period: query.period ?? null });
  const titles = await lineTitles(tx, compiler, proposals);
  return {
    proposals: proposals.map((proposal) => inWords(tx, proposal, titles)),
    recalculating: await countRecalculating(tx),
    unclear: await readUnclearOrigins(tx),
  };
}

type LineTitles = (statementId: string | null, line: StoredLine) => BilingualText;

async function lineTitles(
  tx: Tx,
  compiler: SchemeCompiler,
  of: readonly { readonly statementId: string | null }[],
): Promise<LineTitles> {
  const versions = await readVersionsOfStatements(tx, [...new Set(of.flatMap(({ statementId }) => statementId ?? []))]);
  const payouts = await readPayoutTitles(tx, compiler, [...new Set(versions.values())]);
  return (statementId, line) =>
    line.title ?? payouts.get(versions.get(statementId ?? '') ?? '')?.get(line.code) ?? { en: line.code };
}

function inWords(tx: Tx, proposal: ListedProposal, titles: LineTitles): AdjustmentProposal {
  const { id, kind, state, revision, employeeId, name, departmentName, currency, delta, reason } = proposal;
  return {
    id,
    kind,
    state,
    revision,
    employeeId,
    name,
    departmentName,
    schemeTitle: proposal.schemeTitle ?? {},
    originPeriod: proposal.period,
    bookedPeriod: proposal.bookedPeriod,
    currency,
    delta,
    steps: proposal.steps.map((step) => stepInWords(step, proposal.statementId, titles)),
    reason,
    proposedBy: proposal.proposedByName,
    proposedAt: proposal.proposedAt,
    decidedBy: proposal.decidedByName,
    decidedAt: proposal.decidedAt,
    decisionReason: proposal.decisionReason,
    decisions: DECISIONS.filter((decision) => mayDecide(tx, proposal, decision)),
  };
}

function mayDecide({ actor }: Tx, proposal: ListedProposal, decision: ProposalDecision): boolean {
  if (proposalTransition(proposal.state, decision) === null) return false;
  if (decision === 'withdraw') return proposal.proposedBy === actorName(actor);
  const paidEmployeeIds = new Set([proposal.employeeId]);
  return decide(actor, PROPOSAL_ACTIONS[decision], { startedBy: proposal.proposedBy, paidEmployeeIds }).allowed;
}

type Step = Pick<ProposalStep, 'cause' | 'delta' | 'lines' | 'balances'>;

function stepInWords(step: Step, statementId: string | null, titles: LineTitles): AdjustmentStep {
  return {
    cause: causeInWords(step.cause),
    delta: step.delta,
    lines: step.lines.map((line) => ({
      code: line.code,
      title: titles(statementId, line),
      category: line.category,
      amount: line.amount,
      before: line.before ?? '0',
      after: line.after ?? line.amount,
    })),
    balances: step.balances,
  };
}

function causeInWords({ kind, source, id, title, change, on }: Cause): AdjustmentCause {
  return { kind, source, id, title, change: change ?? null, on: on ?? null };
}

export interface BookedQuery {
  readonly period: string;
  readonly employeeId?: string;
  /** Null: everybody's. */
  readonly employeeIds: readonly string[] | null;
  /** Whether lines the scheme hides from its people are told. */
  readonly showsHidden: boolean;
}

/** What is booked in a period, as far as the row wall lets the reader see it. */
export async function bookedInWords(
  tx: Tx,
  compiler: SchemeCompiler,
  query: BookedQuery,
): Promise<readonly BookedAdjustment[]> {
  const { period, employeeId, employeeIds } = query;
  const all = await listAdjustments(tx, { period, ...(employeeId === undefined ? {} : { employeeId }) });
  const rows = all.filter((row) => employeeIds === null || employeeIds.includes(row.employeeId));
  const titles = await lineTitles(tx, compiler, rows);
  const people = await readNames(tx, [...new Set(rows.map((row) => row.employeeId))]);
  const schemes = await readSchemeTitles(tx, [...new Set(rows.map((row) => row.schemeId))]);
  const reversed = await readReversed(
    tx,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({
    ...stepInWords(shown(row, query.showsHidden), row.statementId, titles),
    id: row.id,
    kind: row.kind,
    employeeId: row.employeeId,
    name: people.employees.get(row.employeeId) ?? {},
    schemeTitle: schemes.get(row.schemeId) ?? {},
    period: row.period,
    originPeriod: row.originPeriod,
    currency: row.currency,
    reason: row.reason,
    bookedAt: row.createdAt,
    isReversed: reversed.has(row.id),
  }));
}

/** Whoever does not see a line does not see its amount in the sum either. */
function shown(row: StoredAdjustment, showsHidden: boolean): Step {
  if (showsHidden) return row;
  const lines = row.lines.filter(({ visible }) => visible !== false);
  return { ...row, lines, delta: sumAmounts(lines.map(({ amount }) => amount)) };
}
