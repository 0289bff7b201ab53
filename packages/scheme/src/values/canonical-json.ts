/** What canonical JSON can hold: no numbers but whole ones, decimals travel as strings. */
export type CanonicalValue =
  | string
  | boolean
  | null
  | number
  | readonly CanonicalValue[]
  | { readonly [key: string]: CanonicalValue | undefined };

/**
 * One text per value: keys sorted by code unit, no white space, undefined entries left out. A number that is not a safe
 * integer has no canonical text and throws: such numbers are written as decimal strings.
 */
export function canonicalJson(value: CanonicalValue): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value)) throw new RangeError(`canonicalJson: ${value} is not a safe integer`);
    return Object.is(value, -0) ? '0' : value.toString();
  }
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const entries = Object.keys(value)
    .sort(byCodeUnit)
    .flatMap((key) => {
      const entry = value[key];
      return entry === undefined ? [] : [`${JSON.stringify(key)}:${canonicalJson(entry)}`];
    });
  return `{${entries.join(',')}}`;
}

function isList(value: object): value is readonly CanonicalValue[] {
  return Array.isArray(value);
}

/** The order every engine and every language agrees on; never the locale's. */
export function byCodeUnit(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
