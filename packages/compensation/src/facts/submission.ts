import { add, compare, decimal, ONE, parseDecimal, type Rational, sign, toExactText, ZERO } from '@premia/decimal';
import { byCodeUnit, sha256 } from '@premia/scheme';
import { z } from 'zod';
import { companyDay } from '../calendar/company-day.ts';
import type { FactOutcome, FactProblemCode } from './outcome.ts';
import { readPlainItem } from './plain-item.ts';

const ID_LENGTH_MAX = 200;
const TITLE_LENGTH_MAX = 500;
const ATTRIBUTES_MAX = 50;
const ATTRIBUTE_LENGTH_MAX = 1_000;
const SHARES_MAX = 100;
const VERSION_MAX = 2_147_483_647;

/** NUL and halves of surrogate pairs are no text for a database: what cannot be kept as it came is refused. */
const keepable = (text: string): boolean => text.isWellFormed() && !text.includes('\0');

const textSchema = (lengthMax: number) => z.string().max(lengthMax).refine(keepable);
const idSchema = z.string().trim().min(1).max(ID_LENGTH_MAX).refine(keepable);
const shareSchema = z.strictObject({ employee: idSchema, share: z.string().max(100) });
const attributesSchema = z
  .record(z.string().min(1).max(100).refine(keepable), textSchema(ATTRIBUTE_LENGTH_MAX))
  .refine((attributes) => Object.keys(attributes).length <= ATTRIBUTES_MAX);

export const submissionSchema = z.strictObject({
  source: idSchema,
  id: idSchema,
  type: idSchema,
  on: z.string().max(40),
  version: z.int().min(1).max(VERSION_MAX).optional(),
  amount: z.string().max(100).optional(),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .optional(),
  title: textSchema(TITLE_LENGTH_MAX).optional(),
  employee: z.union([idSchema, z.array(shareSchema).min(1).max(SHARES_MAX)]),
  overlays: z.array(shareSchema).max(SHARES_MAX).optional(),
  attributes: attributesSchema.optional(),
  deleted: z.boolean().optional(),
});

export type SubmittedItem = z.infer<typeof submissionSchema>;

export interface Share {
  readonly employeeId: string;
  readonly share: string;
}

/** A checked fact in one form: amounts canonical, shares adding up to one. */
export interface Submission {
  readonly source: string;
  readonly id: string;
  readonly type: string;
  /** The company's day it happened on. */
  readonly on: string;
  /** Null when the source keeps no versions: then a different payload is a conflict, never an update. */
  readonly version: number | null;
  readonly amount: string | null;
  readonly currency: string | null;
  readonly title: string;
  readonly shares: readonly Share[];
  /** Credited beside the shares, each at most the whole: specialists who took part in somebody else's deal. */
  readonly overlays: readonly Share[];
  readonly attributes: Readonly<Record<string, string>>;
  readonly deleted: boolean;
  /** SHA-256 of everything above but key and version. */
  readonly payloadHash: string;
}

export type SubmissionResult =
  | { readonly ok: true; readonly submission: Submission }
  | { readonly ok: false; readonly outcome: Refused };

export type Refused = Extract<FactOutcome, { readonly status: 'conflict' | 'rejected' }>;

export interface SubmissionContext {
  readonly timeZone: string;
  /** Taken when a fact with an amount names no currency. */
  readonly currency: string;
  /** SHA-256 of a text as hex; the platform's own is ten times as fast as the portable one that stands in for it. */
  readonly digest?: (text: string) => string;
}

/** Reads one raw item. Whether the people exist is for the books to say, not for this. */
export function readSubmission(raw: unknown, context: SubmissionContext): SubmissionResult {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return refuse('fact/not-an-object');
  const item = readPlainItem(raw) ?? submissionSchema.safeParse(raw);
  if (!item.success) return refuseIssue(raw, item.error.issues[0]);
  return submissionOf(item.data, context);
}

function submissionOf(item: SubmittedItem, context: SubmissionContext): SubmissionResult {
  const on = companyDay(item.on, context.timeZone);
  if (on === null) return refuse('fact/date-invalid', { given: item.on });
  const amount = readAmount(item.amount);
  if (amount === undefined) return refuse('fact/amount-invalid', { given: item.amount ?? '' });
  const shares = readShares(item.employee);
  if (typeof shares === 'string') return refuse(shares);
  const overlays = readOverlays(item.overlays ?? [], shares);
  if (overlays === null) return refuse('fact/overlays-invalid');
  const payload = {
    type: item.type,
    on,
    amount,
    currency: amount === null ? null : (item.currency ?? context.currency),
    title: item.title ?? '',
    shares,
    overlays,
    attributes: item.attributes ?? {},
    deleted: item.deleted ?? false,
  };
  const payloadHash = (context.digest ?? sha256)(payloadText(payload));
  return {
    ok: true,
    submission: { source: item.source, id: item.id, version: item.version ?? null, ...payload, payloadHash },
  };
}

type Payload = Omit<Submission, 'source' | 'id' | 'version' | 'payloadHash'>;

/**
 * The canonical JSON of what a source said, members by name. Written out because every fact passes here; a test holds
 * it to `canonicalJson`. Overlays are left out where there are none: facts of before they existed keep their hash.
 */
