import {
  type CreditedFact,
  type CriterionVersion,
  criterionDefinitionSchema,
  type EnteredValue,
  type EvaluationData,
  inCurrency,
  type MeasuredTotals,
  type NeededData,
  type TargetValue,
} from '@premia/compensation';
import type { Tx } from '../connection/with-tx.ts';
import { readCalendar } from './calendar-days.ts';
import { readRates } from './exchange-rates.ts';
import { readFactTotals } from './fact-totals.ts';
import { readCompany, type Staff } from './organization.ts';
import { readParameterValues } from './parameter-values.ts';

/**
 * Definitions of all times of all criteria: few, and needed to know which facts to load. Each with the currency of its
 * amounts: the company's where it states none.
 */
export async function readCriterionVersions(tx: Tx): Promise<readonly CriterionVersion[]> {
  const rows = await tx.rows<Omit<CriterionVersion, 'definition'> & { readonly definition: unknown }>(
    `select criterion_key as criterion, valid_from as "validFrom", valid_to as "validTo", definition
     from criterion_versions order by criterion_key, valid_from`,
  );
  if (rows.length === 0) return [];
  const { currency } = await readCompany(tx);
  return rows.map((row) => ({
    ...row,
    definition: inCurrency(criterionDefinitionSchema.parse(row.definition), currency),
  }));
}

export interface DataRequest {
  readonly needed: NeededData;
  /** Whose parameters may have other values; null for a document no scheme stands behind. */
  readonly schemeId: string | null;
  readonly employeeIds: readonly string[];
  readonly staff: Staff;
  readonly criteria: readonly CriterionVersion[];
  /** The period's last day: which row of a reference table holds. */
  readonly lastDay: string;
  /** Totals of the needed measures that were read already. */
  readonly totals?: MeasuredTotals;
}

/** Loads what a plan requires for some people, as the transaction sees it. */
export async function loadEvaluationData(tx: Tx, request: DataRequest): Promise<EvaluationData> {
  const { needed, employeeIds, staff, criteria, lastDay } = request;
  return {
    organization: staff.organization,
    hiredOn: staff.hiredOn,
    criteria,
    facts: await readCreditedFacts(tx, { employeeIds, ...needed.facts, rollUpTypes: rollUpTypes(request) }),
    targets: await readTargets(tx, needed, employeeIds),
    entered: await readEnteredValues(tx, needed, employeeIds),
    tables: await readTables(tx, needed.tables, lastDay),
    ...(needed.measures.length === 0
      ? {}
      : { totals: request.totals ?? (await readFactTotals(tx, needed.measures, employeeIds)) }),
    balances: needed.balances ? await readBalances(tx, employeeIds, lastDay) : new Map(),
    parameters:
      request.schemeId === null
        ? []
        : await readParameterValues(tx, {
            schemeId: request.schemeId,
            parameters: needed.parameters,
            employeeIds,
            day: lastDay,
          }),
    rates: await readRates(tx, needed.rates, lastDay),
    calendar: await readCalendar(tx, needed.calendar),
  };
}

export interface CreditedFactsQuery {
  readonly employeeIds: readonly string[];
  readonly first: string;
  readonly last: string;
  /** Null: of every type. */
  readonly types: readonly string[] | null;
  /** Types that heads are credited with when people below them earned them; null: every type. */
  readonly rollUpTypes: readonly string[] | null;
}

/**
 * Whom versions of facts count for among the people `$1` from `$2` to `$3`: for themselves as stored, and for heads what
 * was earned below them by the tree of each fact's own day, of the types `$4` (null: all), each person's share once and
 * at most the whole fact. The same as `rollUp` says of one fact.
 */
