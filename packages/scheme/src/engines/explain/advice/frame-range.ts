import { fromInteger, maximum, minimum, type Rational, toCanonicalText, ZERO } from '@premia/decimal';
import type { FactInput } from '../../../evaluation/evaluation.ts';
import { factOrder, selectFacts } from '../../../evaluation/facts.ts';
import { type Outcome, success } from '../../../evaluation/outcome.ts';
import type { FactsFrame, InputSource, Step, StepIndex } from '../../../plan/plan.ts';
import { numberValue } from '../../../values/literal.ts';
import { numberOutcome } from '../arithmetic.ts';
import { aggregate, RunningTotals, runFrame } from '../evaluate-frame.ts';
import type { FrameRun, StepScope } from '../step-scope.ts';
import type { RangeAt } from './decisions.ts';
import { type EvaluatedPlan, outcomeAt } from './evaluated-plan.ts';
import { type Stretch, turnsOf } from './line.ts';
import {
  combine,
  either,
  isPoint,
  isProblem,
  lineOf,
  minus,
  type Numbers,
  numbersIn,
  plus,
  pointOf,
  product,
  type Range,
} from './range.ts';
import { rangeOfStep } from './step-range.ts';
import { copyOf, type Variation } from './variation.ts';

type FactsStep = Extract<Step, { op: 'facts' }>;

/** What runs, as the steps of a look read it. */
export interface RunningInputs {
  /** Null where the input stands still. */
  readonly inputOf: (source: InputSource) => Range | undefined;
  /** The facts of a type that there are more, by their amount or number. */
  readonly factsOf: (factType: string) => RunningFacts | null;
  /** A step of the scheme itself runs. */
  readonly runs: (step: StepIndex) => boolean;
}

export interface RunningFacts {
  readonly variation: Variation;
  readonly fact: FactInput;
  readonly stretch: Stretch;
  /** The amount of the one, or how many of them there are, from `low`. */
  readonly numbersFrom: (low: number) => Numbers;
}

/** Runs the frames of a plan for facts that stand and facts that run. What stands is worked out once. */
export class FrameRanges {
  readonly #evaluated: EvaluatedPlan;
  readonly #standing = new Map<FactsFrame, Standing>();

  constructor(evaluated: EvaluatedPlan) {
    this.#evaluated = evaluated;
  }

  rangeOf(step: FactsStep, at: RangeAt, inputs: RunningInputs): Range {
    const { frame } = step;
    const standing = this.#standingOf(frame);
    if (standing.run.problems.length > 0) return { outcome: aggregate(step, standing.run) };
    const isMoving = frame.block.steps.some((inner) => movesInside(inner, inputs));
    const parts = isMoving ? summaryOf(this.#rangesOf(frame, at, inputs)) : standing.parts;
    const without = aggregated(step, parts, null);
    const facts = inputs.factsOf(frame.filter.factType);
    if (facts === null || facts.stretch.high === 0) return without;
    const added = this.#added({ frame, facts, standing }, at, inputs);
    const within = added === null ? without : added === 'open' ? null : aggregated(step, parts, added);
    return facts.stretch.low === 0 ? either(without, within) : within;
  }

  /**
   * The frame as the reference runs it with more facts: those that stood come to what they did, and the added ones are
   * run after them. Null where an added one would come before, or what the frame reads runs too.
   */
  runWith(frame: FactsFrame, added: readonly FactInput[], { scope, read }: ReferenceAt): FrameRun | null {
    const standing = this.#standingOf(frame);
    const { nodeId, filter } = frame;
    const { period } = scope.subject.scope;
    const { used } = selectFacts({ facts: added, badDates: [], conflicts: [] }, { nodeId, filter, period });
    if (!used.every((fact) => placeOf(standing.run, fact).isLast)) return null;
    const totals = used.length > 1 ? new RunningTotals(frame) : standing.totals;
    if (used.length > 1) for (const { fact } of standing.run.facts) totals.pass(fact);
    const facts = used.map((fact, index) => {
      const number = standing.run.facts.length + index + 1;
      const inner = { ...scope, fact: totals.scopeOf(fact, number), outer: { read } };
      if (used.length > 1) totals.pass(fact);
      return { fact, ...scope.evaluateFrame(frame, inner) };
    });
    return { ...standing.run, facts: [...standing.run.facts, ...facts] };
  }

  #standingOf(frame: FactsFrame): Standing {
    const known = this.#standing.get(frame);
    if (known !== undefined) return known;
    const { outcomes, scope } = this.#evaluated;
    const run = runFrame(frame, scope, { read: (index) => outcomeAt(outcomes, index) });
    const totals = new RunningTotals(frame);
    for (const { fact } of run.facts) totals.pass(fact);
    const standing = { run, totals, parts: summaryOf(run.facts.map(({ result }): Range => ({ outcome: result }))) };
    this.#standing.set(frame, standing);
    return standing;
  }

