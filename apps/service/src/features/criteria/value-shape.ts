import { parseDecimal } from '@premia/decimal';
import { parseDate } from '@premia/scheme';

/** The type under which a scheme can read texts like these: what they all have in common. */
export function commonType(samples: readonly string[]): 'boolean' | 'date' | 'number' | 'text' {
  if (samples.length === 0) {
    return 'text';
  }
  if (samples.every((text) => text === 'true' || text === 'false')) {
    return 'boolean';
  }
  if (samples.every((text) => parseDate(text) !== null)) {
    return 'date';
  }
  return samples.every((text) => parseDecimal(text).ok) ? 'number' : 'text';
}
