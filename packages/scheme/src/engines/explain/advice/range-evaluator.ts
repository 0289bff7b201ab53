import { add, compare, divide, fromInteger, multiply, type Rational, toCanonicalText, ZERO } from '@premia/decimal';
import type { FactInput } from '../../../evaluation/evaluation.ts';
import { selectFacts } from '../../../evaluation/facts.ts';
import { failureOf, type Outcome } from '../../../evaluation/outcome.ts';
import { neededSteps } from '../../../plan/needed-steps.ts';
import { operandsOf } from '../../../plan/operands.ts';
import type { AxisKeys, FactsFrame, Plan, Step, StepIndex } from '../../../plan/plan.ts';
import { compareValues } from '../arithmetic.ts';
import { RunningTotals } from '../evaluate-frame.ts';
import { evaluateStep } from '../evaluate-step.ts';
import type { StepScope } from '../step-scope.ts';
import {
  booleanIn,
  combine,
  decided,
  either,
  hull,
  isProblem,
  type Numbers,
  numbersIn,
  type Range,
  toMultiples,
  transform,
} from './range.ts';
import { bandsReached, reachedBy, tiersRange } from './tiers-range.ts';
import { movedInput, type Variation, valueAfter } from './variation.ts';

/** Steps of the input from `low` to `high`, both included; 0 is how things stand. */
export interface Stretch {
  readonly low: number;
  readonly high: number;
}

/** What a rule that chooses chose all along a stretch; null where it does not choose the same everywhere. */
export type Decisions = ReadonlyMap<string, Decision>;

export interface Decision {
  readonly nodeId: string;
  readonly kind: 'condition' | 'band' | 'cell';
  readonly chosen: string | null;
}

export interface RangeResult {
  /** The most the payouts can come to together; null when nothing can be said. */
  readonly most: Rational | null;
  readonly decisions: Decisions;
}

export interface EvaluatedPlan {
  readonly plan: Plan;
  /** Outcomes of the plan's own steps as things stand. */
  readonly outcomes: readonly Outcome[];
  readonly scope: StepScope;
}

/**
 * Runs a plan for a whole stretch of one input at once: what it answers holds for every point of the stretch. Only
 * steps that rest on the input are worked out again. Whatever has no bounds here – an interpolated table, a date, a
 * team – can be anything, which makes a search longer, never wrong.
 */
export class RangeEvaluator {
  readonly #evaluated: EvaluatedPlan;
  readonly #variation: Variation;
  readonly #moved: ReadonlySet<StepIndex>;
  readonly #order: readonly StepIndex[];

