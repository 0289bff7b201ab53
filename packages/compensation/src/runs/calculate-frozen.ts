import { type EmployeeInputs, type EvaluationRequest, evaluatePlan, type Plan } from '@premia/scheme';
import { buildStatement, type StatementContent } from '../statements/statement.ts';

/** What a run froze of one scheme version. */
export interface FrozenCalculation {
  readonly plan: Plan;
  readonly period: string;
  readonly context: Omit<EvaluationRequest, 'employees'>;
}

/** What a run froze of one person under it. */
export interface FrozenParticipant {
  readonly inputs: EmployeeInputs;
  readonly inputsHash: string;
  readonly assignmentId: string;
  readonly departmentId: string;
}

/**
 * The statements of a run's people, in their order, from the frozen inputs alone: whoever calculates them, and
 * whenever, gets the same. A scheme that looks at the team needs all its people at once.
 */
export function calculateFrozen(
  { plan, period, context }: FrozenCalculation,
  people: readonly FrozenParticipant[],
): readonly StatementContent[] {
  const { employees } = evaluatePlan(plan, { ...context, employees: people.map(({ inputs }) => inputs) });
  return people.map(({ assignmentId, departmentId, inputsHash }, index) => {
    const result = employees[index];
    if (result === undefined) throw new Error('calculateFrozen: a person without a result');
    return buildStatement({ plan, period, assignmentId, departmentId, inputsHash, result });
  });
}
