import type { RoundingMode } from '@premia/decimal';
import type { Comparison } from '../../plan/plan.ts';
import { NUMBER_BITS_MAX } from '../explain/arithmetic.ts';
import {
  absoluteBounds,
  addBounds,
  errorAbove,
  joinBounds,
  largestMagnitude,
  maximumBounds,
  minimumBounds,
  multiplyBounds,
  negateBounds,
  ROUNDING_UNIT,
  reciprocalBounds,
} from './bounds.ts';
import { magnitudeMax } from './interval.ts';
import type { Register } from './kernel.ts';
import type { KernelBuilder } from './kernel-builder.ts';
import { type Approximate, bitsOfShape, boundsOfShape, type Numeric, type Whole } from './shape.ts';

/** Whole numbers up to here convert to doubles without error. */
const EXACT_DOUBLE_MAX = 2n ** 53n;
/** Largest rounded double a back end turns into an integer. */
const ROUNDED_MAX = 2 ** 51;

/**
 * Arithmetic in doubles with a proven bound on the distance to the exact value. Wherever a decision
 * (a rounding, a comparison) could fall either way within that bound, the row is marked.
 */

function conversionError(builder: KernelBuilder, register: Register): number {
  return magnitudeMax(builder.intervalOf(register)) <= EXACT_DOUBLE_MAX ? 0 : ROUNDING_UNIT;
}

export function toApproximate(builder: KernelBuilder, value: Numeric): Approximate {
  if (value.kind === 'approximate') return value;
  const bounds = boundsOfShape(builder, value);
  const size = largestMagnitude(bounds);
  const bits = bitsOfShape(builder, value);
  if (value.kind === 'ratio') {
    const numerator = toFloat(builder, value.numerator);
    const denominator = toFloat(builder, value.denominator);
    const relative =
      conversionError(builder, value.numerator) + conversionError(builder, value.denominator) + ROUNDING_UNIT;
    const register = builder.append({ op: 'divideFloat', left: numerator, right: denominator }, 'float');
    return { kind: 'approximate', register, bounds, error: errorAbove(2 * relative * size), bits };
  }
  const converted = toFloat(builder, value.register);
  const conversion = conversionError(builder, value.register);
  if (value.unit === 1n)
    return { kind: 'approximate', register: converted, bounds, error: errorAbove(conversion * size), bits };
  const register = builder.append(
    { op: 'divideFloat', left: converted, right: builder.float(Number(value.unit)) },
    'float',
  );
  const unit = value.unit <= EXACT_DOUBLE_MAX ? 0 : ROUNDING_UNIT;
  return {
    kind: 'approximate',
    register,
    bounds,
    error: errorAbove(2 * (conversion + unit + ROUNDING_UNIT) * size),
    bits,
  };
}

/**
 * Beyond the limit the exact value may be the problem `value/too-large`, which an approximation cannot see: every row is
 * then left to the reference.
 */
export function withinLimit(builder: KernelBuilder, bits: number): number {
  if (bits > NUMBER_BITS_MAX) builder.check(builder.bit(true));
  return Math.min(bits, NUMBER_BITS_MAX + 1);
}

function toFloat(builder: KernelBuilder, register: Register): Register {
  const constant = builder.constantOf(register);
  return constant === null
    ? builder.append({ op: 'toFloat', value: register }, 'float')
    : builder.float(Number(constant));
}

export function addApproximate(
  builder: KernelBuilder,
  op: 'add' | 'subtract',
  operands: { left: Numeric; right: Numeric },
): Approximate {
  const left = toApproximate(builder, operands.left);
  const right = toApproximate(builder, operands.right);
  const bounds = addBounds(left.bounds, op === 'add' ? right.bounds : negateBounds(right.bounds));
  const inherited = left.error + right.error;
  return {
    kind: 'approximate',
    register: builder.floatArithmetic(op, left.register, right.register),
    bounds,
    error: errorAbove(inherited + ROUNDING_UNIT * (largestMagnitude(bounds) + inherited)),
    bits: withinLimit(builder, left.bits + right.bits + 1),
  };
}

/** A whole factor is converted without division; its unit goes into the other factor's scale only when it is one. */
export function multiplyApproximate(builder: KernelBuilder, a: Numeric, b: Numeric): Approximate {
  const left = toApproximate(builder, a);
  const right = toApproximate(builder, b);
  const bounds = multiplyBounds(left.bounds, right.bounds);
  const inherited =
    largestMagnitude(left.bounds) * right.error +
    largestMagnitude(right.bounds) * left.error +
    left.error * right.error;
  return {
    kind: 'approximate',
    register: builder.floatArithmetic('multiply', left.register, right.register),
    bounds,
    error: errorAbove(inherited + ROUNDING_UNIT * (largestMagnitude(bounds) + inherited)),
    bits: withinLimit(builder, left.bits + right.bits + 1),
  };
}

/**
 * One over an approximate value. Divisors nearer to zero than a millionth of the largest (or than
 * twice the error) are left to the reference, so that the error of the rest stays small.
 */
