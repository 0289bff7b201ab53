import { decimal } from '@premia/decimal';
import { describe, expect, test } from 'vitest';
import type { EvaluationRequest } from '../../../evaluation/evaluation.ts';
import type { Outcome } from '../../../evaluation/outcome.ts';
import type { FactsFrame, Plan, PlanResult, StepIndex, StepOperation } from '../../../plan/plan.ts';
import { PlanBuilder } from '../../../plan/plan-builder.ts';
import { requirementsOf } from '../../../plan/requirements.ts';
import { numberValue, valueText } from '../../../values/literal.ts';
import { money } from '../../../values/value-type.ts';
import { type EvaluatedPlan, evaluatedPlan, outcomeAt, stepsBehind } from './evaluated-plan.ts';

const RUB = money('RUB');
const payout = (step: StepIndex): PlanResult => ({
  kind: 'payout',
  nodeId: `pay-${step}`,
  code: `pay-${step}`,
  category: 'bonus',
  step,
  visible: true,
  order: 0,
  title: {},
});
const shown = (step: StepIndex): PlanResult => ({
  kind: 'indicator',
  nodeId: 'shown',
  code: 'shown',
  step,
  order: 1,
  title: {},
});

function planOf(operations: readonly StepOperation[], results: readonly PlanResult[]): Plan {
  const builder = new PlanBuilder();
  for (const operation of operations) builder.emit(operation.op, { ...operation, type: RUB });
  const body = builder.build();
  const requirements = requirementsOf(body, []);
  return { schemeKey: 'e', schemeHash: 'e', period: 'month', currency: 'RUB', body, requirements, results };
}

const criterion = (name: string): StepOperation => ({
  op: 'input',
  source: { kind: 'criterion', criterion: name, measure: 'actual' },
});
const constant = (text: string): StepOperation => ({ op: 'constant', value: numberValue(decimal(text)) });
const add = (left: StepIndex, right: StepIndex): StepOperation => ({ op: 'add', left, right });

function standing(plan: Plan, request: Partial<EvaluationRequest> = {}, id = 'e'): EvaluatedPlan {
  const employees = request.employees ?? [{ id, criteria: { revenue: { actual: '10' }, visits: { actual: '3' } } }];
  const employee = employees.find((one) => one.id === id);
  if (employee === undefined) throw new Error('somebody is asked for');
  return evaluatedPlan(plan, { period: '2026-10', ...request, employees }, employee);
}

const told = (outcomes: readonly Outcome[] | undefined) =>
  outcomes?.map((outcome) => (outcome.ok ? valueText(outcome.value) : outcome.problems.map(({ code }) => code).join()));

/** Two criteria and a constant, of which the sum of one and the constant is paid, and the other shown. */
const PLAN = planOf(
  [criterion('revenue'), criterion('visits'), constant('5'), add(0, 2), add(1, 2), criterion('revenue')],
  [payout(3), shown(4)],
);