export const CREDITED = `
  with recursive led as (
    select d.head_id, d.department_id, greatest(d.valid_from, $2::date) as since,
      least(coalesce(d.valid_to, 'infinity'), $3::date + 1) as until
    from department_terms d
    where d.head_id = any($1) and d.valid_from <= $3 and (d.valid_to is null or d.valid_to > $2)
      and ($4::text[] is null or cardinality($4::text[]) > 0)
    union
    select l.head_id, d.department_id, greatest(l.since, d.valid_from), least(l.until, coalesce(d.valid_to, 'infinity'))
    from led l
    join department_terms d on d.parent_id = l.department_id and d.valid_from < l.until
      and (d.valid_to is null or d.valid_to > l.since)
  ), below as (
    select distinct l.head_id, c.fact_id, c.version, c.employee_id, c.share
    from led l
    join employments e on e.department_id = l.department_id and e.valid_from < l.until
      and (e.valid_to is null or e.valid_to > l.since)
    join credits c on c.employee_id = e.employee_id and c.role <> 'rollup' and c.employee_id <> l.head_id
      and c.occurred_on >= greatest(l.since, e.valid_from)
      and c.occurred_on < least(l.until, coalesce(e.valid_to, 'infinity'))
  ), credited as (
    select c.employee_id, c.fact_id, c.version, c.role, c.share, false as rolled
    from credits c where c.employee_id = any($1) and c.occurred_on between $2 and $3 and c.role <> 'rollup'
    union all
    select b.head_id, b.fact_id, b.version, 'rollup', trim_scale(least(1, sum(b.share))), true
    from below b group by b.head_id, b.fact_id, b.version
  )`;

/** Current, undeleted facts credited to people, by person, in the one order facts are counted in. */
export async function readCreditedFacts(
  tx: Tx,
  query: CreditedFactsQuery,
): Promise<ReadonlyMap<string, readonly CreditedFact[]>> {
  const byPerson = new Map<string, CreditedFact[]>();
  if (query.types?.length === 0) return byPerson;
  const rows = await tx.rows<CreditedFact & { readonly employeeId: string }>(
    `${CREDITED}
     select c.employee_id as "employeeId", f.id as "factId", f.source, f.external_id as id, v.version,
       v.fact_type as type, v.occurred_on as "on", v.amount, v.currency, v.title, v.attributes, c.role, c.share
     from credited c
     join facts f on f.id = c.fact_id and f.current_version = c.version
     join fact_versions v on v.fact_id = c.fact_id and v.version = c.version
     where not v.deleted and ($5::text[] is null or v.fact_type = any($5))
       and (not c.rolled or $4::text[] is null or v.fact_type = any($4))
     order by c.employee_id, v.occurred_on, f.source, f.external_id, c.role`,
    [query.employeeIds, query.first, query.last, query.rollUpTypes, query.types],
  );
  for (const { employeeId, ...fact } of rows) {
    const facts = byPerson.get(employeeId);
    if (facts === undefined) byPerson.set(employeeId, [fact]);
    else facts.push(fact);
  }
  return byPerson;
}

/** Types of facts that the needed criteria count for heads as well, from everyone below them. */
export function rollUpTypes({ needed, criteria }: Pick<DataRequest, 'needed' | 'criteria'>): readonly string[] {
  const types = criteria.flatMap(({ criterion, definition }) =>
    needed.criteria.includes(criterion) && definition.kind === 'facts' && definition.scope === 'subtree'
      ? [definition.factType]
      : [],
  );
  return [...new Set(types)].filter((type) => needed.facts.types?.includes(type) ?? true);
}

/** Facts credited to one person in a span as they stood when a run froze its inputs. */
export async function readFactsAsOf(
  tx: Tx,
  query: { readonly employeeId: string; readonly first: string; readonly last: string; readonly watermark: string },
): Promise<readonly CreditedFact[]> {
  return tx.rows<CreditedFact>(
    `${CREDITED}
     select f.id as "factId", f.source, f.external_id as id, v.version, v.fact_type as type, v.occurred_on as "on",
       v.amount, v.currency, v.title, v.attributes, c.role, c.share
     from credited c
     join facts f on f.id = c.fact_id
     join fact_versions v on v.fact_id = c.fact_id and v.version = c.version
     where v.sequence <= $5 and not v.deleted
       and not exists (select from fact_versions n
         where n.fact_id = v.fact_id and n.version > v.version and n.sequence <= $5)
     order by v.occurred_on, f.source, f.external_id, c.role`,
    [[query.employeeId], query.first, query.last, null, query.watermark],
  );
}

