import type { Tx } from '../connection/with-tx.ts';
import type { Bilingual } from '../schema/column-types.ts';

/** What people and departments are called, for statements, events and lists. */
export interface Names {
  readonly employees: ReadonlyMap<string, Bilingual>;
  readonly departments: ReadonlyMap<string, Bilingual>;
}

/** Names of the given people and of every department. */
export async function readNames(tx: Tx, employeeIds: readonly string[]): Promise<Names> {
  return { employees: await readEmployeeNames(tx, employeeIds), departments: await readDepartmentNames(tx) };
}

export async function readEmployeeNames(tx: Tx, employeeIds: readonly string[]): Promise<Names['employees']> {
  const rows = await tx.rows<NamedRow>('select id, name from employees where id = any($1)', [employeeIds]);
  return new Map(rows.map((row) => [row.id, row.name]));
}

export async function readDepartmentNames(tx: Tx): Promise<Names['departments']> {
  const rows = await tx.rows<NamedRow>('select id, name from departments');
  return new Map(rows.map((row) => [row.id, row.name]));
}

interface NamedRow {
  readonly id: string;
  readonly name: Bilingual;
}
