import type { Tx } from '@premia/database';
import type { BilingualText } from '../../contract.ts';

export interface SettingRow {
  readonly id: string;
  readonly parameter: string;
  readonly scopeKind: 'company' | 'department' | 'employee';
  readonly scopeId: string;
  readonly scopeName: BilingualText;
  readonly from: string;
  readonly value: string | null;
  readonly reason: string;
  readonly revision: number;
  readonly setBy: BilingualText;
  readonly setAt: string;
  readonly withdrawnBy: BilingualText | null;
  readonly withdrawnAt: string | null;
}

/** Newest first, those taken back too, as far as the reader's row wall lets through. */
export async function listSettings(tx: Tx, schemeId: string): Promise<readonly SettingRow[]> {
  return tx.rows<SettingRow>(
    `select v.id, v.parameter, v.scope_kind as "scopeKind", v.scope_id as "scopeId",
       coalesce(d.name, e.name, '{}'::jsonb) as "scopeName", v.valid_from as "from", v.value, v.reason, v.revision,
       coalesce(s.name, jsonb_build_object('en', v.set_by)) as "setBy", v.set_at as "setAt",
       case when v.withdrawn_by is not null then coalesce(w.name, jsonb_build_object('en', v.withdrawn_by)) end as "withdrawnBy",
       v.withdrawn_at as "withdrawnAt"
     from parameter_values v
     left join departments d on v.scope_kind = 'department' and d.id = v.scope_id
     left join employees e on v.scope_kind = 'employee' and e.id = v.scope_id
     left join employees s on s.id = v.set_by
     left join employees w on w.id = v.withdrawn_by
     where v.scheme_id = $1 order by v.valid_from desc, v.set_at desc, v.id`,
    [schemeId],
  );
}

export async function newestVersionId(tx: Tx, schemeId: string): Promise<string | null> {
  const rows = await tx.rows<{ readonly id: string }>(
    'select id from scheme_versions where scheme_id = $1 order by version desc limit 1',
    [schemeId],
  );
  return rows[0]?.id ?? null;
}

export interface PeriodEnd {
  readonly key: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly state: string;
}

/** Periods of a kind that end after a day, oldest first. */
export async function periodsAfter(tx: Tx, kind: string, day: string): Promise<readonly PeriodEnd[]> {
  return tx.rows<PeriodEnd>(
    `select key, starts_on as "startsOn", ends_on as "endsOn", state from periods
     where kind = $1 and ends_on > $2 order by starts_on`,
    [kind, day],
  );
}

/** The first day after every closed period of a kind; null when none is closed. */
export async function openFrom(tx: Tx, kind: string): Promise<string | null> {
  const rows = await tx.rows<{ readonly day: string | null }>(
    `select max(ends_on) as day from periods where kind = $1 and state <> 'open'`,
    [kind],
  );
  return rows[0]?.day ?? null;
}

/** People last in a department or below it in a period, by the tree of its last day. */
export async function peopleBelow(
  tx: Tx,
  departmentId: string,
  { firstDay, lastDay }: { readonly firstDay: string; readonly lastDay: string },
): Promise<readonly string[]> {
  const rows = await tx.rows<{ readonly id: string }>(
    `with recursive tree as (
       select $1::text as id
       union
       select t.department_id from department_terms t join tree on t.parent_id = tree.id
       where t.valid_from <= $3 and (t.valid_to is null or t.valid_to > $2))
     select distinct m.employee_id as id from employments m join tree on tree.id = m.department_id
     where m.valid_from <= $3 and (m.valid_to is null or m.valid_to > $2)`,
    [departmentId, firstDay, lastDay],
  );
  return rows.map(({ id }) => id);
}

export async function scopeExists(tx: Tx, kind: 'department' | 'employee', id: string): Promise<boolean> {
  const table = kind === 'department' ? 'departments' : 'employees';
  return (await tx.rows(`select 1 from ${table} where id = $1`, [id])).length > 0;
}
