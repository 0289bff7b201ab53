import type { CriterionRecords } from '@premia/compensation';
import type { EmployeeResult, PayMore, SchemeDocument } from '@premia/scheme';
import type { BookedAdjustment } from './adjustments.ts';
import type { BilingualText } from './bilingual-text.ts';
import type { PeriodState } from './runs.ts';

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
