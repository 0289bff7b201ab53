import { equals, parseDecimal } from '@premia/decimal';

/** Whether two answers say the same: numbers by value, so that `34500` meets `34500.00`, everything else as text. */
export function compareAmounts(actual: string, expected: string): boolean {
  const [left, right] = [parseDecimal(actual), parseDecimal(expected)];
  return left.ok && right.ok ? equals(left.value, right.value) : actual === expected;
}