  constructor(evaluated: EvaluatedPlan, variation: Variation) {
    this.#evaluated = evaluated;
    this.#variation = variation;
    const { plan } = evaluated;
    const payouts = plan.results.flatMap((result) => (result.kind === 'payout' ? [result.step] : []));
    const needed = neededSteps(plan.body, payouts);
    const moved = new Set<StepIndex>();
    for (const [index, step] of plan.body.steps.entries()) {
      if (needed.has(index) && this.#moves(step, moved)) moved.add(index);
    }
    this.#moved = moved;
    this.#order = [...moved].sort((left, right) => left - right);
  }

  /** Whether any payout rests on the input at all. */
  get matters(): boolean {
    return this.#evaluated.plan.results.some(({ kind, step }) => kind === 'payout' && this.#moved.has(step));
  }

  /** Steps that are worked out for every stretch, those of frames for every fact. */
  get work(): number {
    const { plan, scope } = this.#evaluated;
    const facts = scope.facts.facts.length + 1;
    return this.#order.reduce((sum, index) => {
      const step = plan.body.steps[index];
      return sum + (step?.op === 'facts' ? step.frame.block.steps.length * facts : 1);
    }, 1);
  }

  evaluate(stretch: Stretch): RangeResult {
    const { plan, outcomes } = this.#evaluated;
    const decisions = new Map<string, Decision>();
    const ranges = new Map<StepIndex, Range>();
    const read = (index: StepIndex): Range => {
      if (this.#moved.has(index)) return ranges.get(index) ?? null;
      const outcome = outcomes[index];
      return outcome === undefined ? null : { outcome };
    };
    for (const index of this.#order) {
      const step = plan.body.steps[index];
      if (step !== undefined) ranges.set(index, this.#rangeOf(step, { read, stretch, decisions, key: `${index}` }));
    }
    return { most: this.#most(read), decisions };
  }

  #most(read: (index: StepIndex) => Range): Rational | null {
    let most: Rational = ZERO;
    for (const result of this.#evaluated.plan.results) {
      if (result.kind !== 'payout') continue;
      const numbers = numbersIn(read(result.step));
      if (numbers === null) return null;
      most = add(most, numbers.high);
    }
    return most;
  }

  #moves(step: Step, moved: ReadonlySet<StepIndex>): boolean {
    if (step.op === 'input') return movedInput(this.#variation, step.source) !== null;
    if (step.op === 'facts') return this.#movesFrame(step.frame, moved);
    return operandsOf(step).some((operand) => moved.has(operand));
  }

  #movesFrame(frame: FactsFrame, moved: ReadonlySet<StepIndex>): boolean {
    const { fact } = this.#variation;
    const readsMoved = (step: Step): boolean =>
      (step.op === 'outer' && moved.has(step.step)) ||
      (step.op === 'input' && movedInput(this.#variation, step.source) !== null);
    return frame.filter.factType === fact?.type || frame.block.steps.some(readsMoved);
  }

  #rangeOf(step: Step, at: RangeAt): Range {
    switch (step.op) {
      case 'input': {
        const from = movedInput(this.#variation, step.source);
        return from === null ? null : this.#stretchFrom(from, at.stretch);
      }
      case 'facts':
        return this.#framesRange(step, at);
      default:
        return rangeOfStep(step, at, this.#evaluated.scope);
    }
  }

  #stretchFrom(from: Rational, { low, high }: Stretch): Numbers {
    const { unit } = this.#variation;
    const [first, last] = [valueAfter({ from, unit }, low), valueAfter({ from, unit }, high)];
    // A unit may be negative: the input then falls along the stretch.
    return compare(first, last) <= 0 ? { low: first, high: last } : { low: last, high: first };
  }

  #framesRange(step: Extract<Step, { op: 'facts' }>, at: RangeAt): Range {
    const { frame, aggregate } = step;
    const { scope } = this.#evaluated;
    const selectAt = { nodeId: frame.nodeId, filter: frame.filter, period: scope.subject.scope.period };
    const { used, problems } = selectFacts(scope.facts, selectAt);
    if (problems.length > 0) return { outcome: { ok: false, problems } };
    const added = this.#addedFact(frame, at.stretch);
    if (added === 'open') return null;
    const totals = new RunningTotals(frame);
    const run = (fact: FactInput, index: number, amount: Numbers | null): Range => {
      const inner: StepScope = { ...scope, fact: totals.scopeOf(fact, index + 1), outer: null };
      const result = this.#blockRange(frame, inner, { ...at, key: `${at.key} ${index}`, amount });
      totals.pass(fact);
      return result;
    };
    const ranges = used.map((fact, index) => run(fact, index, null));
    if (added !== null) ranges.push(run(added.fact, used.length, added.amount));
    return aggregateOf(aggregate, ranges);
  }

  /** The fact that runs, where it passes the frame's filter all along; `open` where that depends on its amount. */
  #addedFact(
    { filter, nodeId }: FactsFrame,
    stretch: Stretch,
  ): { readonly fact: FactInput; readonly amount: Numbers | null } | 'open' | null {
    const { fact, from } = this.#variation;
    if (fact === null || fact.type !== filter.factType || stretch.high === 0) return null;
    if (fact.amount === undefined) return this.#standingFact(fact, { filter, nodeId });
    const amount = this.#stretchFrom(from, stretch);
    const { period } = this.#evaluated.scope.subject.scope;
    const passes = (amountText: string): boolean => {
      const facts = { facts: [{ ...fact, amount: amountText }], badDates: [], conflicts: [] };
      return selectFacts(facts, { nodeId, filter, period }).used.length > 0;
    };
    const isByAmount = filter.where.some(({ field }) => field === 'amount');
    const isPoint = compare(amount.low, amount.high) === 0;
    const isOneSided = filter.where.every(({ field, comparison }) => field !== 'amount' || ONE_SIDED.has(comparison));
    if (isByAmount && !isPoint && !isOneSided) return 'open';
    const lowest = toCanonicalText(amount.low);
    const isIn = passes(lowest);
    if (isIn !== passes(toCanonicalText(amount.high))) return 'open';
    return isIn ? { fact: { ...fact, amount: lowest }, amount } : null;
  }

  /** A fact without an amount: nothing about it runs. */
  #standingFact(fact: FactInput, { filter, nodeId }: Pick<FactsFrame, 'filter' | 'nodeId'>) {
    const { period } = this.#evaluated.scope.subject.scope;
    const { used } = selectFacts({ facts: [fact], badDates: [], conflicts: [] }, { nodeId, filter, period });
    return used.length === 0 ? null : { fact, amount: null };
  }

  #blockRange({ block, result }: FactsFrame, scope: StepScope, at: FrameAt): Range {
    const ranges: Range[] = [];
    const read = (index: StepIndex): Range => ranges[index] ?? null;
    for (const [index, step] of block.steps.entries()) {
      const inner = { ...at, read, key: `${at.key} ${index}` };
      ranges.push(this.#innerRange(step, inner, { scope, outer: at.read, amount: at.amount }));
    }
    return ranges[result] ?? null;
  }

  #innerRange(
    step: Step,
    at: RangeAt,
    { scope, outer, amount }: { scope: StepScope; outer: RangeAt['read']; amount: Numbers | null },
  ): Range {
    if (step.op === 'outer') return outer(step.step);
    if (step.op === 'field' && step.field.kind === 'amount' && amount !== null) return amount;
    if (step.op === 'facts') return null;
    if (step.op === 'input') {
      const from = movedInput(this.#variation, step.source);
      if (from !== null) return this.#stretchFrom(from, at.stretch);
    }
    return rangeOfStep(step, at, scope);
  }
}

