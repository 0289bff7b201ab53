import { customType, date, jsonb, numeric, text, timestamp } from 'drizzle-orm/pg-core';

/** Names, titles and notes as people wrote them; either language may be absent. */
export interface Bilingual {
  readonly ru?: string | undefined;
  readonly en?: string | undefined;
}

/** Why a stored row came to be: shown to people, never interpreted. */
export interface Cause {
  readonly kind:
    | 'fact'
    | 'scheme'
    | 'target'
    | 'criterion'
    | 'person'
    | 'adjustment'
    | 'period'
    | 'parameter'
    | 'rate'
    | 'calendar';
  readonly source: string;
  readonly id: string;
  readonly title: string;
  /** What became of the fact, where that is known: it is new, says something else now, or was taken back. */
  readonly change?: 'added' | 'corrected' | 'removed' | undefined;
  /** The day the fact lies on. */
  readonly on?: string | undefined;
}

/** A 64-bit transaction id that never wraps: the first half of the outbox cursor. Kept as text, compared in SQL. */
export const xid8 = customType<{ data: string; driverData: string }>({ dataType: () => 'xid8' });

export const bytes = customType<{ data: Uint8Array; driverData: Buffer }>({ dataType: () => 'bytea' });

/** Exact decimal of any scale; arrives and leaves as a string. */
export const amount = (name: string) => numeric(name);
/** A calendar day of the company, `YYYY-MM-DD`; ranges are `[valid_from, valid_to)`, open when `valid_to` is null. */
export const day = (name: string) => date(name, { mode: 'string' });
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'string' });
export const createdAt = () => instant('created_at').notNull().defaultNow();
export const bilingual = (name: string) => jsonb(name).$type<Bilingual>();
export const textMap = (name: string) => jsonb(name).$type<Readonly<Record<string, string>>>();
/** `2026-10`, `2026-Q3` or `2026`. */
export const periodKey = (name = 'period') => text(name);
