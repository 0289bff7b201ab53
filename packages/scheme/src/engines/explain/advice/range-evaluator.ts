import { type Rational, sign, ZERO } from '@premia/decimal';
import { success } from '../../../evaluation/outcome.ts';
import { operandsOf } from '../../../plan/operands.ts';
import type { InputSource, Step, StepIndex } from '../../../plan/plan.ts';
import { numberValue } from '../../../values/literal.ts';
import type { Decision, Decisions, Notes, RangeAt } from './decisions.ts';
import { type EvaluatedPlan, outcomeAt, stepsBehind } from './evaluated-plan.ts';
import { type FrameRanges, framesOf, type RunningInputs } from './frame-range.ts';
import { type Stretch, straight } from './line.ts';
import { along, isPoint, isProblem, type Numbers, numbersIn, plus, pointOf, type Range } from './range.ts';
import { rangeOfStep } from './step-range.ts';
import { teamRange } from './team-range.ts';
import { type Variation, valueAfter } from './variation.ts';

export interface RangeResult {
  /** All payouts together; null when nothing can be said. */
  readonly total: Numbers | null;
  /** Some payout is a problem all along: there is no total. */
  readonly isProblem: boolean;
  /** The total is exactly what it is said to be: every input stands at one place, and nothing was left open. */
  readonly isExact: boolean;
  /** The most the payouts can come to together; null when nothing can be said. */
  readonly most: Rational | null;
  /** Of the steps worked out. */
  readonly decisions: Decisions;
  /** The first rule that chooses, or may choose, otherwise than it does as things stand. */
  readonly crossing: Decision | null;
  readonly turns: readonly number[];
  /** Steps worked out. */
  readonly work: number;
  readonly known: Known;
}

/** What is certain of a stretch holds for all its parts: there only what `runs` is worked out again. */
export interface Known {
  readonly ranges: ReadonlyMap<StepIndex, Range>;
  readonly runs: readonly StepIndex[];
  readonly crossing: Crossing | null;
}

interface Payouts {
  readonly moved: readonly StepIndex[];
  /** Of all others together; null when one has no number. */
  readonly total: Numbers | null;
}

interface Crossing {
  readonly step: StepIndex;
  readonly decision: Decision;
}

/**
 * Runs a plan for a whole stretch of inputs at once: what it answers holds for every point of the stretch. Only steps
 * that rest on the inputs are worked out again. Along the one input that leads values are known by the lines they follow;
 * the others run freely. Whatever has no bounds here – a date, a pool – can be anything, which makes a search longer,
 * never wrong.
 */
export class RangeEvaluator {
  readonly #evaluated: EvaluatedPlan;
  readonly #variations: readonly Variation[];
  readonly #lead: number;
  readonly #order: readonly StepIndex[];
  readonly #moved: ReadonlySet<StepIndex>;
  readonly #frames: FrameRanges;
  readonly #sure = new Map<StepIndex, boolean>();
  #standing: Decisions | null = null;
  #payouts: Payouts | null = null;
  #team: ReadonlySet<StepIndex> | null = null;

