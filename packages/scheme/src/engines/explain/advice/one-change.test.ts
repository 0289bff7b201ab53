import { decimal, ZERO } from '@premia/decimal';
import { describe, expect, test } from 'vitest';
import type { EmployeeInputs, FactInput } from '../../../evaluation/evaluation.ts';
import type { FactsFrame, Plan, StepIndex, StepOperation } from '../../../plan/plan.ts';
import { PlanBuilder } from '../../../plan/plan-builder.ts';
import { paidSteps } from '../../../testing/paid-steps.ts';
import { numberValue } from '../../../values/literal.ts';
import { money } from '../../../values/value-type.ts';
import { evaluatedPlan } from './evaluated-plan.ts';
import { straight } from './line.ts';
import { type Asked, changesOf, changeTo, costOfReference, lookOf, paysMore } from './one-change.ts';
import { along, pointOf } from './range.ts';
import type { RangeResult } from './range-evaluator.ts';
import { referenceTotal, totalOf } from './reference-total.ts';
import type { Variation } from './variation.ts';

const RUB = money('RUB');
const REVENUE: StepOperation = { op: 'input', source: { kind: 'criterion', criterion: 'revenue', measure: 'actual' } };
const constant = (text: string): StepOperation => ({ op: 'constant', value: numberValue(decimal(text)) });

const EMPLOYEE: EmployeeInputs = { id: 'e', criteria: { revenue: { actual: '10' } } };
const standing = (plan: Plan, employee = EMPLOYEE, others: readonly EmployeeInputs[] = []) =>
  evaluatedPlan(plan, { period: '2026-10', employees: [employee, ...others] }, employee);
const revenue = (unit = '1'): Variation => ({
  input: { kind: 'criterion', criterion: 'revenue' },
  type: RUB,
  from: decimal('10'),
  unit: decimal(unit),
  alsoYear: null,
  fact: null,
});
const asking = (plan: Plan, before: string, effort = 10_000): Asked => ({
  evaluated: standing(plan),
  before: decimal(before),
  effort: { left: effort },
  cost: 3,
});

/** Twice the revenue where that is above 15, else 30. */
const GATED = paidSteps(
  [
    REVENUE,
    constant('15'),
    { op: 'compare', comparison: 'greater', left: 0, right: 1 },
    { op: 'add', left: 0, right: 0 },
    constant('30'),
    { op: 'select', condition: 2, then: 3, otherwise: 4 },
  ],
  [5],
);

describe('what an answer of the reference costs', () => {
  const framed = (inner: number): StepOperation => {
    const block = new PlanBuilder();
    for (let count = 0; count < inner; count += 1) block.emit('c', { ...constant('1'), type: RUB });
    const frame: FactsFrame = { nodeId: 'f', filter: { factType: 'deal', where: [] }, block: block.build(), result: 0 };
    return { op: 'facts', aggregate: 'sum', frame };
  };
  const facts = (count: number): readonly FactInput[] =>
    Array.from({ length: count }, (_, index) => ({ source: 's', id: `${index}`, type: 'deal', on: '2026-10-05' }));

  test('is an eighth of its steps, those inside frames for every fact', () => {
    const seventeen = Array.from({ length: 17 }, () => constant('1'));
    expect(costOfReference(standing(paidSteps(seventeen, [0])))).toBe(3);
    expect(costOfReference(standing(paidSteps(seventeen.slice(1), [0])))).toBe(2);
    // 2 steps, and 3 inside and the fact itself for each of 10.
    const plan = paidSteps([constant('1'), framed(3)], [1]);
    expect(costOfReference(standing(plan, { ...EMPLOYEE, facts: facts(10) }))).toBe(Math.ceil((2 + 4 * 10) / 8));
    expect(costOfReference(standing(plan))).toBe(1);
  });

  test('is that of everybody where colleagues matter', () => {
    const team: StepOperation = { op: 'team', aggregate: 'sum', scope: 'participants', value: 0 };
    const others = Array.from({ length: 15 }, (_, index) => ({ ...EMPLOYEE, id: `o${index}` }));
    expect(costOfReference(standing(paidSteps([REVENUE, team], [1]), EMPLOYEE, others))).toBe((2 * 16) / 8);
  });
});

