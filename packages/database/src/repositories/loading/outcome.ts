import type { CareerEffect, CareerProblemCode } from '@premia/compensation';

/** What became of one row that was loaded; rows are idempotent by their identity. */
export type LoadOutcome = { readonly status: 'created' | 'changed' | 'unchanged' } | LoadProblem;

/** The same for what holds from a day on. */
export type DatedOutcome =
  | {
      readonly status: 'created' | 'changed' | 'unchanged';
      /** What it means, where a status does not say it. */
      readonly effects: readonly LoadEffect[];
      /** First day on which somebody can be owed something else; null: nobody can. */
      readonly since: string | null;
    }
  | LoadProblem;

export interface LoadProblem {
  readonly status: 'problem';
  readonly code: LoadProblemCode;
  /** What of the row is wrong, where it is one thing. */
  readonly field?: string;
  readonly details: Readonly<Record<string, string>>;
}

export type LoadEffect = `person/${CareerEffect}` | 'person/renamed' | 'department/head' | 'department/moved';

export type LoadProblemCode =
  | CareerProblemCode
  | 'row/unknown-employee'
  | 'row/unknown-criterion'
  | 'row/unknown-department'
  | 'row/head-without-date'
  | 'row/head-before-start'
  | 'row/department-without-date'
  | 'row/department-before-start'
  | 'row/department-in-itself';

/** The first day of every department and table row that came without one: before anything that is counted. */
export const BEGINNING_OF_TIME = '1900-01-01';
