import type { EmployeeResult } from '@premia/scheme';
import type { BilingualText } from './bilingual-text.ts';

export type PeriodState = 'open' | 'closing' | 'sealed';
/** periods.list() */
export interface PeriodSummary {
  readonly period: string;
  readonly state: PeriodState;
  readonly from: string;
  readonly to: string;
  /** Null for callers who may see no amounts. */
  readonly accrued: string | null;
  readonly currency: string;
}
/** preview: for whoever asked; provisional: shown to people and their heads before it is final; final: becomes the books. */
export type RunKind = 'preview' | 'provisional' | 'final';
export type RunState =
  | 'draft'
  | 'snapshotting'
  | 'computing'
  | 'review'
  | 'approved'
  | 'sealed'
  | 'exported'
  | 'paid'
  | 'failed'
  | 'cancelled';
/** runs.list({ period? }), runs.get({ runId }), runs.launch({ period, kind }) → RunSummary */
export interface RunSummary {
  readonly id: string;
  readonly period: string;
  readonly kind: RunKind;
  readonly state: RunState;
  readonly revision: number;
  readonly launchedBy: BilingualText;
  readonly launchedAt: string;
  readonly participants: number;
  readonly computed: number;
  readonly problems: number;
  readonly total: string;
  readonly currency: string;
  readonly runHash: string | null;
  /** Of a run that is not sealed: the first earlier period that is not either, so that its balances are not in here. */
  readonly earlierOpen: string | null;
  /** Of a final run that is not sealed: how many differences between what sources sent and what it has seen are undecided. */
  readonly openHoles: number;
  /** Of a run that failed: on whom, as few as could be found out; null for any other. */
  readonly failure: RunFailure | null;
  /** Transitions the caller may ask for now: runs.approve / seal / export / markPaid / cancel ({ runId, revision }). */
  readonly transitions: readonly ('approve' | 'seal' | 'export' | 'markPaid' | 'cancel')[];
}
export interface RunFailure {
  /** How many people could not be calculated; `people` names the first of them. */
  readonly count: number;
  readonly people: readonly {
    readonly id: string;
    readonly name: BilingualText;
    readonly departmentName: BilingualText | null;
    /** What the person is paid by; one of these cannot be calculated. */
    readonly schemes: readonly { readonly id: string; readonly title: BilingualText }[];
  }[];
}
/** runs.statements({ runId, cursor?, search?, departmentId?, onlyProblems? }) */
export interface StatementPage {
  readonly rows: readonly StatementSummary[];
  readonly nextCursor: string | null;
}
export interface StatementSummary {
  readonly id: string;
  readonly employeeId: string;
  readonly name: BilingualText;
  readonly departmentName: BilingualText;
  readonly period: string;
  readonly schemeTitle: BilingualText;
  readonly lines: readonly {
    readonly code: string;
    readonly title: BilingualText;
    readonly category: string;
    readonly amount: string;
  }[];
  readonly total: string | null;
  readonly previousTotal: string | null;
  readonly problems: number;
}
/** What a refused command answers; the caller shows `code` in words. */
export interface Refusal {
  readonly ok: false;
  readonly code: string;
  readonly details: Readonly<Record<string, string>>;
}

export type ExceptionKind = 'problem' | 'change' | 'cap' | 'zero';

/** runs.exceptions({ runId, kind?, cursor? }): what to look at before approving, the biggest difference first. */
export interface RunExceptionPage {
  /** How many statements there are of each kind; one may be of several. */
  readonly counts: Readonly<Record<ExceptionKind, number>>;
  /** The kind of these rows: what was asked for, or else the gravest that occurs; null when nothing is unusual. */
  readonly kind: ExceptionKind | null;
  readonly rows: readonly RunException[];
  /** Pass as `cursor` for the page after; null on the last. */
  readonly next: number | null;
}

export interface RunException {
  readonly statementId: string;
  readonly employeeId: string;
  readonly name: BilingualText;
  readonly departmentName: BilingualText;
  readonly schemeTitle: BilingualText;
  readonly total: string | null;
  readonly previousTotal: string | null;
  readonly problems: readonly EmployeeResult['problems'][number][];
  /** Lines that are as high as their scheme lets them be. */
  readonly capped: readonly { readonly code: string; readonly title: BilingualText; readonly amount: string }[];
  readonly kinds: readonly ExceptionKind[];
}
/** statements.asOf({ employeeId, period, on }): what the books told at the end of a day, where the company is. */
export interface PayAsOf {
  readonly employeeId: string;
  readonly period: string;
  readonly on: string;
  readonly state: 'accruing' | 'sealed';
  readonly currency: string;
  /** Accrued or sealed by then; null when nothing was worked out yet. */
  readonly total: string | null;
  /** Booked by then about this period. */
  readonly corrections: string;
  /** Of all periods: made payable, paid, and what was left. */
  readonly owed: string;
  readonly paid: string;
  readonly balance: string;
}
/** statements.replay({ employeeId, period }): calculated again from the frozen inputs. */
export interface StatementReplay {
  readonly statementId: string;
  readonly total: string | null;
  readonly replayedTotal: string | null;
  readonly resultHash: string;
  readonly replayedHash: string;
  readonly isSame: boolean;
}
/** runs.exports({ runId }): the payroll files of a run. */
export interface PayrollExport {
  readonly id: string;
  readonly number: number;
  readonly period: string;
  readonly currency: string;
  readonly language: 'ru' | 'en';
  readonly rows: number;
  /** Sum of the amounts in the file. */
  readonly controlSum: string;
  /** SHA-256 of the file's bytes. */
  readonly sha256: string;
  readonly createdBy: BilingualText;
  readonly createdAt: string;
}
/** runs.exportFile({ exportId }): the file again, byte for byte. */
export interface PayrollFile {
  readonly name: string;
  readonly content: string;
  readonly sha256: string;
}
/** runs.holds({ runId }), runs.hold / runs.release ({ runId, employeeId, reason }) */
export interface RunHold {
  readonly id: string;
  readonly employeeId: string;
  readonly name: BilingualText;
  readonly reason: string;
  readonly heldBy: BilingualText | null;
  readonly heldAt: string;
  readonly releasedBy: BilingualText | null;
  readonly releasedAt: string | null;
  readonly releaseReason: string;
}
export interface Done {
  readonly done: true;
}
/** runs.reconcile({ runId }): calculated = approved = exported = paid, and where not. */
export interface Reconciliation {
  readonly currency: string;
  readonly documents: number;
  readonly calculated: string;
  readonly approved: string;
  readonly exported: string;
  readonly paid: string;
  readonly differences: readonly ReconciledDocument[];
}
export interface ReconciledDocument {
  readonly causeKind: 'statement' | 'adjustment';
  readonly causeId: string;
  readonly employeeId: string;
  readonly name: BilingualText;
  readonly calculated: string | null;
  readonly approved: string | null;
  readonly exported: string | null;
  readonly paid: string | null;
  readonly isHeld: boolean;
}

/** runs.approve / seal / export / markPaid / cancel ({ runId, revision }) */
export type RunChanged = { readonly ok: true; readonly run: RunSummary } | Refusal;
