import { type Rational, rational } from './rational.ts';

/**
 * Rationals on their way through JSON, which has no big integers: `{ "$rational": "1/3" }`. Everything else passes
 * as it is, so data without rationals looks the same on the wire as without this.
 */
const TAG = '$rational';
const PATTERN = /^-?\d+\/[1-9]\d*$/;

/** Any value whose rationals are to be replaced by their tagged text. */
export function toWire(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (isRational(value)) return { [TAG]: `${value.numerator}/${value.denominator}` };
  return mapped(value, toWire);
}

/** The reverse of `toWire`; a tag whose text is no fraction stays as it came. */
export function fromWire(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  return taggedRational(value) ?? mapped(value, fromWire);
}

function isRational(value: object): value is Rational {
  return 'numerator' in value && typeof value.numerator === 'bigint' && 'denominator' in value;
}

function taggedRational(value: object): Rational | null {
  if (!(TAG in value) || typeof value[TAG] !== 'string' || Object.keys(value).length !== 1) return null;
  const text = value[TAG];
  const slash = text.indexOf('/');
  return PATTERN.test(text) ? rational(BigInt(text.slice(0, slash)), BigInt(text.slice(slash + 1))) : null;
}

/** Lists and plain objects are walked; anything with a class of its own writes itself. */
function mapped(value: object, map: (part: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map(map);
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, map(part)]));
}
