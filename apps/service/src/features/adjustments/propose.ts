import type { Actor } from '@premia/access';
import { actorName } from '@premia/access';
import { sumAmounts } from '@premia/compensation';
import {
  type AuditEntry,
  claimLateOrigins,
  failLateOrigins,
  freeLateOrigins,
  holdLateOrigins,
  holdStatementProposals,
  insertProposals,
  moveProposal,
  type NewProposal,
  type OriginClaim,
  RENEW_LATE_ORIGINS,
  recordAudit,
  type StatementProposals,
  settleLateOrigins,
  type Tx,
  withSnapshot,
  withTx,
} from '@premia/database';
import { heartOf } from '../../heart/heart.ts';
import { newId } from '../../ids.ts';
import type { Books } from '../books.ts';
import { inHalves } from '../halving.ts';
import { type Correction, recalculateOrigin, type Unclear } from './recalculate.ts';

export interface ProposeReport {
  /** Marks taken in this round. */
  readonly claimed: number;
  readonly proposed: number;
  /** Open proposals that newer facts made obsolete. */
  readonly superseded: number;
  /** People whose closed period cannot be recalculated as the data stands; their marks stay, with the reason. */
  readonly unclear: number;
  readonly failed: number;
}

const NOTHING: ProposeReport = { claimed: 0, proposed: 0, superseded: 0, unclear: 0, failed: 0 };

/** One round of the background work: marks of sealed periods become proposals. Safe from any number of processes. */
export async function proposeAdjustments(books: Books, actor: Actor, limit: number): Promise<ProposeReport> {
  const claims = await withTx(books.pool, actor, (tx) => claimLateOrigins(tx, limit));
  let report: ProposeReport = { ...NOTHING, claimed: claims.length };
  for (const [period, own] of Map.groupBy(claims, (claim) => claim.period)) {
    report = added(report, await proposePeriod(books, actor, { period, claims: own }));
  }
  return report;
}

function added(left: ProposeReport, right: ProposeReport): ProposeReport {
  return {
    claimed: left.claimed,
    proposed: left.proposed + right.proposed,
    superseded: left.superseded + right.superseded,
    unclear: left.unclear + right.unclear,
    failed: left.failed + right.failed,
  };
}

interface PeriodWork {
  readonly period: string;
  readonly claims: readonly OriginClaim[];
}

/** Reads on a snapshot taken after the claims; what changes meanwhile has set its mark again and comes next round. */
async function proposePeriod(books: Books, actor: Actor, { period, claims }: PeriodWork): Promise<ProposeReport> {
  const beat = heartOf(books.pool).beatFor({ text: RENEW_LATE_ORIGINS, values: [JSON.stringify(claims)] });
  try {
    return await inHalves<OriginClaim, ProposeReport>(claims, {
      attempt: (some) => proposePeople(books, actor, { period, claims: some }),
      fail: async (some, reason) => {
        await withTx(books.pool, actor, (tx) => failLateOrigins(tx, some, reason));
        return { ...NOTHING, failed: some.length };
      },
      add: added,
    });
  } finally {
    beat.stop();
  }
}

async function proposePeople(books: Books, actor: Actor, { period, claims }: PeriodWork): Promise<ProposeReport> {
  const { corrections, unclear } = await withSnapshot(books.pool, actor, (tx) =>
    recalculateOrigin(tx, books.compiler, {
      period,
      employeeIds: claims.map(({ employeeId }) => employeeId),
      cause: claims.find(({ cause }) => cause !== null)?.cause ?? null,
    }),
  );
  const report = await withTx(books.pool, actor, (tx) => keep(tx, { claims, corrections, unclear }));
  return { ...report, unclear: unclear.length };
}

interface Found {
  readonly claims: readonly OriginClaim[];
  readonly corrections: readonly Correction[];
  readonly unclear: readonly Unclear[];
}

