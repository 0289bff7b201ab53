import { decimal, equals, isZero } from '@premia/decimal';
import { canonicalDataJson, sha256 } from '@premia/scheme';
import type { ChangeSetState } from '../changes/change-set-states.ts';
import { sumAmounts } from '../ledger/booking.ts';
import type { ProposalState } from '../ledger/proposal-states.ts';
import { runHash } from '../runs/hashes.ts';
import { isSealed } from '../runs/run-states.ts';
import { statementHash } from '../statements/statement.ts';
import type { BookedStatement, BookedTransaction, BooksSnapshot, PeriodSum } from './snapshot.ts';

export interface Breach {
  readonly invariant: string;
  readonly subject: string;
  readonly details: Readonly<Record<string, string>>;
}

export type Invariant = (books: BooksSnapshot) => readonly Breach[];

/** I1: the entries of a transaction sum to zero, currency by currency. */
const entriesSumToZero: Invariant = ({ transactions }) =>
  transactions.flatMap(({ id, entries }) =>
    [...new Set(entries.map((entry) => entry.currency))].flatMap((currency) => {
      const sum = sumAmounts(entries.filter((entry) => entry.currency === currency).map((entry) => entry.amount));
      return isZero(decimal(sum)) ? [] : [breach('I1', id, { currency, sum })];
    }),
  );

/** I2: a statement's total is the sum of its lines and what was booked for it; so is an adjustment's difference. */
const totalsAgree: Invariant = (books) => [...statementTotalsAgree(books), ...adjustmentTotalsAgree(books)];

const adjustmentTotalsAgree: Invariant = ({ adjustments, transactions }) => {
  const booked = payableByCause(transactions, 'adjustment');
  return adjustments.flatMap(({ id, delta, lineAmounts }) => {
    const lines = sumAmounts(lineAmounts);
    const entries = booked.get(id) ?? '0';
    return same(delta, lines) && same(delta, entries) ? [] : [breach('I2', id, { delta, lines, entries })];
  });
};

const statementTotalsAgree: Invariant = (books) => {
  const booked = payableByCause(books.transactions, 'statement');
  return sealedStatements(books).flatMap(({ id, content }) => {
    if (content.total === null)
      return booked.has(id) ? [breach('I2', id, { total: 'none', booked: booked.get(id) ?? '' })] : [];
    const lines = sumAmounts(content.lines.map((line) => line.amount));
    const entries = booked.get(id) ?? '0';
    return same(content.total, lines) && same(content.total, entries)
      ? []
      : [breach('I2', id, { total: content.total, lines, entries })];
  });
};

/** I3: one final statement per person, period and assignment. */
const oneFinalStatement: Invariant = (books) => {
  const seen = new Set<string>();
  return sealedStatements(books).flatMap(({ id, content }) => {
    const key = JSON.stringify([content.employeeId, content.period, content.assignmentId]);
    if (seen.has(key)) return [breach('I3', id, { employee: content.employeeId, period: content.period })];
    seen.add(key);
    return [];
  });
};

/** I4: what was ever made payable to a person is their statements and adjustments, no more and no less. */
const balancesAgree: Invariant = (books) => {
  const owed = new Map<string, string[]>();
  const put = (employeeId: string, amount: string): void => {
    owed.set(employeeId, [...(owed.get(employeeId) ?? []), amount]);
  };
  for (const { content } of sealedStatements(books)) put(content.employeeId, content.total ?? '0');
  for (const adjustment of books.adjustments) put(adjustment.employeeId, adjustment.delta);
  const booked = new Map<string, string[]>();
  for (const transaction of books.transactions) {
    if (transaction.kind === 'payment' || transaction.kind === 'balance') continue;
    booked.set(transaction.employeeId, [...(booked.get(transaction.employeeId) ?? []), ...payable(transaction)]);
  }
  return [...new Set([...owed.keys(), ...booked.keys()])].flatMap((employeeId) => {
    const left = sumAmounts(owed.get(employeeId) ?? []);
    const right = sumAmounts(booked.get(employeeId) ?? []);
    return same(left, right) ? [] : [breach('I4', employeeId, { owed: left, booked: right })];
  });
};

/** I4: what is undone is undone once, exactly, and is there; what is booked was agreed to by a second person. */
const decisionsHold: Invariant = ({ adjustments, statements, proposals }) => {
  const totals = new Map<string, string>([
    ...statements.map(({ id, content }) => [id, content.total ?? '0'] as const),
    ...adjustments.map(({ id, delta }) => [id, delta] as const),
  ]);
  const undone = new Set<string>();
  const known = proposals === undefined ? null : new Map(proposals.map((proposal) => [proposal.id, proposal]));
  return adjustments.flatMap(({ id, delta, reverses, proposalId }) => {
    const broken: Breach[] = [];
    if (reverses !== null) {
      const total = totals.get(reverses);
      if (undone.has(reverses)) broken.push(breach('I4', id, { reversedTwice: reverses }));
      undone.add(reverses);
      if (total === undefined || !same(sumAmounts([total, delta]), '0')) {
        broken.push(breach('I4', id, { reverses, total: total ?? 'none', delta }));
      }
    }
    const proposal = known === null || proposalId === null ? undefined : known.get(proposalId);
    if (
      known !== null &&
      proposalId !== null &&
      (proposal?.state !== 'booked' || proposal.decidedBy === proposal.proposedBy)
    ) {
      broken.push(breach('I4', id, { proposal: proposalId, state: proposal?.state ?? 'none' }));
    }
    return broken;
  });
};

