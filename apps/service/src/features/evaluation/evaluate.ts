import { type EmployeeResult, type EvaluationRequest, evaluatePlan, type Plan } from '@premia/scheme';
import { runBatch } from '@premia/scheme/batch';

/** Below this many people the batch engine's preparation costs more than it saves. */
export const BATCH_FROM_EMPLOYEES = 500;

/** Results without traces. Which engine works them out is a matter of time only: the bytes are the same. */
export function evaluateAll(plan: Plan, request: EvaluationRequest): readonly EmployeeResult[] {
  if (request.employees.length < BATCH_FROM_EMPLOYEES) {
    return evaluatePlan(plan, request).employees;
  }
  const batch = runBatch(plan, request);
  // A plan the batch engine has no form for goes to the reference.
  return (batch.ok ? batch.answer : evaluatePlan(plan, request)).employees;
}

/** One person's result with every node's value. */
export function evaluateTraced(plan: Plan, request: EvaluationRequest): EmployeeResult | null {
  return evaluatePlan(plan, request, { trace: true }).employees[0] ?? null;
}
