import { decimal, type Rational } from '@premia/decimal';

/** Reads an amount as the English interface writes it: `₽1,234.50`, `-₽3,000.00`. Throws on anything else. */
export function readAmount(text: string): Rational {
  const match = /(-|−)?\s*₽\s?([\d,]+(?:\.\d+)?)/.exec(text);
  if (match?.[2] === undefined) throw new Error(`No amount in ${JSON.stringify(text)}`);
  return decimal(`${match[1] === undefined ? '' : '-'}${match[2].replaceAll(',', '')}`);
}