/** The people's own targets, and those of all departments and of the company. */
async function readTargets(
  tx: Tx,
  { criteria, periods }: NeededData,
  employeeIds: readonly string[],
): Promise<readonly TargetValue[]> {
  if (criteria.length === 0) return [];
  return tx.rows<TargetValue>(
    `select criterion_key as criterion, scope_kind as "scopeKind", scope_id as "scopeId", period, value
     from targets where criterion_key = any($1) and period = any($2)
       and (scope_kind <> 'employee' or scope_id = any($3))`,
    [criteria, periods, employeeIds],
  );
}

async function readEnteredValues(
  tx: Tx,
  { criteria, periods }: NeededData,
  employeeIds: readonly string[],
): Promise<readonly EnteredValue[]> {
  if (criteria.length === 0) return [];
  return tx.rows<EnteredValue>(
    `select criterion_key as criterion, employee_id as "employeeId", period, value
     from criterion_values where criterion_key = any($1) and period = any($2) and employee_id = any($3)`,
    [criteria, periods, employeeIds],
  );
}

/** Rows in force on a day, as the engines take them: every cell a text, the key under the first column. */
export async function readTables(tx: Tx, keys: readonly string[], on: string): Promise<EvaluationData['tables']> {
  if (keys.length === 0) return {};
  const rows = await tx.rows<{ table: string; cells: Readonly<Record<string, string>> }>(
    `select table_key as table, cells || jsonb_build_object('key', row_key) as cells from reference_rows
     where table_key = any($1) and valid_from <= $2 and (valid_to is null or valid_to > $2)
     order by table_key, row_key`,
    [keys, on],
  );
  const tables: Record<string, Readonly<Record<string, string>>[]> = Object.fromEntries(keys.map((key) => [key, []]));
  for (const { table, cells } of rows) tables[table]?.push(cells);
  return tables;
}

/**
 * What the ledger holds for people before a period: accrued and paid in the year of its last day, and every balance by its
 * name. Of the period itself only corrections count: its own statements are what is being calculated.
 */
async function readBalances(
  tx: Tx,
  employeeIds: readonly string[],
  lastDay: string,
): Promise<ReadonlyMap<string, Readonly<Record<string, string>>>> {
  const rows = await tx.rows<{ employeeId: string; accrued: string; paid: string; named: Record<string, string> }>(
    `with counted as (
       select l.employee_id, l.account_kind, l.account_id, l.amount, t.kind, l.period
       from ledger_entries l
       join ledger_transactions t on t.id = l.transaction_id
       join periods p on p.key = l.period
       where l.employee_id = any($1) and l.account_kind in ('payable', 'balance')
         and (p.ends_on <= $2::date or (p.starts_on <= $2::date and t.kind in ('adjustment', 'payment')))
     ), named as (
       select employee_id, account_id as name, sum(amount)::text as amount from counted
       where account_kind = 'balance' group by employee_id, account_id
     )
     select e.id as "employeeId",
       coalesce((select sum(c.amount) from counted c where c.employee_id = e.id and c.account_kind = 'payable'
         and left(c.period, 4) = left($2::text, 4) and c.kind <> 'payment'), 0)::text as accrued,
       coalesce((select -sum(c.amount) from counted c where c.employee_id = e.id and c.account_kind = 'payable'
         and left(c.period, 4) = left($2::text, 4) and c.kind = 'payment'), 0)::text as paid,
       coalesce((select jsonb_object_agg(n.name, n.amount) from named n where n.employee_id = e.id), '{}') as named
     from unnest($1::text[]) as e(id)`,
    [employeeIds, lastDay],
  );
  return new Map(
    rows.map(({ employeeId, accrued, paid, named }) => [
      employeeId,
      { ...named, accruedThisYear: accrued, paidThisYear: paid },
    ]),
  );
}
