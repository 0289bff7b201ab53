import { add, compare, parseDecimal, type Rational, subtract, toFixedText, ZERO } from '@premia/decimal';
import { evaluatePlan } from '../engines/explain/index.ts';
import type { EmployeeResult, EvaluationRequest } from '../evaluation/evaluation.ts';
import type { Plan } from '../plan/plan.ts';
import { minorDigits } from '../values/currency.ts';

/** What a change costs the given people, exactly: amounts in the schemes' currency as decimal strings. */
export interface PayEffect {
  readonly fundBefore: string;
  readonly fundAfter: string;
  /** After less before. */
  readonly difference: string;
  readonly people: {
    readonly up: number;
    readonly down: number;
    readonly same: number;
    /** Without a result on either side: left out of both funds, never taken for zero. */
    readonly withProblems: number;
  };
}

/** Pays the same people by both plans. */
export function payEffect(before: Plan, after: Plan, request: EvaluationRequest): PayEffect {
  const [left, right] = [evaluatePlan(before, request).employees, evaluatePlan(after, request).employees];
  const people = { up: 0, down: 0, same: 0, withProblems: 0 };
  let [fundBefore, fundAfter] = [ZERO, ZERO];
  for (const [index, result] of left.entries()) {
    const [was, is] = [totalOf(result), totalOf(right[index])];
    if (was === null || is === null) {
      people.withProblems += 1;
      continue;
    }
    fundBefore = add(fundBefore, was);
    fundAfter = add(fundAfter, is);
    const order = compare(is, was);
    if (order > 0) people.up += 1;
    else if (order < 0) people.down += 1;
    else people.same += 1;
  }
  const text = (amount: Rational): string => toFixedText(amount, minorDigits(after.currency));
  return {
    fundBefore: text(fundBefore),
    fundAfter: text(fundAfter),
    difference: text(subtract(fundAfter, fundBefore)),
    people,
  };
}

function totalOf(result: EmployeeResult | undefined): Rational | null {
  const total = result?.total ?? null;
  const parsed = total === null ? null : parseDecimal(total);
  return parsed?.ok === true ? parsed.value : null;
}