/** I5: a department's fund carries exactly its people's statements, by the tree frozen with the run. */
const departmentsAgree: Invariant = (books) => {
  const byCause = new Map(
    books.transactions.filter((one) => one.kind === 'statement').map((one) => [one.causeId, one]),
  );
  return sealedStatements(books).flatMap(({ id, content, frozenDepartmentId }) => {
    const fund = byCause.get(id)?.entries.find((entry) => entry.accountKind === 'department-fund')?.accountId;
    const agrees = content.departmentId === frozenDepartmentId && (fund === undefined || fund === frozenDepartmentId);
    return agrees
      ? []
      : [breach('I5', id, { statement: content.departmentId, frozen: frozenDepartmentId, fund: fund ?? '' })];
  });
};

/** I6: nothing is booked into a period after its seal; payments settle what was booked before. */
const nothingAfterTheSeal: Invariant = ({ periods, transactions }) => {
  const sealedAt = new Map(periods.map((period) => [period.key, period.sealedAt]));
  return transactions.flatMap(({ id, kind, period, createdAt }) => {
    const seal = sealedAt.get(period) ?? null;
    const late = kind !== 'payment' && seal !== null && createdAt > seal;
    return late ? [breach('I6', id, { period, sealedAt: seal, bookedAt: createdAt })] : [];
  });
};

/** I7: every booking has a cause that exists. */
const causesExist: Invariant = ({ transactions, statements, adjustments, runs }) => {
  const sealed = new Set(runs.filter((run) => isSealed(run.state)).map((run) => run.id));
  const known = new Set(statements.filter((one) => sealed.has(one.runId)).map((one) => one.id));
  const corrections = new Set(adjustments.map((one) => one.id));
  return transactions.flatMap(({ id, kind, causeId }) => {
    const exists = kind === 'adjustment' ? corrections.has(causeId) : known.has(causeId) || corrections.has(causeId);
    return exists ? [] : [breach('I7', id, { kind, cause: causeId })];
  });
};

/** I8: what is stored still has the hash it was stored with. */
const hashesHold: Invariant = (books) => [
  ...books.statements.flatMap(({ id, content, storedHash }) => {
    const recomputed = statementHash(content);
    return recomputed === storedHash ? [] : [breach('I8', id, { stored: storedHash, recomputed })];
  }),
  ...books.runs.flatMap((run) => {
    if (run.runHash === null || run.inputHash === null) return [];
    const recomputed = runHash(
      run.inputHash,
      statementsOf(books, run.id).map((one) => one.storedHash),
    );
    return recomputed === run.runHash ? [] : [breach('I8', run.id, { stored: run.runHash, recomputed })];
  }),
];

/** I9: replaying a sealed run from its frozen inputs gives its hash. Says nothing of runs that were not replayed. */
const replaysAgree: Invariant = ({ runs }) =>
  runs.flatMap(({ id, runHash: stored, replayedHash }) =>
    replayedHash === undefined || replayedHash === stored
      ? []
      : [breach('I9', id, { stored: stored ?? '', replayed: replayedHash })],
  );

/** I10: every fact is exactly one of used (credited), ignored with its reason (deleted), late, quarantined (no fact at all). */
const factsAccountedFor: Invariant = ({ facts }) =>
  facts.flatMap(({ factId, currentVersion, versions, credited, deleted }) => {
    if (Math.max(...versions) !== currentVersion) {
      return [breach('I10', factId, { current: String(currentVersion), highest: String(Math.max(...versions)) })];
    }
    return credited === !deleted
      ? []
      : [breach('I10', factId, { credited: String(credited), deleted: String(deleted) })];
  });

/** I11: ClickHouse has of every sealed period what Postgres has. Says nothing when it was not asked. */
const projectionAgrees: Invariant = (books) => {
  if (books.projection === undefined) return [];
  const projected = new Map(books.projection.map((sum) => [sum.period, sum]));
  return books.periods.flatMap(({ key, state }) => {
    if (state !== 'sealed') return [];
    const own = sealedStatements(books).filter(({ content }) => content.period === key);
    const total = sumAmounts(own.map(({ content }) => content.total ?? '0'));
    const other = projected.get(key);
    const hashes = hashesOf(own);
    const agrees = other !== undefined && other.statements === own.length && same(other.total, total);
    return [
      ...(agrees
        ? []
        : [breach('I11', key, { statements: String(own.length), total, projected: other?.total ?? 'none' })]),
      // What says the same sum in other words is another statement.
      ...(agrees && canonicalDataJson(hashes) !== canonicalDataJson(other.hashes)
        ? [breach('I11', key, { hashes: canonicalDataJson(hashes), projected: canonicalDataJson(other.hashes) })]
        : []),
      ...adjustmentsAgree(books, key, other),
    ];
  });
};

