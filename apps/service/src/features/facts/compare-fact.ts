import type { CurrentFact } from '@premia/database';
import { equals, parseDecimal } from '@premia/decimal';
import type { FactFieldComparison } from '../../contract/facts.ts';

/** Fields in the order people read them; attributes follow by name, then whatever else came in. */
const FIELDS = ['type', 'on', 'version', 'amount', 'currency', 'title', 'employee', 'overlays', 'deleted'] as const;
const KEY_FIELDS: ReadonlySet<string> = new Set(['source', 'id', 'attributes', ...FIELDS]);

/** The object an item's bytes say, or null when they say something else. */
export function readRaw(rawText: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(rawText);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null;
  } catch {
    // Bytes that are no JSON are shown as they are.
    return null;
  }
}

/** Stored against incoming, field by field, in the words of a submission. */
export function compareFact(
  stored: CurrentFact | null,
  incoming: Readonly<Record<string, unknown>> | null,
): readonly FactFieldComparison[] {
  const was = stored === null ? new Map<string, string>() : storedFields(stored);
  const is = incoming === null ? new Map<string, string>() : incomingFields(incoming);
  const others = [...new Set([...was.keys(), ...is.keys()])].filter((field) => !isKnown(field)).sort();
  return [...FIELDS, ...others].flatMap((field) => {
    const stored = was.get(field) ?? null;
    const incoming = is.get(field) ?? null;
    // An amount written otherwise is the same amount: people look for what differs.
    const isSame = field === 'amount' && isSameAmount(stored, incoming);
    const pair = { field, stored, incoming: isSame ? stored : incoming };
    return pair.stored === null && pair.incoming === null ? [] : [pair];
  });
}

function isSameAmount(stored: string | null, incoming: string | null): boolean {
  if (stored === null || incoming === null || stored === incoming) return stored === incoming;
  const [left, right] = [parseDecimal(stored), parseDecimal(incoming)];
  return left.ok && right.ok && equals(left.value, right.value);
}

const isKnown = (field: string): boolean => KEY_FIELDS.has(field);

function storedFields(fact: CurrentFact): ReadonlyMap<string, string> {
  const [owner, ...others] = fact.shares.filter(({ role }) => role !== 'overlay');
  const overlays = fact.shares.filter(({ role }) => role === 'overlay');
  const employee =
    owner !== undefined && others.length === 0 ? owner.employeeId : sharesText([...(owner ? [owner] : []), ...others]);
  const fields: (readonly [string, string | null])[] = [
    ['type', fact.type],
    ['on', fact.on],
    ['version', String(fact.version)],
    ['amount', fact.amount],
    ['currency', fact.currency],
    ['title', fact.title === '' ? null : fact.title],
    ['employee', employee === '' ? null : employee],
    ['overlays', overlays.length === 0 ? null : sharesText(overlays)],
    ['deleted', fact.deleted ? 'true' : null],
    ...Object.entries(fact.attributes).map(([name, text]) => [`attributes.${name}`, text] as const),
  ];
  return new Map(fields.flatMap(([field, text]) => (text === null ? [] : [[field, text]])));
}

function incomingFields(item: Readonly<Record<string, unknown>>): ReadonlyMap<string, string> {
  const { source: _source, id: _id, attributes, deleted, ...rest } = item;
  const fields = Object.entries(rest).map(([field, value]) => [field, fieldText(value)] as const);
  const named =
    typeof attributes === 'object' && attributes !== null && !Array.isArray(attributes)
      ? Object.entries(attributes).map(([name, value]) => [`attributes.${name}`, fieldText(value)] as const)
      : [];
  return new Map([
    ...fields,
    ...(deleted === undefined || deleted === false ? [] : [['deleted', fieldText(deleted)] as const]),
    ...named,
  ]);
}

function fieldText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value) && value.every(isShare)) {
    return sharesText(value.map(({ employee, share }) => ({ employeeId: employee, share })));
  }
  return JSON.stringify(value) ?? '';
}

function isShare(value: unknown): value is { readonly employee: string; readonly share: string } {
  return (
    typeof value === 'object' &&
    value !== null &&
    'employee' in value &&
    typeof value.employee === 'string' &&
    'share' in value &&
    typeof value.share === 'string'
  );
}

function sharesText(shares: readonly { readonly employeeId: string; readonly share: string }[]): string {
  return shares
    .map(({ employeeId, share }) => `${employeeId} × ${share}`)
    .sort()
    .join(', ');
}
