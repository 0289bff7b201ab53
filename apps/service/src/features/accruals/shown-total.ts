import type { NewAccrual } from '@premia/database';
import { decimal, subtract, toFixedText } from '@premia/decimal';
import { minorDigits } from '@premia/scheme';

/** The total of the lines a person is shown; null when a part of it could not be worked out. */
export function shownTotal({
  total,
  lines,
  currency,
}: Pick<NewAccrual, 'total' | 'lines' | 'currency'>): string | null {
  if (total === null) return null;
  const hidden = lines.filter(({ visible }) => !visible).map(({ amount }) => decimal(amount));
  return toFixedText(hidden.reduce(subtract, decimal(total)), minorDigits(currency));
}
