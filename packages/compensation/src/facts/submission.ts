import { add, compare, decimal, ONE, parseDecimal, type Rational, sign, toExactText, ZERO } from '@premia/decimal';
import { canonicalJson, sha256 } from '@premia/scheme';
import { z } from 'zod';
import { companyDay } from '../calendar/company-day.ts';
import type { FactOutcome, FactProblemCode } from './outcome.ts';

const ID_LENGTH_MAX = 200;
const TITLE_LENGTH_MAX = 500;
const ATTRIBUTES_MAX = 50;
const ATTRIBUTE_LENGTH_MAX = 1_000;
const SHARES_MAX = 100;
const VERSION_MAX = 2_147_483_647;

const idSchema = z.string().trim().min(1).max(ID_LENGTH_MAX);
const shareSchema = z.strictObject({ employee: idSchema, share: z.string() });
const attributesSchema = z
  .record(z.string().min(1).max(100), z.string().max(ATTRIBUTE_LENGTH_MAX))
  .refine((attributes) => Object.keys(attributes).length <= ATTRIBUTES_MAX);

const submissionSchema = z.strictObject({
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
  title: z.string().max(TITLE_LENGTH_MAX).optional(),
  employee: z.union([idSchema, z.array(shareSchema).min(1).max(SHARES_MAX)]),
  attributes: attributesSchema.optional(),
  deleted: z.boolean().optional(),
});

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
  readonly shares: readonly { readonly employeeId: string; readonly share: string }[];
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
}

/** Reads one raw item. Whether the people exist is for the books to say, not for this. */
export function readSubmission(raw: unknown, context: SubmissionContext): SubmissionResult {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return refuse('fact/not-an-object');
  const parsed = submissionSchema.safeParse(raw);
  if (!parsed.success) return refuseIssue(raw, parsed.error.issues[0]);
  const item = parsed.data;
  const on = companyDay(item.on, context.timeZone);
  if (on === null) return refuse('fact/date-invalid', { given: item.on });
  const amount = readAmount(item.amount);
  if (amount === undefined) return refuse('fact/amount-invalid', { given: item.amount ?? '' });
  const shares = readShares(item.employee);
  if (typeof shares === 'string') return refuse(shares);
  const payload = {
    type: item.type,
    on,
    amount,
    currency: amount === null ? null : (item.currency ?? context.currency),
    title: item.title ?? '',
    shares,
    attributes: item.attributes ?? {},
    deleted: item.deleted ?? false,
  };
  const payloadHash = sha256(canonicalJson(payload));
  return {
    ok: true,
    submission: { source: item.source, id: item.id, version: item.version ?? null, ...payload, payloadHash },
  };
}

function readAmount(text: string | undefined): string | null | undefined {
  if (text === undefined) return null;
  const parsed = parseDecimal(text);
  return parsed.ok ? exactText(parsed.value) : undefined;
}

function exactText(value: Rational): string {
  const text = toExactText(value);
  if (text === null) throw new RangeError('exactText: a decimal input has no finite decimal form');
  return text;
}

function readShares(employee: string | readonly { readonly employee: string; readonly share: string }[]) {
  if (typeof employee === 'string') return [{ employeeId: employee, share: '1' }];
  const shares = employee.map(({ employee: employeeId, share }) => ({ employeeId, value: parseDecimal(share) }));
  const people = new Set(shares.map((share) => share.employeeId));
  const read = shares.flatMap(({ employeeId, value }) =>
    value.ok && sign(value.value) === 1 ? [{ employeeId, share: exactText(value.value) }] : [],
  );
  if (people.size !== shares.length || read.length !== shares.length) return 'fact/shares-invalid' as const;
  const whole = read.reduce((sum, share) => add(sum, decimal(share.share)), ZERO);
  if (compare(whole, ONE) !== 0) return 'fact/shares-not-whole' as const;
  // Which order a source lists people in says nothing.
  return read.sort((a, b) => (a.employeeId < b.employeeId ? -1 : 1));
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
