/**
 * The shapes that cross the wire between the service and its callers (browser, terminal).
 * Amounts and rates are decimal strings; dates are `YYYY-MM-DD`; instants are ISO 8601 in UTC;
 * a period is `2026-10`, `2026-Q3` or `2026`. Types only: the browser imports nothing else from here.
 *
 * tRPC lives at `/trpc`, at most ten calls a batch. Some queries carry a whole document: call with
 * `methodOverride: 'POST'`, so that none of it has to fit into an address.
 */
import type { CriterionRecords } from '@premia/compensation';
import type {
  Diagnostic,
  EmployeeResult,
  EvaluationRequest,
  PayMore,
  SchemeComponents,
  SchemeDocument,
} from '@premia/scheme';

export interface BilingualText {
  readonly ru?: string | undefined;
  readonly en?: string | undefined;
}

export type Role = 'admin' | 'hr' | 'finance' | 'head' | 'employee' | 'executive';

// ── session ────────────────────────────────────────────────────────────────
/** session.demoPeople (public): who a visitor of a demo installation can be. */
export interface DemoPerson {
  readonly employeeId: string;
  readonly name: BilingualText;
  readonly role: Role;
  readonly position: BilingualText;
  readonly department: BilingualText;
}
/** session.me; session.signIn({ employeeId }) sets an http-only cookie; session.signOut(). */
export interface SessionPerson {
  readonly employeeId: string;
  readonly name: BilingualText;
  readonly roles: readonly Role[];
  readonly departmentId: string | null;
  /** Actions of the policy this person may perform at all, for showing or hiding doors. */
  readonly may: readonly string[];
}

// ── people ─────────────────────────────────────────────────────────────────
/** people.departments({ on? }) */
export interface DepartmentNode {
  readonly id: string;
  readonly name: BilingualText;
  readonly parentId: string | null;
  readonly headId: string | null;
  readonly employees: number;
}
/** people.list({ departmentId?, search?, on? }): only people the caller may see. */
export interface PersonSummary {
  readonly id: string;
  readonly name: BilingualText;
  readonly position: BilingualText;
  readonly departmentId: string;
  readonly departmentName: BilingualText;
  readonly hiredOn: string;
  readonly leftOn: string | null;
}

// ── criteria ───────────────────────────────────────────────────────────────
/** criteria.list() */
export interface CriterionSummary {
  readonly key: string;
  readonly title: BilingualText;
  readonly type: 'money' | 'number' | 'percent' | 'count';
  readonly description: BilingualText;
  readonly factType: string | null;
  readonly ownerName: BilingualText;
}
/** criteria.sources(): everything a scheme can read, for pickers in the designer. */
export interface SchemeSources {
  readonly criteria: readonly CriterionSummary[];
  readonly attributes: readonly { readonly key: string; readonly type: string; readonly title: BilingualText }[];
  readonly factTypes: readonly {
    readonly type: string;
    readonly title: BilingualText;
    readonly attributes: readonly { readonly key: string; readonly type: string; readonly title: BilingualText }[];
  }[];
  readonly tables: readonly {
    readonly key: string;
    readonly title: BilingualText;
    readonly columns: readonly string[];
  }[];
}

// ── schemes ────────────────────────────────────────────────────────────────
export type SchemeStatus = 'draft' | 'published' | 'active' | 'archived';
/** schemes.list() */
export interface SchemeSummary {
  readonly id: string;
  readonly key: string;
  readonly title: BilingualText;
  readonly status: SchemeStatus;
  readonly period: 'month' | 'quarter' | 'year';
  readonly currency: string;
  readonly ownerName: BilingualText;
  readonly activeVersion: number | null;
  readonly employees: number;
  readonly problems: number;
  readonly changedAt: string;
}
/** schemes.open({ schemeId }) */
export interface SchemeDetail extends SchemeSummary {
  readonly draft: SchemeDocument;
  /** Optimistic-concurrency token of the draft; schemes.saveDraft takes it back. */
  readonly revision: number;
  readonly versions: readonly SchemeVersionSummary[];
  readonly assignments: readonly SchemeAssignment[];
}
/** schemes.components(): the newest version of every scheme in use, to be used as a node of another. */
export interface PublishedComponent {
  readonly key: string;
  readonly title: BilingualText;
  readonly period: 'month' | 'quarter' | 'year';
  readonly currency: string;
  readonly version: number;
  readonly hash: string;
}
/** schemes.component({ hash }): a published version and all it uses, by hash. */
export interface ComponentCopies {
  readonly components: SchemeComponents;
}
export interface SchemeVersionSummary {
  readonly id: string;
  readonly version: number;
  readonly hash: string;
  readonly publishedAt: string;
  readonly publishedBy: BilingualText;
  readonly note: string;
}
export interface SchemeAssignment {
  readonly id: string;
  readonly versionId: string;
  readonly target: {
    readonly kind: 'department' | 'position' | 'employee';
    readonly id: string;
    readonly name: BilingualText;
  };
  readonly from: string;
  readonly to: string | null;
}
/** schemes.create({ title, period, currency, document? }) → { schemeId } */
export interface SchemeCreated {
  readonly schemeId: string;
}
/** schemes.saveDraft({ schemeId, document, revision }) */
export type DraftSaved =
  | { readonly ok: true; readonly revision: number; readonly hash: string; readonly diagnostics: readonly Diagnostic[] }
  | { readonly ok: false; readonly reason: 'conflict'; readonly revision: number; readonly changedBy: BilingualText };
