import type { Tx } from '../connection/with-tx.ts';
import type { Bilingual } from '../schema/column-types.ts';

/** What people and departments are called, for statements, events and lists. */
export interface Names {
  readonly employees: ReadonlyMap<string, Bilingual>;
  readonly departments: ReadonlyMap<string, Bilingual>;
}

/** Names of the given people and of every department. */
export async function readNames(tx: Tx, employeeIds: readonly string[]): Promise<Names> {
  const employees = await tx.rows<{ id: string; name: Bilingual }>(
    'select id, name from employees where id = any($1)',
    [employeeIds],
  );
  const departments = await tx.rows<{ id: string; name: Bilingual }>('select id, name from departments');
  return {
    employees: new Map(employees.map((row) => [row.id, row.name])),
    departments: new Map(departments.map((row) => [row.id, row.name])),
  };
}
