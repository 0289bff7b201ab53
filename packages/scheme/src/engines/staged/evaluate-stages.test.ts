import { describe, expect, test } from 'vitest';
import type { EmployeeInputs, EvaluationRequest } from '../../evaluation/evaluation.ts';
import type { Plan, Step, StepOperation, TeamAggregate } from '../../plan/plan.ts';
import { requirementsOf } from '../../plan/requirements.ts';
import { runBatch } from '../batch/run-batch.ts';
import { evaluatePlan } from '../explain/index.ts';

const MONEY = { base: 'money', grain: 'employee', currency: 'RUB' } as const;

/** A plan of steps over the attribute `sales`, which is step 0; the last step is its only result. */
function planOf(...operations: readonly StepOperation[]): Plan {
  const sales: Step = { op: 'input', nodeId: 'sales', source: { kind: 'attribute', attribute: 'sales' }, type: MONEY };
  const steps = [
    sales,
    ...operations.map((operation, index): Step => ({ ...operation, nodeId: `n${index + 1}`, type: MONEY })),
  ];
  const body = { steps, outputs: [] };
  return {
    schemeKey: 'group',
    schemeHash: 'group',
    period: 'month',
    currency: 'RUB',
    body,
    requirements: requirementsOf(body, []),
    results: [{ kind: 'indicator', nodeId: 'show', code: 'show', step: steps.length - 1, order: 0, title: {} }],
  };
}

const people = (sales: readonly (string | null)[]): readonly EmployeeInputs[] =>
  sales.map((amount, index) => ({
    id: `e${index}`,
    department: index < 2 ? 'a' : 'b',
    attributes: amount === null ? {} : { sales: amount },
  }));

const request = (sales: readonly (string | null)[]): EvaluationRequest => ({
  period: '2026-10',
  employees: people(sales),
});

function shown(plan: Plan, asked: EvaluationRequest): readonly unknown[] {
  const batch = runBatch(plan, asked);
  if (!batch.ok) throw new Error('refused');
  expect(batch.answer).toEqual(evaluatePlan(plan, asked));
  return batch.answer.employees.map(({ indicators, problems }) => indicators['show'] ?? problems[0]?.code);
}

const team = (aggregate: TeamAggregate, value = 0): StepOperation => ({
  op: 'team',
  aggregate,
  scope: 'participants',
  value,
});

describe('a step over the group', () => {
  test.each<[TeamAggregate, readonly string[]]>([
    ['sum', ['60', '60', '60']],
    ['average', ['20', '20', '20']],
    ['minimum', ['10', '10', '10']],
    ['maximum', ['40', '40', '40']],
    ['count', ['3', '3', '3']],
    ['rank', ['2', '2', '1']],
    ['share', ['1/6', '1/6', '2/3']],
  ])('%s is proven for everybody', (aggregate, expected) => {
    const asked = request(['10', '10', '40']);
    expect(shown(planOf(team(aggregate)), asked)).toEqual(expected);
    expect(runBatch(planOf(team(aggregate)), asked)).toMatchObject({ proven: 3, byReference: [] });
  });

  test('an average without a finite decimal stays exact', () => {
    expect(shown(planOf(team('average')), request(['10', '10', '11']))).toEqual(['31/3', '31/3', '31/3']);
  });

  test('one over another is worked out in two rounds', () => {
    const plan = planOf(team('sum'), { op: 'subtract', left: 1, right: 0 }, team('maximum', 2));
    expect(shown(plan, request(['10', '20', '30']))).toEqual(['50', '50', '50']);
  });

  test('is a problem for the whole group when one member has one, and for no other group', () => {
    const plan = planOf({ op: 'team', aggregate: 'sum', scope: 'department', value: 0 });
    expect(shown(plan, request(['10', null, '30', '40']))).toEqual([
      'team/member-problem',
      'team/member-problem',
      '70',
      '70',
    ]);
  });

  test('a pool gives the left-over unit to the largest remainder, whatever the order of the request', () => {
    const plan = planOf(team('maximum'), { op: 'pool', amount: 1, weight: 0, scope: 'participants', digits: 2 });
    const asked = request(['100', '100', '100']);
    expect(shown(plan, asked)).toEqual(['33.34', '33.33', '33.33']);
    const reversed = { ...asked, employees: [...asked.employees].reverse() };
    expect(shown(plan, reversed)).toEqual(['33.33', '33.33', '33.34']);
  });
});

test('a step without a form is worked out by the reference for everybody and named', () => {
  const text = { base: 'text', grain: 'employee', currency: null } as const;
  const plan = planOf({ op: 'compare', comparison: 'less', left: 0, right: 0 });
  const grade: Step = { op: 'input', nodeId: 'grade', source: { kind: 'attribute', attribute: 'sales' }, type: text };
  const truth: Step = {
    op: 'compare',
    comparison: 'less',
    left: 0,
    right: 0,
    nodeId: 'order',
    type: { ...text, base: 'boolean' },
  };
  const ordered = { ...plan, body: { steps: [grade, truth], outputs: [] } };
  const batch = runBatch(ordered, request(['A', 'B']));
  expect(batch).toMatchObject({ ok: true, byReference: [{ nodeId: 'order', op: 'compare.text.less', step: 1 }] });
  expect(batch.ok && batch.answer).toEqual(evaluatePlan(ordered, request(['A', 'B'])));
});

test('quotients that share no denominator, and amounts that outgrow one scale, are left to the reference row by row', () => {
  const plan = planOf(team('minimum'), { op: 'divide', left: 1, right: 0 }, team('maximum', 2));
  const asked = request(['9999999999999', '0.000000001', '7', '11', '13', '1009', '100003', '99991']);
  expect(shown(plan, asked)).toHaveLength(8);
});
