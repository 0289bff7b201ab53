import { expect } from 'vitest';
import { runBatch } from '../engines/batch/run-batch.ts';
import { evaluatePlan } from '../engines/explain/index.ts';
import type { EvaluationRequest } from '../evaluation/evaluation.ts';
import type { Plan, StepIndex } from '../plan/plan.ts';
import { PlanBuilder } from '../plan/plan-builder.ts';
import { requirementsOf } from '../plan/requirements.ts';

/** A plan of plain steps whose indicators are the steps that `draw` answers, under their names. */
export function stepPlan(draw: (builder: PlanBuilder) => Readonly<Record<string, StepIndex>>): Plan {
  const builder = new PlanBuilder();
  const shown = Object.entries(draw(builder));
  const body = builder.build();
  return {
    schemeKey: 'steps',
    schemeHash: 'steps',
    period: 'month',
    currency: 'RUB',
    body,
    requirements: requirementsOf(body, []),
    results: shown.map(([code, step], order) => ({ kind: 'indicator', nodeId: code, code, step, order, title: {} })),
  };
}

export interface Shown {
  /** Of each employee its indicators, or the codes of its problems. */
  readonly shown: readonly unknown[];
  /** Employees the kernel proved itself. */
  readonly proven: number;
  readonly byReference: readonly string[];
}

/** What both engines say of the request, which has to be the same. */
export function shownByBoth(plan: Plan, request: EvaluationRequest): Shown {
  const batch = runBatch(plan, request);
  if (!batch.ok) throw new Error('the batch engine refused');
  expect(batch.answer).toEqual(evaluatePlan(plan, request));
  const shown = batch.answer.employees.map(({ indicators, problems }) =>
    problems.length === 0 ? indicators : [...new Set(problems.map(({ code }) => code))],
  );
  return { shown, proven: batch.proven, byReference: batch.byReference.map(({ op }) => op) };
}
