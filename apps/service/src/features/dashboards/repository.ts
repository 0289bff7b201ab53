import type { Tx } from '@premia/database';

/** The departments a person leads and all below them, on a day. */
export async function departmentsUnder(tx: Tx, headId: string, day: string): Promise<readonly string[]> {
  const rows = await tx.rows<{ readonly id: string }>(
    `with recursive tree as (
       select t.department_id from department_terms t
       where t.head_id = $1 and t.valid_from <= $2 and (t.valid_to is null or t.valid_to > $2)
       union
       select t.department_id from department_terms t join tree on t.parent_id = tree.department_id
       where t.valid_from <= $2 and (t.valid_to is null or t.valid_to > $2))
     select department_id as id from tree order by department_id`,
    [headId, day],
  );
  return rows.map((row) => row.id);
}

/** What counts as revenue: the facts behind the criterion of that name, else deals that were won. */
export async function revenueFactTypes(tx: Tx): Promise<readonly string[]> {
  const rows = await tx.rows<{ readonly factType: string }>(
    `select distinct definition->>'factType' as "factType" from criterion_versions
     where criterion_key = 'revenue' and definition->>'kind' = 'facts'`,
  );
  return rows.length === 0 ? ['deal.won'] : rows.map((row) => row.factType);
}
