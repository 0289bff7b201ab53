import type { DayOfFacts } from '@premia/compensation';
import type { Tx } from '@premia/database';

/** What a criterion counted from facts needs of them. */
export interface JudgedFacts {
  readonly key: string;
  readonly factType: string;
  /** `amount` and attributes without which a fact cannot be judged or counted. */
  readonly fields: readonly string[];
  /** Of its amounts; null where they do not matter. */
  readonly currency: string | null;
  readonly freshnessHours: number;
}

/** Days judged, and the weeks before them that say on which days of the week facts usually come. */
export const JUDGED_DAYS = 14;
const USUAL_WEEKS = 4;
const USUAL_AT_LEAST = 3;

interface DayRow extends Omit<DayOfFacts, 'isUsual'> {
  readonly key: string;
  readonly usualWeeks: number;
}

/**
 * What arrived for each criterion on each of the last days, the day before `today` included. A fact is late when its first
 * version came after the promise; what happened before the type's first delivery of these weeks is history that was
 * loaded, and late for nobody.
 */
export async function arrivedByDay(
  tx: Tx,
  judged: readonly JudgedFacts[],
  { today, now }: { readonly today: string; readonly now: string },
): Promise<ReadonlyMap<string, readonly DayOfFacts[]>> {
  if (judged.length === 0) return new Map();
  const rows = await tx.rows<DayRow>(
    `with asked as (
       select * from jsonb_to_recordset($1::jsonb) as a(key text, "factType" text, fields text[], currency text, "freshnessHours" int)
     ), zone as (select time_zone from company
     ), arrived as (
       select v.fact_type, v.occurred_on, v.amount, v.currency, v.attributes, v.received_at from fact_versions v
       where v.version = (select min(o.version) from fact_versions o where o.fact_id = v.fact_id)
         and v.fact_type in (select "factType" from asked) and v.occurred_on < $2::date
         and v.occurred_on >= $2::date - ${String(JUDGED_DAYS + USUAL_WEEKS * 7)}
     ), first_delivery as (
       select fact_type, (min(received_at) at time zone (select time_zone from zone))::date as day from arrived group by 1
     ), counted as (
       select a.key, r.occurred_on as day, count(*)::int as facts,
         (count(*) filter (where r.occurred_on >= f.day and r.received_at
           > (r.occurred_on + 1)::timestamp at time zone (select time_zone from zone) + make_interval(hours => a."freshnessHours")))::int
           as late,
         (count(*) filter (where not exists (select from unnest(a.fields) as n(field)
           where case n.field when 'amount' then r.amount is null or r.currency <> a.currency else coalesce(r.attributes->>n.field, '') = '' end)))::int
           as filled
       from asked a join arrived r on r.fact_type = a."factType" join first_delivery f on f.fact_type = r.fact_type
       group by a.key, r.occurred_on
     )
     select a.key, d.day::date::text as day, coalesce(c.facts, 0) as facts, coalesce(c.late, 0) as late,
       coalesce(c.filled, 0) as filled,
       (d.day::date + 1)::timestamp at time zone (select time_zone from zone) + make_interval(hours => a."freshnessHours")
         <= $3::timestamptz as "isDue",
       (select count(*)::int from counted u where u.key = a.key and u.day in
         (select d.day::date - 7 * n from generate_series(1, ${String(USUAL_WEEKS)}) as n)) as "usualWeeks"
     from asked a
     cross join generate_series($2::date - ${String(JUDGED_DAYS)}, $2::date - 1, interval '1 day') as d(day)
     left join counted c on c.key = a.key and c.day = d.day::date
     order by a.key, d.day`,
    [JSON.stringify(judged), today, now],
  );
  const days = rows.map(({ key, usualWeeks, ...day }) => ({
    key,
    day: { ...day, isUsual: usualWeeks >= USUAL_AT_LEAST },
  }));
  return new Map(
    [...Map.groupBy(days, ({ key }) => key)].map(([key, own]) => [key, own.map(({ day }) => day)] as const),
  );
}

export interface EnteredOf {
  readonly key: string;
  readonly needed: number;
  readonly entered: number;
}

/** How many people need a value of a period – they have a target for it, or had a value in the one before – and have one. */
export async function enteredIn(
  tx: Tx,
  keys: readonly string[],
  periods: { readonly asked: string; readonly before: string },
): Promise<readonly EnteredOf[]> {
  return tx.rows<EnteredOf>(
    `with needed as (
       select criterion_key as key, employee_id from criterion_values where criterion_key = any($1) and period = any($2)
       union
       select criterion_key, scope_id from targets
       where criterion_key = any($1) and period = $3 and scope_kind = 'employee'
     )
     select k.key, count(n.employee_id)::int as needed, count(v.employee_id)::int as entered
     from unnest($1::text[]) as k(key)
     left join needed n on n.key = k.key
     left join criterion_values v on v.criterion_key = n.key and v.employee_id = n.employee_id and v.period = $3
     group by k.key`,
    [keys, [periods.asked, periods.before], periods.asked],
  );
}
