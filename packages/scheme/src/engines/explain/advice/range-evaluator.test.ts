import { decimal, toCanonicalText } from '@premia/decimal';
import { describe, expect, test } from 'vitest';
import type { EmployeeInputs, FactInput } from '../../../evaluation/evaluation.ts';
import type {
  Aggregate,
  AxisKeys,
  FactCondition,
  FactsFrame,
  Plan,
  StepIndex,
  StepOperation,
} from '../../../plan/plan.ts';
import { PlanBuilder } from '../../../plan/plan-builder.ts';
import { requirementsOf } from '../../../plan/requirements.ts';
import { booleanValue, numberValue, textValue } from '../../../values/literal.ts';
import { money, plain } from '../../../values/value-type.ts';
import { evaluatedPlan } from './evaluated-plan.ts';
import type { Stretch } from './line.ts';
import { variationsOf } from './pay-more.ts';
import { RangeEvaluator } from './range-evaluator.ts';

const MONEY = money('RUB');
const number = (text: string) => numberValue(decimal(text));

type Draw = (builder: PlanBuilder, at: Drawing) => StepIndex;
interface Drawing {
  /** The criterion that runs: 10 as things stand, a unit is a kopeck. */
  readonly revenue: StepIndex;
  readonly constant: (text: string) => StepIndex;
  readonly step: (operation: StepOperation) => StepIndex;
}

/** Pays what is drawn. */
function planOf(draw: Draw): Plan {
  const builder = new PlanBuilder();
  const step = (operation: StepOperation): StepIndex => builder.emit(operation.op, { ...operation, type: MONEY });
  const revenue = step({ op: 'input', source: { kind: 'criterion', criterion: 'revenue', measure: 'actual' } });
  const constant = (text: string) => step({ op: 'constant', value: number(text) });
  const paid = draw(builder, { revenue, constant, step });
  const body = builder.build();
  return {
    schemeKey: 'ranges',
    schemeHash: 'ranges',
    period: 'month',
    currency: 'RUB',
    body,
    requirements: requirementsOf(body, []),
    results: [
      { kind: 'payout', nodeId: 'pay', code: 'pay', category: 'bonus', step: paid, visible: true, order: 0, title: {} },
    ],
  };
}

const EMPLOYEE: EmployeeInputs = { id: 'e', criteria: { revenue: { actual: '10' } }, attributes: { grade: 'A' } };

/** The most that is paid while the input runs from `low` to `high` units further, and what was chosen all along. */
function most(plan: Plan, stretch: Stretch, employee = EMPLOYEE): readonly [string | null, readonly (string | null)[]] {
  const request = { period: '2026-10', employees: [employee] };
  const evaluated = evaluatedPlan(plan, request, employee);
  const varied = variationsOf(evaluated)[0]?.[0];
  if (varied === undefined) throw new Error('nothing runs');
  const result = new RangeEvaluator(evaluated, [varied.variation]).evaluate([stretch]);
  const chosen = [...result.decisions.values()].map((decision) => decision.chosen);
  return [result.most === null ? null : toCanonicalText(result.most), chosen];
}

/** From 10 to 20 and from 11 to 12 roubles. */
const [WIDE, NARROW] = [
  { low: 0, high: 1_000 },
  { low: 100, high: 200 },
];

