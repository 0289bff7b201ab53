import type { BilingualText } from './bilingual-text.ts';
import type { Refusal } from './runs.ts';

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
  /** How many people's closed periods are being recalculated after late data: proposals may still come. */
  readonly recalculating: number;
  /** Closed periods that cannot be recalculated for somebody as the data stands. */
  readonly unclear: readonly {
    readonly period: string;
    readonly employeeId: string;
    readonly name: BilingualText;
    readonly problem: string;
  }[];
}
/** adjustments.approveSeveral({ proposals }), adjustments.rejectSeveral({ proposals, reason }) */
export interface ProposalsDecided {
  readonly decided: number;
  /** Which of them were not decided, and why; nothing has changed for these. */
  readonly refused: readonly { readonly proposalId: string; readonly code: string }[];
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
