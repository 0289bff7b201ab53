import type { Tx } from '../../connection/with-tx.ts';
import type { Bilingual } from '../../schema/column-types.ts';
import { loadDepartments, nameHeads } from './departments-loading.ts';
import type { LoadOutcome } from './outcome.ts';

/** A person as a file or the demo states them, in the department at the end of `departmentPath`. */
export interface PersonRow {
  readonly id: string;
  readonly name: Bilingual;
  readonly hiredOn: string;
  readonly leftOn: string | null;
  /** The day from which department, position, manager and attributes hold; null: from the first day. */
  readonly from: string | null;
  readonly departmentPath: readonly { readonly id: string; readonly name: Bilingual }[];
  readonly position: { readonly key: string; readonly title: Bilingual };
  readonly managerId: string | null;
  readonly isHead: boolean;
  readonly attributes: Readonly<Record<string, string>>;
}

interface StoredPerson {
  readonly id: string;
  readonly name: Bilingual;
  readonly hired_on: string;
  readonly left_on: string | null;
}

interface StoredStay {
  readonly employee_id: string;
  readonly valid_from: string;
  readonly valid_to: string | null;
  readonly department_id: string;
  readonly manager_id: string | null;
  readonly position: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** What has to be written for one row, decided before anything is. */
interface PersonChange {
  readonly row: PersonRow;
  readonly person: 'created' | 'changed' | 'unchanged';
  readonly stay: 'created' | 'moved' | 'unchanged';
}

/**
 * Loads people, their departments and where they work since when. A changed department, position, manager or
 * attribute of somebody known closes the current stay on `from` and opens another: the past is never rewritten.
 */
export async function loadPeople(tx: Tx, rows: readonly PersonRow[]): Promise<readonly LoadOutcome[]> {
  const known = await readPeople(tx, rows);
  const plans = rows.map((row) => planRow(row, known));
  const changes = lastPerPerson(plans.filter((plan): plan is PersonChange => !('status' in plan)));
  await loadDepartments(
    tx,
    changes.map(({ row }) => row.departmentPath),
  );
  await writePeople(tx, changes);
  await writeStays(tx, changes);
  await nameHeads(
    tx,
    changes.filter(({ row }) => row.isHead).map(({ row }) => headOf(row)),
  );
  return outcomesOf(rows, plans);
}

interface KnownPeople {
  readonly people: ReadonlyMap<string, StoredPerson>;
  readonly stays: ReadonlyMap<string, StoredStay>;
  /** Ids that exist or arrive with this batch, for managers. */
  readonly ids: ReadonlySet<string>;
}

async function readPeople(tx: Tx, rows: readonly PersonRow[]): Promise<KnownPeople> {
  const asked = [...new Set(rows.flatMap((row) => (row.managerId === null ? [row.id] : [row.id, row.managerId])))];
  const people = await tx.rows<StoredPerson>('select id, name, hired_on, left_on from employees where id = any($1)', [
    asked,
  ]);
  const stays = await tx.rows<StoredStay>(
    `select distinct on (employee_id) employee_id, valid_from, valid_to, department_id, manager_id, position, attributes
     from employments where employee_id = any($1) order by employee_id, valid_from desc`,
    [asked],
  );
  return {
    people: new Map(people.map((person) => [person.id, person])),
    stays: new Map(stays.map((stay) => [stay.employee_id, stay])),
    ids: new Set([...people.map(({ id }) => id), ...rows.map(({ id }) => id)]),
  };
}

function planRow(row: PersonRow, known: KnownPeople): PersonChange | LoadOutcome {
  if (row.managerId !== null && !known.ids.has(row.managerId)) {
    return { status: 'problem', code: 'row/unknown-employee', details: { employee: row.managerId } };
  }
  const person = known.people.get(row.id);
  const stay = known.stays.get(row.id);
  if (person === undefined || stay === undefined)
    return { row, person: person ? 'unchanged' : 'created', stay: 'created' };
  const change: PersonChange['person'] = samePerson(row, person) ? 'unchanged' : 'changed';
  if (sameStay(row, stay)) return { row, person: change, stay: 'unchanged' };
  if (row.from === null) return { status: 'problem', code: 'row/move-without-date', details: { employee: row.id } };
  if (row.from <= stay.valid_from) {
    return { status: 'problem', code: 'row/move-before-start', details: { employee: row.id, since: stay.valid_from } };
  }
  return { row, person: change, stay: 'moved' };
}

function samePerson(row: PersonRow, stored: StoredPerson): boolean {
  return (
    row.name.ru === stored.name.ru &&
    row.name.en === stored.name.en &&
    row.hiredOn === stored.hired_on &&
    row.leftOn === stored.left_on
  );
}

function sameStay(row: PersonRow, stored: StoredStay): boolean {
  const attributes = Object.entries(row.attributes);
  return (
    row.departmentPath.at(-1)?.id === stored.department_id &&
    row.managerId === stored.manager_id &&
    row.position.key === stored.position &&
    attributes.length === Object.keys(stored.attributes).length &&
    attributes.every(([key, value]) => stored.attributes[key] === value)
  );
}

/** A file may name a person several times (a manager once for each agent); the last word counts. */
function lastPerPerson(changes: readonly PersonChange[]): PersonChange[] {
  return [...new Map(changes.map((change) => [change.row.id, change])).values()];
}

async function writePeople(tx: Tx, changes: readonly PersonChange[]): Promise<void> {
  const rows = changes
    .filter(({ person }) => person !== 'unchanged')
    .map(({ row }) => ({ id: row.id, name: row.name, hired_on: row.hiredOn, left_on: row.leftOn }));
  await tx.rows(
    `insert into employees (id, name, hired_on, left_on)
     select id, name, hired_on, left_on from jsonb_to_recordset($1::jsonb) as r(id text, name jsonb, hired_on date, left_on date)
     on conflict (id) do update set name = excluded.name, hired_on = excluded.hired_on, left_on = excluded.left_on`,
    [JSON.stringify(rows)],
  );
}

async function writeStays(tx: Tx, changes: readonly PersonChange[]): Promise<void> {
  const rows = changes
    .filter(({ stay }) => stay !== 'unchanged')
    .map(({ row }) => ({
      employee_id: row.id,
      valid_from: row.from ?? row.hiredOn,
      valid_to: row.leftOn,
      department_id: departmentOf(row),
      manager_id: row.managerId,
      position: row.position.key,
      position_title: row.position.title,
      attributes: row.attributes,
    }));
  const json = JSON.stringify(rows);
  await tx.rows(
    `update employments e set valid_to = r.valid_from
     from jsonb_to_recordset($1::jsonb) as r(employee_id text, valid_from date)
     where e.employee_id = r.employee_id and e.valid_from < r.valid_from and (e.valid_to is null or e.valid_to > r.valid_from)`,
    [json],
  );
  await tx.rows(
    `insert into employments (employee_id, valid_from, valid_to, department_id, manager_id, position, position_title, attributes)
     select employee_id, valid_from, valid_to, department_id, manager_id, position, position_title, attributes
     from jsonb_to_recordset($1::jsonb) as r(employee_id text, valid_from date, valid_to date, department_id text,
       manager_id text, position text, position_title jsonb, attributes jsonb)`,
    [json],
  );
}

function departmentOf(row: PersonRow): string {
  const department = row.departmentPath.at(-1);
  if (department === undefined) throw new Error(`loadPeople: ${row.id} has no department`);
  return department.id;
}

function headOf(row: PersonRow): { readonly departmentId: string; readonly headId: string } {
  return { departmentId: departmentOf(row), headId: row.id };
}

function outcomesOf(rows: readonly PersonRow[], plans: readonly (PersonChange | LoadOutcome)[]): LoadOutcome[] {
  const counted = new Set<string>();
  return plans.map((plan, index): LoadOutcome => {
    if ('status' in plan) return plan;
    const id = rows[index]?.id ?? '';
    if (counted.has(id) || (plan.person === 'unchanged' && plan.stay === 'unchanged')) return { status: 'unchanged' };
    counted.add(id);
    return { status: plan.person === 'created' ? 'created' : 'changed' };
  });
}
