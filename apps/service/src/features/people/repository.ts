import type { Tx } from '@premia/database';
import type { DepartmentNode, PersonSummary } from '../../contract.ts';

const VALID_ON_DAY = (alias: string) =>
  `${alias}.valid_from <= $1 and (${alias}.valid_to is null or ${alias}.valid_to > $1)`;

/** `employees` counts the department itself, not those below it. */
export async function departmentsOn(tx: Tx, day: string): Promise<readonly DepartmentNode[]> {
  return tx.rows<DepartmentNode>(
    `select d.id, d.name, t.parent_id as "parentId", t.head_id as "headId",
       (select count(*)::int from employments m join employees e on e.id = m.employee_id
        where m.department_id = d.id and ${VALID_ON_DAY('m')}
          and (e.left_on is null or e.left_on > $1)) as employees
     from departments d
     join department_terms t on t.department_id = d.id and ${VALID_ON_DAY('t')}
     order by d.id`,
    [day],
  );
}

export interface PeopleQuery {
  /** Days, both included. */
  readonly first: string;
  readonly last: string;
  /** Null for everyone. */
  readonly visibleIds: readonly string[] | null;
  readonly departmentId: string | null;
  readonly search: string | null;
}

/**
 * People employed on any of the days, each where they last worked then, of a department with all below it, whose name in
 * either language holds `search`. Their hire date is no condition: of somebody hired again it is a later one than that of
 * the employment of the day.
 */
export async function peopleOn(tx: Tx, query: PeopleQuery): Promise<readonly PersonSummary[]> {
  return tx.rows<PersonSummary>(
    `with recursive wanted as (
       select $3::text as id where $3::text is not null
       union
       select t.department_id from department_terms t join wanted on t.parent_id = wanted.id where ${VALID_ON_DAY('t')})
     select e.id, e.name, m.position_title as position, m.department_id as "departmentId",
       d.name as "departmentName", e.hired_on as "hiredOn", e.left_on as "leftOn"
     from employees e
     join lateral (select * from employments t where t.employee_id = e.id and t.valid_from <= $1
       and (t.valid_to is null or t.valid_to > $5) order by t.valid_from desc limit 1) m on true
     join departments d on d.id = m.department_id
     where (e.left_on is null or e.left_on > $5)
       and ($2::text[] is null or e.id = any($2))
       and ($3::text is null or m.department_id in (select id from wanted))
       and ($4::text is null or position(lower($4) in lower(coalesce(e.name->>'ru', ''))) > 0
         or position(lower($4) in lower(coalesce(e.name->>'en', ''))) > 0)
     order by coalesce(e.name->>'ru', e.name->>'en'), e.id`,
    [query.last, query.visibleIds, query.departmentId, query.search, query.first],
  );
}
