import { decimal, fromInteger, power, toCanonicalText, ZERO } from '@premia/decimal';
import { describe, expect, test } from 'vitest';
import type { EmployeeInputs, FactInput } from '../../../evaluation/evaluation.ts';
import type { FactsFrame, Plan, StepIndex, StepOperation } from '../../../plan/plan.ts';
import { PlanBuilder } from '../../../plan/plan-builder.ts';
import { paidSteps } from '../../../testing/paid-steps.ts';
import { numberValue } from '../../../values/literal.ts';
import { money } from '../../../values/value-type.ts';
import { evaluatedPlan } from './evaluated-plan.ts';
import type { Stretch } from './line.ts';
import { RangeEvaluator } from './range-evaluator.ts';
import type { Variation } from './variation.ts';

const RUB = money('RUB');
const criterion = (name: string, measure: 'actual' | 'target' | 'yearToDate' = 'actual'): StepOperation => ({
  op: 'input',
  source: { kind: 'criterion', criterion: name, measure },
});
const constant = (text: string): StepOperation => ({ op: 'constant', value: numberValue(decimal(text)) });
const binary = (
  op: 'add' | 'subtract' | 'multiply' | 'divide' | 'minimum',
  left: StepIndex,
  right: StepIndex,
): StepOperation => ({ op, left, right });
const above = (left: StepIndex, right: StepIndex): StepOperation => ({
  op: 'compare',
  comparison: 'greater',
  left,
  right,
});
const select = (condition: StepIndex, then: StepIndex, otherwise: StepIndex): StepOperation => ({
  op: 'select',
  condition,
  then,
  otherwise,
});

const varying = (name: string, more: Partial<Variation> = {}): Variation => ({
  input: { kind: 'criterion', criterion: name },
  type: RUB,
  from: decimal('10'),
  unit: decimal('1'),
  alsoYear: null,
  fact: null,
  ...more,
});

const EMPLOYEE: EmployeeInputs = {
  id: 'e',
  criteria: { a: { actual: '10', target: '40', yearToDate: '100' }, b: { actual: '10' } },
};

function evaluatorOf(plan: Plan, variations: readonly Variation[], { lead = 0, employee = EMPLOYEE } = {}) {
  const evaluated = evaluatedPlan(plan, { period: '2026-10', employees: [employee] }, employee);
  return new RangeEvaluator(evaluated, variations, lead);
}

function looked(evaluator: RangeEvaluator, ...stretches: readonly Stretch[]) {
  const { total, most, isProblem, isExact, crossing, known } = evaluator.evaluate(stretches);
  return {
    total: total === null ? null : `${toCanonicalText(total.low)} ${toCanonicalText(total.high)}`,
    most: most === null ? null : toCanonicalText(most),
    isLine: total?.line !== undefined,
    isProblem,
    isExact,
    crossing: crossing?.nodeId ?? null,
    runs: known.runs,
  };
}

const [WIDE, HERE, POINT] = [
  { low: 0, high: 10 },
  { low: 0, high: 0 },
  { low: 5, high: 5 },
];

describe('the total over a stretch', () => {
  const sum = paidSteps([criterion('a'), constant('3'), binary('add', 0, 1), constant('50')], [2, 3]);

  test('is of all payouts, those that stand too, and follows its line', () => {
    expect(looked(evaluatorOf(sum, [varying('a')]), WIDE)).toMatchObject({
      total: '63 73',
      most: '73',
      isLine: true,
      isProblem: false,
      isExact: false,
    });
  });

  test('is exact at a place', () => {
    expect(looked(evaluatorOf(sum, [varying('a')]), POINT)).toMatchObject({ total: '68 68', isExact: true });
    expect(looked(evaluatorOf(sum, [varying('a')]), HERE)).toMatchObject({ total: '63 63', isExact: true });
  });

  test('is a problem where a payout that runs is one all along', () => {
    const divided = paidSteps([criterion('a'), constant('0'), binary('divide', 0, 1), binary('add', 0, 0)], [3, 2]);
    expect(looked(evaluatorOf(divided, [varying('a')]), WIDE)).toMatchObject({
      total: null,
      most: null,
      isProblem: true,
      isExact: true,
    });
  });

  test('can be anything where a payout can, of those that stand too', () => {
    const open = paidSteps([criterion('a'), constant('15'), binary('subtract', 0, 1), binary('divide', 0, 2)], [0, 3]);
    expect(looked(evaluatorOf(open, [varying('a')]), WIDE)).toMatchObject({
      total: null,
      most: null,
      isProblem: false,
      isExact: false,
    });
    const failing = paidSteps([criterion('a'), constant('0'), binary('divide', 1, 1), constant('5')], [0, 2, 3]);
    expect(looked(evaluatorOf(failing, [varying('a')]), WIDE)).toMatchObject({ total: null, isProblem: false });
  });
});

