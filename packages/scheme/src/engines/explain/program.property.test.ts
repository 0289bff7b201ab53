import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { EmployeeInputs } from '../../evaluation/evaluation.ts';
import { orderFacts } from '../../evaluation/facts.ts';
import { requestScope } from '../../evaluation/inputs.ts';
import type { Outcome } from '../../evaluation/outcome.ts';
import type { Block, FactsFrame, Plan, StepIndex } from '../../plan/plan.ts';
import { planSeeds, RandomPlan } from '../agreement/random-plan.ts';
import { requests } from '../agreement/random-request.ts';
import { evaluatePlan } from './evaluate-plan.ts';
import { evaluateStep } from './evaluate-step.ts';
import { isTeamStep } from './program.ts';
import type { FactResult, StepScope } from './step-scope.ts';
import { tracedValue, traceNodes, traceOf, traceSkeleton } from './trace.ts';

const CASES = 1_500;

/** The steps one after another on rationals, as `evaluateStep` states them: nothing prepared, nothing shared. */
function evaluatePlainly(block: Block, scope: StepScope): (step: StepIndex) => Outcome {
  const outcomes: Outcome[] = [];
  const read = (index: StepIndex): Outcome => {
    const outcome = outcomes[index];
    if (outcome === undefined) throw new Error(`step ${index} is read before it was evaluated`);
    return outcome;
  };
  for (const step of block.steps) outcomes.push(evaluateStep(step, read, scope));
  return read;
}

function evaluateFramePlainly(frame: FactsFrame, scope: StepScope): FactResult {
  const read = evaluatePlainly(frame.block, scope);
  return {
    result: read(frame.result),
    inner: traceNodes(traceSkeleton(frame.block), (step) => tracedValue(read(step))),
  };
}

function plainTrace(plan: Plan, employee: EmployeeInputs, request: Parameters<typeof evaluatePlan>[1]) {
  const scope: StepScope = {
    subject: { scope: requestScope(plan, request), employee },
    facts: orderFacts(employee.facts ?? []),
    frames: new Map(),
    fact: null,
    outer: null,
    evaluateFrame: evaluateFramePlainly,
    trace: true,
  };
  const read = evaluatePlainly(plan.body, scope);
  return traceOf({
    skeleton: traceSkeleton(plan.body),
    traced: (step) => tracedValue(read(step)),
    frames: scope.frames,
  });
}

/** Every step shown, so that nothing on the way can differ unseen. */
function showingEveryStep(block: Block): Block {
  return { ...block, outputs: block.steps.map((_, step) => ({ nodeId: `s${step}`, port: 'value', step })) };
}

test('operations on registers answer what the plain steps answer, for every step', () => {
  let compared = 0;
  fc.assert(
    fc.property(planSeeds, requests, (seed, request) => {
      const built = RandomPlan.build(seed);
      if (built.body.steps.some(isTeamStep)) return;
      const plan = { ...built, body: showingEveryStep(built.body) };
      const { employees } = evaluatePlan(plan, request, { trace: true });
      for (const [index, employee] of request.employees.entries()) {
        expect(employees[index]?.trace).toEqual(plainTrace(plan, employee, request));
        compared += plan.body.steps.length;
      }
    }),
    { numRuns: CASES },
  );
  expect(compared).toBeGreaterThan(CASES * 10);
}, 120_000);

test('who is asked together with whom, and in which order, changes nothing', () => {
  fc.assert(
    fc.property(planSeeds, requests, fc.nat(5), (seed, request, cut) => {
      const plan = RandomPlan.build(seed);
      const together = evaluatePlan(plan, request, { trace: true }).employees;
      const answers = (employees: readonly EmployeeInputs[]) =>
        evaluatePlan(plan, { ...request, employees }, { trace: true }).employees;
      expect([...answers(request.employees.toReversed())].reverse()).toEqual(together);
      // A team is one batch by its meaning; everybody else may be asked in any.
      if (plan.requirements.team) return;
      expect([...answers(request.employees.slice(0, cut)), ...answers(request.employees.slice(cut))]).toEqual(together);
    }),
    { numRuns: 300 },
  );
}, 60_000);
