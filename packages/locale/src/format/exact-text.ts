import { decimal, type Rational, rational, round, toExactText } from '@premia/decimal';

/** An exact value: a canonical decimal string ("-12.5"), a fraction ("1/3") or a rational. Never a float. */
export type ExactNumber = string | Rational;

export function toRational(value: ExactNumber): Rational {
  if (typeof value !== 'string') return value;
  const fraction = /^(-?\d+)\/(\d+)$/.exec(value);
  if (fraction === null) return decimal(value);
  return rational(BigInt(fraction[1] ?? '0'), BigInt(fraction[2] ?? '1'));
}

/** A decimal string of at most `digits` places that Intl formats digit by digit; rounded half away from zero. */
export function toIntlText(value: ExactNumber, digits: number): Intl.StringNumericLiteral {
  const text = toExactText(round(toRational(value), digits));
  if (text === null) throw new RangeError('toIntlText: a rounded value has no finite expansion');
  return text as Intl.StringNumericLiteral;
}
