import { changeDepartment, type DepartmentStatement, type DepartmentTerm } from '@premia/compensation';
import type { Tx } from '../../connection/with-tx.ts';
import type { Bilingual } from '../../schema/column-types.ts';
import { loadTerms } from '../organization.ts';
import { BEGINNING_OF_TIME, type LoadProblem } from './outcome.ts';
import { TreeDraft } from './tree-draft.ts';

/** Departments from the top down; each is the parent of the next. */
export type DepartmentPath = readonly { readonly id: string; readonly name: Bilingual }[];

export interface MovedDepartment {
  readonly departmentId: string;
  /** What it hung under and hangs under. */
  readonly parents: readonly string[];
  readonly from: string;
}

/** Reads the tree; departments of the paths that are there are held until the transaction ends. */
export async function readTree(tx: Tx, paths: readonly DepartmentPath[]): Promise<TreeDraft> {
  const asked = [...new Set(paths.flatMap((path) => path.map(({ id }) => id)))];
  await tx.rows('select id from departments where id = any($1) order by id for no key update', [asked]);
  return new TreeDraft(await loadTerms(tx));
}

/**
 * Puts the departments of a path where it says. Those nobody knows are added; a known one under another parent hangs there
 * from the day on. The top of a path says nothing of what is above it.
 */
export function placeDepartments(
  tree: TreeDraft,
  path: DepartmentPath,
  from: string | null,
): readonly MovedDepartment[] | LoadProblem {
  const moved: MovedDepartment[] = [];
  for (const [depth, { id, name }] of path.entries()) {
    const parentId = path[depth - 1]?.id ?? null;
    const last = tree.get(id)?.at(-1);
    if (last === undefined) {
      tree.brought.set(id, name);
      tree.put(id, [{ departmentId: id, validFrom: BEGINNING_OF_TIME, validTo: null, parentId, headId: null }]);
    } else if (parentId !== null && last.parentId !== parentId) {
      if (from === null) {
        return problem('row/department-without-date', 'from', { department: id, parent: parentId });
      }
      const refused = change(tree, { departmentId: id, from, change: { parentId } });
      if (refused !== null) return refused;
      moved.push({ departmentId: id, from, parents: [last.parentId, parentId].filter((parent) => parent !== null) });
    }
  }
  return moved;
}

export interface HeadNaming {
  readonly departmentId: string;
  readonly headId: string;
  /** First day as head, as the line says it; null: it does not. */
  readonly from: string | null;
  /** First day of the person at the place the line tells of. */
  readonly placedSince: string;
}

export interface NamedHead {
  /** Who headed it before, and who does. */
  readonly heads: readonly string[];
  readonly from: string;
}

/**
 * Names somebody the head of a department; null when they are already. A department that came with this file has had its
 * head from the beginning; another gets or changes it on a day.
 */
export function nameHead(tree: TreeDraft, naming: HeadNaming): NamedHead | LoadProblem | null {
  const { departmentId, headId, placedSince } = naming;
  const last = tree.get(departmentId)?.at(-1);
  if (last === undefined) throw new Error(`nameHead: ${departmentId} is not in the tree`);
  if (last.headId === headId) return null;
  if (last.headId === null && tree.isBrought(departmentId))
    return headFromTheStart(tree, last, { headId, placedSince });
  if (last.headId !== null && naming.from === null) {
    return problem('row/head-without-date', 'from', { department: departmentId, head: last.headId });
  }
  const from = naming.from ?? placedSince;
  if (last.headId === null && from <= last.validFrom) return headFromTheStart(tree, last, { headId, placedSince });
  const since = tree.headedSince(departmentId);
  if (since !== null && from <= since)
    return problem('row/head-before-start', 'from', { department: departmentId, since });
  const refused = change(tree, { departmentId, from, change: { headId } });
  if (refused !== null) return refused;
  tree.noteHead(departmentId, from);
  return { heads: [...(last.headId === null ? [] : [last.headId]), headId], from };
}

function headFromTheStart(
  tree: TreeDraft,
  last: DepartmentTerm,
  { headId, placedSince }: Pick<HeadNaming, 'headId' | 'placedSince'>,
): NamedHead {
  const { departmentId, validFrom } = last;
  tree.put(departmentId, [...(tree.get(departmentId) ?? []).slice(0, -1), { ...last, headId }]);
  tree.noteHead(departmentId, placedSince);
  return { heads: [headId], from: validFrom };
}

function change(tree: TreeDraft, statement: DepartmentStatement): LoadProblem | null {
  const { departmentId } = statement;
  const changed = changeDepartment(tree, statement, (term) => tree.isWritten(term));
  if (changed.ok) {
    tree.put(departmentId, changed.terms);
    return null;
  }
  if (changed.code === 'row/department-in-itself')
    return problem(changed.code, 'department', { department: departmentId });
  return problem(changed.code, 'from', { department: departmentId, since: changed.since });
}

function problem(code: LoadProblem['code'], field: string, details: LoadProblem['details']): LoadProblem {
  return { status: 'problem', code, field, details };
}

/** Adds the departments the file brought; their terms refer to people and come later (`writeTerms`). */
export async function writeDepartments(tx: Tx, { brought }: TreeDraft): Promise<void> {
  const rows = [...brought].map(([id, name]) => ({ id, name }));
  await tx.rows(
    `insert into departments (id, name)
     select id, name from jsonb_to_recordset($1::jsonb) as r(id text, name jsonb) on conflict (id) do nothing`,
    [JSON.stringify(rows)],
  );
}

export async function writeTerms(tx: Tx, tree: TreeDraft): Promise<void> {
  const rows = [...tree.changed].flatMap((id) =>
    (tree.get(id) ?? []).map(({ departmentId, validFrom, validTo, parentId, headId }) => ({
      department_id: departmentId,
      valid_from: validFrom,
      valid_to: validTo,
      parent_id: parentId,
      head_id: headId,
    })),
  );
  await tx.rows(
    `insert into department_terms (department_id, valid_from, valid_to, parent_id, head_id)
     select department_id, valid_from, valid_to, parent_id, head_id from jsonb_to_recordset($1::jsonb)
       as r(department_id text, valid_from date, valid_to date, parent_id text, head_id text)
     on conflict (department_id, valid_from)
       do update set valid_to = excluded.valid_to, parent_id = excluded.parent_id, head_id = excluded.head_id`,
    [JSON.stringify(rows)],
  );
}