describe('steps of the scheme', () => {
  test.each<[string, Draw, string | null, string | null]>([
    ['the input itself', (_, { revenue }) => revenue, '20', '12'],
    ['a sum', (_, { revenue, constant, step }) => step({ op: 'add', left: revenue, right: constant('5') }), '25', '17'],
    [
      'a difference from it',
      (_, { revenue, constant, step }) => step({ op: 'subtract', left: constant('100'), right: revenue }),
      '90',
      '89',
    ],
    [
      'a number over it',
      (_, { revenue, constant, step }) => step({ op: 'divide', left: constant('100'), right: revenue }),
      '10',
      '100/11',
    ],
    ['its square', (_, { revenue, step }) => step({ op: 'power', value: revenue, exponent: 2 }), '400', '144'],
    ['its opposite', (_, { revenue, step }) => step({ op: 'negate', value: revenue }), '-10', '-11'],
    [
      'rounded',
      (_, { revenue, step }) => step({ op: 'round', value: revenue, digits: -1, mode: 'half-up' }),
      '20',
      '10',
    ],
    [
      'to multiples',
      (_, { revenue, constant, step }) =>
        step({ op: 'roundToMultiple', value: revenue, multiple: constant('7'), mode: 'ceil' }),
      '21',
      '14',
    ],
    [
      'to multiples of itself, which can be anything',
      (_, { revenue, constant, step }) =>
        step({ op: 'roundToMultiple', value: constant('7'), multiple: revenue, mode: 'ceil' }),
      null,
      null,
    ],
    [
      'a quotient that may be by zero',
      (_, { revenue, constant, step }) => {
        const right = step({ op: 'subtract', left: revenue, right: constant('15') });
        return step({ op: 'divide', left: constant('1'), right });
      },
      null,
      '-0.25',
    ],
    [
      'a certain number with a fallback it does not need',
      (_, { revenue, constant, step }) => step({ op: 'recover', value: constant('3'), fallback: revenue, only: 'any' }),
      '3',
      '3',
    ],
    [
      'a problem with the fallback it needs',
      (_, { revenue, constant, step }) => {
        const problem = step({ op: 'divide', left: constant('3'), right: constant('0') });
        return step({ op: 'recover', value: problem, fallback: revenue, only: 'any' });
      },
      '20',
      '12',
    ],
    [
      'a fallback, which counts beside what it may replace',
      (_, { revenue, constant, step }) =>
        step({ op: 'recover', value: revenue, fallback: constant('50'), only: 'any' }),
      '50',
      '50',
    ],
  ])('%s', (_, draw, wide, narrow) => {
    const plan = planOf(draw);
    expect([most(plan, WIDE)[0], most(plan, NARROW)[0]]).toEqual([wide, narrow]);
  });

  const gated = (
    condition: (at: Drawing & { readonly limit: (is: 'less' | 'greater', text: string) => StepIndex }) => StepIndex,
  ) =>
    planOf((builder, at) => {
      const limit = (is: 'less' | 'greater', text: string) =>
        builder.emit('limit', {
          op: 'compare',
          comparison: is,
          left: at.revenue,
          right: at.constant(text),
          type: plain('boolean'),
        });
      const bit = condition({ ...at, limit });
      return at.step({ op: 'select', condition: bit, then: at.constant('70'), otherwise: at.constant('30') });
    });

  test.each<[string, Parameters<typeof gated>[0], string, string]>([
    ['holds somewhere', ({ limit }) => limit('greater', '15'), '70', '30'],
    ['holds everywhere', ({ limit }) => limit('less', '25'), '70', '70'],
    ['holds nowhere', ({ limit }) => limit('greater', '25'), '30', '30'],
    ['does not hold', ({ limit, step }) => step({ op: 'not', value: limit('less', '15') }), '70', '30'],
    [
      'holds with another',
      ({ limit, step }) => step({ op: 'and', operands: [limit('less', '15'), limit('greater', '30')] }),
      '30',
      '30',
    ],
    [
      'may hold with another',
      ({ limit, step }) => step({ op: 'and', operands: [limit('less', '15'), limit('less', '30')] }),
      '70',
      '70',
    ],
    [
      'or another does',
      ({ limit, step }) => step({ op: 'or', operands: [limit('greater', '15'), limit('less', '30')] }),
      '70',
      '70',
    ],
    [
      'nor another',
      ({ limit, step }) => step({ op: 'or', operands: [limit('greater', '25'), limit('greater', '30')] }),
      '30',
      '30',
    ],
  ])('a condition that %s', (_, condition, wide, narrow) => {
    const plan = gated(condition);
    expect([most(plan, WIDE)[0], most(plan, NARROW)[0]]).toEqual([wide, narrow]);
  });

  test('what a condition chose is told where it is the same everywhere', () => {
    const plan = gated(({ limit }) => limit('greater', '15'));
    expect(most(plan, WIDE)[1]).toEqual([null]);
    expect(most(plan, NARROW)[1]).toEqual(['false']);
    expect(most(plan, { low: 501, high: 900 })[1]).toEqual(['true']);
  });

  test('bands: which one, and what they pay', () => {
    const band = (from: string, to: string | null, rate: string) => ({
      from: decimal(from),
      to: to === null ? null : decimal(to),
      rate: decimal(rate),
      amount: null,
    });
    const plan = planOf((_, { revenue, step }) =>
      step({
        op: 'tiers',
        mode: 'whole',
        output: 'amount',
        value: revenue,
        position: null,
        base: null,
        bands: [band('0', '15', '0.5'), band('15', null, '0.1')],
      }),
    );
    expect(most(plan, WIDE)).toEqual(['7.5', [null]]);
    expect(most(plan, NARROW)).toEqual(['6', ['0']]);
    expect(most(plan, { low: 500, high: 600 })).toEqual(['1.6', ['1']]);
  });

  test('a table: every cell that the key may point to', () => {
    const axes: readonly AxisKeys[] = [
      { kind: 'values', keys: ['B', 'A'].map(textValue) },
      { kind: 'bands', from: ['0', '12', '15', '90'].map(decimal) },
    ];
    const plan = planOf((builder, { revenue, step }) => {
      const grade = builder.emit('grade', {
        op: 'input',
        source: { kind: 'attribute', attribute: 'grade' },
        type: plain('text'),
      });
      const cells = ['1', '2', '3', '4', '5', '9', '6', '8'].map(number);
      return step({ op: 'matrix', keys: [grade, revenue], axes, cells });
    });
    expect(most(plan, WIDE)).toEqual(['9', [null]]);
    expect(most(plan, { low: 0, high: 199 })).toEqual(['5', ['1 0']]);
    expect(most(plan, { low: 500, high: 1_000 })).toEqual(['6', ['1 2']]);
    expect(most(plan, WIDE, { ...EMPLOYEE, attributes: { grade: 'B' } })).toEqual(['3', [null]]);
  });
});