describe('what an input moves', () => {
  const measures = paidSteps(
    [criterion('a'), criterion('a', 'target'), criterion('a', 'yearToDate'), criterion('b')],
    [0, 1, 2, 3],
  );

  test('is what is, and the year where that is known; neither target nor another criterion', () => {
    expect(evaluatorOf(measures, [varying('a')]).order).toEqual([0]);
    expect(evaluatorOf(measures, [varying('a', { alsoYear: decimal('100') })]).order).toEqual([0, 2]);
    expect(evaluatorOf(measures, [varying('a'), varying('b')]).order).toEqual([0, 3]);
    expect(evaluatorOf(measures, [varying('c')]).matters).toBe(false);
    expect(evaluatorOf(measures, [varying('a')]).matters).toBe(true);
    const both = evaluatorOf(measures, [varying('a', { alsoYear: decimal('100') })]);
    expect(looked(both, WIDE).total).toBe('160 180');
  });

  test('beside the input that leads runs freely, the other way where its unit is below zero', () => {
    const two = paidSteps([criterion('a'), criterion('b'), binary('subtract', 0, 1)], [2]);
    const variations = [varying('a'), varying('b', { unit: decimal('-1') })];
    expect(looked(evaluatorOf(two, variations), WIDE, WIDE)).toMatchObject({ total: '0 20' });
    expect(looked(evaluatorOf(two, variations), WIDE, HERE)).toMatchObject({ total: '0 10', isLine: true });
    const upward = [varying('a'), varying('b')];
    expect(looked(evaluatorOf(two, upward), WIDE, WIDE)).toMatchObject({ total: '-10 10' });
    expect(looked(evaluatorOf(two, upward, { lead: 1 }), HERE, WIDE)).toMatchObject({ total: '-10 0', isLine: true });
    expect(looked(evaluatorOf(two, upward, { lead: -1 }), WIDE, HERE)).toMatchObject({ total: '0 10', isLine: false });
  });

  test('without a stretch of its own stands still', () => {
    const two = paidSteps([criterion('a'), criterion('b'), binary('add', 0, 1)], [2]);
    expect(looked(evaluatorOf(two, [varying('a'), varying('b')]), WIDE).total).toBe('20 30');
  });
});

describe('the rule that is crossed', () => {
  const twoRules = paidSteps(
    [
      criterion('a'),
      constant('15'),
      constant('12'),
      above(0, 1),
      above(0, 2),
      select(3, 1, 2),
      select(4, 1, 2),
      binary('add', 5, 6),
    ],
    [7],
  );

  test('is the first one that chooses, or may choose, otherwise than as things stand', () => {
    const evaluator = evaluatorOf(twoRules, [varying('a')]);
    expect(looked(evaluator, { low: 1, high: 2 }).crossing).toBeNull();
    expect(looked(evaluator, { low: 3, high: 4 }).crossing).toBe('n4');
    expect(looked(evaluator, { low: 6, high: 9 }).crossing).toBe('n3');
    expect(looked(evaluator, { low: 2, high: 3 }).crossing).toBe('n4');
    expect(looked(evaluator, WIDE).crossing).toBe('n3');
    expect(looked(evaluator, HERE).crossing).toBeNull();
  });

  test('holds for a part of the stretch where it was certain, and is found anew where it was not', () => {
    const evaluator = evaluatorOf(twoRules, [varying('a')]);
    const whole = evaluator.evaluate([{ low: 3, high: 9 }]);
    expect(whole.crossing?.nodeId).toBe('n3');
    expect(whole.known.crossing).toMatchObject({ step: 4 });
    expect(whole.known.runs).toEqual([0, 3, 5, 7]);
    const left = evaluator.evaluate([{ low: 3, high: 4 }], whole.known);
    expect(left.crossing?.nodeId).toBe('n4');
    expect(left.known.runs).toEqual([0]);
    const right = evaluator.evaluate([{ low: 6, high: 9 }], whole.known);
    expect(right.crossing?.nodeId).toBe('n3');
  });
});

