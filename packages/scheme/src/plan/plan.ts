import type { Rational, RoundingMode } from '@premia/decimal';
import type { PeriodKind } from '../values/period.ts';
import type { Value } from '../values/value.ts';
import type { ValueType } from '../values/value-type.ts';

/**
 * The executable form of a scheme: typed steps in an order in which every operand comes first.
 * A plan holds no user text that could become code, does no I/O and states all it needs.
 */
export interface Plan {
  readonly schemeKey: string;
  readonly schemeHash: string;
  readonly period: PeriodKind;
  readonly currency: string;
  readonly requirements: Requirements;
  readonly body: Block;
  readonly results: readonly PlanResult[];
}

/** Steps of one scope: the scheme itself, or the inner graph of an `each` frame. */
export interface Block {
  readonly steps: readonly Step[];
  /**
   * Which step holds the value of which node output, in execution order; one step may hold several. Traces and live
   * values read it, so that lowering is free to share steps.
   */
  readonly outputs: readonly BlockOutput[];
}

export interface BlockOutput {
  readonly nodeId: string;
  readonly port: string;
  readonly step: StepIndex;
}

/** Index into the steps of the same block; always smaller than the index of the step that uses it. */
export type StepIndex = number;

export type Measure = 'actual' | 'target' | 'attainment' | 'previous' | 'yearToDate';

/** Where an input step reads its value from; the loader fills these before evaluation. */
export type InputSource =
  | { readonly kind: 'criterion'; readonly criterion: string; readonly measure: Exclude<Measure, 'attainment'> }
  | { readonly kind: 'attribute'; readonly attribute: string }
  | { readonly kind: 'parameter'; readonly parameter: string }
  | { readonly kind: 'balance'; readonly balance: string }
  | { readonly kind: 'calendar'; readonly measure: CalendarMeasure; readonly scope: CalendarScope };

/** Days are counts; `firstDay` and `lastDay` are dates, both inside the scope. */
export type CalendarMeasure = 'days' | 'workingDays' | 'firstDay' | 'lastDay';
/** The period itself, or the month, quarter or year that holds its last day. */
export type CalendarScope = 'period' | 'month' | 'quarter' | 'year';

/** What must be loaded before the plan can run, each once, in order of first use. */
export interface Requirements {
  readonly inputs: readonly { readonly source: InputSource; readonly type: ValueType }[];
  readonly factTypes: readonly string[];
  readonly factAttributes: readonly { readonly attribute: string; readonly type: ValueType }[];
  readonly tables: readonly string[];
  readonly parameters: readonly PlanParameter[];
  /** Other employees' values are needed (team, pool, rank). */
  readonly team: boolean;
  /** Which department stands below which has to be known. */
  readonly departments: boolean;
  /** Currencies whose rates are needed, each pair once. */
  readonly rates: readonly { readonly from: string; readonly to: string }[];
}

/** The employee's override wins over the request's value, which wins over the scheme's own. */
export interface PlanParameter {
  readonly key: string;
  readonly type: ValueType;
  /** In force while no dated value is; null when the scheme leaves it to the inputs. */
  readonly value: Value | null;
  /** Rising by `from`; the last one that begins on or before the period's last day is in force. */
  readonly dated: readonly { readonly from: string; readonly value: Value }[];
}

interface StepOrigin {
  /** The node this step was made for; a problem that arises here names it. Outputs are listed in `Block.outputs`. */
  readonly nodeId: string;
  readonly type: ValueType;
}

export type Comparison = 'equal' | 'notEqual' | 'less' | 'lessOrEqual' | 'greater' | 'greaterOrEqual';

/**
 * One operation. A problem in an operand becomes the step's problem, except where a step says
 * otherwise: `select` looks only at the branch taken, `recover` replaces a problem.
 */
export type Step = StepOrigin & StepOperation;

/** Characters of a formula: those of the divisor, and of all that is divided by it. */
export interface WrittenDivision {
  readonly divisor: { readonly from: number; readonly to: number };
  readonly whole: { readonly from: number; readonly to: number };
}