/**
 * schemes.publish({ schemeId, revision, note, assignTo?: { departmentId, from } }):
 * refuses while the draft has errors or failing cases.
 */
export type SchemePublished =
  | { readonly ok: true; readonly version: SchemeVersionSummary }
  | {
      readonly ok: false;
      readonly reason: 'conflict' | 'diagnostics' | 'cases';
      readonly diagnostics: readonly Diagnostic[];
    };
/**
 * schemes.sampleInputs({ document, period, employeeIds }) → EvaluationRequest: what the compiled document
 * requires, for people the caller may see; the browser evaluates it with the same engines.
 */
export type SampleInputs = EvaluationRequest;

// ── simulation ─────────────────────────────────────────────────────────────
/** simulation.compare({ schemeId, candidate: 'draft' | versionId, periods, departmentId? }) */
export interface SimulationResult {
  readonly schemeTitle: BilingualText;
  readonly periods: readonly string[];
  readonly currency: string;
  readonly base: SimulationSide;
  readonly candidate: SimulationSide;
  readonly fundDelta: string;
  readonly people: readonly SimulationPerson[];
  readonly departments: readonly {
    readonly departmentId: string;
    readonly name: BilingualText;
    readonly base: string;
    readonly candidate: string;
    readonly delta: string;
  }[];
  readonly calculatedAt: string;
}
export interface SimulationSide {
  readonly label: string;
  readonly version: number | null;
  readonly fund: string;
  readonly average: string;
  readonly median: string;
  readonly maximum: string;
  readonly atZero: number;
  /** People left out of the sums, each listed with the problem. */
  readonly failed: number;
}
export interface SimulationPerson {
  readonly employeeId: string;
  readonly name: BilingualText;
  readonly departmentId: string;
  readonly departmentName: BilingualText;
  readonly position: BilingualText;
  readonly base: string | null;
  readonly candidate: string | null;
  readonly delta: string | null;
  readonly problems: readonly EmployeeResult['problems'][number][];
}
/** simulation.person({ schemeId, candidate, period, employeeId }) → both results with traces. */
export interface SimulationPersonDetail {
  readonly base: EmployeeResult | null;
  readonly candidate: EmployeeResult;
}

// ── periods and runs ───────────────────────────────────────────────────────
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
export type RunKind = 'preview' | 'final';
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
  /** Transitions the caller may ask for now: runs.approve / seal / export / markPaid / cancel ({ runId, revision }). */
  readonly transitions: readonly ('approve' | 'seal' | 'export' | 'markPaid' | 'cancel')[];
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

