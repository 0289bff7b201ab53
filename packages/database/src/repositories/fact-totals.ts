import {
  type FactCriterionCondition,
  type FactMeasure,
  type FactTotals,
  looksAtAmounts,
  type MeasuredTotals,
} from '@premia/compensation';
import type { Tx } from '../connection/with-tx.ts';

/** Adds up the facts credited to some people, a row per person instead of a row per fact. */
export async function readFactTotals(
  tx: Tx,
  measures: readonly FactMeasure[],
  employeeIds: readonly string[],
): Promise<MeasuredTotals> {
  if (measures.length === 0) return new Map();
  const { sql, parameters } = totalsQuery(measures, employeeIds);
  return totalsOf(measures, await tx.rows<TotalsRow>(sql, parameters));
}

/** `counted0`, `missing0`, `currency0`, `sum0` … for the first measure, and so on. */
export type TotalsRow = { readonly employeeId: string } & Readonly<Record<string, string | number | null>>;

interface Query {
  readonly sql: string;
  readonly parameters: readonly unknown[];
}

/** `$n` for a value; every value goes through it, so that none gets into the text. */
export type Bind = (value: unknown) => string;

function totalsQuery(measures: readonly FactMeasure[], employeeIds: readonly string[]): Query {
  const parameters: unknown[] = [];
  const bind: Bind = (value) => `$${parameters.push(value)}`;
  const span = spanOf(measures);
  const first = bind(span.first);
  const last = bind(span.last);
  const people = bind(employeeIds);
  const types = bind([...new Set(measures.map(({ definition }) => definition.factType))]);
  const rollsUp = measures.some(({ definition }) => definition.scope === 'subtree');
  const columns = measures.flatMap((measure, index) => totalsColumns(measure, index, bind));
  const sql = `
    with recursive ${rollsUp ? `${rollUps({ first, last, people })},` : ''} credited as (
      select c.employee_id, c.fact_id, c.version, c.share, c.occurred_on, false as rolled
      from credits c
      where c.occurred_on between ${first}::date and ${last}::date and c.role <> 'rollup' and c.employee_id = any(${people}::text[])
      ${rollsUp ? 'union all select head_id, fact_id, version, share, occurred_on, true from rolled_up' : ''}
    )
    select c.employee_id as "employeeId", ${columns.join(', ')}
    from credited c
    join facts f on f.id = c.fact_id and f.current_version = c.version
    join fact_versions v on v.fact_id = c.fact_id and v.version = c.version
    where not v.deleted and v.fact_type = any(${types}::text[])
    group by c.employee_id`;
  return { sql, parameters };
}

/** From the first day any measure looks at to the last. */
export function spanOf(measures: readonly FactMeasure[]): { readonly first: string; readonly last: string } {
  const first = measures.map((measure) => measure.first).sort()[0];
  const last = measures
    .map((measure) => measure.last)
    .sort()
    .at(-1);
  if (first === undefined || last === undefined) throw new Error('no measure has no span');
  return { first, last };
}

/** For heads, what everyone below them earned, by the tree of each fact's own day, at most the whole fact. */
function rollUps(of: { readonly first: string; readonly last: string; readonly people: string }): string {
  return `led as (
      select d.head_id, d.department_id, greatest(d.valid_from, ${of.first}::date) as since,
        least(coalesce(d.valid_to, 'infinity'), ${of.last}::date + 1) as until
      from department_terms d
      where d.head_id is not null and d.valid_from <= ${of.last}::date
        and (d.valid_to is null or d.valid_to > ${of.first}::date) and d.head_id = any(${of.people}::text[])
      union
      select l.head_id, d.department_id, greatest(l.since, d.valid_from), least(l.until, coalesce(d.valid_to, 'infinity'))
      from led l
      join department_terms d on d.parent_id = l.department_id and d.valid_from < l.until
        and (d.valid_to is null or d.valid_to > l.since)
    ), rolled_up as (
      select e.head_id, c.fact_id, c.version, least(1, sum(c.share)) as share, c.occurred_on
      from (
        -- One head may lead somebody's department and one above it for days that overlap: those days count once.
        select s.head_id, s.employee_id, lower(days) as since, upper(days) as until
        from (
          select l.head_id, p.employee_id, range_agg(daterange(greatest(l.since, p.valid_from),
            least(l.until, coalesce(p.valid_to, 'infinity')))) as spans
          from led l
          join employments p on p.department_id = l.department_id and p.valid_from < l.until
            and (p.valid_to is null or p.valid_to > l.since) and p.employee_id <> l.head_id
          group by l.head_id, p.employee_id
        ) s cross join unnest(s.spans) as days
      ) e
      join credits c on c.employee_id = e.employee_id and c.role <> 'rollup'
        and c.occurred_on >= e.since and c.occurred_on < e.until
      group by e.head_id, c.fact_id, c.version, c.occurred_on
    )`;
}

