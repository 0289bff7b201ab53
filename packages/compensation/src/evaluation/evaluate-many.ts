import { type EmployeeResult, type EvaluationRequest, evaluatePlan, type Plan } from '@premia/scheme';
import { runBatch } from '@premia/scheme/batch';

/** Fewer people are evaluated sooner than a program for them is generated. */
export const BATCH_FROM_EMPLOYEES = 100;

/**
 * Results without traces, for runs, accruals and simulations alike. Which engine works them out is a matter of time
 * only: the batch engine answers the bytes of the reference, or refuses, and then the reference answers.
 */
export function evaluateMany(plan: Plan, request: EvaluationRequest): readonly EmployeeResult[] {
  if (request.employees.length >= BATCH_FROM_EMPLOYEES) {
    const batch = runBatch(plan, request);
    if (batch.ok) return batch.answer.employees;
  }
  return evaluatePlan(plan, request).employees;
}
