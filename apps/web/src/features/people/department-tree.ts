import type { DepartmentNode } from '@premia/service';

export interface TreeRow {
  readonly department: DepartmentNode;
  /** 0 for a root. */
  readonly depth: number;
}

/** Departments in reading order, each under its parent; one whose parent is not visible counts as a root. */
export function departmentRows(departments: readonly DepartmentNode[]): readonly TreeRow[] {
  const known = new Set(departments.map((department) => department.id));
  const children = Map.groupBy(departments, (department) =>
    department.parentId !== null && known.has(department.parentId) ? department.parentId : null,
  );
  const rows: TreeRow[] = [];
  const visit = (parentId: string | null, depth: number): void => {
    for (const department of children.get(parentId) ?? []) {
      rows.push({ department, depth });
      visit(department.id, depth + 1);
    }
  };
  visit(null, 0);
  return rows;
}