export function payloadText(payload: Payload): string {
  const { type, on, amount, currency, title, shares, overlays, attributes, deleted } = payload;
  const names = Object.keys(attributes);
  putInOrder(names);
  const attributeTexts = names.map((name) => `${JSON.stringify(name)}:${JSON.stringify(attributes[name])}`).join(',');
  const beside = overlays.length === 0 ? '' : `,"overlays":${sharesText(overlays)}`;
  return (
    `{"amount":${JSON.stringify(amount)},"attributes":{${attributeTexts}},"currency":${JSON.stringify(currency)}` +
    `,"deleted":${deleted},"on":"${on}"${beside},"shares":${sharesText(shares)}` +
    `,"title":${JSON.stringify(title)},"type":${JSON.stringify(type)}}`
  );
}

/** Names are few, and the platform's sort makes lists of its own: they are put in order one by one, in place. */
function putInOrder(names: string[]): void {
  for (const [index, name] of names.entries()) {
    let at = index;
    for (let before = names[at - 1]; before !== undefined && byCodeUnit(name, before) < 0; before = names[at - 1]) {
      names[at] = before;
      at -= 1;
    }
    names[at] = name;
  }
}

function sharesText(shares: readonly Share[]): string {
  const texts = shares.map(
    ({ employeeId, share }) => `{"employeeId":${JSON.stringify(employeeId)},"share":"${share}"}`,
  );
  return `[${texts.join(',')}]`;
}

/** Already in its one form: no sign of plus, no zeros to take off, digits enough for any sum. */
const CANONICAL_AMOUNT = /^-?(?:[1-9]\d{0,17}|0(?=\.))(?:\.\d{0,11}[1-9])?$/;

/** As sources write kopecks: in its one form but for zeros at the end. */
const AMOUNT_WITH_ZEROS = /^-?[1-9]\d{0,17}\.\d{0,11}0$/;
const ZEROS_AT_THE_END = /\.?0+$/;

function readAmount(text: string | undefined): string | null | undefined {
  if (text === undefined) return null;
  if (CANONICAL_AMOUNT.test(text)) return text;
  if (AMOUNT_WITH_ZEROS.test(text)) return text.replace(ZEROS_AT_THE_END, '');
  const parsed = parseDecimal(text);
  return parsed.ok ? exactText(parsed.value) : undefined;
}

function exactText(value: Rational): string {
  const text = toExactText(value);
  if (text === null) throw new RangeError('exactText: a decimal input has no finite decimal form');
  return text;
}

type StatedShare = z.infer<typeof shareSchema>;

function readShares(
  employee: string | readonly StatedShare[],
): readonly Share[] | 'fact/shares-invalid' | 'fact/shares-not-whole' {
  if (typeof employee === 'string') return [{ employeeId: employee, share: '1' }];
  const shares = readStated(employee);
  if (shares === null) return 'fact/shares-invalid';
  return isWhole(shares) ? shares : 'fact/shares-not-whole';
}

/** A share as people write it: below one, in its one form, of few enough digits for a whole number. */
const PLAIN_SHARE = /^0\.\d{0,8}[1-9]$/;
const PLAIN_SHARE_DIGITS = 9;
const PLAIN_WHOLE = 10n ** BigInt(PLAIN_SHARE_DIGITS);

function isWhole(shares: readonly Share[]): boolean {
  if (shares.every(({ share }) => PLAIN_SHARE.test(share))) {
    const parts = shares.map(({ share }) => BigInt(share.slice('0.'.length).padEnd(PLAIN_SHARE_DIGITS, '0')));
    return parts.reduce((sum, part) => sum + part, 0n) === PLAIN_WHOLE;
  }
  const whole = shares.reduce((sum, { share }) => add(sum, decimal(share)), ZERO);
  return compare(whole, ONE) === 0;
}

/** Whoever has a share has no overlay as well: one person, one credit of a fact. */
function readOverlays(overlays: readonly StatedShare[], shares: readonly Share[]): readonly Share[] | null {
  if (overlays.length === 0) return [];
  const stated = readStated(overlays);
  if (stated === null || stated.some(({ share }) => compare(decimal(share), ONE) > 0)) return null;
  const sharing = new Set(shares.map(({ employeeId }) => employeeId));
  return stated.some(({ employeeId }) => sharing.has(employeeId)) ? null : stated;
}

/** By person, for the order in which a source lists people says nothing; null unless everyone is named once, with more than nothing. */
function readStated(stated: readonly StatedShare[]): readonly Share[] | null {
  const people = new Set(stated.map(({ employee }) => employee));
  const read = stated.flatMap(({ employee: employeeId, share: text }) => {
    const share = readShare(text);
    return share === null ? [] : [{ employeeId, share }];
  });
  if (people.size !== stated.length || read.length !== stated.length) return null;
  return read.sort((a, b) => byCodeUnit(a.employeeId, b.employeeId));
}

/** The one form of what is more than nothing. */
function readShare(text: string): string | null {
  if (PLAIN_SHARE.test(text)) return text;
  const parsed = parseDecimal(text);
  return parsed.ok && sign(parsed.value) === 1 ? exactText(parsed.value) : null;
}

function refuseIssue(raw: object, issue: z.core.$ZodIssue | undefined): SubmissionResult {
  const path = issue?.path ?? [];
  const details = { field: path.map(String).join('.') };
  if (issue?.code === 'unrecognized_keys') return refuse('fact/unknown-field', { field: issue.keys.join(', ') });
  return refuse(valueAt(raw, path) === undefined ? 'fact/field-missing' : 'fact/field-invalid', details);
}

function valueAt(raw: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
    raw,
  );
}

function refuse(code: FactProblemCode, details: Readonly<Record<string, string>> = {}): SubmissionResult {
  return { ok: false, outcome: { status: 'rejected', code, details } };
}
