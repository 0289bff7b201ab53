import type { ParameterValue } from '@premia/compensation';
import type { Tx } from '../connection/with-tx.ts';
import type { Cause } from '../schema/column-types.ts';
import { markWhere } from './dirty.ts';

export interface ParameterQuery {
  readonly schemeId: string;
  readonly parameters: readonly string[];
  /** Whose own values; those of departments and of the company come with them. */
  readonly employeeIds: readonly string[];
  /** The period's last day: what begins later does not count yet. */
  readonly day: string;
}

/** What stands beside a scheme's own values, for some people at once. */
export async function readParameterValues(tx: Tx, query: ParameterQuery): Promise<readonly ParameterValue[]> {
  if (query.parameters.length === 0) return [];
  return tx.rows<ParameterValue>(
    `select id, parameter, scope_kind as "scopeKind", scope_id as "scopeId", valid_from as "validFrom", value
     from parameter_values
     where scheme_id = $1 and parameter = any($2) and valid_from <= $4 and withdrawn_at is null
       and (scope_kind <> 'employee' or scope_id = any($3))`,
    [query.schemeId, query.parameters, query.employeeIds, query.day],
  );
}

export interface NewParameterValue {
  readonly id: string;
  readonly schemeId: string;
  readonly parameter: string;
  readonly scopeKind: ParameterValue['scopeKind'];
  readonly scopeId: string;
  readonly validFrom: string;
  readonly value: string | null;
  readonly reason: string;
  readonly setBy: string;
  readonly replaces: string | null;
}

export interface StoredParameterValue extends NewParameterValue {
  readonly revision: number;
  readonly setAt: string;
  readonly withdrawnAt: string | null;
}

const STORED = `select id, scheme_id as "schemeId", parameter, scope_kind as "scopeKind", scope_id as "scopeId",
  valid_from as "validFrom", value, reason, revision, replaces, set_by as "setBy", set_at as "setAt",
  withdrawn_at as "withdrawnAt" from parameter_values`;

/** One writer of a scheme's values at a time, until the transaction ends. */
export async function lockParameters(tx: Tx, schemeId: string): Promise<void> {
  await tx.rows(`select pg_advisory_xact_lock(hashtextextended('parameters ' || $1, 0))`, [schemeId]);
}

export async function readParameterValue(tx: Tx, id: string): Promise<StoredParameterValue | null> {
  const [row] = await tx.rows<StoredParameterValue>(`${STORED} where id = $1`, [id]);
  return row ?? null;
}

type Level = Pick<NewParameterValue, 'schemeId' | 'parameter' | 'scopeKind' | 'scopeId'>;

/** What stands with exactly this level from exactly this day. */
export async function standingFrom(tx: Tx, level: Level, day: string): Promise<StoredParameterValue | null> {
  const [row] = await tx.rows<StoredParameterValue>(
    `${STORED} where scheme_id = $1 and parameter = $2 and scope_kind = $3 and scope_id = $4 and valid_from = $5
       and withdrawn_at is null`,
    [level.schemeId, level.parameter, level.scopeKind, level.scopeId, day],
  );
  return row ?? null;
}

export async function insertParameterValue(tx: Tx, value: NewParameterValue): Promise<void> {
  await tx.rows(
    `insert into parameter_values (id, scheme_id, parameter, scope_kind, scope_id, valid_from, value, reason, set_by, replaces)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      value.id,
      value.schemeId,
      value.parameter,
      value.scopeKind,
      value.scopeId,
      value.validFrom,
      value.value,
      value.reason,
      value.setBy,
      value.replaces,
    ],
  );
}

/** False when it was taken back since `revision`. */
export async function withdrawParameterValue(
  tx: Tx,
  { id, revision, by }: { readonly id: string; readonly revision: number; readonly by: string },
): Promise<boolean> {
  const rows = await tx.rows(
    `update parameter_values set withdrawn_by = $3, withdrawn_at = clock_timestamp(), revision = revision + 1
     where id = $1 and revision = $2 and withdrawn_at is null returning id`,
    [id, revision, by],
  );
  return rows.length > 0;
}

/**
 * Everybody a level reaches in an open period that ends after the day: the person, whoever was last in the department or
 * below it by the tree of the period's end, or everyone.
 */
export async function markParameterLevel(
  tx: Tx,
  { scopeKind, scopeId }: Pick<Level, 'scopeKind' | 'scopeId'>,
  { from, cause }: { readonly from: string; readonly cause: Cause },
): Promise<number> {
  return markWhere(tx, LEVELS[scopeKind], { parameters: [scopeId, from], cause });
}

const OPEN = `p.state <> 'sealed' and p.ends_on > $3::date`;
const EMPLOYED = `e.valid_from < p.ends_on and (e.valid_to is null or e.valid_to > p.starts_on)`;

const LEVELS: Readonly<Record<ParameterValue['scopeKind'], string>> = {
  company: `marks as (
    select distinct p.key, e.employee_id, null::jsonb as cause
    from periods p join employments e on ${EMPLOYED} where ${OPEN} and $2 = 'company'
  )`,
  employee: `marks as (
    select distinct p.key, e.employee_id, null::jsonb as cause
    from periods p join employments e on ${EMPLOYED} and e.employee_id = $2 where ${OPEN}
  )`,
  // Wider than who it is in the end: a person who moved out within the period is calculated once too often.
  department: `recursive_tree as (
    with recursive tree as (
      select p.key, p.starts_on, p.ends_on, $2::text as department_id from periods p where ${OPEN}
      union
      select t.key, t.starts_on, t.ends_on, d.department_id
      from tree t join department_terms d on d.parent_id = t.department_id
        and d.valid_from < t.ends_on and (d.valid_to is null or d.valid_to > t.starts_on)
    ) select key, starts_on, ends_on, department_id from tree
  ), marks as (
    select distinct p.key, e.employee_id, null::jsonb as cause
    from recursive_tree p join employments e on e.department_id = p.department_id and ${EMPLOYED}
  )`,
};
