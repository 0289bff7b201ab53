import type { RoundingMode } from '@premia/decimal';
import type { Comparison } from '../../plan/plan.ts';
import {
  absoluteBounds,
  addBounds,
  boundsOfWhole,
  joinBounds,
  maximumBounds,
  minimumBounds,
  multiplyBounds,
  negateBounds,
} from './bounds.ts';
import { ceilDivide, floorDivide, greatestCommonDivisor, type Interval, leastCommonMultiple } from './interval.ts';
import type { Register } from './kernel.ts';
import type { KernelBuilder } from './kernel-builder.ts';
import { boundsOfShape, type Ratio, type Whole } from './shape.ts';

export type Exact = Whole | Ratio;

/**
 * Exact arithmetic over `whole` and `ratio` shapes. Null means that no exact form is proven to fit
 * the integers at hand; the caller then goes on with an approximation and its error.
 */

/** The same value with the unit `unit`, a multiple of the present one. */
function rescale(builder: KernelBuilder, value: Whole, unit: bigint): Register | null {
  return builder.multiplyBy(value.register, unit / value.unit);
}

/** Both values over one unit. */
function align(
  builder: KernelBuilder,
  left: Whole,
  right: Whole,
): { left: Register; right: Register; unit: bigint } | null {
  const unit = leastCommonMultiple(left.unit, right.unit);
  const a = rescale(builder, left, unit);
  const b = rescale(builder, right, unit);
  return a === null || b === null ? null : { left: a, right: b, unit };
}

/** Numerator and denominator registers of either form. */
function fractionOf(builder: KernelBuilder, value: Exact): { numerator: Register; denominator: Register } {
  return value.kind === 'ratio' ? value : { numerator: value.register, denominator: builder.integer(value.unit) };
}

/** `left.numerator * right.denominator` and the reverse, over the product: the cross terms of sums and comparisons. */
function crossed(
  builder: KernelBuilder,
  left: Exact,
  right: Exact,
): { left: Register; right: Register; denominator: Register } | null {
  const a = fractionOf(builder, left);
  const b = fractionOf(builder, right);
  if (a.denominator === b.denominator) return { left: a.numerator, right: b.numerator, denominator: a.denominator };
  const c = builder.constantOf(a.denominator);
  const d = builder.constantOf(b.denominator);
  const shared = c === null || d === null ? 1n : greatestCommonDivisor(c, d);
  const scaleLeft = d === null ? b.denominator : builder.integer(d / shared);
  const scaleRight = c === null ? a.denominator : builder.integer(c / shared);
  const crossLeft = builder.arithmetic('multiply', a.numerator, scaleLeft);
  const crossRight = builder.arithmetic('multiply', b.numerator, scaleRight);
  const denominator = builder.arithmetic('multiply', a.denominator, scaleLeft);
  return crossLeft === null || crossRight === null || denominator === null
    ? null
    : { left: crossLeft, right: crossRight, denominator };
}

export function addExact(
  builder: KernelBuilder,
  op: 'add' | 'subtract',
  operands: { left: Exact; right: Exact },
): Exact | null {
  const { left, right } = operands;
  if (left.kind === 'whole' && right.kind === 'whole') {
    const aligned = align(builder, left, right);
    const register = aligned === null ? null : builder.arithmetic(op, aligned.left, aligned.right);
    return aligned === null || register === null ? null : { kind: 'whole', register, unit: aligned.unit };
  }
  const terms = crossed(builder, left, right);
  const numerator = terms === null ? null : builder.arithmetic(op, terms.left, terms.right);
  if (terms === null || numerator === null) return null;
  const bounds = boundsOfShape(builder, right);
  return {
    kind: 'ratio',
    numerator,
    denominator: terms.denominator,
    bounds: addBounds(boundsOfShape(builder, left), op === 'add' ? bounds : negateBounds(bounds)),
  };
}

/** A whole factor and a constant unit reduced by what they share. */
function reduced(builder: KernelBuilder, register: Register, unit: bigint): Whole {
  const constant = builder.constantOf(register);
  if (constant === null) return { kind: 'whole', register, unit };
  const shared = greatestCommonDivisor(constant, unit);
  if (shared <= 1n) return { kind: 'whole', register, unit };
  return { kind: 'whole', register: builder.integer(constant / shared), unit: unit / shared };
}

