import type { ScopeFilter } from '@premia/access';
import type { Tx } from '@premia/database';

/** A scope as people: everyone, or exactly these. */
export type VisiblePeople =
  | { readonly kind: 'everyone' }
  | { readonly kind: 'these'; readonly ids: ReadonlySet<string> };

/**
 * The people of a scope on a day: for a head, everyone placed in a department they lead or below it, and
 * themselves. Read once per request, so that a list of any length costs one walk of the tree.
 */
export async function visiblePeople(tx: Tx, filter: ScopeFilter, day: string): Promise<VisiblePeople> {
  switch (filter.kind) {
    case 'all':
      return { kind: 'everyone' };
    case 'own':
      return { kind: 'these', ids: new Set([filter.employeeId]) };
    case 'none':
      return { kind: 'these', ids: new Set() };
    case 'subtree': {
      const rows = await tx.rows<{ readonly id: string }>(
        `with recursive tree as (
           select t.department_id from department_terms t
           where t.head_id = $1 and t.valid_from <= $2 and (t.valid_to is null or t.valid_to > $2)
           union
           select t.department_id from department_terms t join tree on t.parent_id = tree.department_id
           where t.valid_from <= $2 and (t.valid_to is null or t.valid_to > $2))
         select m.employee_id as id from employments m join tree using (department_id)
         where m.valid_from <= $2 and (m.valid_to is null or m.valid_to > $2)`,
        [filter.headId, day],
      );
      return { kind: 'these', ids: new Set([filter.headId, ...rows.map((row) => row.id)]) };
    }
  }
}

export function isVisible(people: VisiblePeople, employeeId: string): boolean {
  return people.kind === 'everyone' || people.ids.has(employeeId);
}

/** For a condition `$n::text[] is null or employee_id = any($n)`. */
export function idsOrNull(people: VisiblePeople): readonly string[] | null {
  return people.kind === 'everyone' ? null : [...people.ids];
}
