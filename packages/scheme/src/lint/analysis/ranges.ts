import {
  absolute,
  add,
  equals,
  fromInteger,
  maximum,
  negate,
  ONE,
  type Rational,
  type RoundingMode,
  round,
  roundToMultiple,
  sign,
  ZERO,
} from '@premia/decimal';
import { isTooLarge } from '../../engines/explain/arithmetic.ts';
import type { Block, FactField, InputSource, Plan, Step, StepIndex, TiersOperation } from '../../plan/plan.ts';
import type { Value } from '../../values/value.ts';
import { isNumeric, type ValueType } from '../../values/value-type.ts';
import {
  ANY,
  addSpans,
  divideSpans,
  joinSpans,
  maximumSpan,
  meetsBand,
  minimumSpan,
  multiplySpans,
  NOT_NEGATIVE,
  narrowSpan,
  negateSpan,
  pointSpan,
  type Span,
  subtractSpans,
} from './span.ts';

/** Where the values an input can take are stated, or null when nothing is known of it. */
export type InputBounds = (source: InputSource | FactSource, type: ValueType) => Span | null;

/** A field of the facts of one type, inside a frame. */
export interface FactSource {
  readonly kind: 'fact';
  readonly factType: string;
  readonly field: FactField;
}

/** The span of every step of one block, by step; steps that are not numbers have none. */
export type BlockRanges = readonly (Span | null)[];

export interface PlanRanges {
  readonly body: BlockRanges;
  /** By the block of each frame. */
  readonly frames: ReadonlyMap<Block, BlockRanges>;
}

/** Amounts no salary, rate or term reaches: the end of what is fixed by contract and not by performance. */
export const CONTRACT_MAX = fromInteger(1_000_000_000_000);

/**
 * What is assumed of an input nobody stated bounds for: nothing is negative; what was agreed (salaries, parameters,
 * reference tables, calendars) is limited, what is achieved (criteria, facts) is not.
 */
export function assumedBounds(source: InputSource | FactSource): Span {
  switch (source.kind) {
    case 'criterion':
    case 'balance':
      return NOT_NEGATIVE;
    case 'calendar':
      return { min: ONE, max: CONTRACT_MAX };
    case 'attribute':
    case 'parameter':
      return { min: ZERO, max: CONTRACT_MAX };
    case 'fact':
      return source.field.kind === 'index' ? { min: ONE, max: null } : NOT_NEGATIVE;
  }
}

interface Ranging {
  readonly bounds: InputBounds;
  readonly frames: Map<Block, BlockRanges>;
  readonly promises: Promises;
  /** The spans of the block at hand, and inside a frame those of the enclosing one. */
  readonly own: (Span | null)[];
  /** Steps of the block at hand that are always a problem. */
  readonly failing: Set<StepIndex>;
  readonly outer: BlockRanges | null;
  readonly factType: string | null;
}

/** Interval arithmetic over a plan, exact: every value an evaluation can come to lies in its step's span. */
export function rangesOf(plan: Plan, bounds: InputBounds, promises: Promises = new Map()): PlanRanges {
  const frames = new Map<Block, BlockRanges>();
  const body = blockRanges(plan.body, {
    bounds,
    frames,
    promises,
    own: [],
    failing: new Set(),
    outer: null,
    factType: null,
  });
  return { body, frames };
}

/**
 * Steps of the body that the meaning of their node keeps from falling below zero as long as the steps listed with them
 * are not: something arithmetic on the parts cannot see.
 */
export type Promises = ReadonlyMap<StepIndex, readonly StepIndex[]>;

function blockRanges(block: Block, ranging: Ranging): BlockRanges {
  for (const [index, step] of block.steps.entries()) {
    const span = isNumeric(step.type) ? withoutLargeEnds(stepSpan(step, ranging)) : null;
    const given = ranging.outer === null ? ranging.promises.get(index) : undefined;
    const isKept = given?.every((one) => isNotNegative(ranging.own[one])) === true;
    if (step.op === 'fail') ranging.failing.add(index);
    ranging.own.push(span === null || !isKept ? span : narrowSpan(span, NOT_NEGATIVE));
  }
  return ranging.own;
}

/** An end past all reason counts as none: the span only widens, and the next step is as quick as this one. */
function withoutLargeEnds({ min, max }: Span): Span {
  const end = (value: Rational | null): Rational | null => (value === null || isTooLarge(value) ? null : value);
  return { min: end(min), max: end(max) };
}

function isNotNegative(span: Span | null | undefined): boolean {
  return span?.min !== undefined && span.min !== null && sign(span.min) >= 0;
}

