import type { z } from 'zod';

/**
 * What is wrong with the shape of a value, for the wording: the validator's own sentences are in one language and
 * speak of types nobody sees.
 */
export interface ShapeFault {
  readonly [detail: string]: string | number | readonly string[];
  readonly fault:
    | 'wrong-kind'
    | 'missing'
    | 'too-long'
    | 'too-short'
    | 'too-many'
    | 'too-few'
    | 'too-great'
    | 'too-small'
    | 'bad-writing'
    | 'not-one-of'
    | 'unknown-entries'
    | 'other';
}

/** The fault behind an issue. `given` is the value at its path, undefined where there is none. */
export function shapeFault(issue: z.core.$ZodIssue, given: unknown): ShapeFault {
  switch (issue.code) {
    case 'invalid_type':
      return given === undefined ? { fault: 'missing' } : { fault: 'wrong-kind', kind: kindOf(issue.expected) };
    case 'too_big':
      return { fault: sizeFault(issue.origin, ['too-long', 'too-many', 'too-great']), limit: Number(issue.maximum) };
    case 'too_small':
      return { fault: sizeFault(issue.origin, ['too-short', 'too-few', 'too-small']), limit: Number(issue.minimum) };
    case 'invalid_value':
      return { fault: 'not-one-of', known: issue.values.map(String) };
    case 'unrecognized_keys':
      return { fault: 'unknown-entries', entries: issue.keys };
    case 'invalid_format':
      return { fault: 'bad-writing' };
    case 'invalid_union':
      return given === undefined ? { fault: 'missing' } : { fault: 'bad-writing' };
    default:
      return { fault: 'other' };
  }
}

type Fault = ShapeFault['fault'];

function sizeFault(origin: string, [text, list, number]: readonly [Fault, Fault, Fault]): Fault {
  if (origin === 'string') return text;
  return origin === 'array' || origin === 'set' || origin === 'map' ? list : number;
}

const KINDS: ReadonlyMap<string, string> = new Map([
  ['string', 'text'],
  ['array', 'list'],
  ['object', 'object'],
  ['record', 'object'],
  ['number', 'number'],
  ['int', 'number'],
  ['boolean', 'boolean'],
]);

const kindOf = (expected: string): string => KINDS.get(expected) ?? 'other';

/** The value at an issue's path inside what was validated. */
export function valueAt(holder: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inside, key) => (typeof inside === 'object' && inside !== null ? Reflect.get(inside, key) : undefined),
    holder,
  );
}
