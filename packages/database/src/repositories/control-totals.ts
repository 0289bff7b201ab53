import { actorName } from '@premia/access';
import { endOf } from '@premia/compensation';
import { parsePeriod } from '@premia/scheme';
import type { Tx } from '../connection/with-tx.ts';
import { columns, plain, text } from './columns.ts';

/** Which facts a control total is about: those of a type and currency that happened on a day, as one source has them. */
export interface ControlTotalKey {
  readonly source: string;
  readonly day: string;
  readonly factType: string;
  /** Empty for facts without an amount. */
  readonly currency: string;
}

export interface ControlTotal extends ControlTotalKey {
  readonly count: number;
  /** Decimal; null when the source counts only. */
  readonly amount: string | null;
}

/** What a source says against what is stored. */
export interface ControlTotalHole extends ControlTotalKey {
  /** Null: the source said nothing of these facts, and of others of the day it did. */
  readonly reported: { readonly count: number; readonly amount: string | null } | null;
  readonly stored: { readonly count: number; readonly amount: string };
  /** Reported against stored as one text: a decision about a difference holds for this one only. */
  readonly difference: string;
  readonly reportedAt: string | null;
  /** Why finance lets a period be sealed over it; null while nobody decided. */
  readonly override: { readonly reason: string; readonly decidedBy: string; readonly decidedAt: string } | null;
}

/** The newest word of a source counts; answers how many totals are new or changed. */
export async function reportControlTotals(tx: Tx, totals: readonly ControlTotal[]): Promise<number> {
  const rows = await tx.rows(
    `insert into control_totals (source, day, fact_type, currency, count, amount, reported_by)
     select r.*, $7 from unnest($1::text[], $2::date[], $3::text[], $4::text[], $5::int[], $6::numeric[]) as r
     order by 1, 2, 3, 4
     on conflict (source, day, fact_type, currency) do update
       set count = excluded.count, amount = excluded.amount, reported_by = excluded.reported_by,
         reported_at = clock_timestamp()
       where (control_totals.count, control_totals.amount) is distinct from (excluded.count, excluded.amount)
     returning source`,
    [
      ...columns(totals, [
        text((total) => total.source),
        plain((total) => total.day),
        text((total) => total.factType),
        text((total) => total.currency),
        plain((total) => total.count),
        plain((total) => total.amount),
      ]),
      actorName(tx.actor),
    ],
  );
  return rows.length;
}

/**
 * Where what a source says it sent and what is stored differ, among the days of a period that the source reported; the
 * caller lets a period be sealed only when every one of them has its `override`.
 */
export async function listControlTotalHoles(tx: Tx, periodKey: string): Promise<readonly ControlTotalHole[]> {
  const period = parsePeriod(periodKey);
  if (period === null) return [];
  return tx.rows<ControlTotalHole>(
    `${COMPARED}
     select c.source, c.day, c.fact_type as "factType", c.currency,
       case when c.reported_count is not null
         then jsonb_build_object('count', c.reported_count, 'amount', c.reported_amount::text) end as reported,
       jsonb_build_object('count', c.stored_count, 'amount', c.stored_amount::text) as stored,
       c.difference, c.reported_at as "reportedAt",
       case when o.id is not null then jsonb_build_object('reason', o.reason, 'decidedBy', o.decided_by,
         'decidedAt', to_char(o.decided_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')) end as override
     from compared c
     left join control_total_overrides o on o.source = c.source and o.day = c.day and o.fact_type = c.fact_type
       and o.currency = c.currency and o.difference = c.difference
     where c.reported_count is distinct from c.stored_count
       or (c.reported_amount is not null and c.reported_amount <> c.stored_amount)
     order by c.day, c.source, c.fact_type, c.currency`,
    [period.firstDay, endOf(period)],
  );
}

const COMPARED = `
  with reported as (
    select source, day, fact_type, currency, count, amount, reported_at from control_totals where day >= $1 and day < $2
  ), stored as (
    select f.source, v.occurred_on as day, v.fact_type, coalesce(v.currency, '') as currency, count(*)::int as count,
      coalesce(sum(v.amount), 0) as amount
    from (select distinct source, day from reported) r
    join fact_versions v on v.occurred_on = r.day and not v.deleted
    join facts f on f.id = v.fact_id and f.current_version = v.version and f.source = r.source
    group by 1, 2, 3, 4
  ), compared as (
    select source, day, fact_type, currency, r.count as reported_count, trim_scale(r.amount) as reported_amount,
      coalesce(s.count, 0) as stored_count, trim_scale(coalesce(s.amount, 0)) as stored_amount, r.reported_at,
      concat(coalesce(r.count::text, '-'), '/', coalesce(trim_scale(r.amount)::text, '-'), ' ', coalesce(s.count, 0), '/',
        trim_scale(coalesce(s.amount, 0))) as difference
    from reported r full join stored s using (source, day, fact_type, currency)
  )`;

/** Records that a difference, as it is now, may be sealed over; false when somebody decided that already. */
export async function overrideControlTotal(
  tx: Tx,
  { source, day, factType, currency, difference }: ControlTotalKey & { readonly difference: string },
  reason: string,
): Promise<boolean> {
  const rows = await tx.rows(
    `insert into control_total_overrides (source, day, fact_type, currency, difference, reason, decided_by)
     values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing returning id`,
    [source, day, factType, currency, difference, reason, actorName(tx.actor)],
  );
  return rows.length > 0;
}
