import {
  add,
  compare,
  decimal,
  divide,
  fromInteger,
  maximum,
  minimum,
  multiply,
  negate,
  ONE,
  power,
  type Rational,
  round,
  roundToMultiple,
  sign,
  subtract,
  ZERO,
} from '@premia/decimal';
import type { Outcome } from '../../../evaluation/outcome.ts';
import type { Step } from '../../../plan/plan.ts';
import { isTooLarge, NUMBER_MAX } from '../arithmetic.ts';
import { endsOf, isStraight, type Line, loosened, productOf, scaledLine, straight, sumOf, times } from './line.ts';

/**
 * Everything a step can come to while one input runs through a stretch: one certain outcome, numbers between two ends
 * (both may be reached), or – null – anything at all. Problems are left out of it: a result with a problem pays nothing.
 */
export type Range = { readonly outcome: Outcome } | Numbers | null;

export interface Numbers {
  readonly low: Rational;
  readonly high: Rational;
  /** How they run from the stretch's first place to its last, where that is known. */
  readonly line?: Line;
}

export function pointOf(number: Rational): Numbers {
  return { low: number, high: number };
}

export function isPoint({ low, high }: Numbers): boolean {
  return compare(low, high) === 0;
}

/** Numbers that are known no better than between two ends run level, and stray from that by all they reach over. */
export function lineOf({ low, high, line }: Numbers): Line {
  return line ?? { start: low, end: low, below: ZERO, above: subtract(high, low) };
}

/** Numbers along a line; both what it says of them and what is known besides holds. */
export function along(line: Line, known?: Numbers): Numbers {
  const { low, high } = endsOf(line);
  if (known === undefined) return { low, high, line };
  return isLong(line) ? known : { low: maximum(low, known.low), high: minimum(high, known.high), line };
}

/** A line whose numbers grow longer with every step costs more than it tells. */
const DENOMINATOR_MAX = 10n ** 36n;

function isLong({ start, end, below, above }: Line): boolean {
  return [start, end, below, above].some(({ denominator }) => denominator > DENOMINATOR_MAX);
}

/** Decimal places that are left of an end that has grown past all reason. */
const SHORT_DIGITS = 40;
const LARGEST: Rational = fromInteger(NUMBER_MAX);
const SMALLEST = negate(LARGEST);

/** Numbers beyond the largest are a problem wherever they come up: ends that have outgrown it are brought back, outwards. */
export function shortened(range: Range): Range {
  if (range === null || !('low' in range)) return range;
  const { low, high, line } = range;
  const isLineTooLarge = line !== undefined && [line.start, line.end, line.below, line.above].some(isTooLarge);
  if (!isLineTooLarge && !isTooLarge(low) && !isTooLarge(high)) return range;
  return {
    low: isTooLarge(low) ? withinLargest(round(low, SHORT_DIGITS, 'floor')) : low,
    high: isTooLarge(high) ? withinLargest(round(high, SHORT_DIGITS, 'ceil')) : high,
  };
}

function withinLargest(number: Rational): Rational {
  return maximum(SMALLEST, minimum(LARGEST, number));
}

/** The numbers of a range; a certain number is a stretch of one. */
export function numbersIn(range: Range): Numbers | null {
  if (range === null) return null;
  if ('low' in range) return range;
  const { outcome } = range;
  if (!outcome.ok || outcome.value.kind !== 'number') return null;
  return { low: outcome.value.number, high: outcome.value.number };
}

export function isProblem(range: Range): boolean {
  return range !== null && 'outcome' in range && !range.outcome.ok;
}

export function booleanIn(range: Range): boolean | null {
  if (range === null || !('outcome' in range)) return null;
  const { outcome } = range;
  return outcome.ok && outcome.value.kind === 'boolean' ? outcome.value.boolean : null;
}

/** What either can be. A problem adds nothing. */
export function either(left: Range, right: Range): Range {
  if (isProblem(left)) return right;
  if (isProblem(right)) return left;
  const [a, b] = [numbersIn(left), numbersIn(right)];
  return a === null || b === null ? null : hull([a.low, a.high, b.low, b.high]);
}

/** From the least to the greatest; null of none. */
export function hull(numbers: readonly Rational[]): Numbers | null {
  const [first, ...rest] = numbers;
  if (first === undefined) return null;
  return { low: rest.reduce(minimum, first), high: rest.reduce(maximum, first) };
}

type Binary = Extract<Step, { op: 'add' | 'subtract' | 'multiply' | 'divide' | 'minimum' | 'maximum' }>['op'];

export function combine(op: Binary, left: Numbers, right: Numbers): Range {
  switch (op) {
    case 'add':
      return plus(left, right);
    case 'subtract':
      return minus(left, right);
    case 'multiply':
      return product(left, right);
    case 'divide':
      return quotient(left, right);
    case 'minimum':
    case 'maximum': {
      const order = orderOf(left, right);
      if (order !== null) return (op === 'minimum') === order <= 0 ? left : right;
      const least = op === 'minimum' ? minimum : maximum;
      return { low: least(left.low, right.low), high: least(left.high, right.high) };
    }
  }
}

/** Below zero where the left is never above the right, above zero where it is never below it; null while it depends. */
function orderOf(left: Numbers, right: Numbers): -1 | 1 | null {
  const apart = minus(left, right);
  return sign(apart.high) <= 0 ? -1 : sign(apart.low) >= 0 ? 1 : null;
}