function hashesOf(statements: readonly BookedStatement[]): PeriodSum['hashes'] {
  const byCurrency = Map.groupBy(statements, ({ content }) => content.currency);
  return Object.fromEntries(
    [...byCurrency].map(([currency, own]) => [
      currency,
      sha256(
        own
          .map(({ storedHash }) => storedHash)
          .sort()
          .join('\n'),
      ),
    ]),
  );
}

function adjustmentsAgree(
  { adjustments }: BooksSnapshot,
  key: string,
  projected: PeriodSum | undefined,
): readonly Breach[] {
  if (projected?.adjustments === undefined) return [];
  const own = adjustments.filter(({ period }) => period === key);
  const total = sumAmounts(own.map(({ delta }) => delta));
  const { count, total: other } = projected.adjustments;
  return count === own.length && same(other, total)
    ? []
    : [breach('I11', key, { adjustments: String(own.length), total, projected: other })];
}

/** The audit's word for how a proposal came to its state; null where the proposing itself says it all. */
const DECISION_ACTIONS: Readonly<Record<ProposalState, string | null>> = {
  proposed: null,
  booked: 'adjustment.book',
  rejected: 'adjustment.reject',
  superseded: 'adjustment.supersede',
  withdrawn: 'adjustment.propose',
};

/**
 * I12: what people decided is in the audit: every run's launch and seal, every published scheme, every correction's
 * proposal and decision.
 */
const changesAreAudited: Invariant = ({ runs, publishedSchemeIds, adjustments, proposals, changeSets, audit }) => {
  const seen = new Set(audit.map((row) => `${row.action} ${row.targetId}`));
  const expected = [
    ...runs.map((run) => ['run.launch', run.id] as const),
    ...runs.filter((run) => isSealed(run.state)).map((run) => ['run.seal', run.id] as const),
    ...publishedSchemeIds.map((id) => ['scheme.publish', id] as const),
    ...adjustments.flatMap(({ proposalId }) => (proposalId === null ? [] : [['adjustment.book', proposalId] as const])),
    ...(proposals ?? []).map(({ id }) => ['adjustment.propose', id] as const),
    ...(proposals ?? []).flatMap(({ id, state }) => {
      const action = DECISION_ACTIONS[state];
      return action === null ? [] : [[action, id] as const];
    }),
    ...(changeSets ?? []).flatMap(({ id, state }) => (isApplied(state) ? [['change.approve', id] as const] : [])),
  ];
  return expected.flatMap(([action, id]) => (seen.has(`${action} ${id}`) ? [] : [breach('I12', id, { action })]));
};

/** I12: what was applied was decided by somebody else than its author, and by nobody it concerned. */
const changeSetsHold: Invariant = ({ changeSets }) =>
  (changeSets ?? []).flatMap(({ id, state, authorId, decidedBy, concerned }) => {
    if (!isApplied(state)) return [];
    const isSound = decidedBy !== null && decidedBy !== authorId && !concerned.includes(decidedBy);
    return isSound ? [] : [breach('I12', id, { authorId, decidedBy: decidedBy ?? 'nobody' })];
  });

function isApplied(state: ChangeSetState): boolean {
  return state === 'applied' || state === 'undone';
}

export const INVARIANTS: readonly Invariant[] = [
  entriesSumToZero,
  totalsAgree,
  oneFinalStatement,
  balancesAgree,
  decisionsHold,
  departmentsAgree,
  nothingAfterTheSeal,
  causesExist,
  hashesHold,
  replaysAgree,
  factsAccountedFor,
  projectionAgrees,
  changesAreAudited,
  changeSetsHold,
];

function breach(invariant: string, subject: string, details: Readonly<Record<string, string>>): Breach {
  return { invariant, subject, details };
}

function same(left: string, right: string): boolean {
  return equals(decimal(left), decimal(right));
}

function sealedStatements({ runs, statements }: BooksSnapshot): readonly BookedStatement[] {
  const sealed = new Set(runs.filter((run) => isSealed(run.state)).map((run) => run.id));
  return statements.filter((statement) => sealed.has(statement.runId));
}

function statementsOf({ statements }: BooksSnapshot, runId: string): readonly BookedStatement[] {
  return statements.filter((statement) => statement.runId === runId).sort((a, b) => a.ordinal - b.ordinal);
}

function payable({ entries }: BookedTransaction): readonly string[] {
  return entries.filter((entry) => entry.accountKind === 'payable').map((entry) => entry.amount);
}

function payableByCause(
  transactions: readonly BookedTransaction[],
  kind: BookedTransaction['kind'],
): ReadonlyMap<string, string> {
  return new Map(transactions.filter((one) => one.kind === kind).map((one) => [one.causeId, sumAmounts(payable(one))]));
}
