import type { CriterionDefinition } from '../criteria/definition.ts';

/** What one row of a change set is about: a plan value, an entered value, or how a criterion is measured from a day on. */
export type ChangeSubject = TargetSubject | ActualSubject | DefinitionSubject;

export interface TargetSubject {
  readonly kind: 'target';
  readonly criterion: string;
  readonly scopeKind: 'employee' | 'department' | 'company';
  readonly scopeId: string;
  readonly period: string;
}

export interface ActualSubject {
  readonly kind: 'actual';
  readonly criterion: string;
  readonly employeeId: string;
  readonly period: string;
}

export interface DefinitionSubject {
  readonly kind: 'definition';
  readonly criterion: string;
  readonly validFrom: string;
}

/** A canonical decimal for a target or an entered value, a definition for a definition; null: there is none. */
export type ChangeValue = string | CriterionDefinition | null;

/** One row: what holds after it. What held before is read when it is previewed, and checked when it is applied. */
export interface ProposedChange {
  readonly subject: ChangeSubject;
  readonly after: ChangeValue;
}

/** One text per subject; two rows of a set never have the same. */
export function subjectKey(subject: ChangeSubject): string {
  switch (subject.kind) {
    case 'target':
      return JSON.stringify([subject.kind, subject.criterion, subject.scopeKind, subject.scopeId, subject.period]);
    case 'actual':
      return JSON.stringify([subject.kind, subject.criterion, subject.employeeId, subject.period]);
    case 'definition':
      return JSON.stringify([subject.kind, subject.criterion, subject.validFrom]);
  }
}

/** What was changed back: every row's value of before. */
export function reverseChanges<Row extends ProposedChange & { readonly before: ChangeValue }>(
  rows: readonly Row[],
): readonly Pick<Row, 'subject' | 'before' | 'after'>[] {
  return rows.map(({ subject, before, after }) => ({ subject, before: after, after: before }));
}
