import type { Tx } from '../../connection/with-tx.ts';
import type { Bilingual } from '../../schema/column-types.ts';
import { BEGINNING_OF_TIME } from './outcome.ts';

/** Departments from the top down; each is the parent of the next. */
export type DepartmentPath = readonly { readonly id: string; readonly name: Bilingual }[];

/** Adds the departments of the paths that do not exist yet, in their place in the tree; known ones are left as they are. */
export async function loadDepartments(tx: Tx, paths: readonly DepartmentPath[]): Promise<void> {
  const rows = new Map<string, { id: string; name: Bilingual; parent_id: string | null; depth: number }>();
  for (const path of paths) {
    for (const [depth, { id, name }] of path.entries()) {
      rows.set(id, { id, name, parent_id: path[depth - 1]?.id ?? null, depth });
    }
  }
  const json = JSON.stringify([...rows.values()]);
  await tx.rows(
    `with added as (
       insert into departments (id, name)
       select id, name from jsonb_to_recordset($1::jsonb) as r(id text, name jsonb)
       on conflict (id) do nothing returning id
     )
     select count(*) from added`,
    [json],
  );
  await tx.rows(
    `insert into department_terms (department_id, valid_from, parent_id)
     select r.id, $2::date, r.parent_id from jsonb_to_recordset($1::jsonb) as r(id text, parent_id text)
     where not exists (select 1 from department_terms t where t.department_id = r.id)`,
    [json, BEGINNING_OF_TIME],
  );
}

/** Names the heads of departments that have none; a change of head is an edit with a date, not a load. */
export async function nameHeads(
  tx: Tx,
  heads: readonly { readonly departmentId: string; readonly headId: string }[],
): Promise<void> {
  await tx.rows(
    `update department_terms t set head_id = r."headId"
     from jsonb_to_recordset($1::jsonb) as r("departmentId" text, "headId" text)
     where t.department_id = r."departmentId" and t.valid_to is null and t.head_id is null`,
    [JSON.stringify(heads)],
  );
}
