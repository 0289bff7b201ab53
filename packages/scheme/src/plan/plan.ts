import type { Rational, RoundingMode } from '@premia/decimal';
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

export type PeriodKind = 'month' | 'quarter' | 'year';

/** Steps of one scope: the scheme itself, or the inner graph of an `each` frame. */
export interface Block {
  readonly steps: readonly Step[];
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
  | { readonly kind: 'calendar'; readonly measure: 'days' | 'workingDays' };

/** What must be loaded before the plan can run, each once, in order of first use. */
export interface Requirements {
  readonly inputs: readonly { readonly source: InputSource; readonly type: ValueType }[];
  readonly factTypes: readonly string[];
  readonly factAttributes: readonly { readonly attribute: string; readonly type: ValueType }[];
  readonly tables: readonly string[];
  readonly parameters: readonly { readonly key: string; readonly type: ValueType; readonly value: Value | null }[];
  /** Other employees' values are needed (team, pool, rank). */
  readonly team: boolean;
  readonly rates: boolean;
}

interface StepOrigin {
  /** The node and output port this step's value belongs to; a formula's inner steps carry `port: null`. */
  readonly nodeId: string;
  readonly port: string | null;
  readonly type: ValueType;
}

export type Comparison = 'equal' | 'notEqual' | 'less' | 'lessOrEqual' | 'greater' | 'greaterOrEqual';

/**
 * One operation. A problem in an operand becomes the step's problem, except where a step says
 * otherwise: `select` looks only at the branch taken, `recover` replaces a problem.
 */
export type Step = StepOrigin & StepOperation;

export type StepOperation =
  | { readonly op: 'constant'; readonly value: Value }
  | { readonly op: 'input'; readonly source: InputSource }
  | { readonly op: 'add' | 'subtract' | 'multiply' | 'minimum' | 'maximum'; readonly left: StepIndex; readonly right: StepIndex }
  /** A zero divisor is the problem `value/zero-divisor`; `recover` with `only: 'zero-divisor'` states a fallback. */
  | { readonly op: 'divide'; readonly left: StepIndex; readonly right: StepIndex }
  | { readonly op: 'negate' | 'absolute'; readonly value: StepIndex }
  | { readonly op: 'power'; readonly value: StepIndex; readonly exponent: number }
  | { readonly op: 'round'; readonly value: StepIndex; readonly digits: number; readonly mode: RoundingMode }
  /** MROUND, CEILING, FLOOR; a step that is not positive is the problem `value/bad-multiple`. */
  | { readonly op: 'roundToMultiple'; readonly value: StepIndex; readonly multiple: StepIndex; readonly mode: RoundingMode }
  | { readonly op: 'compare'; readonly comparison: Comparison; readonly left: StepIndex; readonly right: StepIndex }
  | { readonly op: 'and' | 'or'; readonly operands: readonly StepIndex[] }
  | { readonly op: 'not'; readonly value: StepIndex }
  | { readonly op: 'select'; readonly condition: StepIndex; readonly then: StepIndex; readonly otherwise: StepIndex }
  | { readonly op: 'recover'; readonly value: StepIndex; readonly fallback: StepIndex; readonly only: 'missing' | 'zero-divisor' | 'any' }
  | TiersOperation
  | TableOperation
  | { readonly op: 'dateDifference'; readonly from: StepIndex; readonly to: StepIndex; readonly unit: 'days' | 'months' }
  | { readonly op: 'datePart'; readonly value: StepIndex; readonly part: 'year' | 'month' | 'day' }
  | { readonly op: 'dateShift'; readonly value: StepIndex; readonly months: StepIndex; readonly to: 'same-day' | 'month-end' }
  | FactsOperation
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
 * marginal: each band pays its rate on its own slice of `value` (plus its amount once entered);
 * whole: the band that holds `value` decides rate and amount for all of it;
 * interpolated: rates run linearly from one `from` to the next, amounts are earned linearly within their band.
 * With `position` the slice measured is [position, position + value). With `base` the rate found by
 * `value` is applied to `base` instead of `value` itself.
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
  | { readonly op: 'matrix'; readonly keys: readonly StepIndex[]; readonly axes: readonly AxisKeys[]; readonly cells: readonly Value[] }
  /** A shared reference table supplied with the inputs. */
  | { readonly op: 'lookup'; readonly table: string; readonly key: StepIndex; readonly column: string };

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

export type PlanResult =
  | {
      readonly kind: 'payout';
      readonly nodeId: string;
      readonly code: string;
      readonly category: PayoutCategory;
      readonly step: StepIndex;
      readonly visible: boolean;
    }
  | { readonly kind: 'indicator'; readonly nodeId: string; readonly code: string; readonly step: StepIndex };

export const PAYOUT_CATEGORIES = ['bonus', 'commission', 'premium', 'penalty', 'initiative'] as const;
export type PayoutCategory = (typeof PAYOUT_CATEGORIES)[number];