export function multiplyExact(builder: KernelBuilder, left: Exact, right: Exact): Exact | null {
  if (left.kind === 'whole' && right.kind === 'whole') {
    const a = reduced(builder, left.register, left.unit * right.unit);
    const b = reduced(builder, right.register, a.unit);
    const register = builder.arithmetic('multiply', a.register, b.register);
    return register === null ? null : { kind: 'whole', register, unit: b.unit };
  }
  const a = fractionOf(builder, left);
  const b = fractionOf(builder, right);
  const bounds = multiplyBounds(boundsOfShape(builder, left), boundsOfShape(builder, right));
  const [first, last] = cancel(builder, a.numerator, b.denominator);
  const [second, middle] = cancel(builder, b.numerator, a.denominator);
  const numerator = builder.arithmetic('multiply', first, second);
  const denominator = builder.arithmetic('multiply', middle, last);
  return numerator === null || denominator === null ? null : { kind: 'ratio', numerator, denominator, bounds };
}

/** A numerator and a denominator that are the same register, or both constant, without what they share. */
function cancel(builder: KernelBuilder, numerator: Register, denominator: Register): readonly [Register, Register] {
  if (numerator === denominator) return [builder.integer(1n), builder.integer(1n)];
  const a = builder.constantOf(numerator);
  const b = builder.constantOf(denominator);
  if (a === null || b === null) return [numerator, denominator];
  const shared = greatestCommonDivisor(a, b);
  return [builder.integer(a / shared), builder.integer(b / shared)];
}

/** One over the value and the bit that says it is zero (the reciprocal is then one, and must not be used). */
export function reciprocalExact(
  builder: KernelBuilder,
  value: Exact,
): { readonly value: Exact; readonly zero: Register | null } {
  const { numerator, denominator } = fractionOf(builder, value);
  const constant = builder.constantOf(numerator);
  const over = builder.constantOf(denominator);
  if (constant !== null && constant !== 0n && over !== null) {
    const sign = constant < 0n ? -1n : 1n;
    return { value: { kind: 'whole', register: builder.integer(sign * over), unit: sign * constant }, zero: null };
  }
  const { min, max } = builder.intervalOf(numerator);
  const zero = min <= 0n && max >= 0n ? builder.compare('equal', numerator, builder.integer(0n)) : null;
  const size = builder.absolute(numerator);
  const atLeastOne = builder.arithmetic('maximum', size, builder.integer(1n)) ?? size;
  const negative = builder.compare('less', numerator, builder.integer(0n));
  const signed = builder.select(negative, { then: builder.negate(denominator), otherwise: denominator });
  const bounds = boundsOfRatio(builder, signed, atLeastOne);
  return { value: { kind: 'ratio', numerator: signed, denominator: atLeastOne, bounds }, zero };
}

function boundsOfRatio(builder: KernelBuilder, numerator: Register, denominator: Register) {
  const over = builder.intervalOf(denominator);
  const values = builder.intervalOf(numerator);
  return joinBounds(boundsOfWhole(values, over.min), boundsOfWhole(values, over.max));
}

export function compareExact(
  builder: KernelBuilder,
  comparison: Comparison,
  operands: { left: Exact; right: Exact },
): Register | null {
  const { left, right } = operands;
  if (left.kind === 'whole' && right.kind === 'whole') {
    const constant = builder.constantOf(right.register);
    if (constant !== null)
      return compareWithConstant(builder, comparison, { value: left, numerator: constant, unit: right.unit });
    const aligned = align(builder, left, right);
    return aligned === null ? null : builder.compare(comparison, aligned.left, aligned.right);
  }
  const terms = crossed(builder, left, right);
  return terms === null ? null : builder.compare(comparison, terms.left, terms.right);
}

/** Moves the constant to the value's unit instead of the value to the constant's: no multiplication, no overflow. */
function compareWithConstant(
  builder: KernelBuilder,
  comparison: Comparison,
  { value, numerator, unit }: { value: Whole; numerator: bigint; unit: bigint },
): Register {
  const scaled = numerator * value.unit;
  const exact = scaled % unit === 0n;
  const against = (limit: bigint) => builder.compare(comparison, value.register, builder.integer(limit));
  switch (comparison) {
    case 'equal':
    case 'notEqual':
      return exact ? against(scaled / unit) : builder.bit(comparison === 'notEqual');
    case 'less':
    case 'greaterOrEqual':
      return against(ceilDivide(scaled, unit));
    case 'greater':
    case 'lessOrEqual':
      return against(floorDivide(scaled, unit));
  }
}

