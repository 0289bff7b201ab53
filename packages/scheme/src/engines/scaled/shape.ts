import type { Rational } from '@premia/decimal';
import { type Bounds, boundsOfWhole } from './bounds.ts';
import { magnitudeMax } from './interval.ts';
import type { Register } from './kernel.ts';
import type { KernelBuilder } from './kernel-builder.ts';

/** The exact value is `register / unit`; the unit is a positive constant, most often a power of ten. */
export interface Whole {
  readonly kind: 'whole';
  readonly register: Register;
  readonly unit: bigint;
}

/** The exact value is `numerator / denominator`, both integers of the row; the denominator is positive. */
export interface Ratio {
  readonly kind: 'ratio';
  readonly numerator: Register;
  readonly denominator: Register;
  readonly bounds: Bounds;
}

/** The exact value differs from the float in `register` by at most `error`, and lies within `bounds`. */
export interface Approximate {
  readonly kind: 'approximate';
  readonly register: Register;
  readonly bounds: Bounds;
  readonly error: number;
  /** Bits the numerator and denominator of the exact value can have together: past a limit the language states a problem. */
  readonly bits: number;
}

export type Numeric = Whole | Ratio | Approximate;

/** A truth value. */
export interface Truth {
  readonly kind: 'bit';
  readonly register: Register;
}

/** Text as its number in the program's dictionary, or a date as days since 1970-01-01. */
export interface Code {
  readonly kind: 'text' | 'date';
  readonly register: Register;
}

export type Shape = Numeric | Truth | Code;

/** Bits that tell which problem the value may have; null where it is proven to have none. */
export interface Problems {
  readonly missing: Register | null;
  readonly zeroDivisor: Register | null;
  readonly other: Register | null;
}

export const NO_PROBLEMS: Problems = { missing: null, zeroDivisor: null, other: null };

export interface Cell {
  readonly shape: Shape;
  readonly problems: Problems;
}

export function isNumeric(shape: Shape): shape is Numeric {
  return shape.kind === 'whole' || shape.kind === 'ratio' || shape.kind === 'approximate';
}

export function wholeConstant(builder: KernelBuilder, value: Rational): Whole {
  return { kind: 'whole', register: builder.integer(value.numerator), unit: value.denominator };
}

/** As `Approximate.bits`, for any shape. */
export function bitsOfShape(builder: KernelBuilder, shape: Numeric): number {
  const bitsOf = (register: Register) => magnitudeMax(builder.intervalOf(register)).toString(2).length;
  switch (shape.kind) {
    case 'whole':
      return bitsOf(shape.register) + shape.unit.toString(2).length;
    case 'ratio':
      return bitsOf(shape.numerator) + bitsOf(shape.denominator);
    case 'approximate':
      return shape.bits;
  }
}

export function boundsOfShape(builder: KernelBuilder, shape: Numeric): Bounds {
  return shape.kind === 'whole' ? boundsOfWhole(builder.intervalOf(shape.register), shape.unit) : shape.bounds;
}
