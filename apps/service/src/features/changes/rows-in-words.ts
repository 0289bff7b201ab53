import type { ChangeSubject } from '@premia/compensation';
import {
  type Bilingual,
  type ChangeSetRow,
  readDepartmentNames,
  readEmployeeNames,
  type Standing,
  type Tx,
} from '@premia/database';
import type { ChangeRowShown } from '../../contract.ts';
import { understood } from './apply.ts';
import { isOutdated } from './prepare-rows.ts';
import { criterionNames } from './repository.ts';

type ShownChange = NonNullable<ChangeRowShown['change']>;

/** Rows with the names of what they are about; without standings nothing is compared with what holds today. */
export async function rowsInWords(
  tx: Tx,
  rows: readonly ChangeSetRow[],
  standings: ReadonlyMap<string, Standing> | null,
): Promise<readonly ChangeRowShown[]> {
  const subjects = understood(rows).map(({ subject }) => subject);
  const names = {
    criteria: await criterionNames(tx, [...new Set(subjects.map(({ criterion }) => criterion))]),
    employees: await readEmployeeNames(tx, peopleOf(subjects)),
    departments: (await subjects.some(isOfDepartment)) ? await readDepartmentNames(tx) : new Map<string, Bilingual>(),
  };
  return rows.map(({ line, given, problems, subject, subjectKey, before, beforeRevision, after }): ChangeRowShown => {
    if (subject === null) return { line, given, problems, change: null };
    const criterion = names.criteria.get(subject.criterion);
    const { scope, id, when } = placeOf(subject);
    const named: ReadonlyMap<string, Bilingual> = scope === 'department' ? names.departments : names.employees;
    return {
      line,
      given,
      problems,
      change: {
        criterion: subject.criterion,
        criterionTitle: criterion?.title ?? {},
        type: criterion?.type ?? 'number',
        whoName: scope === 'company' || scope === 'criterion' ? null : (named.get(id) ?? { en: id }),
        scope,
        when,
        before,
        after,
        isOutdated: standings !== null && isOutdated({ subject, subjectKey, before, beforeRevision }, standings),
      },
    };
  });
}

function placeOf(subject: ChangeSubject): {
  readonly scope: ShownChange['scope'];
  readonly id: string;
  readonly when: string;
} {
  switch (subject.kind) {
    case 'target':
      return { scope: subject.scopeKind, id: subject.scopeId, when: subject.period };
    case 'actual':
      return { scope: 'employee', id: subject.employeeId, when: subject.period };
    case 'definition':
      return { scope: 'criterion', id: subject.criterion, when: subject.validFrom };
  }
}

function isOfDepartment(subject: ChangeSubject): boolean {
  return placeOf(subject).scope === 'department';
}

function peopleOf(subjects: readonly ChangeSubject[]): readonly string[] {
  return [
    ...new Set(
      subjects.flatMap((subject) => {
        const { scope, id } = placeOf(subject);
        return scope === 'employee' ? [id] : [];
      }),
    ),
  ];
}
