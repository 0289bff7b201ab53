import type { SubmittedItem } from './submission.ts';

/** Longest texts that are looked at here; the schema knows the limits of the rest. */
const ID_LENGTH_MAX = 200;
const TITLE_LENGTH_MAX = 500;
const ATTRIBUTE_LENGTH_MAX = 1_000;
const ATTRIBUTE_NAME_LENGTH_MAX = 100;
const ATTRIBUTES_MAX = 50;
const VERSION_MAX = 2_147_483_647;
const SHARES_MAX = 100;
const SHARE_LENGTH_MAX = 100;

const MEMBERS: ReadonlySet<string> = new Set([
  'source',
  'id',
  'type',
  'on',
  'version',
  'amount',
  'currency',
  'title',
  'employee',
  'overlays',
  'attributes',
]);
/** Letters, marks and punctuation of the basic plane without control characters, surrogates or spaces at the ends. */
const PLAIN_ID = /^[!-~\u00a1-\u1fff](?:[ -~\u00a1-\u1fff]*[!-~\u00a1-\u1fff])?$/;
const CURRENCY = /^[A-Z]{3}$/;

/**
 * Nearly every fact is a plain object of texts without surprises: those are checked here by hand, in a
 * tenth of the time the schema takes. Anything else is null and left to the schema; a test holds the two together.
 */
export function readPlainItem(raw: object): { readonly success: true; readonly data: SubmittedItem } | null {
  const item: Partial<Record<string, unknown>> = { ...raw };
  for (const name in item) if (!MEMBERS.has(name)) return null;
  const { source, id, type, on, employee, overlays, version, amount, currency, title, attributes } = item;
  if (!isPlainId(source) || !isPlainId(id) || !isPlainId(type)) return null;
  if (!isPlainId(employee) && !(areShares(employee) && employee.length > 0)) return null;
  if (overlays !== undefined && !areShares(overlays)) return null;
  if (typeof on !== 'string' || on.length > 40) return null;
  if (version !== undefined && !isVersion(version)) return null;
  if (amount !== undefined && (typeof amount !== 'string' || amount.length > 100)) return null;
  if (currency !== undefined && !(typeof currency === 'string' && CURRENCY.test(currency))) return null;
  if (title !== undefined && !isText(title, TITLE_LENGTH_MAX)) return null;
  if (attributes !== undefined && !areAttributes(attributes)) return null;
  const data = { source, id, type, on, employee, overlays, version, amount, currency, title, attributes };
  return { success: true, data };
}

function areShares(value: unknown): value is { employee: string; share: string }[] {
  return Array.isArray(value) && value.length <= SHARES_MAX && value.every(isShare);
}

function isShare(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return false;
  const names = Object.keys(value);
  if (names.length !== 2 || !('employee' in value) || !('share' in value)) return false;
  const { employee, share } = value;
  return isPlainId(employee) && typeof share === 'string' && share.length <= SHARE_LENGTH_MAX;
}

function isPlainId(value: unknown): value is string {
  return typeof value === 'string' && value.length <= ID_LENGTH_MAX && PLAIN_ID.test(value);
}

function isVersion(value: unknown): value is number {
  return Number.isInteger(value) && Number(value) >= 1 && Number(value) <= VERSION_MAX;
}

function isText(value: unknown, lengthMax: number): value is string {
  return typeof value === 'string' && value.length <= lengthMax && value.isWellFormed() && !value.includes('\0');
}

function areAttributes(value: unknown): value is Record<string, string> {
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return false;
  const names = Object.keys(value);
  return names.length <= ATTRIBUTES_MAX && names.every((name) => isAttribute(name, Reflect.get(value, name)));
}

function isAttribute(name: string, text: unknown): boolean {
  return name !== '' && isText(name, ATTRIBUTE_NAME_LENGTH_MAX) && isText(text, ATTRIBUTE_LENGTH_MAX);
}
