import { type EmployeeResult, type EvaluationRequest, evaluatePlan, type Plan } from '@premia/scheme';

/** One person's result with every node's value. */
export function evaluateTraced(plan: Plan, request: EvaluationRequest): EmployeeResult | null {
  return evaluatePlan(plan, request, { trace: true }).employees[0] ?? null;
}