  #rangesOf(frame: FactsFrame, at: RangeAt, inputs: RunningInputs): readonly Range[] {
    const totals = new RunningTotals(frame);
    return this.#standingOf(frame).run.facts.map(({ fact }, index) => {
      const scope = { ...this.#evaluated.scope, fact: totals.scopeOf(fact, index + 1), outer: null };
      totals.pass(fact);
      return blockRange(frame, scope, { at: { ...at, key: `${at.key} ${index}` }, inputs, amount: null });
    });
  }

  /** The facts there are more, where they pass the frame's filter all along; `open` where that, or their sum, depends. */
  #added({ frame, facts, standing }: AddedAt, at: RangeAt, inputs: RunningInputs): Added | 'open' | null {
    const low = Math.max(facts.stretch.low, 1);
    const numbers = facts.numbersFrom(low);
    const isAmount = facts.variation.input.kind === 'next-fact';
    const fact = isAmount ? { ...facts.fact, amount: toCanonicalText(numbers.low) } : facts.fact;
    const passes = isAmount ? this.#passes(frame, { fact, amount: numbers }, at) : this.#isUsed(frame, fact);
    if (passes !== true) return passes === 'open' ? 'open' : null;
    const { used, isLast } = placeOf(standing.run, fact);
    const isAlike = frame.block.steps.every((step) => step.op !== 'field' || !COUNTED.has(step.field.kind));
    if (!isAlike && (!isLast || (!isAmount && facts.stretch.high > 1))) return 'open';
    const scope = { ...this.#evaluated.scope, fact: standing.totals.scopeOf(fact, used + 1), outer: null };
    const inner = { at: { ...at, key: `${at.key} ${used}` }, inputs, amount: isAmount ? numbers : null };
    return { each: blockRange(frame, scope, inner), count: isAmount ? pointOf(ONE_MORE) : numbers };
  }

  /** Whether a fact of an amount that runs passes; both ends tell where a condition turns at one amount only. */
  #passes(frame: FactsFrame, { fact, amount }: { fact: FactInput; amount: Numbers }, at: RangeAt): boolean | 'open' {
    const byAmount = frame.filter.where.filter(({ field }) => field === 'amount');
    for (const value of byAmount.flatMap(({ values }) => values)) {
      if (value.kind !== 'number' || amount.line === undefined) continue;
      at.notes.turns.push(...turnsOf(lineOf(minus(amount, pointOf(value.number))), at.notes.stretch));
    }
    const isOneSided = byAmount.every(({ comparison }) => ONE_SIDED.has(comparison));
    if (!isPoint(amount) && !isOneSided) return 'open';
    const isIn = this.#isUsed(frame, fact);
    return isIn === this.#isUsed(frame, { ...fact, amount: toCanonicalText(amount.high) }) ? isIn : 'open';
  }

  #isUsed({ filter, nodeId }: FactsFrame, fact: FactInput): boolean {
    const { period } = this.#evaluated.scope.subject.scope;
    return selectFacts({ facts: [fact], badDates: [], conflicts: [] }, { nodeId, filter, period }).used.length > 0;
  }
}

const framesByPlan = new WeakMap<EvaluatedPlan, FrameRanges>();

/** The frames of a plan as they stand, for all that is asked of it. */
export function framesOf(evaluated: EvaluatedPlan): FrameRanges {
  const frames = framesByPlan.get(evaluated) ?? new FrameRanges(evaluated);
  framesByPlan.set(evaluated, frames);
  return frames;
}

interface ReferenceAt {
  readonly scope: StepScope;
  readonly read: (step: StepIndex) => Outcome;
}

interface AddedAt {
  readonly frame: FactsFrame;
  readonly facts: RunningFacts;
  readonly standing: Standing;
}

interface Added {
  /** What each comes to. */
  readonly each: Range;
  readonly count: Numbers;
}

interface Standing {
  readonly run: FrameRun;
  /** Of all facts that stand. */
  readonly totals: RunningTotals;
  readonly parts: Summary;
}

const ONE_MORE: Rational = { numerator: 1n, denominator: 1n };

/** Comparisons that change at one amount only, so that both ends tell about everything between them. */
const ONE_SIDED: ReadonlySet<string> = new Set(['less', 'lessOrEqual', 'greater', 'greaterOrEqual']);

/** Fields that tell facts of the same content apart. */
const COUNTED: ReadonlySet<string> = new Set(['index', 'runningBefore', 'id']);

function placeOf({ facts }: FrameRun, fact: FactInput): { readonly used: number; readonly isLast: boolean } {
  const last = facts.at(-1)?.fact;
  return { used: facts.length, isLast: last === undefined || factOrder(last, copyOf(fact, 0)) < 0 };
}

function movesInside(step: Step, { runs, inputOf }: RunningInputs): boolean {
  return (step.op === 'outer' && runs(step.step)) || (step.op === 'input' && inputOf(step.source) !== undefined);
}

