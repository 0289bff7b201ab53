import { type Rational, rational } from '@premia/decimal';
import type { Value } from '../../values/value.ts';
import type { BaseType, ValueType } from '../../values/value-type.ts';

/**
 * What is promised about one input column. Numbers are stored as whole multiples of `1 / unit`
 * between `min` and `max` (in those multiples). A row that breaks the promise is found out while it
 * runs and goes to the reference, so a wrong promise costs time, never a cent.
 */
export type InputProfile =
  | { readonly kind: 'constant'; readonly value: Value }
  | {
      readonly kind: 'number';
      readonly unit: bigint;
      readonly min: bigint;
      readonly max: bigint;
      readonly nullable: boolean;
    }
  | { readonly kind: 'boolean' | 'text' | 'date'; readonly nullable: boolean };

/** Decimal places and largest amount assumed of an input about which nothing was declared. */
const ASSUMED: Readonly<Record<'money' | 'number' | 'percent' | 'count', { digits: number; max: bigint }>> = {
  money: { digits: 2, max: 10_000_000_000n },
  number: { digits: 4, max: 10_000_000n },
  percent: { digits: 4, max: 100n },
  count: { digits: 0, max: 1_000_000_000n },
};

/** Day numbers of the years 1 to 9999. */
export const DATE_RANGE = { min: -719_162n, max: 2_932_896n } as const;
/** Words a program's dictionary can tell apart. */
export const TEXT_RANGE = { min: 0n, max: 2n ** 31n - 1n } as const;

export function assumedProfile(type: ValueType): InputProfile {
  switch (type.base) {
    case 'boolean':
    case 'text':
    case 'date':
      return { kind: type.base, nullable: true };
    case 'money':
    case 'number':
    case 'percent':
    case 'count': {
      const { digits, max } = ASSUMED[type.base];
      const unit = 10n ** BigInt(digits);
      return { kind: 'number', unit, min: -max * unit, max: max * unit, nullable: true };
    }
  }
}

/** A profile from declared ends, both written in the input's own terms ("0" to "150000.00", two digits). */
export function declaredProfile(declared: {
  min: Rational;
  max: Rational;
  digits: number;
  nullable?: boolean;
}): InputProfile {
  const unit = 10n ** BigInt(declared.digits);
  const scaled = ({ numerator, denominator }: Rational) => rational(numerator * unit, denominator);
  const min = scaled(declared.min);
  const max = scaled(declared.max);
  if (min.denominator !== 1n || max.denominator !== 1n)
    throw new RangeError('declaredProfile: an end has more digits than declared');
  return { kind: 'number', unit, min: min.numerator, max: max.numerator, nullable: declared.nullable ?? false };
}

export function kindOfBase(base: BaseType): 'number' | 'boolean' | 'text' | 'date' {
  switch (base) {
    case 'money':
    case 'number':
    case 'percent':
    case 'count':
      return 'number';
    case 'boolean':
    case 'text':
    case 'date':
      return base;
  }
}
