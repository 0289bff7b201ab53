/** What became of one row that was loaded; rows are idempotent by their identity. */
export type LoadOutcome =
  | { readonly status: 'created' | 'changed' | 'unchanged' }
  | { readonly status: 'problem'; readonly code: LoadProblemCode; readonly details: Readonly<Record<string, string>> };

export type LoadProblemCode =
  | 'row/unknown-employee'
  | 'row/unknown-criterion'
  | 'row/unknown-department'
  | 'row/move-without-date'
  | 'row/move-before-start';

/** The first day of every department and table row that came without one: before anything that is counted. */
export const BEGINNING_OF_TIME = '1900-01-01';
