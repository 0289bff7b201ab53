import type { Tx } from '../connection/with-tx.ts';
import type { Bilingual } from '../schema/column-types.ts';

export interface FailedPerson {
  readonly runId: string;
  readonly id: string;
  readonly name: Bilingual;
  /** As frozen; null when the row wall keeps the run's inputs from the actor. */
  readonly departmentName: Bilingual | null;
  /** The schemes the person was to be calculated by. */
  readonly schemes: readonly { readonly id: string; readonly title: Bilingual }[];
}

/** The first of the people whom failed runs could not be calculated for, with where they are and by what they are paid. */
export async function readFailedPeople(
  tx: Tx,
  of: { readonly runIds: readonly string[]; readonly limit: number },
): Promise<readonly FailedPerson[]> {
  return tx.rows<FailedPerson>(
    `select r.id as "runId", f.employee_id as id, coalesce(e.name, jsonb_build_object('en', f.employee_id)) as name,
       (array_agg(d.name) filter (where d.id is not null))[1] as "departmentName",
       coalesce(jsonb_agg(distinct jsonb_build_object('id', c.id, 'title', c.title)) filter (where c.id is not null), '[]')
         as schemes
     from runs r
     cross join unnest(r.failed_people[1:$2::int]) with ordinality as f (employee_id, place)
     left join employees e on e.id = f.employee_id
     left join run_inputs i on i.run_id = r.id and i.employee_id = f.employee_id
     left join departments d on d.id = i.department_id
     left join schemes c on c.id = i.scheme_id
     where r.id = any($1) and r.state = 'failed'
     group by r.id, f.place, f.employee_id, e.name order by r.id, f.place`,
    [of.runIds, of.limit],
  );
}
