import { type DepartmentTerm, type Employment, type Organization, organization } from '@premia/compensation';
import type { Tx } from '../connection/with-tx.ts';
import { columns, plain, text } from './columns.ts';

export interface Company {
  readonly timeZone: string;
  readonly currency: string;
}

/** The settings of the one company; a database without them was never set up. */
export async function readCompany(tx: Tx): Promise<Company> {
  const [company] = await tx.prepared<Company>('select time_zone as "timeZone", currency from company');
  if (company === undefined) throw new Error('the company has no settings: time zone and currency come first');
  return company;
}

export interface Staff {
  readonly organization: Organization;
  /** First working day by employee; its keys are everyone known among those asked for. */
  readonly hiredOn: ReadonlyMap<string, string>;
}

/** The tree of all times with the people asked for (all of them when `employeeIds` is null); `terms` when it was read before. */
export async function loadStaff(
  tx: Tx,
  employeeIds: readonly string[] | null,
  terms?: readonly DepartmentTerm[],
): Promise<Staff> {
  const people = await tx.rows<{ id: string; hiredOn: string }>(
    `select id, hired_on as "hiredOn" from employees where $1::text[] is null or id = any($1)`,
    [employeeIds],
  );
  const employments = await readEmployments(tx, employeeIds);
  return {
    organization: organization(terms ?? (await loadTerms(tx)), employments),
    hiredOn: new Map(people.map((person) => [person.id, person.hiredOn])),
  };
}

/** As `loadStaff`, where only places and heads are asked about. */
export async function loadOrganization(tx: Tx, employeeIds: readonly string[]): Promise<Organization> {
  const employments = await readEmployments(tx, employeeIds);
  return organization(await loadTerms(tx), employments);
}

function readEmployments(tx: Tx, employeeIds: readonly string[] | null): Promise<readonly Employment[]> {
  return tx.prepared<Employment>(
    `select employee_id as "employeeId", valid_from as "validFrom", valid_to as "validTo", department_id as "departmentId",
       manager_id as "managerId", position, attributes
     from employments where $1::text[] is null or employee_id = any($1)`,
    [employeeIds],
  );
}

export interface EmployedSpan {
  readonly employeeId: string;
  readonly first: string;
  readonly last: string;
}

/** Of some people those who are not known, or did not stay at one place from the first day to the last. */
export async function findUnsteady(tx: Tx, spans: readonly EmployedSpan[]): Promise<readonly string[]> {
  const rows = await tx.prepared<{ id: string }>(
    `select s.id from unnest($1::text[], $2::date[], $3::date[]) as s(id, first, last)
     where not exists (select from employments e where e.employee_id = s.id and e.valid_from <= s.first
       and (e.valid_to is null or e.valid_to > s.last))`,
    columns(spans, [text((span) => span.employeeId), plain((span) => span.first), plain((span) => span.last)]),
  );
  return rows.map(({ id }) => id);
}

/** The tree of all times. */
export function loadTerms(tx: Tx): Promise<readonly DepartmentTerm[]> {
  return tx.prepared<DepartmentTerm>(
    `select department_id as "departmentId", valid_from as "validFrom", valid_to as "validTo", parent_id as "parentId",
       head_id as "headId"
     from department_terms`,
  );
}

/** Who worked here somewhere in `[from, to)`, ordered as bytes whatever the database's own order is. */
export async function readEmployedIds(
  tx: Tx,
  span: { readonly from: string; readonly to: string },
): Promise<readonly string[]> {
  const rows = await tx.rows<{ id: string }>(
    `select id from (
       select distinct employee_id as id from employments
       where valid_from < $2 and (valid_to is null or valid_to > $1)
     ) e order by id collate "C"`,
    [span.from, span.to],
  );
  return rows.map(({ id }) => id);
}
