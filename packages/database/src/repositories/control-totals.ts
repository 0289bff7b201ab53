import { actorName } from '@premia/access';
import { endOf } from '@premia/compensation';
import { parsePeriod } from '@premia/scheme';
import type { Tx } from '../connection/with-tx.ts';
import { columns, plain, text } from './columns.ts';
import { readFinalRun } from './runs.ts';

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

/** What a source says against what is stored; or the days of which it said nothing, together, named by the first. */
export interface ControlTotalHole extends ControlTotalKey {
  /** Working days without a word of the source; empty where it said something else than is stored. */
  readonly silentDays: readonly string[];
  /** Null: the source said nothing of these facts, and of others of the day it did. */
  readonly reported: { readonly count: number; readonly amount: string | null } | null;
  /** The amount is null of silent days: their facts are of any type and currency. */
  readonly stored: { readonly count: number; readonly amount: string | null };
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

/** A source that gave its word on this many days, in a period or shortly before it, gives it for every working day. */
const PROMISING_DAYS = 2;
const DAYS_BEFORE = 14;

/**
 * Where what a source says it sent and what is there differ, and working days of which a source that gives its word gave
 * none; the caller lets a period be sealed only when every one of them has its `override`. Once a final run has frozen the
 * period, what is there is what the run has seen.
 */
export async function listControlTotalHoles(tx: Tx, periodKey: string): Promise<readonly ControlTotalHole[]> {
  const period = parsePeriod(periodKey);
  if (period === null) return [];
  const run = await readFinalRun(tx, periodKey);
  return tx.rows<ControlTotalHole>(
    `${COMPARED}, holes as (
       select source, day, fact_type, currency, array[]::text[] as silent_days, reported_at, difference,
         case when reported_count is not null
           then jsonb_build_object('count', reported_count, 'amount', reported_amount::text) end as reported,
         jsonb_build_object('count', stored_count, 'amount', stored_amount::text) as stored
       from compared
       where reported_count is distinct from stored_count
         or (reported_amount is not null and reported_amount <> stored_amount)
       union all
       select source, min(day), '', '', array_agg(day::text order by day), null,
         concat('silent ', count(*), ' ', md5(string_agg(day::text, ' ' order by day)), ' ', sum(stored_count)), null,
         jsonb_build_object('count', sum(stored_count), 'amount', null)
       from silent group by source
     )
     select h.source, h.day, h.fact_type as "factType", h.currency, h.silent_days as "silentDays", h.reported, h.stored,
       h.difference, h.reported_at as "reportedAt",
       case when o.id is not null then jsonb_build_object('reason', o.reason, 'decidedBy', o.decided_by,
         'decidedAt', to_char(o.decided_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')) end as override
     from holes h
     left join control_total_overrides o on o.source = h.source and o.day = h.day and o.fact_type = h.fact_type
       and o.currency = h.currency and o.difference = h.difference
     order by h.day, h.source, h.fact_type, h.currency`,
    [period.firstDay, endOf(period), run?.factWatermark ?? null],
  );
}

/** How many differences nobody has answered for, and the first of them. */
export interface OpenHoles {
  readonly count: number;
  readonly first: ControlTotalHole | null;
}

export async function readOpenHoles(tx: Tx, periodKey: string): Promise<OpenHoles> {
  const open = (await listControlTotalHoles(tx, periodKey)).filter(({ override }) => override === null);
  return { count: open.length, first: open[0] ?? null };
}

const COMPARED = `
  with words as (
    select source, day, fact_type, currency, count, amount, reported_at from control_totals
    where day >= $1::date - ${String(DAYS_BEFORE)} and day < $2
  ), reported as (
    select * from words where day >= $1
  ), promised as (
    select source, case when count(distinct day) filter (where day < $1) >= ${String(PROMISING_DAYS)} then $1::date
      else min(day) filter (where day >= $1) end as since
    from words group by source
    having count(distinct day) filter (where day < $1) >= ${String(PROMISING_DAYS)}
      or count(distinct day) filter (where day >= $1) >= ${String(PROMISING_DAYS)}
  ), silent_days as (
    select p.source, d.day::date as day
    from promised p
    cross join generate_series(p.since, least($2::date,
      (clock_timestamp() at time zone (select time_zone from company))::date) - 1, interval '1 day') as d(day)
    left join calendar_days c on c.on_day = d.day::date
    where coalesce(c.is_working, extract(isodow from d.day) < 6)
      and not exists (select from reported r where r.source = p.source and r.day = d.day::date)
  ), asked as (
    select source, day from reported union select source, day from silent_days
  ), stored as (
    select f.source, v.occurred_on as day, v.fact_type, coalesce(v.currency, '') as currency, count(*)::int as count,
      coalesce(sum(v.amount), 0) as amount
    from asked a
    join fact_versions v on v.occurred_on = a.day and not v.deleted
    join facts f on f.id = v.fact_id and f.source = a.source
    -- What counts now, or counted for the run that looked up to a sequence: the newest version of then.
    where v.version = case when $3::bigint is null then f.current_version
      else (select max(w.version) from fact_versions w where w.fact_id = v.fact_id and w.sequence <= $3) end
    group by 1, 2, 3, 4
  ), silent as (
    select q.source, q.day, coalesce(sum(s.count), 0)::int as stored_count
    from silent_days q left join stored s on s.source = q.source and s.day = q.day group by 1, 2
  ), compared as (
    select source, day, fact_type, currency, r.count as reported_count, trim_scale(r.amount) as reported_amount,
      coalesce(s.count, 0) as stored_count, trim_scale(coalesce(s.amount, 0)) as stored_amount, r.reported_at,
      concat(coalesce(r.count::text, '-'), '/', coalesce(trim_scale(r.amount)::text, '-'), ' ', coalesce(s.count, 0), '/',
        trim_scale(coalesce(s.amount, 0))) as difference
    from reported r
    full join (select * from stored where (source, day) in (select source, day from reported)) s
      using (source, day, fact_type, currency)
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