interface RangeAt {
  readonly read: (index: StepIndex) => Range;
  readonly stretch: Stretch;
  readonly decisions: Map<string, Decision>;
  /** Names the step among all that decide. */
  readonly key: string;
}

interface FrameAt extends RangeAt {
  /** Amounts of the fact that runs; null for one that stands. */
  readonly amount: Numbers | null;
}

/** Comparisons that change at one amount only, so that both ends tell about everything between them. */
const ONE_SIDED: ReadonlySet<string> = new Set(['less', 'lessOrEqual', 'greater', 'greaterOrEqual']);

/** A step whose operands may run. With every operand certain it is the step itself. */
function rangeOfStep(step: Step, at: RangeAt, scope: StepScope): Range {
  if (step.op === 'select') return selectRange(step, at);
  if (step.op === 'recover') {
    const value = at.read(step.value);
    const isCertain = value !== null && 'outcome' in value && value.outcome.ok;
    return isCertain ? value : either(value, at.read(step.fallback));
  }
  const operands = operandsOf(step).map(at.read);
  const certain = operands.flatMap((range) => (range !== null && 'outcome' in range ? [range.outcome] : []));
  const failed = failureOf(certain);
  if (failed !== null) return { outcome: failed };
  if (step.op === 'team' || step.op === 'pool') return null;
  const range = certain.length === operands.length ? certainRange(step, at, scope) : runningRange(step, at);
  decide(step, at, range);
  return range;
}

function certainRange(step: Step, { read }: RangeAt, scope: StepScope): Range {
  const outcomeAt = (index: StepIndex): Outcome => {
    const range = read(index);
    if (range === null || !('outcome' in range)) throw new Error('advice: an operand is not certain');
    return range.outcome;
  };
  return { outcome: evaluateStep(step, outcomeAt, scope) };
}

function selectRange(step: Extract<Step, { op: 'select' }>, { read }: RangeAt): Range {
  const condition = read(step.condition);
  if (isProblem(condition)) return condition;
  const holds = booleanIn(condition);
  if (holds === null) return either(read(step.then), read(step.otherwise));
  return read(holds ? step.then : step.otherwise);
}

/** At least one operand is not certain, and none is a problem. */
function runningRange(step: Step, at: RangeAt): Range {
  const numbers = (index: StepIndex): Numbers | null => numbersIn(at.read(index));
  switch (step.op) {
    case 'add':
    case 'subtract':
    case 'multiply':
    case 'divide':
    case 'minimum':
    case 'maximum': {
      const [left, right] = [numbers(step.left), numbers(step.right)];
      return left === null || right === null ? null : combine(step.op, left, right);
    }
    case 'negate':
    case 'absolute':
    case 'power':
    case 'round': {
      const value = numbers(step.value);
      return value === null ? null : transform(step, value);
    }
    case 'roundToMultiple': {
      const [value, multiple] = [numbers(step.value), numbers(step.multiple)];
      const isOne = multiple !== null && compare(multiple.low, multiple.high) === 0;
      return value === null || !isOne ? null : toMultiples(step, value, multiple.low);
    }
    case 'compare': {
      const [left, right] = [numbers(step.left), numbers(step.right)];
      return left === null || right === null ? null : yesOrNo(decided(step.comparison, left, right));
    }
    case 'and':
    case 'or': {
      const answers = step.operands.map((operand) => booleanIn(at.read(operand)));
      const deciding = step.op === 'or';
      if (answers.includes(deciding)) return yesOrNo(deciding);
      return answers.includes(null) ? null : yesOrNo(!deciding);
    }
    case 'not': {
      const answer = booleanIn(at.read(step.value));
      return yesOrNo(answer === null ? null : !answer);
    }
    case 'tiers': {
      const ranges = tierRanges(step, at);
      return ranges === null ? null : tiersRange(step, ranges);
    }
    case 'matrix':
      return matrixRange(step, at);
    default:
      return null;
  }
}

