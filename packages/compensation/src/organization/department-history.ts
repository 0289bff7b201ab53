import type { DepartmentTerm } from './organization.ts';

/** What a file says of a department's place in the tree, or of who heads it, from a day on. */
export interface DepartmentStatement {
  readonly departmentId: string;
  readonly from: string;
  readonly change: { readonly parentId: string } | { readonly headId: string };
}

/** Terms of every department, oldest first. */
export interface DepartmentTerms {
  get(departmentId: string): readonly DepartmentTerm[] | undefined;
}

export type ChangedTerms =
  | { readonly ok: true; readonly terms: readonly DepartmentTerm[] }
  | { readonly ok: false; readonly code: 'row/department-before-start'; readonly since: string }
  | { readonly ok: false; readonly code: 'row/department-in-itself' };

/**
 * The terms of a department after a change: the one in force ends on the day, another begins. A term that begins on the
 * very day is changed itself when `amends` says it came with the same file; of one that was there before the past is not
 * rewritten.
 */
export function changeDepartment(
  all: DepartmentTerms,
  { departmentId, from, change }: DepartmentStatement,
  amends: (term: DepartmentTerm) => boolean,
): ChangedTerms {
  const terms = all.get(departmentId) ?? [];
  const last = terms.at(-1);
  if (last === undefined) throw new Error(`changeDepartment: ${departmentId} has no term`);
  if ('parentId' in change && isBelow(all, change.parentId, departmentId)) {
    return { ok: false, code: 'row/department-in-itself' };
  }
  if (last.validFrom === from && amends(last)) {
    return { ok: true, terms: [...terms.slice(0, -1), { ...last, ...change }] };
  }
  if (from <= last.validFrom) return { ok: false, code: 'row/department-before-start', since: last.validFrom };
  const opened = { ...last, validFrom: from, validTo: null, ...change };
  return { ok: true, terms: [...terms.slice(0, -1), { ...last, validTo: from }, opened] };
}

/** Whether a department is another one or somewhere below it, in the tree as it stands last. */
function isBelow(all: DepartmentTerms, departmentId: string, above: string): boolean {
  const seen = new Set<string>();
  for (let at: string | null = departmentId; at !== null && !seen.has(at); at = all.get(at)?.at(-1)?.parentId ?? null) {
    if (at === above) return true;
    seen.add(at);
  }
  return false;
}
