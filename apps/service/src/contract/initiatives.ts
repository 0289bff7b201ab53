import type { InitiativeCommand, InitiativeKind, InitiativeState } from '@premia/compensation';
import type { BilingualText } from './bilingual-text.ts';

export type { InitiativeCommand, InitiativeKind, InitiativeState };

/** initiatives.list(): achievements and proposals the caller may see, the newest first. */
export interface Initiative {
  readonly id: string;
  readonly kind: InitiativeKind;
  readonly state: InitiativeState;
  readonly revision: number;
  readonly title: string;
  readonly description: string;
  readonly happenedOn: string;
  readonly recordedAt: string;
  readonly authors: readonly { readonly employeeId: string; readonly name: BilingualText; readonly share: string }[];
  readonly department: { readonly id: string; readonly name: BilingualText };
  readonly assessor: { readonly id: string; readonly name: BilingualText } | null;
  readonly deadline: string | null;
  readonly isOverdue: boolean;
  readonly effect: {
    readonly amount: string;
    /** 1: once. */
    readonly months: number;
    readonly from: string;
    readonly evidence: string;
  } | null;
  /** While a correction waits for its approval: the effect that counts until then. */
  readonly standing: { readonly amount: string; readonly months: number; readonly from: string } | null;
  readonly currency: string;
  /** What was last said about it by whoever returned, declined, corrected or revoked it. */
  readonly reason: string;
  /** Where it counts for the caller: a month and the line of a scheme that pays for it. */
  readonly rewards: readonly InitiativeReward[];
  /** What the caller may do with it now; the service decides again when it is done. */
  readonly may: readonly PersonalInitiativeCommand[];
}

export interface InitiativeReward {
  readonly period: string;
  readonly schemeId: string;
  readonly code: string;
  readonly title: BilingualText;
  /** What the line as a whole came to, for everything it pays for in the month. */
  readonly amount: string;
}

/** The commands people give; `reward` is the service's own. */
export type PersonalInitiativeCommand = Exclude<InitiativeCommand, 'reward'>;

export interface InitiativeAuthorShare {
  readonly employeeId: string;
  readonly share: string;
}

export type InitiativeDecided =
  | { readonly ok: true; readonly id: string; readonly state: InitiativeState; readonly revision: number }
  | { readonly ok: false; readonly code: string };

/** initiatives.summary(): by department; groups of too few authors are put together for those who see aggregates only. */
export interface InitiativeSummary {
  readonly currency: string;
  /** For those who see aggregates only: since when the sums are as they are shown; they change with five people at least. */
  readonly asOf: string | null;
  readonly departments: readonly InitiativeDepartmentSum[];
}

export interface InitiativeDepartmentSum {
  /** Null: departments that are too small to be shown. A sum is null where it would tell of too few people. */
  readonly department: { readonly id: string; readonly name: BilingualText } | null;
  readonly recorded: number | null;
  readonly approved: number | null;
  /** Measured effect of those that count, over all their months. */
  readonly effect: string | null;
  /** What sealed statements paid on initiative lines to the department's people. */
  readonly reward: string | null;
}