function yesOrNo(boolean: boolean | null): Range {
  return boolean === null ? null : { outcome: { ok: true, value: { kind: 'boolean', boolean } } };
}

function tierRanges({ value, position, base }: Extract<Step, { op: 'tiers' }>, { read }: RangeAt) {
  const numbers = numbersIn(read(value));
  const start = position === null ? null : numbersIn(read(position));
  const factor = base === null ? null : numbersIn(read(base));
  const isOpen = (position !== null && start === null) || (base !== null && factor === null);
  return numbers === null || isOpen ? null : { value: numbers, position: start, base: factor };
}

/** Every cell that the keys can point to. */
function matrixRange(step: Extract<Step, { op: 'matrix' }>, { read }: RangeAt): Range {
  let cells: readonly number[] = [0];
  for (const [index, axis] of step.axes.entries()) {
    const key = step.keys[index];
    const rows = key === undefined ? null : rowsOf(axis, read(key));
    if (rows === null) return null;
    const size = axis.kind === 'bands' ? axis.from.length : axis.keys.length;
    cells = cells.flatMap((cell) => rows.map((row) => cell * size + row));
  }
  const ranges = cells.map((cell): Range => {
    const value = step.cells[cell];
    return value === undefined ? null : { outcome: { ok: true, value } };
  });
  const [first, ...rest] = ranges;
  return first === undefined ? null : rest.reduce(either, first);
}

/** Rows that a key can be in; below the first band it is in none, which is a problem. */
function rowsOf(axis: AxisKeys, key: Range): readonly number[] | null {
  if (axis.kind === 'values') {
    if (key === null || !('outcome' in key) || !key.outcome.ok) return null;
    const { value } = key.outcome;
    const row = axis.keys.findIndex((known) => compareValues(known, value) === 0);
    return row < 0 ? [] : [row];
  }
  const numbers = numbersIn(key);
  if (numbers === null) return null;
  const last = axis.from.findLastIndex((from) => compare(from, numbers.high) <= 0);
  const first = Math.max(
    axis.from.findLastIndex((from) => compare(from, numbers.low) <= 0),
    0,
  );
  return Array.from({ length: Math.max(last - first + 1, 0) }, (_, offset) => first + offset);
}

/** Notes what a rule that chooses chose. */
function decide(step: Step, at: RangeAt, range: Range): void {
  const note = (kind: Decision['kind'], chosen: string | null): void => {
    at.decisions.set(at.key, { nodeId: step.nodeId, kind, chosen });
  };
  if (step.op === 'compare') {
    const holds = booleanIn(range);
    note('condition', holds === null ? null : String(holds));
  }
  if (step.op === 'tiers') {
    const ranges = tierRanges(step, at);
    const bands = ranges === null ? null : bandsReached(step.bands, reachedBy(ranges));
    note('band', bands === null || bands.first !== bands.last ? null : String(bands.first));
  }
  if (step.op === 'matrix') {
    const rows = step.axes.map((axis, index) => rowsOf(axis, at.read(step.keys[index] ?? -1)));
    const isOne = rows.every((row) => row?.length === 1);
    note('cell', isOne ? rows.map((row) => row?.[0]).join(' ') : null);
  }
}

function aggregateOf(aggregate: Extract<Step, { op: 'facts' }>['aggregate'], ranges: readonly Range[]): Range {
  const failed = ranges.find(isProblem);
  if (failed !== undefined) return failed;
  if (aggregate === 'count') return point(fromInteger(ranges.length));
  const numbers = ranges.map(numbersIn);
  const known = numbers.flatMap((range) => (range === null ? [] : [range]));
  if (known.length < numbers.length) return null;
  const lows = known.map(({ low }) => low);
  const highs = known.map(({ high }) => high);
  switch (aggregate) {
    case 'sum':
      return { low: lows.reduce(add, ZERO), high: highs.reduce(add, ZERO) };
    case 'average': {
      if (known.length === 0) return null;
      const share = divide(fromInteger(1), fromInteger(known.length));
      return { low: multiply(lows.reduce(add, ZERO), share), high: multiply(highs.reduce(add, ZERO), share) };
    }
    case 'minimum':
    case 'maximum': {
      const [least, most] = [hull(lows), hull(highs)];
      if (least === null || most === null) return null;
      return aggregate === 'minimum' ? { low: least.low, high: most.low } : { low: least.high, high: most.high };
    }
  }
}

function point(number: Rational): Numbers {
  return { low: number, high: number };
}