describe('what bounds say of a stretch', () => {
  const result = (more: Partial<RangeResult>): RangeResult => ({
    total: null,
    isProblem: false,
    isExact: false,
    most: null,
    decisions: new Map(),
    crossing: null,
    turns: [2],
    work: 7,
    known: { ranges: new Map(), runs: [], crossing: null },
    ...more,
  });
  const look = (more: Partial<RangeResult>) => lookOf({ before: decimal('5') }, result(more), { low: 0, high: 10 });

  test('it may hold more where the most there is exceeds what is, or nothing is known', () => {
    expect(look({}).mayHold).toBe(true);
    expect(look({ most: decimal('5.01') }).mayHold).toBe(true);
    expect(look({ most: decimal('5') }).mayHold).toBe(false);
    expect(look({ most: decimal('4') }).mayHold).toBe(false);
    expect(look({ isProblem: true }).mayHold).toBe(false);
    expect(look({}).work).toBe(7);
  });

  test('it turns where its rules do, and where the total passes what is', () => {
    const total = along(straight(ZERO, decimal('10')));
    expect(look({ total, most: decimal('10') }).turns).toEqual([2, 5, 6]);
    expect(look({ total: pointOf(decimal('10')), most: decimal('10') }).turns).toEqual([2]);
    expect(look({ total, most: decimal('4') }).turns).toEqual([2]);
    expect(look({ total, isProblem: true }).turns).toEqual([2]);
  });

  test('a place pays more when it is known to, or the reference says so, which costs', () => {
    const there = (place: number) => ({ moved: [{ variation: revenue(), place }], order: [0, 2, 3, 5] });
    const asked = asking(GATED, '30');
    const known = (total: string | null) =>
      result({ isExact: true, total: total === null ? null : pointOf(decimal(total)) });
    expect([known('30.01'), known('30'), known(null)].map((one) => paysMore(asked, one, there(1)))).toEqual([
      true,
      false,
      false,
    ]);
    expect(asked.effort.left).toBe(10_000);
    expect(paysMore(asked, result({ total: pointOf(decimal('99')) }), there(5))).toBe(false);
    expect(paysMore(asked, result({}), there(6))).toBe(true);
    expect(asked.effort.left).toBe(10_000 - 2 * 3);
  });
});

describe('the changes of one input', () => {
  test('are the first place that pays more, and the first where a rule chooses otherwise', () => {
    const found = changesOf(asking(GATED, '30'), { variation: revenue(), places: 100 });
    const change = { from: '10', to: '16', change: '6' };
    expect(found).toMatchObject([
      { kind: 'any', changes: [change], gain: '2.00', total: '32.00', crossing: null },
      { kind: 'threshold', changes: [change], crossing: { nodeId: 'n2', kind: 'condition' } },
    ]);
  });

  test('are one where no rule chooses', () => {
    const twice = paidSteps([REVENUE, { op: 'add', left: 0, right: 0 }], [1]);
    expect(changesOf(asking(twice, '20'), { variation: revenue('0.5'), places: 9 })).toMatchObject([
      { kind: 'any', changes: [{ to: '10.5', change: '0.5' }], gain: '1.00', total: '21.00' },
    ]);
  });

  test.each<[string, Asked, number]>([
    ['within reach nothing pays more', asking(GATED, '30'), 5],
    ['there is nowhere to go', asking(GATED, '30'), 0],
    ['there is no effort left', asking(GATED, '30', 0), 100],
    ['pay does not rest on it', asking(paidSteps([REVENUE, constant('1')], [1]), '1'), 100],
  ])('are none where %s', (_, asked, places) => {
    expect(changesOf(asked, { variation: revenue(), places })).toEqual([]);
  });

  test('are not told where the reference does not bear them out', () => {
    const moved = (place: number) => ({ moved: [{ variation: revenue(), place }], order: [0, 2, 3, 5] });
    const how = { kind: 'any', crossing: null } as const;
    expect(changeTo(asking(GATED, '30'), moved(5), how)).toEqual([]);
    expect(changeTo(asking(GATED, '32'), moved(6), how)).toEqual([]);
    expect(changeTo(asking(GATED, '31.99'), moved(6), how)).toMatchObject([{ gain: '0.01', total: '32.00' }]);
  });
});

describe('the total with inputs at their places', () => {
  test('works out again what rests on them, and reads the rest as it stands', () => {
    const evaluated = standing(GATED);
    const at = (place: number) => referenceTotal(evaluated, [{ variation: revenue(), place }], [0, 2, 3, 5]);
    expect([at(0), at(5), at(6)]).toEqual([decimal('30'), decimal('30'), decimal('32')]);
  });

  test('is of all payouts; none where one is a problem', () => {
    const plan = paidSteps([REVENUE, constant('4'), constant('0'), { op: 'divide', left: 1, right: 0 }], [0, 1, 3]);
    const evaluated = standing(plan);
    const read = (index: StepIndex) => evaluated.outcomes[index] ?? { ok: false, problems: [] };
    expect(totalOf(evaluated, read)).toEqual(decimal('14.4'));
    const at = (place: number) => referenceTotal(evaluated, [{ variation: revenue(), place }], [0, 3]);
    expect(at(-2)).toEqual(decimal('12.5'));
    expect(at(-10)).toBeNull();
    expect(totalOf({ plan: { ...plan, results: [] } }, read)).toEqual(ZERO);
  });

  test('is of everybody together where colleagues matter', () => {
    const plan = paidSteps([REVENUE, { op: 'team', aggregate: 'sum', scope: 'participants', value: 0 }], [1]);
    const others = [{ id: 'o', criteria: { revenue: { actual: '5' } } }];
    const evaluated = standing(plan, EMPLOYEE, others);
    expect(referenceTotal(evaluated, [{ variation: revenue(), place: 3 }], [0, 1])).toEqual(decimal('18'));
    const missing = standing(plan, EMPLOYEE, [{ id: 'o' }]);
    expect(referenceTotal(missing, [{ variation: revenue(), place: 3 }], [0, 1])).toBeNull();
  });
});