export function reciprocalApproximate(builder: KernelBuilder, divisor: Approximate): Approximate {
  const least = Math.max(largestMagnitude(divisor.bounds) * 1e-6, 4 * divisor.error, Number.MIN_VALUE);
  const size = floatAbsolute(builder, divisor.register);
  builder.check(builder.not(builder.compare('greater', size, builder.float(least * 1.5))));
  const bounds = farFromZero(divisor, least);
  const register = builder.append({ op: 'divideFloat', left: builder.float(1), right: divisor.register }, 'float');
  const error = divisor.error / (least * least) + ROUNDING_UNIT * (2 / least);
  return { kind: 'approximate', register, bounds, error: errorAbove(error), bits: divisor.bits };
}

function farFromZero({ bounds }: Approximate, least: number) {
  if (bounds.min > 0) return reciprocalBounds({ min: Math.max(bounds.min, least), max: Math.max(bounds.max, least) });
  if (bounds.max < 0) return reciprocalBounds({ min: Math.min(bounds.min, -least), max: Math.min(bounds.max, -least) });
  return { min: -2 / least, max: 2 / least };
}

function floatAbsolute(builder: KernelBuilder, value: Register): Register {
  return builder.append({ op: 'absolute', value }, 'float');
}

export function compareApproximate(
  builder: KernelBuilder,
  comparison: Comparison,
  operands: { left: Numeric; right: Numeric },
): Register {
  const left = toApproximate(builder, operands.left);
  const right = toApproximate(builder, operands.right);
  const difference = addApproximate(builder, 'subtract', { left, right });
  const size = floatAbsolute(builder, difference.register);
  builder.check(builder.not(builder.compare('greater', size, builder.float(difference.error))));
  return builder.compare(comparison, difference.register, builder.float(0));
}

export function selectApproximate(
  builder: KernelBuilder,
  condition: Register,
  branches: { then: Numeric; otherwise: Numeric },
): Approximate {
  const then = toApproximate(builder, branches.then);
  const otherwise = toApproximate(builder, branches.otherwise);
  return {
    kind: 'approximate',
    register: builder.select(condition, { then: then.register, otherwise: otherwise.register }),
    bounds: joinBounds(then.bounds, otherwise.bounds),
    error: Math.max(then.error, otherwise.error),
    bits: Math.max(then.bits, otherwise.bits),
  };
}

export function extremeApproximate(
  builder: KernelBuilder,
  op: 'minimum' | 'maximum',
  operands: { left: Numeric; right: Numeric },
): Approximate {
  const left = toApproximate(builder, operands.left);
  const right = toApproximate(builder, operands.right);
  return {
    kind: 'approximate',
    register: builder.floatArithmetic(op, left.register, right.register),
    bounds: (op === 'minimum' ? minimumBounds : maximumBounds)(left.bounds, right.bounds),
    error: Math.max(left.error, right.error),
    bits: Math.max(left.bits, right.bits),
  };
}

export function negateApproximate(builder: KernelBuilder, value: Approximate): Approximate {
  const register = builder.append({ op: 'negate', value: value.register }, 'float');
  return { ...value, register, bounds: negateBounds(value.bounds) };
}

export function absoluteApproximate(builder: KernelBuilder, value: Approximate): Approximate {
  return { ...value, register: floatAbsolute(builder, value.register), bounds: absoluteBounds(value.bounds) };
}

/**
 * Rounds both ends of what the exact value can be; every mode is monotone, so equal ends prove the
 * result. Null when the rounded number may not fit an integer.
 */
export function roundApproximate(
  builder: KernelBuilder,
  value: Approximate,
  how: { digits: number; mode: RoundingMode },
): Whole | null {
  const fine = 10n ** BigInt(Math.max(how.digits, 0));
  const coarse = 10n ** BigInt(Math.max(-how.digits, 0));
  const factor = Number(fine) / Number(coarse);
  const scaled =
    coarse === 1n
      ? builder.floatArithmetic('multiply', value.register, builder.float(Number(fine)))
      : builder.append({ op: 'divideFloat', left: value.register, right: builder.float(Number(coarse)) }, 'float');
  const size = (largestMagnitude(value.bounds) + value.error) * factor + 2;
  const error = errorAbove(value.error * factor + 8 * ROUNDING_UNIT * size);
  if (!(size <= ROUNDED_MAX)) return null;
  const within = { min: BigInt(Math.floor(-size)), max: BigInt(Math.ceil(size)) };
  if (!builder.fits({ min: within.min * coarse, max: within.max * coarse })) return null;
  const low = builder.floatArithmetic('subtract', scaled, builder.float(error));
  const high = builder.floatArithmetic('add', scaled, builder.float(error));
  const interval = roundedInterval(value, { factor, size, error });
  const rounded = builder.append({ op: 'roundFloat', value: low, mode: how.mode }, 'integer', interval);
  const other = builder.append({ op: 'roundFloat', value: high, mode: how.mode }, 'integer', interval);
  builder.check(builder.compare('notEqual', rounded, other));
  const register = builder.multiplyBy(rounded, coarse);
  return register === null ? null : { kind: 'whole', register, unit: fine };
}

function roundedInterval({ bounds }: Approximate, { factor, error }: { factor: number; size: number; error: number }) {
  const slack = 2 * error + 1;
  return {
    min: BigInt(Math.floor(bounds.min * factor - slack)) - 1n,
    max: BigInt(Math.ceil(bounds.max * factor + slack)) + 1n,
  };
}