function stepSpan(step: Step, ranging: Ranging): Span {
  const at = (index: StepIndex): Span => ranging.own[index] ?? ANY;
  switch (step.op) {
    case 'constant':
      return valueSpan(step.value);
    case 'input':
      return inputSpan(step.source, step.type, ranging);
    case 'field':
      return inputSpan({ kind: 'fact', factType: ranging.factType ?? '', field: step.field }, step.type, ranging);
    case 'outer':
      return ranging.outer?.[step.step] ?? ANY;
    case 'select':
      return joinedSpan([step.then, step.otherwise], ranging);
    case 'recover':
      return joinedSpan([step.value, step.fallback], ranging);
    case 'tiers':
      return tiersSpan(step, at);
    case 'matrix':
      return step.cells.map(valueSpan).reduce(joinSpans, step.cells[0] === undefined ? ANY : valueSpan(step.cells[0]));
    case 'lookup':
      return { min: ZERO, max: CONTRACT_MAX };
    case 'facts':
      return factsSpan(step, ranging);
    default:
      return arithmeticSpan(step, at);
  }
}

/** What either of two comes to; one that is always a problem comes to nothing. */
function joinedSpan(branches: readonly StepIndex[], { own, failing }: Ranging): Span {
  const answering = branches.filter((branch) => !failing.has(branch));
  return answering.map((branch) => own[branch] ?? ANY).reduce(joinSpans, own[answering[0] ?? -1] ?? ANY);
}

type At = (index: StepIndex) => Span;
type ArithmeticStep = Exclude<
  Step,
  { op: 'constant' | 'input' | 'field' | 'outer' | 'select' | 'recover' | 'tiers' | 'matrix' | 'lookup' | 'facts' }
>;

function arithmeticSpan(step: ArithmeticStep, at: At): Span {
  switch (step.op) {
    case 'add':
      return addSpans(at(step.left), at(step.right));
    case 'subtract':
      return subtractSpans(at(step.left), at(step.right));
    case 'multiply':
      return step.left === step.right ? squared(at(step.left)) : multiplySpans(at(step.left), at(step.right));
    case 'divide':
      return divideSpans(at(step.left), at(step.right));
    case 'minimum':
      return minimumSpan(at(step.left), at(step.right));
    case 'maximum':
      return maximumSpan(at(step.left), at(step.right));
    case 'negate':
      return negateSpan(at(step.value));
    case 'absolute':
      return absoluteSpan(at(step.value));
    case 'power':
      return powerSpan(at(step.value), step.exponent);
    case 'round':
      return mapEnds(at(step.value), (end) => round(end, step.digits, step.mode));
    case 'roundToMultiple':
      return multipleSpan(at(step.value), at(step.multiple), step.mode);
    case 'dateDifference':
    case 'fail':
    case 'compare':
    case 'and':
    case 'or':
    case 'not':
    case 'dateShift':
      return ANY;
    case 'datePart':
      return { min: ONE, max: fromInteger(9_999) };
    case 'team':
      return teamSpan(step, at);
    case 'pool':
      return partSpan(at(step.amount), step.digits);
    case 'split':
      return partSpan(at(step.value), step.digits);
    case 'convert':
      return step.from === step.to ? at(step.value) : multiplySpans(at(step.value), { min: ZERO, max: CONTRACT_MAX });
  }
}

function valueSpan(value: Value): Span {
  return value.kind === 'number' ? pointSpan(value.number) : ANY;
}

function inputSpan(source: InputSource | FactSource, type: ValueType, { bounds }: Ranging): Span {
  return bounds(source, type) ?? ANY;
}

function mapEnds({ min, max }: Span, change: (end: Rational) => Rational): Span {
  return { min: min === null ? null : change(min), max: max === null ? null : change(max) };
}

/** A part of an amount that is rounded to minor units before it is shared out. */
function partSpan(amount: Span, digits: number): Span {
  return joinSpans(
    mapEnds(amount, (end) => round(end, digits)),
    pointSpan(ZERO),
  );
}

function absoluteSpan(span: Span): Span {
  const { min, max } = span;
  if (min !== null && sign(min) >= 0) return span;
  if (max !== null && sign(max) <= 0) return negateSpan(span);
  return { min: ZERO, max: min === null || max === null ? null : maximum(absolute(min), absolute(max)) };
}

function squared(span: Span): Span {
  const size = absoluteSpan(span);
  return multiplySpans(size, size);
}

function powerSpan(value: Span, exponent: number): Span {
  if (exponent === 0) return pointSpan(ONE);
  const base = exponent % 2 === 0 ? absoluteSpan(value) : value;
  let result = base;
  for (let times = 1; times < Math.abs(exponent); times += 1) result = multiplySpans(result, base);
  return exponent > 0 ? result : divideSpans(pointSpan(ONE), result);
}

