import {
  absolute,
  add,
  compare,
  divide,
  isZero,
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
} from '@premia/decimal';
import { failure, type Outcome, success } from '../../evaluation/outcome.ts';
import type { Comparison, Step } from '../../plan/plan.ts';
import { byCodeUnit } from '../../values/canonical-json.ts';
import { booleanValue, numberValue } from '../../values/literal.ts';
import type { Value } from '../../values/value.ts';

/** Bits a numerator or denominator may have: far beyond any pay, near enough to keep every step quick. */
export const NUMBER_BITS_MAX = 4_096;
/** What a numerator or denominator may be at most, whatever its sign. */
export const NUMBER_MAX = 1n << BigInt(NUMBER_BITS_MAX);

/** Whether a number has grown past all reason: working on with it takes ever longer. */
export function isTooLarge({ numerator, denominator }: Rational): boolean {
  return numerator > NUMBER_MAX || numerator < -NUMBER_MAX || denominator > NUMBER_MAX;
}

/** A number as an outcome; one that has grown past all reason is a problem, not a hang. */
export function numberOutcome(number: Rational, nodeId: string): Outcome {
  return isTooLarge(number) ? failure({ code: 'value/too-large', nodeId }) : success(numberValue(number));
}

/** The number in a value; types were checked when the plan was made, so anything else is a defect. */
export function numberOf(value: Value): Rational {
  if (value.kind !== 'number') throw new Error(`explain: a number was expected, not a ${value.kind}`);
  return value.number;
}

export function booleanOf(value: Value): boolean {
  if (value.kind !== 'boolean') throw new Error(`explain: a yes or no was expected, not a ${value.kind}`);
  return value.boolean;
}

export function dateOf(value: Value): string {
  if (value.kind !== 'date') throw new Error(`explain: a date was expected, not a ${value.kind}`);
  return value.date;
}

type BinaryStep = Extract<Step, { op: 'add' | 'subtract' | 'multiply' | 'divide' | 'minimum' | 'maximum' }>;

export function evaluateBinary(step: BinaryStep, left: Rational, right: Rational): Outcome {
  switch (step.op) {
    case 'add':
      return numberOutcome(add(left, right), step.nodeId);
    case 'subtract':
      return numberOutcome(subtract(left, right), step.nodeId);
    case 'multiply':
      return numberOutcome(multiply(left, right), step.nodeId);
    case 'divide':
      if (isZero(right)) {
        return failure({ code: 'value/zero-divisor', nodeId: step.nodeId, input: step.divisor ?? null });
      }
      return numberOutcome(divide(left, right), step.nodeId);
    case 'minimum':
      return success(numberValue(minimum(left, right)));
    case 'maximum':
      return success(numberValue(maximum(left, right)));
  }
}

type UnaryStep = Extract<Step, { op: 'negate' | 'absolute' | 'power' | 'round' }>;

export function evaluateUnary(step: UnaryStep, value: Rational): Outcome {
  switch (step.op) {
    case 'negate':
      return success(numberValue(negate(value)));
    case 'absolute':
      return success(numberValue(absolute(value)));
    case 'round':
      return success(numberValue(round(value, step.digits, step.mode)));
    case 'power':
      if (isZero(value) && step.exponent < 0) {
        return failure({ code: 'value/zero-to-negative-power', nodeId: step.nodeId });
      }
      return numberOutcome(power(value, step.exponent), step.nodeId);
  }
}

export function evaluateMultiple(
  step: Extract<Step, { op: 'roundToMultiple' }>,
  value: Rational,
  multiple: Rational,
): Outcome {
  if (sign(multiple) <= 0) return failure({ code: 'value/bad-multiple', nodeId: step.nodeId });
  return numberOutcome(roundToMultiple(value, multiple, step.mode), step.nodeId);
}

export function evaluateComparison(comparison: Comparison, left: Value, right: Value): Outcome {
  return success(booleanValue(holds(comparison, compareValues(left, right))));
}

/** Whether a comparison holds of an order: negative, zero or positive. */
export function holds(comparison: Comparison, order: number): boolean {
  switch (comparison) {
    case 'equal':
      return order === 0;
    case 'notEqual':
      return order !== 0;
    case 'less':
      return order < 0;
    case 'lessOrEqual':
      return order <= 0;
    case 'greater':
      return order > 0;
    case 'greaterOrEqual':
      return order >= 0;
  }
}

/** Negative, zero or positive; false comes before true, texts by code unit. */
export function compareValues(left: Value, right: Value): number {
  if (left.kind === 'number' && right.kind === 'number') return compare(left.number, right.number);
  if (left.kind === 'date' && right.kind === 'date') return byCodeUnit(left.date, right.date);
  if (left.kind === 'text' && right.kind === 'text') return byCodeUnit(left.text, right.text);
  if (left.kind === 'boolean' && right.kind === 'boolean') return Number(left.boolean) - Number(right.boolean);
  throw new Error(`explain: a ${left.kind} is never compared with a ${right.kind}`);
}
