import { parseDecimal, type Rational } from '@premia/decimal';

/** The number a param states, as a text or as JSON's own number; null for anything else. */
export function decimalIn(value: unknown): Rational | null {
  if (typeof value !== 'string' && typeof value !== 'number') return null;
  const parsed = parseDecimal(String(value));
  return parsed.ok ? parsed.value : null;
}