export function plus(left: Numbers, right: Numbers): Numbers {
  const straight = straightSum(left, right);
  if (straight !== null) return straight;
  const known = { low: add(left.low, right.low), high: add(left.high, right.high) };
  if (left.line === undefined && right.line === undefined) return known;
  return along(sumOf(lineOf(left), lineOf(right)), known);
}

/** Of straight lines the ends are all there is to add. */
function straightSum(left: Numbers, right: Numbers): Numbers | null {
  const [one, other] = [straightIn(left), straightIn(right)];
  if (one === null || other === null || (left.line === undefined && right.line === undefined)) return null;
  const line = straight(add(one.start, other.start), add(one.end, other.end));
  const [low, high] = compare(line.start, line.end) <= 0 ? [line.start, line.end] : [line.end, line.start];
  return { low, high, line };
}

/** The line of numbers that keep to it; those at one point keep to a level one. */
function straightIn({ low, high, line }: Numbers): Pick<Line, 'start' | 'end'> | null {
  if (line !== undefined) return isStraight(line) ? line : null;
  return compare(low, high) === 0 ? { start: low, end: high } : null;
}

export function minus(left: Numbers, right: Numbers): Numbers {
  return plus(left, opposite(right));
}

export function opposite({ low, high, line }: Numbers): Numbers {
  const turned = { low: negate(high), high: negate(low) };
  return line === undefined ? turned : { ...turned, line: scaledLine(line, MINUS_ONE) };
}

const MINUS_ONE = negate(ONE);

export function product(left: Numbers, right: Numbers): Numbers {
  if (isPoint(left)) return scaled(right, left.low);
  if (isPoint(right)) return scaled(left, right.low);
  const known = times(left, right);
  if (left.line === undefined && right.line === undefined) return known;
  return along(productOf(lineOf(left), lineOf(right)), known);
}

export function scaled({ low, high, line }: Numbers, factor: Rational): Numbers {
  const [first, second] = [multiply(low, factor), multiply(high, factor)];
  const ends = sign(factor) < 0 ? { low: second, high: first } : { low: first, high: second };
  return line === undefined ? ends : along(scaledLine(line, factor), ends);
}

function quotient(left: Numbers, right: Numbers): Range {
  if (sign(right.low) <= 0 && sign(right.high) >= 0) return null;
  if (isPoint(right)) return scaled(left, divide(ONE, right.low));
  const [over, under] = [lineOf(left), lineOf(right)];
  // Of two straight lines the quotient rises or falls all along.
  if (isStraight(over) && isStraight(under)) {
    return hull([divide(over.start, under.start), divide(over.end, under.end)]);
  }
  return hull([
    divide(left.low, right.low),
    divide(left.low, right.high),
    divide(left.high, right.low),
    divide(left.high, right.high),
  ]);
}

type Unary = Extract<Step, { op: 'negate' | 'absolute' | 'power' | 'round' }>;

export function transform(step: Unary, value: Numbers): Range {
  const { low, high } = value;
  switch (step.op) {
    case 'negate':
      return opposite(value);
    case 'absolute': {
      if (sign(low) >= 0) return value;
      return sign(high) <= 0 ? opposite(value) : { low: ZERO, high: maximum(negate(low), high) };
    }
    case 'power':
      // Of positive numbers every power rises or falls all along; others are left open.
      return sign(low) <= 0 ? null : hull([power(low, step.exponent), power(high, step.exponent)]);
    case 'round': {
      const rounded = { low: round(low, step.digits, step.mode), high: round(high, step.digits, step.mode) };
      return strayed(value, rounded, decimal(`1e${-step.digits}`));
    }
  }
}

/** Rounding keeps the line, and strays from it by less than the unit. */
function strayed({ line }: Numbers, rounded: Numbers, unit: Rational): Numbers {
  return line === undefined ? rounded : along(loosened(line, unit), rounded);
}

export function toMultiples(step: Extract<Step, { op: 'roundToMultiple' }>, value: Numbers, multiple: Rational): Range {
  if (sign(multiple) <= 0) return null;
  const { mode } = step;
  const rounded = {
    low: roundToMultiple(value.low, multiple, mode),
    high: roundToMultiple(value.high, multiple, mode),
  };
  return strayed(value, rounded, multiple);
}

type ComparisonOf = Extract<Step, { op: 'compare' }>['comparison'];

/** Whether a comparison holds all along; null while it depends on where in the stretch the input is. */
export function decided(comparison: ComparisonOf, left: Numbers, right: Numbers): boolean | null {
  const apart = minus(left, right);
  const [lowest, highest] = [sign(apart.low), sign(apart.high)];
  switch (comparison) {
    case 'less':
      return highest < 0 ? true : lowest >= 0 ? false : null;
    case 'lessOrEqual':
      return highest <= 0 ? true : lowest > 0 ? false : null;
    case 'greater':
      return lowest > 0 ? true : highest <= 0 ? false : null;
    case 'greaterOrEqual':
      return lowest >= 0 ? true : highest < 0 ? false : null;
    case 'equal':
      return lowest > 0 || highest < 0 ? false : lowest === 0 && highest === 0 ? true : null;
    case 'notEqual':
      return lowest > 0 || highest < 0 ? true : lowest === 0 && highest === 0 ? false : null;
  }
}