async function keep(tx: Tx, { claims, corrections, unclear }: Found): Promise<ProposeReport> {
  const held = await holdLateOrigins(tx, claims);
  // Another worker has taken over: it proposes what there is to propose.
  if (held.length === 0) return NOTHING;
  const known = await holdStatementProposals(
    tx,
    corrections.map(({ statement }) => statement.id),
  );
  const verdicts = corrections.map((correction) => ({ correction, verdict: judge(correction, known) }));
  const superseded = verdicts.flatMap(({ verdict }) => verdict.supersede ?? []);
  for (const id of superseded) {
    await moveProposal(tx, {
      id,
      state: 'superseded',
      decidedBy: actorName(tx.actor),
      reason: 'newer facts',
      bookedPeriod: null,
    });
  }
  const proposals = verdicts.flatMap(({ correction, verdict }) => (verdict.propose ? [proposalOf(correction)] : []));
  const stored = await insertProposals(tx, proposals, actorName(tx.actor));
  await recordAudit(tx, [
    ...superseded.map((id): AuditEntry => ({ action: 'adjustment.supersede', target: { kind: 'proposal', id } })),
    ...proposals.filter(({ id }) => stored.has(id)).map(proposedAudit),
  ]);
  await settle(tx, held, {
    again: new Set(
      verdicts.filter(({ verdict }) => verdict.again).map(({ correction }) => correction.statement.employeeId),
    ),
    unclear,
  });
  return { ...NOTHING, proposed: stored.size, superseded: superseded.length };
}

interface Verdict {
  readonly propose: boolean;
  readonly supersede?: string;
  /** Something was booked since the calculation: it has to be done again. */
  readonly again?: true;
}

function judge(
  { statement, steps, recomputedHash, baseNumber }: Correction,
  known: ReadonlyMap<string, StatementProposals>,
): Verdict {
  const state = known.get(statement.id);
  if (state === undefined) throw new Error(`statement ${statement.id} disappeared`);
  if (state.number !== baseNumber) return { propose: false, again: true };
  const differs = steps.length > 0;
  const { open } = state;
  if (open !== null) {
    const isSame = differs && open.recomputedHash === recomputedHash && open.baseNumber === baseNumber;
    return isSame
      ? { propose: false }
      : { propose: differs && state.rejectedHash !== recomputedHash, supersede: open.id };
  }
  return { propose: differs && state.rejectedHash !== recomputedHash };
}

function proposalOf({ statement, steps, recomputedHash, baseNumber }: Correction): NewProposal {
  return {
    id: newId('prp'),
    kind: 'late',
    employeeId: statement.employeeId,
    period: statement.period,
    statementId: statement.id,
    schemeId: statement.schemeId,
    departmentId: statement.departmentId,
    currency: statement.currency,
    delta: sumAmounts(steps.map(({ delta }) => delta)),
    steps,
    baseNumber,
    recomputedHash,
    reverses: null,
    reason: '',
  };
}

function proposedAudit({ id, statementId, period, steps }: NewProposal): AuditEntry {
  return {
    action: 'adjustment.propose',
    target: { kind: 'proposal', id },
    details: { kind: 'late', statement: statementId ?? '', origin: period, steps: String(steps.length) },
  };
}

async function settle(
  tx: Tx,
  held: readonly OriginClaim[],
  { again, unclear }: { readonly again: ReadonlySet<string>; readonly unclear: readonly Unclear[] },
): Promise<void> {
  const problems = new Map(unclear.map(({ employeeId, problem }) => [employeeId, problem]));
  const repeat = held.filter(({ employeeId }) => again.has(employeeId));
  const stuck = held.filter(({ employeeId }) => !again.has(employeeId) && problems.has(employeeId));
  for (const [problem, claims] of Map.groupBy(stuck, ({ employeeId }) => problems.get(employeeId) ?? '')) {
    await failLateOrigins(tx, claims, problem);
  }
  await freeLateOrigins(tx, repeat);
  await settleLateOrigins(
    tx,
    held.filter((claim) => !repeat.includes(claim) && !stuck.includes(claim)),
  );
}
