import type { EvaluationRequest } from '../../evaluation/evaluation.ts';
import { requestScope } from '../../evaluation/inputs.ts';
import type { Outcome } from '../../evaluation/outcome.ts';
import { neededSteps } from '../../plan/needed-steps.ts';
import type { Plan, StepIndex } from '../../plan/plan.ts';
import { stepScopeOf } from './evaluate-plan.ts';
import { programOf } from './program.ts';

/** Steps whose outcomes are already there, one for each employee of the request. */
export type KnownOutcomes = ReadonlyMap<StepIndex, readonly Outcome[]>;

export interface StepsAsked {
  readonly targets: readonly StepIndex[];
  /** Positions in the request. */
  readonly rows: readonly number[];
  /** Every team step that a target rests on has to be among them. */
  readonly known: KnownOutcomes;
}

/** Outcomes of single steps for some employees, row by row as asked: what other engines leave to the reference. */
export function evaluateSteps(
  plan: Plan,
  request: EvaluationRequest,
  { targets, rows, known }: StepsAsked,
): readonly (readonly Outcome[])[] {
  const scope = requestScope(plan, request);
  const needed = [...neededSteps(plan.body, targets, (step) => known.has(step))].sort((left, right) => left - right);
  const { operations, newMachine } = programOf(plan.body);
  return rows.map((row) => {
    const employee = request.employees[row];
    if (employee === undefined) throw new RangeError(`evaluateSteps: the request has no employee ${row}`);
    const machine = newMachine();
    machine.begin(stepScopeOf({ scope, trace: false }, employee));
    for (const index of needed) {
      const outcome = known.get(index)?.[row];
      if (outcome === undefined) operations[index]?.(machine);
      else machine.write(index, outcome);
    }
    return targets.map(machine.read);
  });
}
