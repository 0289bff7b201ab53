import type { Participant } from '@premia/compensation';
import { readNames, type Tx } from '@premia/database';
import type { BilingualText, SimulationPerson } from '../../contract.ts';

export type PersonInWords = Pick<
  SimulationPerson,
  'employeeId' | 'name' | 'departmentId' | 'departmentName' | 'position'
>;

export async function describePeople(
  tx: Tx,
  places: readonly Participant[],
): Promise<ReadonlyMap<string, PersonInWords>> {
  const names = await readNames(
    tx,
    places.map(({ employeeId }) => employeeId),
  );
  const titles = await positionTitles(tx);
  return new Map(
    places.map(({ employeeId, place }) => [
      employeeId,
      {
        employeeId,
        name: names.employees.get(employeeId) ?? {},
        departmentId: place.departmentId,
        departmentName: names.departments.get(place.departmentId) ?? {},
        position: titles.get(place.position) ?? { en: place.position },
      },
    ]),
  );
}

async function positionTitles(tx: Tx): Promise<ReadonlyMap<string, BilingualText>> {
  const rows = await tx.rows<{ readonly position: string; readonly title: BilingualText }>(
    `select distinct on (position) position, position_title as title from employments
     order by position, valid_from desc`,
  );
  return new Map(rows.map(({ position, title }) => [position, title]));
}
