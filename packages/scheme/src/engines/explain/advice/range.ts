import {
  add,
  compare,
  divide,
  maximum,
  minimum,
  multiply,
  negate,
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

/**
 * Everything a step can come to while one input runs through a stretch: one certain outcome, numbers between two ends
 * (both may be reached), or – null – anything at all. Problems are left out of it: a result with a problem pays nothing.
 */
export type Range = { readonly outcome: Outcome } | Numbers | null;

export interface Numbers {
  readonly low: Rational;
  readonly high: Rational;
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
      return { low: add(left.low, right.low), high: add(left.high, right.high) };
    case 'subtract':
      return { low: subtract(left.low, right.high), high: subtract(left.high, right.low) };
    case 'multiply':
      return product(left, right);
    case 'divide':
      if (sign(right.low) <= 0 && sign(right.high) >= 0) return null;
      return hull([
        divide(left.low, right.low),
        divide(left.low, right.high),
        divide(left.high, right.low),
        divide(left.high, right.high),
      ]);
    case 'minimum':
      return { low: minimum(left.low, right.low), high: minimum(left.high, right.high) };
    case 'maximum':
      return { low: maximum(left.low, right.low), high: maximum(left.high, right.high) };
  }
}

export function product(left: Numbers, right: Numbers): Numbers | null {
  return hull([
    multiply(left.low, right.low),
    multiply(left.low, right.high),
    multiply(left.high, right.low),
    multiply(left.high, right.high),
  ]);
}

type Unary = Extract<Step, { op: 'negate' | 'absolute' | 'power' | 'round' }>;

export function transform(step: Unary, { low, high }: Numbers): Range {
  switch (step.op) {
    case 'negate':
      return { low: negate(high), high: negate(low) };
    case 'absolute': {
      const ends = hull([low, high, negate(low), negate(high)]);
      const straddles = sign(low) <= 0 && sign(high) >= 0;
      const nearest = sign(low) > 0 ? low : negate(high);
      return ends === null ? null : { low: straddles ? ZERO : nearest, high: ends.high };
    }
    case 'power':
      // Of positive numbers every power rises or falls all along; others are left open.
      return sign(low) <= 0 ? null : hull([power(low, step.exponent), power(high, step.exponent)]);
    case 'round':
      return { low: round(low, step.digits, step.mode), high: round(high, step.digits, step.mode) };
  }
}

export function toMultiples(step: Extract<Step, { op: 'roundToMultiple' }>, value: Numbers, multiple: Rational): Range {
  if (sign(multiple) <= 0) return null;
  const { mode } = step;
  return { low: roundToMultiple(value.low, multiple, mode), high: roundToMultiple(value.high, multiple, mode) };
}

type ComparisonOf = Extract<Step, { op: 'compare' }>['comparison'];

/** Whether a comparison holds all along; null while it depends on where in the stretch the input is. */
export function decided(comparison: ComparisonOf, left: Numbers, right: Numbers): boolean | null {
  const [lowest, highest] = [compare(left.low, right.high), compare(left.high, right.low)];
  const isPoint = compare(left.low, left.high) === 0 && compare(right.low, right.high) === 0;
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
      return lowest > 0 || highest < 0 ? false : isPoint ? true : null;
    case 'notEqual':
      return lowest > 0 || highest < 0 ? true : isPoint ? false : null;
  }
}