export type StepOperation =
  | { readonly op: 'constant'; readonly value: Value }
  | { readonly op: 'input'; readonly source: InputSource }
  | {
      readonly op: 'add' | 'subtract' | 'multiply' | 'minimum' | 'maximum';
      readonly left: StepIndex;
      readonly right: StepIndex;
    }
  /**
   * A zero divisor is the problem `value/zero-divisor`, naming `divisor` (a port or an input) when there is one;
   * `recover` with `only: 'zero-divisor'` states a fallback.
   */
  | {
      readonly op: 'divide';
      readonly left: StepIndex;
      readonly right: StepIndex;
      readonly divisor?: string;
      /** Where in a formula's text it is written; nothing is worked out by it. */
      readonly written?: WrittenDivision;
    }
  | { readonly op: 'negate' | 'absolute'; readonly value: StepIndex }
  | { readonly op: 'power'; readonly value: StepIndex; readonly exponent: number }
  | { readonly op: 'round'; readonly value: StepIndex; readonly digits: number; readonly mode: RoundingMode }
  /** MROUND, CEILING, FLOOR; a step that is not positive is the problem `value/bad-multiple`. */
  | {
      readonly op: 'roundToMultiple';
      readonly value: StepIndex;
      readonly multiple: StepIndex;
      readonly mode: RoundingMode;
    }
  | { readonly op: 'compare'; readonly comparison: Comparison; readonly left: StepIndex; readonly right: StepIndex }
  | { readonly op: 'and' | 'or'; readonly operands: readonly StepIndex[] }
  | { readonly op: 'not'; readonly value: StepIndex }
  | { readonly op: 'select'; readonly condition: StepIndex; readonly then: StepIndex; readonly otherwise: StepIndex }
  | {
      readonly op: 'recover';
      readonly value: StepIndex;
      readonly fallback: StepIndex;
      readonly only: 'missing' | 'zero-divisor' | 'any';
    }
  | TiersOperation
  | TableOperation
  /** `days`: to − from; `months`: whole months gone by; `workingDays`: Mondays to Fridays in [from, to). Negative backwards. */
  | {
      readonly op: 'dateDifference';
      readonly from: StepIndex;
      readonly to: StepIndex;
      readonly unit: 'days' | 'months' | 'workingDays';
    }
  | { readonly op: 'datePart'; readonly value: StepIndex; readonly part: 'year' | 'month' | 'day' }
  | {
      readonly op: 'dateShift';
      readonly value: StepIndex;
      readonly months: StepIndex;
      readonly to: 'same-day' | 'month-end';
    }
  | FactsOperation
  | TeamOperation
  /** A problem stated by the scheme's shape, as a decision table in which no row holds. */
  | { readonly op: 'fail'; readonly code: string; readonly input: string | null }
  /** Rounds `value` to minor units and shares it out by the weights, largest remainder first; answers share `index`. */
  | {
      readonly op: 'split';
      readonly value: StepIndex;
      readonly weights: readonly StepIndex[];
      readonly index: number;
      readonly digits: number;
    }
  /** By the last rate dated on or before `on`; none is the problem `value/missing-rate`. Same currency: unchanged. */
  | {
      readonly op: 'convert';
      readonly value: StepIndex;
      readonly from: string;
      readonly to: string;
      readonly on: StepIndex;
    }
  /** Inside an `each` block: a value of the current fact or the running total before it. */
  | { readonly op: 'field'; readonly field: FactField }
  /** Inside an `each` block: a value of the enclosing block. */
  | { readonly op: 'outer'; readonly step: StepIndex };

/** Rows are `[from, to)` in rising order; the last is open unless `to` is given. */
export interface Band {
  readonly from: Rational;
  readonly to: Rational | null;
  readonly rate: Rational | null;
  readonly amount: Rational | null;
}

/**
 * Let x = position + value (position is 0 when there is none). The band of x is the one whose [from, to) holds it,
 * counted from 1; below the first band it is 0 and nothing is earned. At or above a stated `to` of the last band
 * marginal and interpolated amounts earn nothing more; where a single band must decide (whole, interpolated rates, output
 * `rate` or `band`) it is the problem `value/above-last-band`.
 *
 * - marginal: amount = (R(x) − R(position)) × (base, if given) + A(x) − A(position), where R(x) sums rate × the part of
 *   [0, x) inside each band, and A(x) sums the amounts of the bands entered: from <= x, or x > 0 for a band from zero.
 *   Its `rate` is that of the band of x.
 * - whole: amount = rate × (base, else value) + amount, both of the band of x; missing ones count as 0.
 * - interpolated, rates: the rate runs linearly from each band's `from` to the next one's and stays level in the last;
 *   amount = rate(x) × (base, else value). Amounts: A(x) − A(position), where A(x) sums the full amounts of the bands
 *   below x and the proportional part of its own. A document may not mix the two in one table.
 *
 * `from` is never negative in marginal mode and with interpolated amounts.
 */
