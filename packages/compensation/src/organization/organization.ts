/** The company as the domain sees it: who worked where, and how the departments hung together, on any day. */
export interface DepartmentTerm {
  readonly departmentId: string;
  readonly validFrom: string;
  /** First day it no longer held; null while it holds. */
  readonly validTo: string | null;
  readonly parentId: string | null;
  readonly headId: string | null;
}

export interface Employment {
  readonly employeeId: string;
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly departmentId: string;
  readonly managerId: string | null;
  readonly position: string;
  readonly attributes: Readonly<Record<string, string>>;
}

export interface Organization {
  /** The employment in force on a day; null when the person did not work here then. */
  placeOn(employeeId: string, day: string): Employment | null;
  /** The last employment that overlaps `[from, to)`; null when there is none. */
  lastPlace(employeeId: string, span: { readonly from: string; readonly to: string }): Employment | null;
  /** All employments of a person, oldest first. */
  employmentsOf(employeeId: string): readonly Employment[];
  /** The department itself and everything above it on a day, nearest first. */
  pathOn(departmentId: string, day: string): readonly DepartmentTerm[];
  /** Heads of the department and of everything above it on a day, nearest first, each once. */
  headsAbove(departmentId: string, day: string): readonly string[];
  readonly employeeIds: readonly string[];
}

/** Deeper trees are a loop somebody imported. */
const TREE_DEPTH_MAX = 64;

export function organization(terms: readonly DepartmentTerm[], employments: readonly Employment[]): Organization {
  const termsOf = treeOf(terms);
  const employmentsOf = groupSorted(employments, (employment) => employment.employeeId);
  const of = (employeeId: string): readonly Employment[] => employmentsOf.get(employeeId) ?? [];
  const pathOn = (departmentId: string, day: string): readonly DepartmentTerm[] => {
    const path: DepartmentTerm[] = [];
    let next: string | null = departmentId;
    while (next !== null && path.length < TREE_DEPTH_MAX) {
      const term: DepartmentTerm | undefined = termsOf.get(next)?.find((candidate) => holdsOn(candidate, day));
      if (term === undefined || path.includes(term)) break;
      path.push(term);
      next = term.parentId;
    }
    return path;
  };
  return {
    placeOn: (employeeId, day) => of(employeeId).find((employment) => holdsOn(employment, day)) ?? null,
    lastPlace: (employeeId, { from, to }) =>
      of(employeeId).findLast((place) => place.validFrom < to && (place.validTo === null || place.validTo > from)) ??
      null,
    employmentsOf: of,
    pathOn,
    headsAbove: (departmentId, day) => [
      ...new Set(pathOn(departmentId, day).flatMap((term) => (term.headId === null ? [] : [term.headId]))),
    ],
    employeeIds: [...employmentsOf.keys()].sort(),
  };
}

const trees = new WeakMap<readonly DepartmentTerm[], ReadonlyMap<string, readonly DepartmentTerm[]>>();

/** A company is gone through in slices of people; its tree is the same list for all of them and is sorted once. */
function treeOf(terms: readonly DepartmentTerm[]): ReadonlyMap<string, readonly DepartmentTerm[]> {
  const tree = trees.get(terms) ?? groupSorted(terms, (term) => term.departmentId);
  trees.set(terms, tree);
  return tree;
}

interface Dated {
  readonly validFrom: string;
  readonly validTo: string | null;
}

export function holdsOn({ validFrom, validTo }: Dated, day: string): boolean {
  return validFrom <= day && (validTo === null || day < validTo);
}

function groupSorted<Row extends Dated>(
  rows: readonly Row[],
  keyOf: (row: Row) => string,
): ReadonlyMap<string, readonly Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group === undefined) groups.set(keyOf(row), [row]);
    else group.push(row);
  }
  for (const group of groups.values()) group.sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1));
  return groups;
}
