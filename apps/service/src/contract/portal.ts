import type { CriterionRecords } from '@premia/compensation';
import type { ChangePart, EmployeeResult, PayMore, SchemeDocument, ValueType } from '@premia/scheme';
import type { BookedAdjustment } from './adjustments.ts';
import type { BilingualText } from './bilingual-text.ts';
import type { ParameterOrigin } from './parameters.ts';
import type { PeriodState } from './runs.ts';

/** portal.overview({ period? }): the caller's own month; portal.watch({ period, after? }) streams PortalChange over SSE. */
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
  /** What finance last showed for the period; null when nothing is shown, and once the period is sealed. */
  readonly provisional: PortalProvisional | null;
}
export interface PortalProvisional {
  readonly shownBy: BilingualText;
  readonly shownAt: string;
  /** Without adjustments, as is `accrued`, what the same schemes have come to by now; null when a part is not known. */
  readonly total: string | null;
  readonly accrued: string | null;
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
  /** Rises with every change of the person's; `portal.whyChanged` takes it. */
  readonly id: string;
  readonly period: string;
  readonly at: string;
  /** What one of the person's schemes came to; the difference is what the whole moved by. */
  readonly totalBefore: string | null;
  readonly totalAfter: string | null;
  readonly cause: {
    readonly kind: 'fact' | 'scheme' | 'target' | 'adjustment' | 'parameter' | 'rate' | 'calendar';
    readonly source: string;
    readonly id: string;
    readonly title: string;
  } | null;
}
/**
 * portal.whyChanged({ period, after, upTo? }): what moved the shown total since a change (`0`: since the first), up to one;
 * portal.betweenPeriods({ from, to }): one closed period against another; portal.sinceProvisional({ period }): what moved
 * since finance showed the period. `before`, every part of every scheme and the
 * adjustments add up to `after`, to the minor unit.
 */
export interface PortalWhyChanged {
  readonly currency: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly schemes: readonly SchemeChange[];
  /** Corrections and decisions booked, on either side. */
  readonly adjustments: { readonly before: string; readonly after: string };
}
export interface SchemeChange {
  readonly schemeId: string;
  readonly schemeTitle: BilingualText;
  readonly before: string | null;
  readonly after: string | null;
  /**
   * explained: `parts` add up to the difference; began, ended: the scheme pays since or no more; unknown: one side could not
   * be worked out; not-kept: calculated before both sides were kept.
   */
  readonly how: 'explained' | 'began' | 'ended' | 'unknown' | 'not-kept';
  readonly parts: readonly ChangePart[];
  /** The scheme's parameters, for naming and writing them. */
  readonly parameters: readonly { readonly key: string; readonly title: BilingualText; readonly type: ValueType }[];
  /** What was recorded between the sides, newest first. */
  readonly causes: readonly NonNullable<PortalChange['cause']>[];
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
  /** Values of parameters that are not the scheme's own: whose, since when, by whom. */
  readonly parameters: readonly ParameterOrigin[];
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
