import type { Rational, RoundingMode } from '@premia/decimal';
import type { Comparison } from '../../plan/plan.ts';
import {
  absoluteApproximate,
  addApproximate,
  compareApproximate,
  extremeApproximate,
  multiplyApproximate,
  negateApproximate,
  reciprocalApproximate,
  roundApproximate,
  selectApproximate,
  toApproximate,
} from './approximate-arithmetic.ts';
import {
  absoluteExact,
  addExact,
  compareExact,
  type Exact,
  extremeExact,
  multiplyExact,
  negateExact,
  reciprocalExact,
  roundExact,
  selectExact,
} from './exact-arithmetic.ts';
import type { Register } from './kernel.ts';
import type { KernelBuilder } from './kernel-builder.ts';
import { type Numeric, type Whole, wholeConstant } from './shape.ts';

/** Arithmetic over any numeric shapes: exact while it fits, approximate with a proven error from there on. */

export interface Operands {
  readonly left: Numeric;
  readonly right: Numeric;
}

function areExact(operands: Operands): operands is { left: Exact; right: Exact } {
  return operands.left.kind !== 'approximate' && operands.right.kind !== 'approximate';
}

export function addNumeric(builder: KernelBuilder, op: 'add' | 'subtract', operands: Operands): Numeric {
  return (areExact(operands) ? addExact(builder, op, operands) : null) ?? addApproximate(builder, op, operands);
}

export function multiplyNumeric(builder: KernelBuilder, left: Numeric, right: Numeric): Numeric {
  const operands = { left, right };
  const exact = areExact(operands) ? multiplyExact(builder, operands.left, operands.right) : null;
  return exact ?? multiplyApproximate(builder, left, right);
}

/** `zero` is the bit of a zero divisor; null when there cannot be one. */
export function divideNumeric(
  builder: KernelBuilder,
  { left, right }: Operands,
): { value: Numeric; zero: Register | null } {
  if (right.kind === 'approximate') {
    return { value: multiplyNumeric(builder, left, reciprocalApproximate(builder, right)), zero: null };
  }
  const reciprocal = reciprocalExact(builder, right);
  return { value: multiplyNumeric(builder, left, reciprocal.value), zero: reciprocal.zero };
}

export function compareNumeric(builder: KernelBuilder, comparison: Comparison, operands: Operands): Register {
  const exact = areExact(operands) ? compareExact(builder, comparison, operands) : null;
  return exact ?? compareApproximate(builder, comparison, operands);
}

export function isAtLeast(builder: KernelBuilder, value: Numeric, limit: Rational): Register {
  return compareNumeric(builder, 'greaterOrEqual', { left: value, right: wholeConstant(builder, limit) });
}

export function selectNumeric(
  builder: KernelBuilder,
  condition: Register,
  branches: { then: Numeric; otherwise: Numeric },
): Numeric {
  const operands = { left: branches.then, right: branches.otherwise };
  const exact = areExact(operands)
    ? selectExact(builder, condition, { then: operands.left, otherwise: operands.right })
    : null;
  return exact ?? selectApproximate(builder, condition, branches);
}

export function extremeNumeric(builder: KernelBuilder, op: 'minimum' | 'maximum', operands: Operands): Numeric {
  return (areExact(operands) ? extremeExact(builder, op, operands) : null) ?? extremeApproximate(builder, op, operands);
}

export function negateNumeric(builder: KernelBuilder, value: Numeric): Numeric {
  return value.kind === 'approximate' ? negateApproximate(builder, value) : negateExact(builder, value);
}

export function absoluteNumeric(builder: KernelBuilder, value: Numeric): Numeric {
  return value.kind === 'approximate' ? absoluteApproximate(builder, value) : absoluteExact(builder, value);
}

/** Null when the rounded number is not proven to fit. */
export function roundNumeric(
  builder: KernelBuilder,
  value: Numeric,
  how: { digits: number; mode: RoundingMode },
): Whole | null {
  const exact = value.kind === 'approximate' ? null : roundExact(builder, value, how);
  return exact ?? roundApproximate(builder, toApproximate(builder, value), how);
}

export function powerNumeric(
  builder: KernelBuilder,
  value: Numeric,
  exponent: number,
): { value: Numeric; zero: Register | null } {
  let power: Numeric = { kind: 'whole', register: builder.integer(1n), unit: 1n };
  for (let count = Math.abs(exponent); count > 0; count -= 1) power = multiplyNumeric(builder, power, value);
  if (exponent >= 0) return { value: power, zero: null };
  return divideNumeric(builder, { left: { kind: 'whole', register: builder.integer(1n), unit: 1n }, right: power });
}

/** A number too large for the integers at hand leaves every row that comes here to the reference. */
export function roundedOrMarked(
  builder: KernelBuilder,
  value: Numeric,
  how: { digits: number; mode: RoundingMode },
): Whole {
  const rounded = roundNumeric(builder, value, how);
  if (rounded !== null) return rounded;
  builder.check(builder.bit(true));
  return { kind: 'whole', register: builder.integer(0n), unit: 1n };
}