/** Rounded to a known multiple, the ends round as any value does; else by no more than one whole multiple, across no zero. */
function multipleSpan(value: Span, multiple: Span, mode: RoundingMode): Span {
  const { min: least, max: step } = multiple;
  if (step === null) return keptSide(value, ANY);
  if (least !== null && equals(least, step) && sign(step) > 0)
    return mapEnds(value, (end) => roundToMultiple(end, step, mode));
  const size = maximum(absolute(least ?? step), absolute(step));
  return keptSide(value, addSpans(value, { min: negate(size), max: size }));
}

/** Zero is a multiple of everything: nothing is rounded across it. */
function keptSide({ min, max }: Span, rounded: Span): Span {
  return narrowSpan(rounded, {
    min: min !== null && sign(min) >= 0 ? ZERO : null,
    max: max !== null && sign(max) <= 0 ? ZERO : null,
  });
}

function teamSpan(step: Extract<Step, { op: 'team' }>, at: At): Span {
  switch (step.aggregate) {
    case 'count':
    case 'rank':
      return { min: ONE, max: null };
    case 'share': {
      const { min } = at(step.value);
      return min !== null && sign(min) >= 0 ? { min: ZERO, max: ONE } : ANY;
    }
    case 'sum': {
      const { min, max } = at(step.value);
      return { min: min !== null && sign(min) >= 0 ? ZERO : null, max: max !== null && sign(max) <= 0 ? ZERO : null };
    }
    case 'average':
    case 'minimum':
    case 'maximum':
      return at(step.value);
  }
}

function factsSpan(step: Extract<Step, { op: 'facts' }>, ranging: Ranging): Span {
  const { frame } = step;
  const known = ranging.frames.get(frame.block);
  const inner =
    known ??
    blockRanges(frame.block, {
      ...ranging,
      own: [],
      failing: new Set(),
      outer: ranging.own,
      factType: frame.filter.factType,
    });
  ranging.frames.set(frame.block, inner);
  const each = inner[frame.result] ?? ANY;
  switch (step.aggregate) {
    case 'count':
      return NOT_NEGATIVE;
    case 'sum':
      return {
        min: each.min !== null && sign(each.min) >= 0 ? ZERO : null,
        max: each.max !== null && sign(each.max) <= 0 ? ZERO : null,
      };
    case 'average':
    case 'minimum':
    case 'maximum':
      return each;
  }
}

function tiersSpan(step: Extract<Step, { op: 'tiers' }>, at: At): Span {
  const value = at(step.value);
  const reached = step.position === null ? value : addSpans(value, at(step.position));
  if (step.output === 'band') return { min: ZERO, max: fromInteger(step.bands.length) };
  const rates = rateSpan(step, reached);
  if (step.output === 'rate') return rates;
  const base = step.base === null ? value : at(step.base);
  const amounts = amountSpan(step, reached);
  if (step.mode === 'marginal') return marginalSpan(step, { value, rates, amounts, at });
  if (step.bands.some(({ amount }) => amount !== null) && step.mode === 'interpolated') {
    return step.position === null ? amounts : subtractSpans(amounts, amounts);
  }
  return addSpans(multiplySpans(rates, base), amounts);
}

/** Σ rate × part is the value times a mean of the rates it passes; amounts entered only add up. */
function marginalSpan(
  step: TiersOperation,
  { value, rates, amounts, at }: { value: Span; rates: Span; amounts: Span; at: At },
): Span {
  const earned = multiplySpans(joinSpans(rates, pointSpan(ZERO)), joinSpans(value, pointSpan(ZERO)));
  const based = step.base === null ? earned : multiplySpans(earned, at(step.base));
  return addSpans(based, step.position === null ? amounts : subtractSpans(amounts, amounts));
}

/** The rates of every band that can be reached, with 0 where the value can stay below the first. */
function rateSpan({ bands, mode }: TiersOperation, reached: Span): Span {
  const first = bands[0]?.from ?? null;
  const reachable = bands.filter(({ from, to }) => mode !== 'whole' || meetsBand(reached, from, to));
  const rates = reachable.map(({ rate }) => pointSpan(rate ?? ZERO));
  if (mode !== 'whole' || (first !== null && meetsBand(reached, null, first))) rates.push(pointSpan(ZERO));
  return rates.reduce(joinSpans, rates[0] ?? pointSpan(ZERO));
}

function amountSpan({ bands, mode }: TiersOperation, reached: Span): Span {
  if (mode === 'whole') {
    const spans = bands
      .filter(({ from, to }) => meetsBand(reached, from, to))
      .map(({ amount }) => pointSpan(amount ?? ZERO));
    return [...spans, pointSpan(ZERO)].reduce(joinSpans);
  }
  // Every band's amount may or may not be there yet.
  return bands.reduce<Span>((span, { amount }) => {
    const own = amount ?? ZERO;
    return {
      min: sign(own) < 0 && span.min !== null ? add(span.min, own) : span.min,
      max: sign(own) > 0 && span.max !== null ? add(span.max, own) : span.max,
    };
  }, pointSpan(ZERO));
}
