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
  return written(value, refused);
}

/** The same for data out of a file: a JSON number that is not a safe integer is written as the decimal string it means. */
export function canonicalDataJson(value: unknown): string {
  return written(value, (number) => quotedJson(String(number)));
}

function refused(number: number): never {
  throw new RangeError(`canonicalJson: ${number} is not a safe integer`);
}

type Unsafe = (number: number) => string;

function written(value: unknown, unsafe: Unsafe): string {
  if (typeof value === 'string') return quotedJson(value);
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value)) return unsafe(value);
    return Object.is(value, -0) ? '0' : value.toString();
  }
  if (typeof value !== 'object') throw new RangeError(`canonicalJson: ${typeof value}`);
  return Array.isArray(value) ? listText(value, unsafe) : recordText(value, unsafe);
}

function listText(list: readonly unknown[], unsafe: Unsafe): string {
  let text = '';
  for (const entry of list) text += text === '' ? written(entry, unsafe) : `,${written(entry, unsafe)}`;
  return `[${text}]`;
}

function recordText(record: object, unsafe: Unsafe): string {
  const entries = record as Readonly<Record<string, unknown>>;
  let text = '';
  // Without a comparison of its own `sort` goes by code unit.
  for (const key of Object.keys(entries).sort()) {
    const entry = entries[key];
    if (entry === undefined) continue;
    text += `${text === '' ? '' : ','}${quotedJson(key)}:${written(entry, unsafe)}`;
  }
  return `{${text}}`;
}

/** Texts in which nothing is escaped: most of ours. */
const PLAIN = /^[\w .:;,/+()-]*$/;

/** A text as JSON has it. */
export function quotedJson(text: string): string {
  return PLAIN.test(text) ? `"${text}"` : JSON.stringify(text);
}

/** The order every engine and every language agrees on; never the locale's. */
export function byCodeUnit(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
