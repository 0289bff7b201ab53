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
  if (typeof value === 'string') return quotedJson(value);
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value)) throw new RangeError(`canonicalJson: ${value} is not a safe integer`);
    return Object.is(value, -0) ? '0' : value.toString();
  }
  return isList(value) ? listText(value) : recordText(value);
}

function listText(list: readonly CanonicalValue[]): string {
  let text = '';
  for (const entry of list) text += text === '' ? canonicalJson(entry) : `,${canonicalJson(entry)}`;
  return `[${text}]`;
}

function recordText(record: { readonly [key: string]: CanonicalValue | undefined }): string {
  let text = '';
  // Without a comparison of its own `sort` goes by code unit.
  for (const key of Object.keys(record).sort()) {
    const entry = record[key];
    if (entry === undefined) continue;
    text += `${text === '' ? '' : ','}${quotedJson(key)}:${canonicalJson(entry)}`;
  }
  return `{${text}}`;
}

/** Texts in which nothing is escaped: most of ours. */
const PLAIN = /^[\w .:;,/+()-]*$/;

/** A text as JSON has it. */
export function quotedJson(text: string): string {
  return PLAIN.test(text) ? `"${text}"` : JSON.stringify(text);
}

function isList(value: object): value is readonly CanonicalValue[] {
  return Array.isArray(value);
}

/** The order every engine and every language agrees on; never the locale's. */
export function byCodeUnit(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
