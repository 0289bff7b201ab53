import { add, fromFixedText, type Rational, ZERO } from '@premia/decimal';
import { requestScope } from '../../../evaluation/inputs.ts';
import type { Outcome } from '../../../evaluation/outcome.ts';
import type { FactsFrame, StepIndex } from '../../../plan/plan.ts';
import { numberOf } from '../arithmetic.ts';
import { evaluatePlan, stepScopeOf } from '../evaluate-plan.ts';
import { evaluateStep } from '../evaluate-step.ts';
import type { FrameRun, StepScope } from '../step-scope.ts';
import { type EvaluatedPlan, outcomeAt } from './evaluated-plan.ts';
import { framesOf } from './frame-range.ts';
import { employeeAfter, factsAt, type Moved, requestAfter } from './variation.ts';

/**
 * The reference's own answer: the total with inputs at their places; null where there is none. Steps that rest on none of
 * the inputs are read as they stand, all others evaluated as the reference does it. Where colleagues matter, everybody is.
 */
export function referenceTotal(
  evaluated: EvaluatedPlan,
  moved: readonly Moved[],
  order: readonly StepIndex[],
): Rational | null {
  const { plan, request, employee } = evaluated;
  if (plan.requirements.team) {
    const after = requestAfter(request, { employeeId: employee.id, moved });
    const total = evaluatePlan(plan, after).employees.find(({ id }) => id === employee.id)?.total ?? null;
    return total === null ? null : fromFixedText(total);
  }
  const outcomes = new Map<StepIndex, Outcome>();
  const read = (index: StepIndex): Outcome => outcomes.get(index) ?? outcomeAt(evaluated.outcomes, index);
  const scope = scopeAfter(evaluated, moved, { order, read });
  for (const index of order) {
    const step = plan.body.steps[index];
    if (step !== undefined) outcomes.set(index, evaluateStep(step, read, scope));
  }
  return totalOf(evaluated, read);
}

/** All payouts together; null where one of them is a problem. */
export function totalOf({ plan }: Pick<EvaluatedPlan, 'plan'>, read: (index: StepIndex) => Outcome): Rational | null {
  let total: Rational = ZERO;
  for (const result of plan.results) {
    if (result.kind !== 'payout') continue;
    const outcome = read(result.step);
    if (!outcome.ok) return null;
    total = add(total, numberOf(outcome.value));
  }
  return total;
}

interface Reading {
  readonly order: readonly StepIndex[];
  readonly read: (index: StepIndex) => Outcome;
}

/** What steps see after the change; frames in which facts are only added know the others already. */
function scopeAfter(evaluated: EvaluatedPlan, moved: readonly Moved[], { order, read }: Reading): StepScope {
  const { plan, request, employee, scope } = evaluated;
  const after = moved.reduce(employeeAfter, employee);
  const isByFacts = moved.every(({ variation }) => variation.fact !== null);
  if (!isByFacts) return stepScopeOf({ scope: requestScope(plan, request), trace: false }, after);
  const runs = new Set(order);
  const known = new Map<FactsFrame, FrameRun>();
  const added = moved.flatMap(({ variation, place }) => factsAt(variation, place));
  const standing: StepScope = { ...scope, subject: { ...scope.subject, employee: after }, frames: known };
  for (const index of order) {
    const step = plan.body.steps[index];
    if (step?.op !== 'facts' || known.has(step.frame)) continue;
    const isMoving = step.frame.block.steps.some((inner) => inner.op === 'outer' && runs.has(inner.step));
    const run = isMoving ? null : framesOf(evaluated).runWith(step.frame, added, { scope: standing, read });
    if (run === null) return stepScopeOf({ scope: requestScope(plan, request), trace: false }, after);
    known.set(step.frame, run);
  }
  return standing;
}
