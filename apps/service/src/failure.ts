/**
 * What can go wrong in a use case without anything being broken. The transport turns a failure into
 * its own kind of error; the wording (ru, en) lives in `@premia/locale`, keyed by `code`.
 */
export interface Failure {
  readonly kind: FailureKind;
  /** `area/problem`, stable for ever. */
  readonly code: string;
  readonly details: Readonly<Record<string, string>>;
}

/**
 * absent: not there, or not for this caller – the two must look the same;
 * conflict: somebody else was faster, or the state does not allow it;
 * invalid: the input cannot be right; unavailable: an engine this use case needs does not answer.
 */
export type FailureKind = 'absent' | 'conflict' | 'invalid' | 'unavailable';

export type Result<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly failure: Failure };

export function success<Value>(value: Value): Result<Value> {
  return { ok: true, value };
}

export function failure(
  kind: FailureKind,
  code: string,
  details: Readonly<Record<string, string>> = {},
): { readonly ok: false; readonly failure: Failure } {
  return { ok: false, failure: { kind, code, details } };
}

/** One answer for "no such thing" and "not yours to see". */
export const ABSENT = failure('absent', 'request/absent');