export function selectExact(
  builder: KernelBuilder,
  condition: Register,
  branches: { then: Exact; otherwise: Exact },
): Exact | null {
  const { then, otherwise } = branches;
  if (then.kind === 'whole' && otherwise.kind === 'whole') {
    const aligned = align(builder, then, otherwise);
    if (aligned === null) return null;
    const register = builder.select(condition, { then: aligned.left, otherwise: aligned.right });
    return { kind: 'whole', register, unit: aligned.unit };
  }
  const a = fractionOf(builder, then);
  const b = fractionOf(builder, otherwise);
  return {
    kind: 'ratio',
    numerator: builder.select(condition, { then: a.numerator, otherwise: b.numerator }),
    denominator: builder.select(condition, { then: a.denominator, otherwise: b.denominator }),
    bounds: joinBounds(boundsOfShape(builder, then), boundsOfShape(builder, otherwise)),
  };
}

export function extremeExact(
  builder: KernelBuilder,
  op: 'minimum' | 'maximum',
  operands: { left: Exact; right: Exact },
): Exact | null {
  const { left, right } = operands;
  if (left.kind === 'whole' && right.kind === 'whole') {
    const aligned = align(builder, left, right);
    const register = aligned === null ? null : builder.arithmetic(op, aligned.left, aligned.right);
    return aligned === null || register === null ? null : { kind: 'whole', register, unit: aligned.unit };
  }
  const chooseLeft = compareExact(builder, op === 'minimum' ? 'lessOrEqual' : 'greaterOrEqual', operands);
  const chosen = chooseLeft === null ? null : selectExact(builder, chooseLeft, { then: left, otherwise: right });
  if (chosen === null || chosen.kind === 'whole') return chosen;
  const limit = op === 'minimum' ? minimumBounds : maximumBounds;
  return { ...chosen, bounds: limit(boundsOfShape(builder, left), boundsOfShape(builder, right)) };
}

export function negateExact(builder: KernelBuilder, value: Exact): Exact {
  if (value.kind === 'whole') return { ...value, register: builder.negate(value.register) };
  return { ...value, numerator: builder.negate(value.numerator), bounds: negateBounds(value.bounds) };
}

export function absoluteExact(builder: KernelBuilder, value: Exact): Exact {
  if (value.kind === 'whole') return { ...value, register: builder.absolute(value.register) };
  return { ...value, numerator: builder.absolute(value.numerator), bounds: absoluteBounds(value.bounds) };
}

/** The value as a multiple of `1 / 10^digits`. */
export function roundExact(
  builder: KernelBuilder,
  value: Exact,
  how: { digits: number; mode: RoundingMode },
): Whole | null {
  const fine = 10n ** BigInt(Math.max(how.digits, 0));
  const coarse = 10n ** BigInt(Math.max(-how.digits, 0));
  if (value.kind === 'whole' && fine % value.unit === 0n && coarse === 1n) return value;
  const { numerator, denominator } = fractionOf(builder, value);
  const over = builder.constantOf(denominator);
  const shared = over === null ? 1n : greatestCommonDivisor(over, fine);
  const scaled = builder.multiplyBy(numerator, fine / shared);
  const divisor = over === null ? builder.multiplyBy(denominator, coarse) : builder.integer((over / shared) * coarse);
  if (scaled === null || divisor === null) return null;
  const within = value.kind === 'whole' ? null : roundedWithin(value, Number(fine) / Number(coarse));
  const rounded = builder.divideRounded(scaled, divisor, { mode: how.mode, within });
  const register = rounded === null ? null : builder.multiplyBy(rounded, coarse);
  return register === null ? null : { kind: 'whole', register, unit: fine };
}

function roundedWithin({ bounds }: Ratio, factor: number): Interval | null {
  const min = Math.floor(bounds.min * factor * (bounds.min < 0 ? 1 + 2 ** -50 : 1 - 2 ** -50)) - 1;
  const max = Math.ceil(bounds.max * factor * (bounds.max < 0 ? 1 - 2 ** -50 : 1 + 2 ** -50)) + 1;
  return Number.isFinite(min) && Number.isFinite(max) ? { min: BigInt(min), max: BigInt(max) } : null;
}