export interface TiersOperation {
  readonly op: 'tiers';
  readonly mode: 'marginal' | 'whole' | 'interpolated';
  readonly output: 'amount' | 'rate' | 'band';
  readonly value: StepIndex;
  readonly position: StepIndex | null;
  readonly base: StepIndex | null;
  readonly bands: readonly Band[];
}

/** A `band` axis matches the row whose [from, to) holds the key; a `value` axis matches exactly. */
export type AxisKeys =
  | { readonly kind: 'bands'; readonly from: readonly Rational[] }
  | { readonly kind: 'values'; readonly keys: readonly Value[] };

export type TableOperation =
  /** `cells` in row-major order over the axes; a key outside every axis is the problem `value/not-in-table`. */
  | {
      readonly op: 'matrix';
      readonly keys: readonly StepIndex[];
      readonly axes: readonly AxisKeys[];
      readonly cells: readonly Value[];
    }
  /** A shared reference table supplied with the inputs. */
  | { readonly op: 'lookup'; readonly table: string; readonly key: StepIndex; readonly column: string };

/**
 * `amount` has the step's currency: a fact that names another one is the problem `fact/other-currency`. `index` counts
 * from 1. A field the fact lacks is the problem `input/missing`.
 */
export type FactField =
  | { readonly kind: 'amount' | 'date' | 'id' | 'source' }
  | { readonly kind: 'attribute'; readonly attribute: string }
  /** Sum over the facts that came before this one in the frame, of `of` (the amount or an attribute). */
  | { readonly kind: 'runningBefore'; readonly of: string | null }
  | { readonly kind: 'index' };

export interface FactFilter {
  readonly factType: string;
  readonly where: readonly FactCondition[];
}

export interface FactCondition {
  /** `amount`, `on`, `source`, `id` or the key of an attribute. */
  readonly field: string;
  readonly comparison: Comparison | 'in' | 'notIn';
  readonly values: readonly Value[];
}

export type Aggregate = 'sum' | 'count' | 'average' | 'minimum' | 'maximum';

/**
 * Runs `block` for every fact that passes `filter`, in the order (on, source, id), and aggregates its
 * `result` step. Several aggregates of one frame share the block: the lowering emits one step each
 * with the same `frame` object, so that an engine can run it once.
 */
export interface FactsOperation {
  readonly op: 'facts';
  readonly aggregate: Aggregate;
  readonly frame: FactsFrame;
}

export interface FactsFrame {
  readonly nodeId: string;
  readonly filter: FactFilter;
  readonly block: Block;
  readonly result: StepIndex;
}

/** `subtree`: the employee's department and every one below it. */
export type TeamScope = 'department' | 'subtree' | 'participants';
export type TeamAggregate = 'sum' | 'average' | 'minimum' | 'maximum' | 'count' | 'rank' | 'share';

/**
 * Reads `value` of every employee of the request in this employee's scope; needs whole groups at once, so an engine that
 * works row by row leaves it to the reference. `rank` is 1 for the greatest, equal values share a rank; `share` is
 * own / sum. `pool` shares out `amount`, which has to be the same for the whole group, by `weight`.
 */
export type TeamOperation =
  | { readonly op: 'team'; readonly aggregate: TeamAggregate; readonly scope: TeamScope; readonly value: StepIndex }
  | {
      readonly op: 'pool';
      readonly amount: StepIndex;
      readonly weight: StepIndex;
      /** Subtrees lie inside one another: an amount cannot be shared out over them once. */
      readonly scope: Exclude<TeamScope, 'subtree'>;
      readonly digits: number;
    };

/** In the order of `order`, then `code`; `order` and `title` are for whoever shows the result. */
export type PlanResult =
  | {
      readonly kind: 'payout';
      readonly nodeId: string;
      readonly code: string;
      readonly category: PayoutCategory;
      readonly step: StepIndex;
      readonly visible: boolean;
      readonly order: number;
      readonly title: ResultTitle;
    }
  | {
      readonly kind: 'indicator';
      readonly nodeId: string;
      readonly code: string;
      readonly step: StepIndex;
      readonly order: number;
      readonly title: ResultTitle;
    }
  /** What the ledger would hold after this result, written with the currency's digits. */
  | { readonly kind: 'balance'; readonly nodeId: string; readonly balance: string; readonly step: StepIndex };

export interface ResultTitle {
  readonly ru?: string | undefined;
  readonly en?: string | undefined;
}

export const PAYOUT_CATEGORIES = ['bonus', 'commission', 'premium', 'penalty', 'initiative'] as const;
export type PayoutCategory = (typeof PAYOUT_CATEGORIES)[number];
