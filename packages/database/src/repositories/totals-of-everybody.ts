import { type FactMeasure, looksAtAmounts, type MeasuredTotals } from '@premia/compensation';
import type { Tx } from '../connection/with-tx.ts';
import { type Bind, foreign, meets, spanOf, type TotalsRow, totalsOf } from './fact-totals.ts';

export interface TotalsCursor {
  /** The totals of the next people; called with people in the order of their ids (as bytes), whoever is wanted of all. */
  next(employeeIds: readonly string[]): Promise<MeasuredTotals>;
  close(): Promise<void>;
}

const FETCH_ROWS = 5_000;

/** Adds up everybody's facts in one pass and hands the rows out people by people, however many there are. */
export async function openFactTotals(tx: Tx, measures: readonly FactMeasure[]): Promise<TotalsCursor> {
  const distinct = [...new Map(measures.map((measure) => [measure.key, measure])).values()];
  if (distinct.length === 0) return { next: async () => new Map(), close: async () => undefined };
  await declareTotals(tx, distinct);
  let ahead: readonly TotalsRow[] = [];
  return {
    async next(employeeIds) {
      const wanted = new Set(employeeIds);
      const last = Buffer.from(employeeIds.at(-1) ?? '');
      const rows: TotalsRow[] = [];
      for (;;) {
        const past = ahead.findIndex((row) => Buffer.from(row.employeeId).compare(last) > 0);
        const reached = past === -1 ? ahead : ahead.slice(0, past);
        // Everybody with facts has a row, whoever left before the period too: those nobody asks for are passed over.
        rows.push(...reached.filter((row) => wanted.has(row.employeeId)));
        ahead = past === -1 ? await tx.rows<TotalsRow>(`fetch ${FETCH_ROWS} from fact_totals`) : ahead.slice(past);
        if (past !== -1 || ahead.length === 0) return totalsOf(distinct, rows);
      }
    },
    async close() {
      await tx.rows('close fact_totals');
    },
  };
}

/**
 * All of it will be asked for: planned for that, not for the first rows; in memory; and never by looking facts up one by
 * one, to which a planner is tempted that takes a fact and its version for independent.
 */
async function declareTotals(tx: Tx, measures: readonly FactMeasure[]): Promise<void> {
  const parameters: unknown[] = [];
  const bind: Bind = (value) => `$${parameters.push(value)}`;
  const { first, last } = spanOf(measures);
  const rollsUp = measures.some(isRolledUp);
  const led = rollsUp ? await readLed(tx, first, last) : [];
  await tx.rows('set local cursor_tuple_fraction = 1');
  await tx.rows(`set local work_mem = '128MB'`);
  await tx.rows('set local enable_nestloop = off');
  const span = { first: bind(first), last: bind(last) };
  const sql = `with ${liveFacts(measures, span, bind)}, ${people(measures)},
    ${rollsUp ? `${below(led, bind)},` : ''}
    parts as (select employee_id, ${measures.flatMap(names).join(', ')} from people
      ${rollsUp ? `${fromBelow(measures, span)}` : ''})
    select employee_id as "employeeId", ${measures.flatMap(put).join(', ')}
    from parts group by employee_id order by employee_id collate "C"`;
  await tx.rows(`declare fact_totals no scroll cursor for ${sql}`, parameters);
  await tx.rows('set local enable_nestloop = on');
}

const isRolledUp = ({ definition }: FactMeasure): boolean => definition.scope === 'subtree';

interface Led {
  readonly headId: string;
  readonly departmentId: string;
  readonly since: string;
  /** Exclusive. */
  readonly until: string;
}

/**
 * Which departments count for which heads on which days. Apart, and handed in as values: a planner takes a tree for
 * hundreds of times larger than it is, and would put people on the disk for it.
 */
