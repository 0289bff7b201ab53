import type { DepartmentNode } from '@premia/service';
import { describe, expect, it } from 'vitest';
import { departmentRows } from './department-tree.ts';

function department(id: string, parentId: string | null): DepartmentNode {
  return { id, parentId, name: { en: id }, headId: null, employees: 1 };
}

describe('departmentRows', () => {
  it('lists children under their parents, whatever the order they came in', () => {
    const rows = departmentRows([department('b', 'a'), department('a', null), department('c', 'b')]);
    expect(rows.map((row) => [row.department.id, row.depth])).toEqual([
      ['a', 0],
      ['b', 1],
      ['c', 2],
    ]);
  });

  it('shows a department whose parent the reader may not see', () => {
    expect(departmentRows([department('b', 'hidden')])).toHaveLength(1);
  });
});
