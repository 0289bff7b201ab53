import type { Value } from '../values/value.ts';
import type { Problem } from './evaluation.ts';
import { mergeProblems, type ProblemCode } from './problem.ts';

/** What a step came to for one employee (or one fact): a value, or all the reasons why there is none. */
export type Outcome =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problems: readonly Problem[] };

export function success(value: Value): Outcome {
  return { ok: true, value };
}

export interface ProblemAt {
  readonly code: ProblemCode;
  readonly nodeId: string;
  readonly input?: string | null;
  readonly details?: Readonly<Record<string, string>>;
}

export function failure({ code, nodeId, input = null, details = {} }: ProblemAt): Outcome {
  return { ok: false, problems: [{ code, nodeId, input, details }] };
}

/** The problems of all operands together, or null when each has a value. */
export function failureOf(outcomes: readonly Outcome[]): Outcome | null {
  const failed = outcomes.filter((outcome) => !outcome.ok);
  const first = failed[0];
  if (first === undefined) return null;
  // Most problems come down to all operands from one and the same step.
  if (failed.every((outcome) => outcome === first)) return first;
  return { ok: false, problems: mergeProblems(failed.map((outcome) => outcome.problems)) };
}