const deal = (id: string, amount: string | undefined, more: Partial<FactInput> = {}): FactInput => ({
  source: 'crm',
  id,
  type: 'deal',
  on: '2026-10-05',
  ...(amount === undefined ? {} : { amount }),
  ...more,
});

/** Pays an aggregate of deals that pass the conditions; the next deal runs, a unit is a kopeck. */
function deals(aggregate: Aggregate, where: readonly FactCondition[] = [], factType = 'deal'): Plan {
  const plan = planOf((builder, { step }) => {
    const block = new PlanBuilder(builder);
    const result = block.emit('amount', { op: 'field', field: { kind: 'amount' }, type: MONEY });
    const frame: FactsFrame = { nodeId: 'deals', filter: { factType, where }, block: block.build(), result };
    return step({ op: 'facts', aggregate, frame });
  });
  return { ...plan, requirements: { ...plan.requirements, inputs: [], factTypes: ['deal'] } };
}

const WITH_DEALS: EmployeeInputs = {
  id: 'e',
  criteria: { revenue: { actual: '10' } },
  facts: [deal('a', '5', { attributes: { region: 'north' } }), deal('b', '15', { attributes: { region: 'south' } })],
};
/** The next deal is of 10 to 20 roubles. */
const NEXT = { low: 1_000, high: 2_000 };
const amountOf = (comparison: FactCondition['comparison'], ...values: readonly string[]): FactCondition => ({
  field: 'amount',
  comparison,
  values: values.map(number),
});
const regionIs = (region: string): FactCondition => ({
  field: 'region',
  comparison: 'equal',
  values: [textValue(region)],
});