function totalsColumns(measure: FactMeasure, index: number, bind: Bind): readonly string[] {
  const { definition } = measure;
  const conditions = [meets(measure, bind), ...(definition.scope === 'subtree' ? [] : ['not c.rolled'])];
  const counts = `filter (where ${conditions.join(' and ')})`;
  const isForeign = foreign(measure, bind);
  const own = isForeign === null ? 'v.amount' : `case when ${isForeign} then null else v.amount end`;
  const amount = `(${own}) * c.share`;
  const counted = `(count(*) ${counts})::int as counted${index}`;
  const missing = `(count(*) ${counts} - count(${own}) ${counts})::int as missing${index}`;
  const currency =
    isForeign === null
      ? []
      : [`min(v.currency collate "C") filter (where ${[...conditions, isForeign].join(' and ')}) as currency${index}`];
  switch (definition.aggregate) {
    case 'count':
      return isForeign === null ? [counted] : [counted, missing, ...currency];
    case 'sum':
    case 'average':
      return [counted, missing, ...currency, `(sum(${amount}) ${counts})::text as sum${index}`];
    case 'minimum':
      return [counted, missing, ...currency, `(min(${amount}) ${counts})::text as minimum${index}`];
    case 'maximum':
      return [counted, missing, ...currency, `(max(${amount}) ${counts})::text as maximum${index}`];
  }
}

/** Whether the amount of a fact (`v`) is in another currency than the measure's; null when that does not matter. */
export function foreign({ definition }: FactMeasure, bind: Bind): string | null {
  if (definition.currency === undefined || !looksAtAmounts(definition)) return null;
  return `(v.amount is not null and v.currency is not null and v.currency <> ${bind(definition.currency)})`;
}

/** Whether a credited fact (`c`, `f`, `v`) counts for a measure, whoever it is credited to. */
export function meets(measure: FactMeasure, bind: Bind): string {
  const { definition, first, last } = measure;
  const met = (condition: FactCriterionCondition): string => {
    // Asked for where it is used: a value that is bound must stand in the text.
    const isForeign = condition.field === 'amount' ? foreign(measure, bind) : null;
    const isMet = conditionSql(condition, bind);
    return isForeign === null ? isMet : `(${isForeign} or ${isMet})`;
  };
  return [
    `v.fact_type = ${bind(definition.factType)}`,
    `c.occurred_on between ${bind(first)}::date and ${bind(last)}::date`,
    ...definition.where.map(met),
  ].join(' and ');
}

const OPERATORS = {
  equal: '= any',
  in: '= any',
  notEqual: '<> all',
  notIn: '<> all',
  less: '< all',
  lessOrEqual: '<= all',
  greater: '> all',
  greaterOrEqual: '>= all',
} as const satisfies Readonly<Record<FactCriterionCondition['comparison'], string>>;

/** A condition that is null, because the fact lacks the field, is not met: as in `sortFacts`. */
function conditionSql({ field, comparison, values }: FactCriterionCondition, bind: Bind): string {
  // Only `in` and `notIn` look at every value; the others at the first.
  const asked = comparison === 'in' || comparison === 'notIn' ? values : values.slice(0, 1);
  const operator = OPERATORS[comparison];
  switch (field) {
    case 'amount':
      return `v.amount ${operator}(${bind(asked)}::numeric[])`;
    case 'on':
      return `v.occurred_on::text ${operator}(${bind(asked)}::text[])`;
    case 'source':
      return `f.source ${operator}(${bind(asked)}::text[])`;
    case 'id':
      return `f.external_id ${operator}(${bind(asked)}::text[])`;
    default:
      return `v.attributes->>${bind(field)} ${operator}(${bind(asked)}::text[])`;
  }
}

export function totalsOf(measures: readonly FactMeasure[], rows: readonly TotalsRow[]): MeasuredTotals {
  return new Map(
    measures.map(
      ({ key }, index) => [key, new Map(rows.map((row) => [row.employeeId, totalsAt(row, index)]))] as const,
    ),
  );
}

function totalsAt(row: TotalsRow, index: number): FactTotals {
  const text = (name: string): string | null => {
    const value = row[`${name}${index}`];
    return typeof value === 'string' ? value : null;
  };
  return {
    counted: Number(row[`counted${index}`] ?? 0),
    missing: Number(row[`missing${index}`] ?? 0),
    otherCurrency: text('currency'),
    sum: text('sum'),
    minimum: text('minimum'),
    maximum: text('maximum'),
  };
}