interface InnerAt {
  readonly at: RangeAt;
  readonly inputs: RunningInputs;
  /** Amounts of the fact that runs; null for one that stands. */
  readonly amount: Numbers | null;
}

function blockRange({ block, result }: FactsFrame, scope: StepScope, { at, inputs, amount }: InnerAt): Range {
  const ranges: Range[] = [];
  const read = (index: StepIndex): Range => ranges[index] ?? null;
  for (const [index, step] of block.steps.entries()) {
    const inner = { ...at, read, key: `${at.key} ${index}` };
    ranges.push(innerRange(step, inner, { scope, outer: at.read, inputs, amount }));
  }
  at.notes.work += block.steps.length;
  return ranges[result] ?? null;
}

interface InnerScope {
  readonly scope: StepScope;
  readonly outer: RangeAt['read'];
  readonly inputs: RunningInputs;
  readonly amount: Numbers | null;
}

function innerRange(step: Step, at: RangeAt, { scope, outer, inputs, amount }: InnerScope): Range {
  if (step.op === 'outer') return outer(step.step);
  if (step.op === 'field' && step.field.kind === 'amount' && amount !== null) {
    const { currency } = scope.fact?.fact ?? {};
    const isRead = currency === undefined || currency === step.type.currency;
    if (isRead) return isPoint(amount) ? { outcome: success(numberValue(amount.low)) } : amount;
  }
  if (step.op === 'facts') return null;
  if (step.op === 'input') {
    const moved = inputs.inputOf(step.source);
    if (moved !== undefined) return moved;
  }
  return rangeOfStep(step, at, scope);
}

/** What results of facts come to together. */
interface Summary {
  readonly count: number;
  /** A result that is a problem is one of the whole. */
  readonly failed: Range;
  readonly isCertain: boolean;
  /** Null where any of them can be anything, and of none. */
  readonly sum: () => Numbers | null;
  readonly least: () => Numbers | null;
  readonly most: () => Numbers | null;
}

function summaryOf(ranges: readonly Range[]): Summary {
  const numbers = ranges.map(numbersIn);
  const known = numbers.flatMap((range) => (range === null ? [] : [range]));
  const isOpen = known.length < numbers.length;
  const once = (work: () => Numbers | null): (() => Numbers | null) => {
    let done: { readonly numbers: Numbers | null } | null = null;
    return () => {
      done ??= { numbers: isOpen ? null : work() };
      return done.numbers;
    };
  };
  const extreme = (of: typeof minimum) => () =>
    known.length === 0
      ? null
      : { low: known.map(({ low }) => low).reduce(of), high: known.map(({ high }) => high).reduce(of) };
  return {
    count: ranges.length,
    failed: ranges.find(isProblem) ?? null,
    isCertain: ranges.every((range) => range !== null && 'outcome' in range),
    sum: once(() => known.reduce(plus, pointOf(ZERO))),
    least: once(extreme(minimum)),
    most: once(extreme(maximum)),
  };
}

function aggregated(step: FactsStep, parts: Summary, added: Added | null): Range {
  if (step.aggregate !== 'count') {
    if (parts.failed !== null) return parts.failed;
    if (added !== null && isProblem(added.each)) return added.each;
  }
  if (added === null && parts.count === 0) return { outcome: aggregate(step, NOTHING) };
  const numbers = aggregatedNumbers(step.aggregate, parts, added);
  const isCertain =
    step.aggregate === 'count' ||
    (parts.isCertain && (added === null || (added.each !== null && 'outcome' in added.each)));
  if (numbers === null || !isCertain || !isPoint(numbers)) return numbers;
  return { outcome: numberOutcome(numbers.low, step.nodeId) };
}

const NOTHING: FrameRun = { facts: [], excluded: [], problems: [] };

function aggregatedNumbers(op: FactsStep['aggregate'], parts: Summary, added: Added | null): Numbers | null {
  const standing = pointOf(fromInteger(parts.count));
  const count = added === null ? standing : plus(standing, added.count);
  if (op === 'count') return count;
  const each = added === null ? null : numbersIn(added.each);
  if (added !== null && each === null) return null;
  switch (op) {
    case 'sum':
      return sumWith(parts, each, added);
    case 'average': {
      const sum = sumWith(parts, each, added);
      return sum === null ? null : numbersIn(combine('divide', sum, count));
    }
    case 'minimum':
    case 'maximum': {
      const extreme = op === 'minimum' ? parts.least() : parts.most();
      if (each === null) return extreme;
      if (parts.count === 0) return each;
      return extreme === null ? null : numbersIn(combine(op, extreme, each));
    }
  }
}

function sumWith(parts: Summary, each: Numbers | null, added: Added | null): Numbers | null {
  const sum = parts.sum();
  if (sum === null || each === null || added === null) return sum;
  return plus(sum, product(added.count, each));
}