describe('what is known of a whole stretch', () => {
  test('is not worked out again for its parts', () => {
    const plan = paidSteps([criterion('a'), constant('1'), above(0, 1), select(2, 1, 0), binary('add', 0, 3)], [4]);
    const evaluator = evaluatorOf(plan, [varying('a')]);
    const whole = evaluator.evaluate([WIDE]);
    expect([whole.work, whole.known.runs]).toEqual([5, [0, 4]]);
    const part = evaluator.evaluate([{ low: 2, high: 3 }], whole.known);
    expect(part.work).toBe(3);
    expect(part.total?.high).toEqual(decimal('14'));
    expect(part.total).toEqual(evaluator.evaluate([{ low: 2, high: 3 }]).total);
  });

  test('a number of very many digits takes longer to work out', () => {
    const long = 10n ** 300n;
    const of = (from: Variation['from']) =>
      evaluatorOf(paidSteps([criterion('a')], [0]), [varying('a', { from, unit: ZERO })]).evaluate([POINT]).work;
    expect(of(fromInteger(long))).toBe(2);
    expect(of(fromInteger(long + 1n))).toBe(5);
    expect(of(fromInteger(-long))).toBe(2);
    expect(of(fromInteger(-long - 1n))).toBe(5);
    expect(of(power(decimal('10'), -300))).toBe(2);
    expect(of(power(decimal('10'), -301))).toBe(5);
    const stretched = evaluatorOf(paidSteps([criterion('a')], [0]), [varying('a', { unit: fromInteger(long) })]);
    expect(stretched.evaluate([WIDE]).work).toBe(5);
  });
});

describe('a fallback for what is missing', () => {
  const recover = (only: 'missing' | 'any' | 'zero-divisor', value: StepIndex): StepOperation => ({
    op: 'recover',
    value,
    fallback: 1,
    only,
  });
  const total = (operations: readonly StepOperation[], name = 'a') =>
    looked(
      evaluatorOf(paidSteps([criterion('a'), constant('500'), ...operations], [operations.length + 1]), [
        varying(name),
      ]),
      WIDE,
    ).total;

  test('does not count where nothing that the value rests on can be missing', () => {
    expect(total([recover('missing', 0)])).toBe('10 20');
    expect(total([binary('add', 0, 1), recover('missing', 2)])).toBe('510 520');
    expect(total([binary('add', 0, 1), recover('zero-divisor', 2)])).toBe('510 520');
    expect(total([binary('add', 0, 1), recover('any', 2)])).toBe('500 520');
  });

  test('counts where an operand has a problem, or a step may find none', () => {
    const tiers: StepOperation = {
      op: 'tiers',
      mode: 'whole',
      output: 'amount',
      value: 0,
      position: null,
      base: null,
      bands: [{ from: ZERO, to: decimal('100'), rate: decimal('1'), amount: null }],
    };
    expect(total([tiers, recover('missing', 2)])).toBe('10 500');
    expect(total([tiers, binary('add', 2, 0), recover('missing', 3)])).toBe('20 500');
  });

  test('of a problem all along is the fallback', () => {
    expect(total([constant('0'), binary('divide', 0, 2), recover('zero-divisor', 3)])).toBe('500 500');
  });
});