  constructor(evaluated: EvaluatedPlan, variations: readonly Variation[], lead = 0) {
    this.#evaluated = evaluated;
    this.#variations = variations;
    this.#lead = lead;
    this.#frames = framesOf(evaluated);
    const { readers } = evaluated;
    const first = variations.flatMap(({ input }) =>
      input.kind === 'criterion'
        ? (readers.ofCriterion.get(input.criterion) ?? [])
        : (readers.ofFactType.get(input.factType) ?? []),
    );
    this.#order = stepsBehind(
      evaluated,
      first.filter((index) => movesItself(evaluated.plan.body.steps[index], variations)),
    );
    this.#moved = new Set(this.#order);
  }

  /** Steps that rest on the inputs, in order. */
  get order(): readonly StepIndex[] {
    return this.#order;
  }

  /** About how much work one look is, at first. */
  get cost(): number {
    const { plan, scope } = this.#evaluated;
    const isMoved = (step: Step): boolean =>
      (step.op === 'outer' && this.#moved.has(step.step)) ||
      (step.op === 'input' && this.#variations.some((variation) => movedInput(variation, step.source) !== null));
    return this.#order.reduce((sum, index) => {
      const step = plan.body.steps[index];
      if (step?.op !== 'facts') return sum + 1;
      const { steps } = step.frame.block;
      return sum + steps.length * (steps.some(isMoved) ? scope.facts.facts.length : 1) + 1;
    }, 0);
  }

  /** Whether any payout rests on the input at all. */
  get matters(): boolean {
    return this.#order.length > 0;
  }

  evaluate(stretches: readonly Stretch[], known: Known | null = null): RangeResult {
    const ranges = new Map(known?.ranges);
    const inputs = this.#inputsOf(stretches);
    const notes = this.#notesOf(stretches);
    const read = (index: StepIndex): Range => {
      if (this.#moved.has(index)) return ranges.get(index) ?? null;
      return { outcome: outcomeAt(this.#evaluated.outcomes, index) };
    };
    const runs: StepIndex[] = [];
    let [crossing, settled] = [known?.crossing ?? null, known?.crossing ?? null];
    for (const index of known?.runs ?? this.#order) {
      notes.crossed = null;
      notes.isOpen = false;
      const range = this.#rangeOf(index, { read, notes, key: `${index}` }, inputs);
      ranges.set(index, range);
      notes.work += workOfLength(range);
      const isRunning = range === null || !('outcome' in range) || notes.isOpen;
      if (isRunning) runs.push(index);
      if (notes.crossed === null) continue;
      crossing = earlier(crossing, { step: index, decision: notes.crossed });
      if (!isRunning) settled = earlier(settled, { step: index, decision: notes.crossed });
    }
    const { decisions, turns, work } = notes;
    const total = this.#totalOf(read);
    return {
      ...total,
      decisions,
      crossing: crossing?.decision ?? null,
      turns,
      work,
      known: { ranges, runs, crossing: settled },
    };
  }

  #notesOf(stretches: readonly Stretch[]): Notes {
    const stretch = stretches[this.#lead] ?? NOWHERE;
    const isStanding = stretches.every(({ low, high }) => low === 0 && high === 0);
    const standing = isStanding ? null : this.#standingDecisions();
    return { stretch, standing, decisions: new Map(), turns: [], work: 1, crossed: null, isOpen: false };
  }

  #standingDecisions(): Decisions {
    this.#standing ??= this.evaluate(this.#variations.map(() => NOWHERE)).decisions;
    return this.#standing;
  }

  #rangeOf(index: StepIndex, at: RangeAt, inputs: RunningInputs): Range {
    const { plan, scope } = this.#evaluated;
    const step = plan.body.steps[index];
    at.notes.work += 1;
    if (step === undefined) return null;
    switch (step.op) {
      case 'input':
        return inputs.inputOf(step.source) ?? null;
      case 'facts':
        return this.#frames.rangeOf(step, at, inputs);
      case 'team':
      case 'pool':
        return this.#isBehindTeam(step) ? null : teamRange(step, at, this.#evaluated);
      case 'recover':
        return this.#recoverRange(step, at);
      default:
        return rangeOfStep(step, at, scope);
    }
  }

  /** What may be missing nowhere needs no fallback. */
  #recoverRange(step: Extract<Step, { op: 'recover' }>, at: RangeAt): Range {
    const range = at.read(step.value);
    const isNeverNeeded = step.only !== 'any' && range !== null && this.#isSure(step.value);
    return isNeverNeeded && !isProblem(range) ? range : rangeOfStep(step, at, this.#evaluated.scope);
  }

  /** Whether a step that has numbers has one everywhere, whatever they are: nothing it rests on can be missing. */
  #isSure(index: StepIndex): boolean {
    if (!this.#moved.has(index)) return outcomeAt(this.#evaluated.outcomes, index).ok;
    const known = this.#sure.get(index);
    if (known !== undefined) return known;
    const step = this.#evaluated.plan.body.steps[index];
    const isSure =
      step !== undefined &&
      (step.op === 'input' || (PLAIN.has(step.op) && operandsOf(step).every((operand) => this.#isSure(operand))));
    this.#sure.set(index, isSure);
    return isSure;
  }

  /** Whether colleagues' values of what a team step reads move with the own ones. */
  #isBehindTeam(step: Step): boolean {
    return operandsOf(step).some((operand) => this.#teamBehind().has(operand));
  }

  #teamBehind(): ReadonlySet<StepIndex> {
    if (this.#team !== null) return this.#team;
    const { steps } = this.#evaluated.plan.body;
    const behind = new Set<StepIndex>();
    for (const index of this.#order) {
      const step = steps[index];
      const isTeam = step?.op === 'team' || step?.op === 'pool';
      if (isTeam || (step !== undefined && readInside(step).some((operand) => behind.has(operand)))) behind.add(index);
    }
    this.#team = behind;
    return behind;
  }

  #totalOf(read: (index: StepIndex) => Range): Pick<RangeResult, 'total' | 'most' | 'isProblem' | 'isExact'> {
    this.#payouts ??= this.#payoutsApart(read);
    let { total } = this.#payouts;
    let isExact = true;
    for (const payout of this.#payouts.moved) {
      const range = read(payout);
      if (isProblem(range)) return { total: null, most: null, isProblem: true, isExact: true };
      if (range === null || !('outcome' in range)) isExact = false;
      const numbers = numbersIn(range);
      total = total === null || numbers === null ? null : plus(total, numbers);
    }
    return { total, most: total?.high ?? null, isProblem: false, isExact };
  }

  /** What payouts that stand still come to is added up once. */
  #payoutsApart(read: (index: StepIndex) => Range): Payouts {
    const payouts = this.#evaluated.plan.results.flatMap(({ kind, step }) => (kind === 'payout' ? [step] : []));
    const moved = payouts.filter((payout) => this.#moved.has(payout));
    const standing = payouts.filter((payout) => !this.#moved.has(payout)).map((payout) => numbersIn(read(payout)));
    const total = standing.reduce<Numbers | null>(
      (sum, numbers) => (sum === null || numbers === null ? null : plus(sum, numbers)),
      pointOf(ZERO),
    );
    return { moved, total };
  }

  #inputsOf(stretches: readonly Stretch[]): RunningInputs {
    return {
      runs: (index) => this.#moved.has(index),
      inputOf: (source) => {
        for (const [index, variation] of this.#variations.entries()) {
          const from = movedInput(variation, source);
          if (from !== null) return rangeFrom(this.#numbersAt(index, from, stretches[index] ?? NOWHERE));
        }
        return undefined;
      },
      factsOf: (factType) => {
        for (const [index, variation] of this.#variations.entries()) {
          const { input, fact, from } = variation;
          if (fact === null || input.kind === 'criterion' || input.factType !== factType) continue;
          const stretch = stretches[index] ?? NOWHERE;
          const numbersFrom = (low: number): Numbers => this.#numbersAt(index, from, { low, high: stretch.high });
          return { variation, fact, stretch, numbersFrom };
        }
        return null;
      },
    };
  }

  #numbersAt(index: number, from: Rational, { low, high }: Stretch): Numbers {
    const unit = this.#variations[index]?.unit ?? ZERO;
    const [first, last] = [valueAfter({ from, unit }, low), valueAfter({ from, unit }, high)];
    if (low === high) return pointOf(first);
    if (index === this.#lead) return along(straight(first, last));
    // A unit may be negative: the input then falls along the stretch.
    return sign(unit) < 0 ? { low: last, high: first } : { low: first, high: last };
  }
}

const NOWHERE: Stretch = { low: 0, high: 0 };

/** A step that comes to numbers of more digits than this takes so many times longer. */
const LONG = 10n ** 300n;
const WORK_OF_LONG = 3;

function workOfLength(range: Range): number {
  const numbers = numbersIn(range);
  return numbers !== null && (isLong(numbers.low) || isLong(numbers.high)) ? WORK_OF_LONG : 0;
}

function isLong({ numerator, denominator }: Rational): boolean {
  return denominator > LONG || numerator > LONG || numerator < -LONG;
}

/** Steps that come to something wherever their operands do, or to anything at all. */
const PLAIN: ReadonlySet<Step['op']> = new Set<Step['op']>([
  'add',
  'subtract',
  'multiply',
  'divide',
  'minimum',
  'maximum',
  'negate',
  'absolute',
  'round',
  'compare',
  'and',
  'or',
  'not',
  'select',
]);

function rangeFrom(numbers: Numbers): Range {
  return isPoint(numbers) ? { outcome: success(numberValue(numbers.low)) } : numbers;
}

function earlier(left: Crossing | null, right: Crossing | null): Crossing | null {
  if (left === null || right === null) return left ?? right;
  return right.step < left.step ? right : left;
}

/** Where a read of the plan starts from, when the variation moves it; null when it stands still. */
function movedInput({ input, from, alsoYear }: Variation, source: InputSource): Rational | null {
  if (input.kind !== 'criterion' || source.kind !== 'criterion' || source.criterion !== input.criterion) return null;
  if (source.measure === 'actual') return from;
  return source.measure === 'yearToDate' ? alsoYear : null;
}

function movesItself(step: Step | undefined, variations: readonly Variation[]): boolean {
  const isMoved = (source: InputSource): boolean =>
    variations.some((variation) => movedInput(variation, source) !== null);
  if (step?.op === 'input') return isMoved(step.source);
  if (step?.op !== 'facts') return false;
  const { filter, block } = step.frame;
  const isOfType = variations.some(({ input }) => input.kind !== 'criterion' && input.factType === filter.factType);
  return isOfType || block.steps.some((inner) => inner.op === 'input' && isMoved(inner.source));
}

/** Steps of the scheme itself that a step reads, those of a frame through its inner graph. */
function readInside(step: Step): readonly StepIndex[] {
  if (step.op !== 'facts') return operandsOf(step);
  return step.frame.block.steps.flatMap((inner) => (inner.op === 'outer' ? [inner.step] : []));
}