function readLed(tx: Tx, first: string, last: string): Promise<readonly Led[]> {
  return tx.rows<Led>(
    `with recursive led as (
       select d.head_id, d.department_id, greatest(d.valid_from, $1::date) as since,
         least(coalesce(d.valid_to, 'infinity'), $2::date + 1) as until
       from department_terms d
       where d.head_id is not null and d.valid_from <= $2::date and (d.valid_to is null or d.valid_to > $1::date)
       union
       select l.head_id, d.department_id, greatest(l.since, d.valid_from), least(l.until, coalesce(d.valid_to, 'infinity'))
       from led l
       join department_terms d on d.parent_id = l.department_id and d.valid_from < l.until
         and (d.valid_to is null or d.valid_to > l.since)
     )
     select head_id as "headId", department_id as "departmentId", since, until from led`,
    [first, last],
  );
}

interface Span {
  readonly first: string;
  readonly last: string;
}

/**
 * Credits of facts that count for a measure, and the facts that count for several people: those have somebody who splits
 * them or stands beside their owner.
 */
function liveFacts(measures: readonly FactMeasure[], { first, last }: Span, bind: Bind): string {
  const types = bind([...new Set(measures.map(({ definition }) => definition.factType))]);
  const counts = measures.flatMap((measure, index) => {
    const isForeign = foreign(measure, bind);
    return [
      `(${meets(measure, bind)}) as meets${index}`,
      ...(isForeign === null ? [] : [`${isForeign} as foreign${index}`]),
    ];
  });
  return `live as materialized (
      select c.employee_id, c.fact_id, c.occurred_on, c.role, c.share, v.amount, v.currency, ${counts.join(', ')}
      from credits c
      join facts f on f.id = c.fact_id and f.current_version = c.version
      join fact_versions v on v.fact_id = c.fact_id and v.version = c.version
      where c.occurred_on between ${first}::date and ${last}::date and c.role <> 'rollup'
        and not v.deleted and v.fact_type = any(${types}::text[])
    ), shared as materialized (select distinct fact_id from live where role <> 'owner')`;
}

/** What everybody has of their own; and, for heads, what everybody has of facts that nobody else is credited with. */
function people(measures: readonly FactMeasure[]): string {
  const own = measures.flatMap((measure, index) => add(measure, index, { share: 'l.share', to: '' }));
  const alone = measures.flatMap((measure, index) =>
    isRolledUp(measure)
      ? add(measure, index, { share: 'least(1, l.share)', to: 'alone_', when: 's.fact_id is null' })
      : [],
  );
  return `people as materialized (
      select l.employee_id, ${[...own, ...alone].join(', ')}
      from live l left join shared s on s.fact_id = l.fact_id
      group by l.employee_id
    )`;
}

/** Whom a head has below, and when: somebody may be in two of the head's departments on one day, which counts once. */
function below(led: readonly Led[], bind: Bind): string {
  return `below as materialized (
      select l.head_id, p.employee_id, range_agg(daterange(greatest(l.since, p.valid_from),
        least(l.until, coalesce(p.valid_to, 'infinity')))) as days
      from unnest(${bind(led.map(({ headId }) => headId))}::text[], ${bind(led.map(({ departmentId }) => departmentId))}::text[],
        ${bind(led.map(({ since }) => since))}::date[], ${bind(led.map(({ until }) => until))}::date[])
        as l(head_id, department_id, since, until)
      join employments p on p.department_id = l.department_id and p.valid_from < l.until
        and (p.valid_to is null or p.valid_to > l.since) and p.employee_id <> l.head_id
      group by l.head_id, p.employee_id
    )`;
}

/**
 * For heads, what everyone below them earned, by the tree of each fact's own day, at most the whole fact. Whoever was
 * below all the time brings the sums of the facts that are theirs alone; only facts that count for several people, and
 * those of people who came or went, are looked at one by one.
 */
