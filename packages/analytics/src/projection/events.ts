/**
 * What the projection reads from the outbox: one topic, one payload shape. Every event carries the whole new state of
 * the thing it is about and a revision that only grows, so a repeated or late delivery can never replace newer state.
 *
 * Amounts are decimal strings with at most 28 digits before and 10 after the point (`Decimal(38, 10)`); anything else
 * is refused here and parked by the relay, never rounded or clamped. Days are `YYYY-MM-DD`, instants ISO 8601,
 * periods `2026-10`, `2026-Q3` or `2026`.
 */
import { z } from 'zod';

const AMOUNT = /^-?\d{1,28}(?:\.\d{1,10})?$/;
const UINT64_MAX = 18_446_744_073_709_551_615n;

const amount = z.string().regex(AMOUNT);
const day = z.iso.date();
const instant = z.iso.datetime({ offset: true });
const period = z.string().regex(/^\d{4}(?:-(?:0[1-9]|1[0-2])|-Q[1-4])?$/);
const currency = z.string().regex(/^[A-Z]{3}$/);
const id = z.string().min(1).max(300);
/** Postgres hands 64-bit integers over as text, small ones come as numbers. */
const revision = z
  .union([z.string().regex(/^\d{1,20}$/), z.int().nonnegative().transform(String)])
  .refine((text) => BigInt(text) <= UINT64_MAX);

const bilingual = z.object({ ru: z.string().optional(), en: z.string().optional() });
/** From the root of the tree down to the person's own department, as of the last day of the period. */
const departmentPath = z
  .array(z.object({ id, name: bilingual }))
  .min(1)
  .max(50);

const line = z.object({ code: z.string().min(1), category: z.string(), amount });

const payout = z.object({
  period,
  employeeId: id,
  employeeName: bilingual,
  departmentId: id,
  departmentPath,
  schemeId: id,
  schemeKey: id,
  currency,
  /** Null when a part could not be calculated: a sum with a part missing is not a total. */
  total: amount.nullable(),
  lines: z.array(line).max(10_000).readonly(),
});

/** The whole accrual of one person under one scheme. `isRemoved`: nothing is owed any more, the row is gone. */
const accrualChanged = payout.extend({
  /** The generation the accrual was computed for. */
  revision,
  asOf: instant,
  isRemoved: z.boolean().default(false),
});

/** One statement of a final run, published when the run is sealed. */
const statementSealed = payout.extend({
  statementId: id,
  runId: id,
  statementHash: z.string().min(1),
  sealedAt: instant,
});

/** A correction of a sealed statement, booked in `period`; its lines are the differences. */
const adjustmentBooked = payout.extend({
  adjustmentId: id,
  statementId: id,
  originPeriod: period,
  bookedAt: instant,
});

/** Published in the transaction that moves the period, after the statements of the same seal. */
const periodChanged = z.object({
  period,
  state: z.enum(['open', 'closing', 'sealed']),
  revision,
  /** Only of a sealed period. */
  runId: id.nullable().default(null),
});

/** The current version of a fact, with everyone it counts for. */
const factRecorded = z.object({
  source: id,
  externalId: id,
  version: revision,
  factType: id,
  occurredOn: day,
  amount: amount.nullable(),
  currency: currency.nullable(),
  isDeleted: z.boolean().default(false),
  credits: z
    .array(
      z.object({
        employeeId: id,
        departmentId: id.nullable(),
        role: z.enum(['owner', 'split', 'overlay', 'rollup']),
        share: amount,
      }),
    )
    .max(1_000)
    .readonly(),
});

/** The topics this projection takes; it passes over every other one. */
export const PAYLOADS = {
  'accrual.changed': accrualChanged,
  'statement.sealed': statementSealed,
  'adjustment.booked': adjustmentBooked,
  'period.changed': periodChanged,
  'fact.recorded': factRecorded,
} as const;

export type Topic = keyof typeof PAYLOADS;
/** What a publisher writes (before defaults). */
export type PayloadOf<T extends Topic> = z.input<(typeof PAYLOADS)[T]>;

/** A row of the outbox as the relay reads it. */
export interface OutboxRow {
  /** 64-bit, as text. */
  readonly id: string;
  readonly topic: string;
  readonly payload: unknown;
  /** ISO 8601. */
  readonly createdAt: string;
}

type Parsed<T extends Topic> = {
  readonly topic: T;
  readonly payload: z.output<(typeof PAYLOADS)[T]>;
  readonly row: OutboxRow;
};
export type ProjectedEvent = { [T in Topic]: Parsed<T> }[Topic];

export type ReadEvent =
  | { readonly kind: 'event'; readonly event: ProjectedEvent }
  /** Another reader's topic. */
  | { readonly kind: 'foreign' }
  /** This row can never be projected as it is; `reason` names the place and the rule. */
  | { readonly kind: 'poison'; readonly outboxId: string; readonly reason: string };

export function readEvent(row: OutboxRow): ReadEvent {
  if (!isTopic(row.topic)) return { kind: 'foreign' };
  const parsed = PAYLOADS[row.topic].safeParse(row.payload);
  if (!parsed.success) {
    const reason = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ');
    return { kind: 'poison', outboxId: row.id, reason };
  }
  // The table pairs every topic with its own schema, which TypeScript cannot follow through the index.
  return { kind: 'event', event: { topic: row.topic, payload: parsed.data, row } as ProjectedEvent };
}

function isTopic(topic: string): topic is Topic {
  return Object.hasOwn(PAYLOADS, topic);
}
