import type { Career, Stay } from '@premia/compensation';
import type { Tx } from '../../connection/with-tx.ts';
import type { Bilingual } from '../../schema/column-types.ts';

export interface Place {
  readonly departmentId: string;
  readonly managerId: string | null;
  readonly position: string;
  readonly positionTitle: Bilingual;
  readonly attributes: Readonly<Record<string, string>>;
}

/** Somebody as the rows read so far leave them. */
export interface PersonInHand {
  readonly id: string;
  readonly name: Bilingual;
  readonly career: Career<Place>;
  /** Whether the database knew them before. */
  readonly isStored: boolean;
}

export interface KnownPeople {
  readonly people: Map<string, PersonInHand>;
  /** As they were read. */
  readonly stored: ReadonlyMap<string, PersonInHand>;
  /** Who exists or arrives with the rows. */
  isKnown(employeeId: string): boolean;
}

interface Asked {
  readonly id: string;
  readonly managerId: string | null;
}

interface StoredPerson {
  readonly id: string;
  readonly name: Bilingual;
  readonly hiredOn: string;
}

/** Reads the people of some rows with all their stays; they are held until the transaction ends. */
export async function readPeople(tx: Tx, rows: readonly Asked[]): Promise<KnownPeople> {
  const asked = [...new Set(rows.map(({ id }) => id))];
  const managers = [...new Set(rows.flatMap(({ managerId }) => (managerId === null ? [] : [managerId])))];
  const people = await tx.rows<StoredPerson>(
    'select id, name, hired_on as "hiredOn" from employees where id = any($1) order by id for no key update',
    [asked],
  );
  const known = await tx.rows<{ id: string }>('select id from employees where id = any($1)', [managers]);
  const stays = await readStays(tx, asked);
  const stored = new Map(
    people.flatMap(({ id, name, hiredOn }): [string, PersonInHand][] => {
      const [first, ...rest] = stays.get(id) ?? [];
      // Somebody without a place is as good as unknown: the row gives the first.
      return first === undefined
        ? []
        : [[id, { id, name, career: { hiredOn, stays: [first, ...rest] }, isStored: true }]];
    }),
  );
  const ids = new Set([...asked, ...known.map(({ id }) => id)]);
  return { people: new Map(stored), stored, isKnown: (employeeId) => ids.has(employeeId) };
}

async function readStays(tx: Tx, employeeIds: readonly string[]): Promise<ReadonlyMap<string, readonly Stay<Place>[]>> {
  const rows = await tx.rows<Place & Omit<Stay<Place>, 'place'> & { readonly employeeId: string }>(
    `select employee_id as "employeeId", valid_from as "validFrom", valid_to as "validTo", department_id as "departmentId",
       manager_id as "managerId", position, position_title as "positionTitle", attributes
     from employments where employee_id = any($1) order by employee_id, valid_from`,
    [employeeIds],
  );
  const stays = rows.map(({ employeeId, validFrom, validTo, ...place }) => ({
    employeeId,
    stay: { validFrom, validTo, place },
  }));
  return new Map(
    [...Map.groupBy(stays, ({ employeeId }) => employeeId)].map(([id, own]) => [id, own.map(({ stay }) => stay)]),
  );
}

/** Writes what differs from what was read. */
export async function writePeople(tx: Tx, { people, stored }: KnownPeople): Promise<void> {
  const changed = [...people.values()].filter((person) => person !== stored.get(person.id));
  await tx.rows(
    `insert into employees (id, name, hired_on, left_on)
     select id, name, hired_on, left_on from jsonb_to_recordset($1::jsonb) as r(id text, name jsonb, hired_on date, left_on date)
     on conflict (id) do update set name = excluded.name, hired_on = excluded.hired_on, left_on = excluded.left_on`,
    [
      JSON.stringify(
        changed.map(({ id, name, career }) => ({
          id,
          name,
          hired_on: career.hiredOn,
          left_on: career.stays.at(-1)?.validTo ?? null,
        })),
      ),
    ],
  );
  await writeStays(
    tx,
    changed.map((person) => ({ person, before: stored.get(person.id)?.career.stays ?? [] })),
  );
}

interface ChangedStays {
  readonly person: PersonInHand;
  readonly before: readonly Stay<Place>[];
}

/** Stays that are no longer there are those whose first day moved; they come back among the others. */
async function writeStays(tx: Tx, changes: readonly ChangedStays[]): Promise<void> {
  const gone = changes.flatMap(({ person, before }) => {
    const days = new Set(person.career.stays.map(({ validFrom }) => validFrom));
    return before
      .filter(({ validFrom }) => !days.has(validFrom))
      .map(({ validFrom }) => ({ employee_id: person.id, valid_from: validFrom }));
  });
  await tx.rows(
    `delete from employments e using jsonb_to_recordset($1::jsonb) as r(employee_id text, valid_from date)
     where e.employee_id = r.employee_id and e.valid_from = r.valid_from`,
    [JSON.stringify(gone)],
  );
  const rows = changes.flatMap(({ person, before }) =>
    person.career.stays
      .filter((stay) => !before.includes(stay))
      .map(({ validFrom, validTo, place }) => ({
        employee_id: person.id,
        valid_from: validFrom,
        valid_to: validTo,
        department_id: place.departmentId,
        manager_id: place.managerId,
        position: place.position,
        position_title: place.positionTitle,
        attributes: place.attributes,
      })),
  );
  await tx.rows(
    `insert into employments (employee_id, valid_from, valid_to, department_id, manager_id, position, position_title, attributes)
     select employee_id, valid_from, valid_to, department_id, manager_id, position, position_title, attributes
     from jsonb_to_recordset($1::jsonb) as r(employee_id text, valid_from date, valid_to date, department_id text,
       manager_id text, position text, position_title jsonb, attributes jsonb)
     on conflict (employee_id, valid_from) do update set valid_to = excluded.valid_to`,
    [JSON.stringify(rows)],
  );
}