function fromBelow(measures: readonly FactMeasure[], { first, last }: Span): string {
  const throughout = `b.days @> daterange(${first}::date, ${last}::date + 1)`;
  const given = measures.flatMap((measure, index) =>
    isRolledUp(measure) ? names(measure, index).map((name) => `p.alone_${name}`) : nothing(measure),
  );
  const one = measures.flatMap((measure, index) => [
    `l.meets${index}`,
    ...(minds(measure) ? [`l.foreign${index}`] : []),
  ]);
  const added = measures.flatMap((measure, index) =>
    isRolledUp(measure) ? add(measure, index, { share: 'l.share', to: '' }) : nothing(measure),
  );
  return `union all
      select b.head_id, ${given.join(', ')} from below b join people p on p.employee_id = b.employee_id where ${throughout}
      union all
      select l.head_id, ${added.join(', ')} from (
        select l.head_id, l.amount, l.currency, least(1, sum(l.share)) as share, ${one.join(', ')} from (
          select b.head_id, l.* from below b join live l on l.employee_id = b.employee_id and l.occurred_on <@ b.days
          where not ${throughout}
          union all
          select b.head_id, l.* from shared s join live l on l.fact_id = s.fact_id
          join below b on b.employee_id = l.employee_id and ${throughout}
        ) l group by l.head_id, l.fact_id, l.amount, l.currency, ${one.join(', ')}
      ) l group by l.head_id`;
}

/** Whether a currency makes a difference to it (`foreign`). */
const minds = ({ definition }: FactMeasure): boolean => definition.currency !== undefined && looksAtAmounts(definition);

type Part = 'counted' | 'missing' | 'currency' | 'sum' | 'minimum' | 'maximum';

function partsOf(measure: FactMeasure): readonly Part[] {
  const { aggregate } = measure.definition;
  const currency = minds(measure) ? (['currency'] as const) : [];
  switch (aggregate) {
    case 'count':
      return minds(measure) ? ['counted', 'missing', 'currency'] : ['counted'];
    case 'sum':
    case 'average':
      return ['counted', 'missing', ...currency, 'sum'];
    case 'minimum':
    case 'maximum':
      return ['counted', 'missing', ...currency, aggregate];
  }
}

/** The columns of the measure at a place among all. */
const names = (measure: FactMeasure, index: number): readonly string[] =>
  partsOf(measure).map((part) => `${part}${index}`);

/** The columns of a measure that does not count for heads, in rows of heads. */
const nothing = (measure: FactMeasure): readonly string[] => partsOf(measure).map((part) => `null::${NOTHING[part]}`);

const NOTHING: Readonly<Record<Part, string>> = {
  counted: 'bigint',
  missing: 'bigint',
  currency: 'text',
  sum: 'numeric',
  minimum: 'numeric',
  maximum: 'numeric',
};

interface Adding {
  readonly share: string;
  /** Before the columns' names. */
  readonly to: string;
  readonly when?: string;
}

/** Rows of facts (`l`) into columns. */
function add(measure: FactMeasure, index: number, { share, to, when }: Adding): readonly string[] {
  const filter = `filter (where l.meets${index}${when === undefined ? '' : ` and ${when}`})`;
  // The amounts of a measure are those in its currency; another one is kept as what makes the value missing.
  const own = minds(measure)
    ? `filter (where l.meets${index} and not l.foreign${index}${when === undefined ? '' : ` and ${when}`})`
    : filter;
  const other = `filter (where l.meets${index} and l.foreign${index}${when === undefined ? '' : ` and ${when}`})`;
  const sums: Readonly<Record<Part, string>> = {
    counted: `count(*) ${filter}`,
    missing: `count(*) ${filter} - count(l.amount) ${own}`,
    currency: `min(l.currency collate "C") ${other}`,
    sum: `sum(l.amount * ${share}) ${own}`,
    minimum: `min(l.amount * ${share}) ${own}`,
    maximum: `max(l.amount * ${share}) ${own}`,
  };
  return partsOf(measure).map((part) => `${sums[part]} as ${to}${part}${index}`);
}

const PUT: Readonly<Record<Part, (name: string) => string>> = {
  counted: (name) => `coalesce(sum(${name}), 0)::int`,
  missing: (name) => `coalesce(sum(${name}), 0)::int`,
  currency: (name) => `min(${name} collate "C")`,
  sum: (name) => `sum(${name})::text`,
  minimum: (name) => `min(${name})::text`,
  maximum: (name) => `max(${name})::text`,
};

/** Rows of parts into the columns that are answered. */
function put(measure: FactMeasure, index: number): readonly string[] {
  return partsOf(measure).map((part) => `${PUT[part](`${part}${index}`)} as ${part}${index}`);
}
