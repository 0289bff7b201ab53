import { type Rational, rational } from './rational.ts';

/** `half-up` is half away from zero, the accounting default. */
export const ROUNDING_MODES = ['half-up', 'half-even', 'up', 'down', 'floor', 'ceil'] as const;
export type RoundingMode = (typeof ROUNDING_MODES)[number];

/** Of a fraction over a positive denominator; what the two have in common does not matter. */
function roundToInteger(numerator: bigint, denominator: bigint, mode: RoundingMode): bigint {
  const negative = numerator < 0n;
  const magnitude = negative ? -numerator : numerator;
  const whole = magnitude / denominator;
  const rest = magnitude % denominator;
  if (rest === 0n) return negative ? -whole : whole;
  const twiceRest = 2n * rest;
  const half = twiceRest === denominator ? 'half' : twiceRest > denominator ? 'more' : 'less';
  const away = roundsAway({ mode, negative, half, isOdd: whole % 2n === 1n });
  const rounded = away ? whole + 1n : whole;
  return negative ? -rounded : rounded;
}

/** A magnitude between two whole numbers. */
export interface BetweenWholes {
  readonly mode: RoundingMode;
  readonly negative: boolean;
  /** Where the fraction lies. */
  readonly half: 'less' | 'half' | 'more';
  /** Whether the whole number below it is odd. */
  readonly isOdd: boolean;
}

/** Whether a number that is not whole is rounded away from zero. */
export function roundsAway({ mode, negative, half, isOdd }: BetweenWholes): boolean {
  switch (mode) {
    case 'half-up':
      return half !== 'less';
    case 'half-even':
      return half === 'more' || (half === 'half' && isOdd);
    case 'up':
      return true;
    case 'down':
      return false;
    case 'floor':
      return negative;
    case 'ceil':
      return !negative;
  }
}

/** Rounds to `digits` decimal places; a negative count rounds to tens, hundreds and so on. */
export function round(value: Rational, digits: number, mode: RoundingMode = 'half-up'): Rational {
  const factor = 10n ** BigInt(Math.abs(digits));
  if (digits >= 0) {
    return rational(roundToInteger(value.numerator * factor, value.denominator, mode), factor);
  }
  return rational(roundToInteger(value.numerator, value.denominator * factor, mode) * factor);
}

/** Rounds to a multiple of `step` (positive). */
export function roundToMultiple(value: Rational, step: Rational, mode: RoundingMode = 'half-up'): Rational {
  const whole = roundToInteger(value.numerator * step.denominator, value.denominator * step.numerator, mode);
  return rational(whole * step.numerator, step.denominator);
}