/** runs.exceptions({ runId }): what to look at before approving, worst first. */
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
  readonly kinds: readonly ('problem' | 'change' | 'cap' | 'zero')[];
}
/** statements.asOf({ employeeId, period, at }): what the books told at an instant. */
export interface PayAsOf {
  readonly employeeId: string;
  readonly period: string;
  readonly at: string;
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

// ── adjustments ────────────────────────────────────────────────────────────
export type ProposalState = 'proposed' | 'booked' | 'rejected' | 'superseded' | 'withdrawn';
/** late: the closed period comes out differently now; manual: a decision; reversal: the undoing of what was booked. */
export type AdjustmentKind = 'late' | 'manual' | 'reversal';
/** Why a correction is due. `several` as source: `id` facts together; `recalculation`: no single fact can be named. */
export interface AdjustmentCause {
  readonly kind: string;
  readonly source: string;
  readonly id: string;
  readonly title: string;
  readonly change: 'added' | 'corrected' | 'removed' | null;
  readonly on: string | null;
}
export interface AdjustmentLine {
  readonly code: string;
  readonly title: BilingualText;
  readonly category: string;
  readonly amount: string;
  readonly before: string;
  readonly after: string;
}
/** One explained part: a cause and what it changed. */
export interface AdjustmentStep {
  readonly cause: AdjustmentCause;
  readonly delta: string;
  readonly lines: readonly AdjustmentLine[];
  readonly balances: readonly { readonly name: string; readonly before: string; readonly after: string }[];
}
/** adjustments.list({ state?, period? }): proposed ones first. */
export interface AdjustmentProposal {
  readonly id: string;
  readonly kind: AdjustmentKind;
  readonly state: ProposalState;
  readonly revision: number;
  readonly employeeId: string;
  readonly name: BilingualText;
  readonly departmentName: BilingualText;
  readonly schemeTitle: BilingualText;
  /** The period it is about, and where it was booked. */
  readonly originPeriod: string;
  readonly bookedPeriod: string | null;
  readonly currency: string;
  readonly delta: string;
  readonly steps: readonly AdjustmentStep[];
  readonly reason: string;
  /** Null for the service itself. */
  readonly proposedBy: BilingualText | null;
  readonly proposedAt: string;
  readonly decidedBy: BilingualText | null;
  readonly decidedAt: string | null;
  readonly decisionReason: string;
  /** What the caller may decide now. */
  readonly decisions: readonly ('approve' | 'reject' | 'withdraw')[];
}
export interface AdjustmentList {
  readonly proposals: readonly AdjustmentProposal[];
  /** Closed periods that cannot be recalculated for somebody as the data stands. */
  readonly unclear: readonly {
    readonly period: string;
    readonly employeeId: string;
    readonly name: BilingualText;
    readonly problem: string;
  }[];
}
/** adjustments.ofPeriod({ period }): what is booked in it, as far as the caller may see. */
export interface BookedAdjustment extends AdjustmentStep {
  readonly id: string;
  readonly kind: AdjustmentKind;
  readonly employeeId: string;
  readonly name: BilingualText;
  readonly schemeTitle: BilingualText;
  readonly period: string;
  readonly originPeriod: string;
  readonly currency: string;
  readonly reason: string;
  readonly bookedAt: string;
  readonly isReversed: boolean;
}
/** adjustments.propose({ employeeId, period, amount, category, title, reason }), adjustments.reverse({ kind, id, reason }) */
export interface ProposalMade {
  readonly proposalId: string;
  readonly state: ProposalState;
}
/** adjustments.decide({ proposalId, revision, decision, reason }) */
export type ProposalDecided =
  | {
      readonly ok: true;
      readonly proposalId: string;
      readonly state: ProposalState;
      /** Where it was booked, when it was. */
      readonly period: string | null;
    }
  | Refusal;

// ── portal ─────────────────────────────────────────────────────────────────
/** portal.overview({ period? }): the caller's own month; portal.watch({ period }) streams PortalChange over SSE. */
export interface PortalOverview {
  readonly period: string;
  readonly periods: readonly string[];
  readonly currency: string;
  readonly total: string | null;
  /** Parts add up to `total`. */
  readonly status: { readonly accrued: string; readonly approved: string; readonly paid: string };
  readonly state: PeriodState;
  readonly asOf: string;
  readonly lines: readonly PortalLine[];
  /** Corrections of earlier periods and by decision that are booked in this one; part of `total`. */
  readonly adjustments: readonly BookedAdjustment[];
  readonly attainment: readonly {
    readonly criterion: string;
    readonly title: BilingualText;
    readonly actual: string | null;
    readonly target: string | null;
    readonly type: string;
    /** Boundaries of the scheme's bands on this criterion, for the marks on the bar. */
    readonly boundaries: readonly string[];
  }[];
  readonly changes: readonly PortalChange[];
  readonly problems: readonly EmployeeResult['problems'][number][];
}
export interface PortalLine {
  readonly schemeId: string;
  readonly schemeTitle: BilingualText;
  readonly code: string;
  readonly title: BilingualText;
  readonly category: string;
  readonly amount: string;
}
export interface PortalChange {
  readonly period: string;
  readonly at: string;
  /** What one of the person's schemes came to; the difference is what the whole moved by. */
  readonly totalBefore: string | null;
  readonly totalAfter: string | null;
  readonly cause: {
    readonly kind: 'fact' | 'scheme' | 'target' | 'adjustment';
    readonly source: string;
    readonly id: string;
    readonly title: string;
  } | null;
}
/** portal.breakdown({ period, schemeId, code }): everything needed to explain one line, down to the deal. */
export interface PortalBreakdown {
  readonly period: string;
  readonly line: PortalLine;
  readonly document: SchemeDocument;
  readonly schemeVersion: number;
  readonly result: EmployeeResult;
  /** Facts of the employee in the period, whether used or not, for lookup by (source, id). */
  readonly facts: readonly FactDetail[];
  /** What each criterion that the scheme reads was worked out from. */
  readonly criteria: readonly CriterionRecords[];
  /** The smallest changes that would pay more while the period is open. */
  readonly payMore: readonly PayMore[];
  readonly asOf: string;
}
export interface FactDetail {
  readonly source: string;
  readonly id: string;
  readonly type: string;
  readonly occurredOn: string;
  readonly amount: string | null;
  readonly currency: string | null;
  readonly title: string;
  readonly attributes: Readonly<Record<string, string>>;
}

// ── dashboards (ClickHouse) ────────────────────────────────────────────────
/** dashboards.fundByMonth({ from, to }), dashboards.fundByDepartment({ period }), dashboards.fundAgainstRevenue({ from, to }) */
export interface FundByMonth {
  readonly rows: readonly {
    readonly period: string;
    readonly fund: string;
    readonly people: number;
    readonly sealed: boolean;
  }[];
  readonly currency: string;
  readonly freshness: Freshness;
}
export interface FundByDepartment {
  readonly rows: readonly {
    readonly departmentId: string;
    readonly name: BilingualText;
    /** Null when the group has fewer people than may be shown. */
    readonly fund: string | null;
    readonly people: number | null;
    readonly previousFund: string | null;
  }[];
  readonly currency: string;
  readonly freshness: Freshness;
}
export interface FundAgainstRevenue {
  readonly rows: readonly {
    readonly period: string;
    readonly fund: string;
    readonly revenue: string;
    readonly ratio: string | null;
  }[];
  readonly currency: string;
  readonly freshness: Freshness;
}
export interface Freshness {
  readonly asOf: string | null;
  /** Outbox rows not yet projected. */
  readonly pending: number;
}

// ── facts over HTTP ────────────────────────────────────────────────────────
/** POST /api/facts with a bearer token: { items: FactSubmission[] } (1–1,000) → { results: FactAnswer[] } in the same order. */
export interface FactSubmission {
  readonly source: string;
  readonly id: string;
  readonly type: string;
  readonly on: string;
  readonly version?: number;
  readonly amount?: string;
  readonly currency?: string;
  readonly title?: string;
  readonly employee: string | readonly { readonly employee: string; readonly share: string }[];
  readonly attributes?: Readonly<Record<string, string>>;
  readonly deleted?: boolean;
}
export type FactAnswer =
  | { readonly status: 'accepted' | 'accepted_late' | 'duplicate' | 'superseded' }
  | { readonly status: 'conflict' | 'rejected'; readonly code: string; readonly message: BilingualText };

// ── commands on runs ───────────────────────────────────────────────────────
/** runs.approve / seal / export / markPaid / cancel ({ runId, revision }) */
export type RunChanged = { readonly ok: true; readonly run: RunSummary } | Refusal;

// ── audit, imports, tokens ─────────────────────────────────────────────────
/** audit.list({ cursor?, subjectKind?, subjectId? }) */
export interface AuditPage {
  readonly rows: readonly AuditEntry[];
  readonly nextCursor: string | null;
}
export interface AuditEntry {
  readonly id: string;
  readonly at: string;
  /** Null for the service itself and for connectors. */
  readonly actorName: BilingualText | null;
  readonly action: string;
  readonly subject: { readonly kind: string; readonly id: string };
  readonly details: Readonly<Record<string, string>>;
}
/** imports.list() */
export interface ImportSummary {
  readonly id: string;
  readonly at: string;
  readonly actorName: BilingualText | null;
  readonly kind: string;
  readonly source: string;
  readonly accepted: number;
  readonly duplicates: number;
  readonly rejected: number;
}
/** tokens.list(), tokens.revoke({ tokenId }) */
export interface ApiTokenSummary {
  readonly id: string;
  readonly title: string;
  readonly createdAt: string;
  readonly createdBy: BilingualText;
  /** To the minute. */
  readonly lastUsedAt: string | null;
  readonly revokedAt: string | null;
}
/** tokens.create({ title }): the only time the secret is shown. */
export interface ApiTokenCreated {
  readonly id: string;
  readonly token: string;
}

// ── errors ─────────────────────────────────────────────────────────────────
/**
 * `error.data` of every tRPC error: `failure` is the stable code to show in words
 * (`request/absent`, `session/required`, `analytics/unavailable`, …), `requestId` the one to quote to support.
 */
export interface ErrorData {
  readonly failure: string;
  readonly details: Readonly<Record<string, string>>;
  readonly requestId: string;
}

/** What a comment is pinned to: the whole scheme, a node, one of its ports, or a cell by its path in the node's params. */
export interface CommentAnchor {
  readonly nodeId?: string | undefined;
  readonly port?: string | undefined;
  readonly path?: string | undefined;
}

/** A remark on a scheme, or an answer to one (`threadId`). */
export interface SchemeComment {
  readonly id: string;
  readonly threadId: string | null;
  readonly anchor: CommentAnchor;
  readonly text: string;
  readonly mentions: readonly string[];
  readonly author: { readonly id: string; readonly name: BilingualText };
  readonly createdAt: string;
  readonly resolvedAt: string | null;
  readonly resolvedBy: BilingualText | null;
}

export interface MentionablePerson {
  readonly id: string;
  readonly name: BilingualText;
}