describe('how things stand', () => {
  test('every step is worked out; a problem is one of its step alone', () => {
    const { outcomes, outcomesOfAll } = standing(PLAN);
    expect(told(outcomes)).toEqual(['10', '3', '5', '15', '8', '10']);
    expect(outcomesOfAll(0)).toEqual([]);
    const employees = [{ id: 'e', criteria: { visits: { actual: '3' } } }];
    expect(told(standing(PLAN, { employees }).outcomes)).toEqual([
      'input/missing',
      '3',
      '5',
      'input/missing',
      '8',
      'input/missing',
    ]);
  });

  test('a step that is not there has none, which is a defect', () => {
    const { outcomes } = standing(PLAN);
    expect(outcomeAt(outcomes, 5)).toBe(outcomes[5]);
    expect(() => outcomeAt(outcomes, 6)).toThrow('nothing was worked out at 6');
  });

  test('pay rests on what its payouts do, not on what is only shown', () => {
    expect([...standing(PLAN).needed].sort()).toEqual([0, 2, 3]);
  });

  test('where colleagues matter everybody is worked out, in the request’s order', () => {
    const team = planOf(
      [criterion('revenue'), { op: 'team', aggregate: 'sum', scope: 'participants', value: 0 }],
      [payout(1)],
    );
    const employees = [
      { id: 'b', criteria: { revenue: { actual: '20' } } },
      { id: 'e', criteria: { revenue: { actual: '10' } } },
      { id: 'a', criteria: { revenue: { actual: '5' } } },
    ];
    const { outcomes, outcomesOfAll } = standing(team, { employees });
    expect(told(outcomes)).toEqual(['10', '35']);
    expect(told(outcomesOfAll(0))).toEqual(['20', '10', '5']);
    expect(told(outcomesOfAll(1))).toEqual(['35', '35', '35']);
  });

  test('a colleague’s problem is theirs', () => {
    const team = planOf(
      [criterion('revenue'), { op: 'team', aggregate: 'rank', scope: 'department', value: 0 }],
      [payout(1)],
    );
    const employees = [
      { id: 'b', department: 'x' },
      { id: 'e', department: 'y', criteria: { revenue: { actual: '10' } } },
    ];
    const { outcomes, outcomesOfAll } = standing(team, { employees });
    expect(told(outcomes)).toEqual(['10', '1']);
    expect(told(outcomesOfAll(0))).toEqual(['input/missing', '10']);
  });
});

describe('what reads what', () => {
  const frame = (): FactsFrame => {
    const block = new PlanBuilder();
    const amount = block.emit('amount', { op: 'field', field: { kind: 'amount' }, type: RUB });
    const outer = block.emit('outer', { op: 'outer', step: 1, type: RUB });
    block.emit('again', { op: 'outer', step: 1, type: RUB });
    const own = block.emit('own', { ...criterion('revenue'), type: RUB });
    const sum = block.emit('sum', { ...add(amount, outer), type: RUB });
    const result = block.emit('all', { ...add(sum, own), type: RUB });
    return { nodeId: 'deals', filter: { factType: 'deal', where: [] }, block: block.build(), result };
  };
  const facts: StepOperation = { op: 'facts', aggregate: 'sum', frame: frame() };
  const grade: StepOperation = { op: 'input', source: { kind: 'attribute', attribute: 'grade' } };
  const readers = () =>
    standing(planOf([criterion('revenue'), constant('2'), facts, add(1, 1), add(2, 3), grade], [payout(4)])).readers;

  test('steps by the steps they read, each once and in order; frames by what their inner graph reads', () => {
    expect([...readers().ofStep]).toEqual([
      [1, [2, 3]],
      [2, [4]],
      [3, [4]],
    ]);
  });

  test('criteria, inside a frame too', () => {
    expect([...readers().ofCriterion]).toEqual([['revenue', [0, 2]]]);
  });

  test('facts by their type', () => {
    expect([...readers().ofFactType]).toEqual([['deal', [2]]]);
  });
});

describe('steps behind an input', () => {
  test('are those that pay rests on, in order, each once', () => {
    const diamond = planOf(
      [criterion('revenue'), constant('1'), add(0, 1), add(0, 1), add(2, 3), add(4, 1), add(0, 0)],
      [payout(5)],
    );
    expect(stepsBehind(standing(diamond), [0])).toEqual([0, 2, 3, 4, 5]);
    expect(stepsBehind(standing(diamond), [3, 2])).toEqual([2, 3, 4, 5]);
    expect(stepsBehind(standing(diamond), [6])).toEqual([]);
    expect(stepsBehind(standing(diamond), [])).toEqual([]);
  });

  test('are none where pay does not rest on it', () => {
    expect(stepsBehind(standing(PLAN), [1])).toEqual([]);
    expect(stepsBehind(standing(PLAN), [0, 1])).toEqual([0, 3]);
  });

  test('come in the order of their numbers, not of their texts', () => {
    const many = planOf(
      [criterion('revenue'), ...Array.from({ length: 11 }, (_, index) => add(index, index))],
      [payout(11)],
    );
    expect(stepsBehind(standing(many), [0])).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  });
});
