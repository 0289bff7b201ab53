import type { Problem } from './evaluation.ts';

/** Every code a problem may carry; the words for each, in both languages, live in `@premia/locale`. */
export const PROBLEM_CODES = [
  /** An input, a fact's field or a parameter was not given. */
  'input/missing',
  /** `given` cannot be read as `expected`. */
  'input/malformed',
  /** What a criterion is counted from is in the currency `given`, not in its own: there is no number, nor a fallback for one. */
  'input/other-currency',
  'value/zero-divisor',
  /** MROUND, CEILING and FLOOR need a positive step. */
  'value/bad-multiple',
  /** `key` stands in no row of a matrix or a reference table. */
  'value/not-in-table',
  /** No row of a decision table or no case of a choice holds, and nothing was said for that. */
  'value/no-matching-row',
  /** At or above the end of a last band that was given one. */
  'value/above-last-band',
  /** Two rows of a reference table, or two rates, hold for the same key and day. */
  'value/key-twice',
  /** No exchange rate `from` → `to` dated on or before `on`. */
  'value/missing-rate',
  /** A power of zero with a negative exponent. */
  'value/zero-to-negative-power',
  /** More digits than any amount of pay can have. */
  'value/too-large',
  /** A date before year 1 or after year 9999. */
  'value/date-out-of-range',
  /** A formula asked for the n-th of fewer things. */
  'value/no-such-choice',
  /** The average, best or worst of no facts. */
  'fact/none',
  'fact/bad-date',
  /** The same source and id came with two contents. */
  'fact/conflict',
  'fact/other-currency',
  /** A colleague's value has a problem, so the group's has no value either. */
  'team/member-problem',
  /** A pool has to be one amount for the whole group. */
  'team/amount-differs',
  'team/negative-weight',
  'team/zero-weights',
] as const;
export type ProblemCode = (typeof PROBLEM_CODES)[number];

/** Problems kept of one employee's result: enough to act on, too few to choke on. */
export const PROBLEMS_MAX = 20;

/** Codes that a fallback for missing data (`ifMissing`) answers. */
const MISSING_CODES: ReadonlySet<string> = new Set<ProblemCode>([
  'input/missing',
  'value/not-in-table',
  'value/no-matching-row',
  'value/missing-rate',
  'fact/none',
]);

export function isMissing(problem: Problem): boolean {
  return MISSING_CODES.has(problem.code);
}

export function isZeroDivisor(problem: Problem): boolean {
  return problem.code === 'value/zero-divisor';
}

/** Keeps each problem once, in order of first appearance. */
export function mergeProblems(lists: readonly (readonly Problem[])[]): readonly Problem[] {
  const merged = new Map<string, Problem>();
  for (const list of lists) {
    for (const problem of list) {
      if (merged.size >= PROBLEMS_MAX) return [...merged.values()];
      const key = JSON.stringify([problem.code, problem.nodeId, problem.input, problem.details]);
      if (!merged.has(key)) merged.set(key, problem);
    }
  }
  return [...merged.values()];
}
