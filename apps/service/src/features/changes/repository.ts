import type { Bilingual, ChangeSetEffect, PeriodState, Tx } from '@premia/database';
import type { Effects } from './effect.ts';

/** What an applied set was announced to mean, people by period. */
export async function announcedEffects(tx: Tx, changeSetId: string): Promise<Effects> {
  const rows = await tx.rows<
    ChangeSetEffect & { readonly departmentId: string; readonly state: PeriodState | 'ahead' }
  >(
    `select e.employee_id as "employeeId", e.period, e.inputs, e.currency, e.total_before as "totalBefore",
       e.total_after as "totalAfter", coalesce(p.state, 'ahead') as state,
       coalesce((select m.department_id from employments m
         where m.employee_id = e.employee_id and m.valid_from < coalesce(p.ends_on, now()::date)
         order by m.valid_from desc limit 1), '') as "departmentId"
     from change_set_effects e left join periods p on p.key = e.period
     where e.change_set_id = $1 order by coalesce(p.ends_on, 'infinity'), e.period, e.employee_id`,
    [changeSetId],
  );
  const periods = [...Map.groupBy(rows, ({ period }) => period)].map(([period, own]) => ({
    period,
    state: own[0]?.state ?? ('ahead' as const),
    currency: own[0]?.currency ?? '',
    people: own.map(({ employeeId, departmentId, inputs, totalBefore, totalAfter }) => ({
      employeeId,
      departmentId,
      inputs,
      before: totalBefore,
      after: totalAfter,
    })),
  }));
  return { periods, periodsLeftOut: 0 };
}

export interface CriterionName {
  readonly key: string;
  readonly title: Bilingual;
  readonly type: 'money' | 'number' | 'percent' | 'count';
}

export async function criterionNames(tx: Tx, keys: readonly string[]): Promise<ReadonlyMap<string, CriterionName>> {
  const rows = await tx.rows<CriterionName>('select key, title, type from criteria where key = any($1)', [keys]);
  return new Map(rows.map((row) => [row.key, row]));
}