describe('a team whose members’ values move with the own one', () => {
  const team = (value: StepIndex): StepOperation => ({ op: 'team', aggregate: 'sum', scope: 'participants', value });
  const colleague: EmployeeInputs = { id: 'o', criteria: { a: { actual: '5' } } };
  const totalOf = (operations: readonly StepOperation[]) => {
    const request = { period: '2026-10', employees: [EMPLOYEE, colleague] };
    const evaluated = evaluatedPlan(paidSteps(operations, [operations.length - 1]), request, EMPLOYEE);
    const total = new RangeEvaluator(evaluated, [varying('a')]).evaluate([WIDE]).total;
    return total === null ? null : `${toCanonicalText(total.low)} ${toCanonicalText(total.high)}`;
  };

  test('can be anything; one that reads own values alone cannot', () => {
    expect(totalOf([criterion('a'), team(0)])).toBe('15 25');
    expect(totalOf([criterion('a'), team(0), binary('add', 0, 1), team(2)])).toBeNull();
    expect(totalOf([criterion('a'), team(0), binary('add', 0, 1), binary('add', 0, 0), team(3)])).toBe('30 50');
  });

  test('also through a frame that reads the team', () => {
    const outside = new PlanBuilder();
    for (const operation of [criterion('a'), team(0)]) outside.emit('n', { ...operation, type: RUB });
    const framed = (step: StepIndex): StepOperation => {
      const block = new PlanBuilder(outside);
      const result = block.outer(step);
      const frame: FactsFrame = { nodeId: 'f', filter: { factType: 'deal', where: [] }, block: block.build(), result };
      return { op: 'facts', aggregate: 'sum', frame };
    };
    expect(totalOf([criterion('a'), team(0), framed(1), team(2)])).toBeNull();
    expect(totalOf([criterion('a'), team(0), framed(0), team(2)])).toBe('0 0');
  });
});

describe('how much work a look is, at first', () => {
  const deal = (id: string): FactInput => ({ source: 'crm', id, type: 'deal', on: '2026-10-05', amount: '5' });
  const employee = { ...EMPLOYEE, facts: ['x', 'y', 'z'].map(deal) };

  /** Pays the sum of what is drawn of every deal, and `a`. */
  const withDeals = (draw: (block: PlanBuilder) => void): Plan => {
    const outside = new PlanBuilder();
    outside.emit('a', { ...criterion('a'), type: RUB });
    const block = new PlanBuilder(outside);
    draw(block);
    const frame: FactsFrame = {
      nodeId: 'deals',
      filter: { factType: 'deal', where: [] },
      block: block.build(),
      result: 0,
    };
    return paidSteps([criterion('a'), { op: 'facts', aggregate: 'sum', frame }, binary('add', 0, 1)], [2]);
  };
  const costOf = (plan: Plan, variation: Variation) => evaluatorOf(plan, [variation], { employee }).cost;
  const amount = (block: PlanBuilder) => block.emit('amount', { op: 'field', field: { kind: 'amount' }, type: RUB });
  const nextDeal = varying('a', {
    input: { kind: 'next-fact', factType: 'deal', isFirst: false, fields: [] },
    from: ZERO,
    fact: deal('next'),
  });

  test('is a step for every step that moves', () => {
    expect(costOf(withDeals(amount), varying('a'))).toBe(2);
    expect(costOf(paidSteps([criterion('a'), constant('1'), binary('add', 0, 1)], [2]), varying('a'))).toBe(2);
    expect(costOf(paidSteps([criterion('a')], [0]), varying('b'))).toBe(0);
  });

  test('is its inner steps once where one fact is added, and for every fact where what they read moves', () => {
    expect(costOf(withDeals(amount), nextDeal)).toBe(3);
    expect(
      costOf(
        withDeals((block) => [amount(block), block.outer(0)]),
        varying('a'),
      ),
    ).toBe(2 + 2 * 3 + 1);
    expect(
      costOf(
        withDeals((block) => [amount(block), block.emit('in', { ...criterion('a'), type: RUB })]),
        varying('a'),
      ),
    ).toBe(9);
    expect(
      costOf(
        withDeals((block) => [amount(block), block.emit('in', { ...criterion('b'), type: RUB })]),
        varying('a'),
      ),
    ).toBe(2);
    expect(
      costOf(
        withDeals((block) => [amount(block), block.emit('in', { ...criterion('b'), type: RUB })]),
        nextDeal,
      ),
    ).toBe(4);
  });
});