describe('facts, one more of which runs', () => {
  test.each<[Aggregate, string]>([
    ['sum', '40'],
    ['average', '40/3'],
    ['minimum', '5'],
    ['maximum', '20'],
  ])('%s', (aggregate, expected) => {
    expect(most(deals(aggregate), NEXT, WITH_DEALS)[0]).toBe(expected);
  });

  test('their number, which runs from how many there are more', () => {
    expect(most(deals('count'), { low: 1, high: 1 }, WITH_DEALS)[0]).toBe('3');
    expect(most(deals('count'), { low: 1, high: 4 }, WITH_DEALS)[0]).toBe('6');
  });

  test('as things stand there is none', () => {
    expect(most(deals('sum'), { low: 0, high: 0 }, WITH_DEALS)[0]).toBe('20');
    expect(most(deals('count'), { low: 0, high: 0 }, WITH_DEALS)[0]).toBe('2');
  });

  test('the least and the greatest of what runs alone', () => {
    const alone = { ...WITH_DEALS, facts: [deal('b', '15')] };
    expect(most(deals('minimum'), NEXT, alone)[0]).toBe('15');
    expect(most(deals('maximum'), { low: 100, high: 200 }, alone)[0]).toBe('15');
    expect(most(deals('minimum'), { low: 100, high: 200 }, alone)[0]).toBe('2');
  });

  test.each<[string, readonly FactCondition[], Stretch, string | null]>([
    ['that it passes all along', [amountOf('greaterOrEqual', '10')], NEXT, '35'],
    ['that it fails all along', [amountOf('greater', '20')], NEXT, '0'],
    ['that it passes from somewhere on', [amountOf('greater', '12')], NEXT, null],
    ['that it passes at one amount', [amountOf('in', '12', '15')], NEXT, null],
    ['that is tried at one amount alone', [amountOf('in', '12', '15')], { low: 1_200, high: 1_200 }, '27'],
    ['of another field, which the last one that counted had', [regionIs('south')], NEXT, '35'],
    ['of another field, which one before it had', [regionIs('north')], NEXT, '25'],
    ['that none has met, and the next deal would', [regionIs('west')], NEXT, '20'],
    ['of both', [regionIs('south'), amountOf('less', '100')], NEXT, '35'],
    ['of both, one of them open', [regionIs('south'), amountOf('equal', '12')], NEXT, null],
  ])('a condition %s', (_, where, stretch, expected) => {
    expect(most(deals('sum', where), stretch, WITH_DEALS)[0]).toBe(expected);
  });

  test('of another type stand still', () => {
    const plan = deals('sum', [], 'task');
    const tasks = { ...WITH_DEALS, facts: [...(WITH_DEALS.facts ?? []), deal('t', '7', { type: 'task' })] };
    expect(variationsOf(evaluatedPlan(plan, { period: '2026-10', employees: [tasks] }, tasks))).toEqual([]);
  });

  test('without amounts there is one more of them, where it passes', () => {
    const plain = { ...WITH_DEALS, facts: [deal('a', undefined, { attributes: { region: 'south' } })] };
    expect(most(deals('count'), { low: 1, high: 1 }, plain)[0]).toBe('2');
    const counted = (where: readonly FactCondition[]): Plan => {
      const plan = planOf((builder, { step }) => {
        const block = new PlanBuilder(builder);
        const result = block.emit('one', { op: 'constant', value: number('1'), type: MONEY });
        const frame: FactsFrame = { nodeId: 'd', filter: { factType: 'deal', where }, block: block.build(), result };
        return step({ op: 'facts', aggregate: 'count', frame });
      });
      return { ...plan, requirements: { ...plan.requirements, inputs: [], factTypes: ['deal'] } };
    };
    expect(most(counted([]), { low: 1, high: 1 }, plain)[0]).toBe('2');
    expect(most(counted([regionIs('south')]), { low: 1, high: 1 }, plain)[0]).toBe('2');
    expect(most(counted([regionIs('north')]), { low: 1, high: 1 }, plain)[0]).toBe('1');
  });

  test('a truth inside a frame decides for the fact that runs; of those that stand nothing is told', () => {
    const plan = planOf((builder, { step }) => {
      const block = new PlanBuilder(builder);
      const amount = block.emit('amount', { op: 'field', field: { kind: 'amount' }, type: MONEY });
      const limit = block.emit('limit', { op: 'constant', value: number('12'), type: MONEY });
      const isLarge = block.emit('large', {
        op: 'compare',
        comparison: 'greater',
        left: amount,
        right: limit,
        type: plain('boolean'),
      });
      const no = block.emit('no', { op: 'constant', value: booleanValue(false), type: plain('boolean') });
      const none = block.emit('none', { op: 'or', operands: [isLarge, no], type: plain('boolean') });
      const zero = block.emit('zero', { op: 'constant', value: number('0'), type: MONEY });
      const result = block.emit('paid', { op: 'select', condition: none, then: amount, otherwise: zero, type: MONEY });
      const frame: FactsFrame = { nodeId: 'd', filter: { factType: 'deal', where: [] }, block: block.build(), result };
      return step({ op: 'facts', aggregate: 'sum', frame });
    });
    const ofDeals = { ...plan, requirements: { ...plan.requirements, inputs: [], factTypes: ['deal'] } };
    expect(most(ofDeals, NEXT, WITH_DEALS)).toEqual(['35', [null]]);
    expect(most(ofDeals, { low: 1_300, high: 1_400 }, WITH_DEALS)).toEqual(['29', ['true']]);
    expect(most(ofDeals, { low: 100, high: 200 }, WITH_DEALS)).toEqual(['15', ['false']]);
  });
});
