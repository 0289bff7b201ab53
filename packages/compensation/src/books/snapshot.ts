import type { ChangeSetState } from '../changes/change-set-states.ts';
import type { LedgerEntry } from '../ledger/booking.ts';
import type { ProposalState } from '../ledger/proposal-states.ts';
import type { RunKind, RunState } from '../runs/run-states.ts';
import type { StatementContent } from '../statements/statement.ts';

/** Everything the invariants look at, loaded by `@premia/database` from one moment. */
export interface BooksSnapshot {
  readonly periods: readonly {
    readonly key: string;
    readonly state: 'open' | 'closing' | 'sealed';
    readonly sealedAt: string | null;
  }[];
  readonly runs: readonly BookedRun[];
  readonly statements: readonly BookedStatement[];
  readonly adjustments: readonly BookedAdjustment[];
  readonly transactions: readonly BookedTransaction[];
  /** Decided proposals; absent in a snapshot made without them. */
  readonly proposals?: readonly BookedProposal[] | undefined;
  /** Absent when they were not asked for. */
  readonly changeSets?: readonly BookedChangeSet[] | undefined;
  readonly facts: readonly BookedFact[];
  readonly audit: readonly { readonly action: string; readonly targetKind: string; readonly targetId: string }[];
  /** Schemes that have a published version. */
  readonly publishedSchemeIds: readonly string[];
  /** What ClickHouse holds of each sealed period; absent when the analytics engine was not asked. */
  readonly projection?: readonly PeriodSum[] | undefined;
}

export interface BookedRun {
  readonly id: string;
  readonly period: string;
  readonly kind: RunKind;
  readonly state: RunState;
  readonly inputHash: string | null;
  readonly runHash: string | null;
  readonly total: string;
  readonly participants: number;
  readonly sealedAt: string | null;
  /** Recomputed from the frozen inputs by a replay; absent when no replay was asked for. */
  readonly replayedHash?: string | undefined;
}

export interface BookedStatement {
  readonly id: string;
  readonly runId: string;
  readonly ordinal: number;
  readonly content: StatementContent;
  readonly storedHash: string;
  /** The department frozen with the inputs. */
  readonly frozenDepartmentId: string;
}

export interface BookedAdjustment {
  readonly id: string;
  readonly kind: 'late' | 'manual' | 'reversal';
  /** Null for a manual one. */
  readonly statementId: string | null;
  readonly employeeId: string;
  readonly period: string;
  readonly originPeriod: string;
  readonly delta: string;
  readonly lineAmounts: readonly string[];
  /** The statement or adjustment it undoes. */
  readonly reverses: string | null;
  readonly proposalId: string | null;
}

export interface BookedProposal {
  readonly id: string;
  readonly state: ProposalState;
  readonly delta: string;
  readonly proposedBy: string;
  readonly decidedBy: string | null;
}

/** A set of changes to criteria, targets or entered values. */
export interface BookedChangeSet {
  readonly id: string;
  readonly state: ChangeSetState;
  readonly authorId: string;
  readonly decidedBy: string | null;
  /** People it concerned, as they were told. */
  readonly concerned: readonly string[];
}

export interface BookedTransaction {
  readonly id: string;
  readonly kind: 'statement' | 'adjustment' | 'payment' | 'balance';
  readonly causeId: string;
  readonly employeeId: string;
  readonly period: string;
  readonly createdAt: string;
  readonly entries: readonly LedgerEntry[];
}

export interface BookedFact {
  readonly factId: string;
  readonly currentVersion: number;
  readonly versions: readonly number[];
  readonly credited: boolean;
  readonly deleted: boolean;
  readonly late: boolean;
}

export interface PeriodSum {
  readonly period: string;
  readonly statements: number;
  readonly total: string;
  /** By currency: SHA-256, in hex, of the statements' hashes, sorted and joined by a line feed. */
  readonly hashes: Readonly<Record<string, string>>;
  /** Booked in the period; absent when it was not asked for. */
  readonly adjustments?: { readonly count: number; readonly total: string } | undefined;
}
