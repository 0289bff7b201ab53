import type { FactCriterionCondition, FactMeasure, FactTotals, MeasuredTotals } from '@premia/compensation';
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

export interface TotalsCursor {
  /** The totals of the next people in the order of their ids (as bytes); called with all of them, in that order. */
  next(employeeIds: readonly string[]): Promise<MeasuredTotals>;
  close(): Promise<void>;
}

const FETCH_ROWS = 5_000;

/** Adds up everybody's facts in one pass and hands the rows out people by people, however many there are. */
export async function openFactTotals(tx: Tx, measures: readonly FactMeasure[]): Promise<TotalsCursor> {
  const distinct = [...new Map(measures.map((measure) => [measure.key, measure])).values()];
  if (distinct.length === 0) return { next: async () => new Map(), close: async () => undefined };
  const { sql, parameters } = totalsQuery(distinct, null);
  // All of it will be asked for: planned for that, not for the first rows; in memory; and never by looking facts up one
  // by one, to which a planner is tempted that takes a fact and its version for independent.
  await tx.rows('set local cursor_tuple_fraction = 1');
  await tx.rows(`set local work_mem = '128MB'`);
  await tx.rows('set local enable_nestloop = off');
  await tx.rows(`declare fact_totals no scroll cursor for ${sql} order by c.employee_id collate "C"`, parameters);
  await tx.rows('set local enable_nestloop = on');
  let ahead: readonly TotalsRow[] = [];
  return {
    async next(employeeIds) {
      const wanted = new Set(employeeIds);
      const rows: TotalsRow[] = [];
      for (;;) {
        const own = ahead.findIndex((row) => !wanted.has(row.employeeId));
        rows.push(...(own === -1 ? ahead : ahead.slice(0, own)));
        if (own !== -1) {
          ahead = ahead.slice(own);
          break;
        }
        ahead = await tx.rows<TotalsRow>(`fetch ${FETCH_ROWS} from fact_totals`);
        if (ahead.length === 0) break;
      }
      return totalsOf(distinct, rows);
    },
    async close() {
      await tx.rows('close fact_totals');
    },
  };
}

/** `counted0`, `missing0`, `sum0` … for the first measure, and so on. */
type TotalsRow = { readonly employeeId: string } & Readonly<Record<string, string | number | null>>;

interface Query {
  readonly sql: string;
  readonly parameters: readonly unknown[];
}

/** `$n` for a value; every value goes through it, so that none gets into the text. */
type Bind = (value: unknown) => string;

function totalsQuery(measures: readonly FactMeasure[], employeeIds: readonly string[] | null): Query {
  const parameters: unknown[] = [];
  const bind: Bind = (value) => `$${parameters.push(value)}`;
  const first = bind(measures.map((measure) => measure.first).sort()[0]);
  const last = bind(
    measures
      .map((measure) => measure.last)
      .sort()
      .at(-1),
  );
  const people = employeeIds === null ? null : bind(employeeIds);
  const types = bind([...new Set(measures.map(({ definition }) => definition.factType))]);
  const rollsUp = measures.some(({ definition }) => definition.scope === 'subtree');
  const columns = measures.flatMap((measure, index) => totalsColumns(measure, index, bind));
  const sql = `
    with recursive ${rollsUp ? `${rollUps({ first, last, people })},` : ''} credited as (
      select c.employee_id, c.fact_id, c.version, c.share, c.occurred_on, false as rolled
      from credits c
      where c.occurred_on between ${first}::date and ${last}::date and c.role <> 'rollup' ${among('c.employee_id', people)}
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

const among = (column: string, people: string | null): string =>
  people === null ? '' : `and ${column} = any(${people}::text[])`;

/** For heads, what everyone below them earned, by the tree of each fact's own day, at most the whole fact. */
function rollUps(of: { readonly first: string; readonly last: string; readonly people: string | null }): string {
  return `led as (
      select d.head_id, d.department_id, greatest(d.valid_from, ${of.first}::date) as since,
        least(coalesce(d.valid_to, 'infinity'), ${of.last}::date + 1) as until
      from department_terms d
      where d.head_id is not null and d.valid_from <= ${of.last}::date
        and (d.valid_to is null or d.valid_to > ${of.first}::date) ${among('d.head_id', of.people)}
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

function totalsColumns({ definition, first, last }: FactMeasure, index: number, bind: Bind): readonly string[] {
  const conditions = [
    `v.fact_type = ${bind(definition.factType)}`,
    `c.occurred_on between ${bind(first)}::date and ${bind(last)}::date`,
    ...(definition.scope === 'subtree' ? [] : ['not c.rolled']),
    ...definition.where.map((condition) => conditionSql(condition, bind)),
  ];
  const counts = `filter (where ${conditions.join(' and ')})`;
  const amount = 'v.amount * c.share';
  const counted = `(count(*) ${counts})::int as counted${index}`;
  const missing = `(count(*) ${counts} - count(v.amount) ${counts})::int as missing${index}`;
  switch (definition.aggregate) {
    case 'count':
      return [counted];
    case 'sum':
    case 'average':
      return [counted, missing, `(sum(${amount}) ${counts})::text as sum${index}`];
    case 'minimum':
      return [counted, missing, `(min(${amount}) ${counts})::text as minimum${index}`];
    case 'maximum':
      return [counted, missing, `(max(${amount}) ${counts})::text as maximum${index}`];
  }
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

function totalsOf(measures: readonly FactMeasure[], rows: readonly TotalsRow[]): MeasuredTotals {
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
    sum: text('sum'),
    minimum: text('minimum'),
    maximum: text('maximum'),
  };
}
