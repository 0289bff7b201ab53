import { assembleResult } from '../../evaluation/assemble-result.ts';
import type { EmployeeInputs, EvaluationAnswer, EvaluationRequest } from '../../evaluation/evaluation.ts';
import { orderFacts } from '../../evaluation/facts.ts';
import { type RequestScope, requestScope } from '../../evaluation/inputs.ts';
import type { Outcome } from '../../evaluation/outcome.ts';
import type { Plan, Step } from '../../plan/plan.ts';
import { evaluateBlock, evaluateStep, outcomeAt } from './evaluate-step.ts';
import { evaluateTeam } from './sharing.ts';
import type { StepScope } from './step-scope.ts';
import { traceOf } from './trace.ts';

export interface EvaluateOptions {
  /** Keep every node's value and the facts behind it. */
  readonly trace?: boolean;
}

interface Evaluation {
  readonly scope: StepScope;
  readonly outcomes: Outcome[];
}

/**
 * The reference engine: exact rationals, one step after another, for every employee of the request. Synchronous, pure
 * and total – an employee's problem is part of that employee's answer and touches nobody else's. `request` comes from
 * `prepareRequest`.
 */
export function evaluatePlan(plan: Plan, request: EvaluationRequest, options: EvaluateOptions = {}): EvaluationAnswer {
  const scope = requestScope(plan, request);
  const trace = options.trace === true;
  const evaluations = request.employees.map((employee) => beginEvaluation(employee, scope, trace));
  for (const step of plan.body.steps) evaluateForAll(step, evaluations, request);
  const employees = request.employees.map((employee, index) => {
    const evaluation = evaluations[index];
    if (evaluation === undefined) throw new Error('explain: an employee was not evaluated');
    const {
      outcomes,
      scope: { frames },
    } = evaluation;
    return assembleResult(plan, {
      employeeId: employee.id,
      outcomes: plan.results.map(({ step }) => outcomeAt(outcomes, step)),
      ...(trace ? { trace: traceOf({ body: plan.body, outcomes, frames }) } : {}),
    });
  });
  return { schemeHash: plan.schemeHash, employees };
}

function beginEvaluation(employee: EmployeeInputs, scope: RequestScope, trace: boolean): Evaluation {
  const facts = orderFacts(employee.facts ?? []);
  return {
    scope: { subject: { scope, employee }, facts, frames: new Map(), fact: null, outer: null, evaluateBlock, trace },
    outcomes: [],
  };
}

/** Step by step for everybody: a team step finds its operand worked out for the whole team. */
function evaluateForAll(step: Step, evaluations: readonly Evaluation[], { employees }: EvaluationRequest): void {
  if (step.op === 'team' || step.op === 'pool') {
    const outcomes = (index: number): readonly Outcome[] =>
      evaluations.map((evaluation) => outcomeAt(evaluation.outcomes, index));
    const results = evaluateTeam(step, { employees, outcomes });
    for (const [index, evaluation] of evaluations.entries()) evaluation.outcomes.push(outcomeAt(results, index));
    return;
  }
  for (const { scope, outcomes } of evaluations) {
    outcomes.push(evaluateStep(step, (index) => outcomeAt(outcomes, index), scope));
  }
}
