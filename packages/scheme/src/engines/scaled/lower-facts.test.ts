import { decimal, divide, toCanonicalText } from '@premia/decimal';
import { describe, expect, test } from 'vitest';
import type { EmployeeInputs, EvaluationRequest, FactInput } from '../../evaluation/evaluation.ts';
import type { Aggregate, FactCondition, FactField, FactsFrame, Plan, StepIndex } from '../../plan/plan.ts';
import { PlanBuilder } from '../../plan/plan-builder.ts';
import { shownByBoth, stepPlan } from '../../testing/step-plan.ts';
import { numberValue, textValue } from '../../values/literal.ts';
import type { Value } from '../../values/value.ts';
import { money, plain, type ValueType } from '../../values/value-type.ts';

const MONEY = money('RUB');
const NUMBER = plain('number');

const deal = (id: string, amount: string | undefined, more: Partial<FactInput> = {}): FactInput => ({
  source: 'crm',
  id,
  type: 'deal',
  on: '2026-10-10',
  ...(amount === undefined ? {} : { amount }),
  ...more,
});

/** Two ordinary deals, one to be careful with, one that is not a deal. */
const DEALS: readonly FactInput[] = [
  deal('a', '100', { on: '2026-10-01', attributes: { region: 'north', margin: '0.2' } }),
  deal('b', '250.5', { on: '2026-10-10', source: 'erp', attributes: { region: 'south', margin: '0.4' } }),
  deal('c', '-40', { on: '2026-10-31', attributes: { region: 'east', margin: '0.1' } }),
  { ...deal('d', '7000'), type: 'task' },
];

const requestOf = (...employees: readonly Omit<EmployeeInputs, 'id'>[]): EvaluationRequest => ({
  period: '2026-10',
  employees: employees.map((employee, index) => ({ id: `e${index}`, ...employee })),
});

interface Inner {
  readonly builder: PlanBuilder;
  readonly field: (field: FactField, type?: ValueType) => StepIndex;
  /** A number of the scheme itself: the attribute of that name. */
  readonly outer: (attribute: string) => StepIndex;
  readonly constant: (text: string) => StepIndex;
}

interface Drawn {
  readonly aggregates: readonly Aggregate[];
  readonly where?: readonly FactCondition[];
  /** What is aggregated; the amount unless said. */
  readonly item?: (inner: Inner) => StepIndex;
}

/** A frame over deals, each aggregate shown under its name. */
function planOf({ aggregates, where = [], item = ({ field }) => field({ kind: 'amount' }) }: Drawn): Plan {
  return stepPlan((builder) => {
    const block = new PlanBuilder(builder);
    const attribute = (name: string): StepIndex =>
      builder.emit(name, { op: 'input', source: { kind: 'attribute', attribute: name }, type: NUMBER });
    const result = item({
      builder: block,
      field: (field, type = MONEY) => block.emit('field', { op: 'field', field, type }),
      outer: (name) => block.outer(attribute(name)),
      constant: (text) => block.emit('c', { op: 'constant', value: numberValue(decimal(text)), type: NUMBER }),
    });
    const frame: FactsFrame = { nodeId: 'frame', filter: { factType: 'deal', where }, block: block.build(), result };
    return Object.fromEntries(
      aggregates.map((aggregate) => [
        aggregate,
        builder.emit(aggregate, { op: 'facts', aggregate, frame, type: NUMBER }),
      ]),
    );
  });
}

const ALL: readonly Aggregate[] = ['sum', 'count', 'average', 'minimum', 'maximum'];

describe('aggregates of facts', () => {
  test('are taken of those of the asked type, all in one run, and proven', () => {
    expect(shownByBoth(planOf({ aggregates: ALL }), requestOf({ facts: DEALS }))).toEqual({
      shown: [{ sum: '310.5', count: '3', average: '103.5', minimum: '-40', maximum: '250.5' }],
      proven: 1,
      byReference: [],
    });
  });

  test.each([
    ['above zero', ['100', '250.5'], '100', '250.5'],
    ['below zero', ['-100', '-250.5'], '-250.5', '-100'],
    ['one only', ['-3'], '-3', '-3'],
  ])('the least and the greatest are among the facts, %s', (_, amounts, minimum, maximum) => {
    const facts = amounts.map((amount, index) => deal(`f${index}`, amount));
    const answer = shownByBoth(planOf({ aggregates: ['minimum', 'maximum'] }), requestOf({ facts }));
    expect(answer).toEqual({ shown: [{ minimum, maximum }], proven: 1, byReference: [] });
  });

  test('of no facts the sum and the count are zero; there is no average, least or greatest', () => {
    const request = requestOf({ facts: [] }, { facts: DEALS });
    expect(shownByBoth(planOf({ aggregates: ['sum', 'count'] }), request)).toEqual({
      shown: [
        { sum: '0', count: '0' },
        { sum: '310.5', count: '3' },
      ],
      proven: 2,
      byReference: [],
    });
    for (const aggregate of ['average', 'minimum', 'maximum'] as const) {
      const { shown, proven } = shownByBoth(planOf({ aggregates: [aggregate] }), request);
      expect(shown[0]).toEqual(['fact/none']);
      expect(proven).toBe(1);
    }
  });

  test('a fact without the amount that is asked for leaves its row to the reference', () => {
    const request = requestOf({ facts: [...DEALS, deal('x', undefined)] }, { facts: DEALS });
    const { shown, proven } = shownByBoth(planOf({ aggregates: ['sum'] }), request);
    expect(shown).toEqual([['input/missing'], { sum: '310.5' }]);
    expect(proven).toBe(1);
  });

  test('what only counts does not mind', () => {
    const request = requestOf({ facts: [...DEALS, deal('x', undefined)] });
    const counted = planOf({ aggregates: ['count'], item: ({ constant }) => constant('1') });
    expect(shownByBoth(counted, request)).toEqual({ shown: [{ count: '4' }], proven: 1, byReference: [] });
  });
});

const text = (word: string): Value => textValue(word);
const date = (day: string): Value => ({ kind: 'date', date: day });
const number = (digits: string): Value => numberValue(decimal(digits));

describe('conditions', () => {
  test.each<[field: string, comparison: FactCondition['comparison'], values: readonly Value[], sum: string]>([
    ['amount', 'equal', [number('100')], '100'],
    ['amount', 'notEqual', [number('100')], '210.5'],
    ['amount', 'less', [number('100')], '-40'],
    ['amount', 'lessOrEqual', [number('100')], '60'],
    ['amount', 'greater', [number('100')], '250.5'],
    ['amount', 'greaterOrEqual', [number('100')], '350.5'],
    ['amount', 'in', [number('100'), number('-40')], '60'],
    ['region', 'equal', [text('north')], '100'],
    ['region', 'notEqual', [text('north')], '210.5'],
    ['region', 'in', [text('north'), text('east')], '60'],
    ['region', 'notIn', [text('north'), text('east')], '250.5'],
    ['region', 'in', [text('west')], '0'],
    ['margin', 'greater', [number('0.1')], '350.5'],
    ['on', 'greaterOrEqual', [date('2026-10-10')], '210.5'],
    ['on', 'less', [date('2026-10-10')], '100'],
    ['source', 'equal', [text('erp')], '250.5'],
    ['id', 'in', [text('a'), text('c')], '60'],
    ['size', 'equal', [text('large')], '0'],
    ['size', 'notEqual', [text('large')], '0'],
    ['size', 'notIn', [text('large')], '0'],
  ])('%s %s', (field, comparison, values, sum) => {
    const plan = planOf({ aggregates: ['sum'], where: [{ field, comparison, values }] });
    const answer = shownByBoth(plan, requestOf({ facts: DEALS }));
    expect(answer).toEqual({ shown: [{ sum }], proven: 1, byReference: [] });
  });

  test('have to hold all of them; a fact that lacks one field does not match', () => {
    const where: readonly FactCondition[] = [
      { field: 'region', comparison: 'notEqual', values: [text('north')] },
      { field: 'amount', comparison: 'greater', values: [number('0')] },
    ];
    const facts = [...DEALS, deal('e', '5'), deal('f', undefined, { attributes: { region: 'south' } })];
    const answer = shownByBoth(planOf({ aggregates: ['sum', 'count'], where }), requestOf({ facts }));
    expect(answer).toEqual({ shown: [{ sum: '250.5', count: '1' }], proven: 1, byReference: [] });
  });

  test('keep what they leave out from being a problem', () => {
    const where: readonly FactCondition[] = [{ field: 'region', comparison: 'equal', values: [text('north')] }];
    const facts = [...DEALS, deal('f', undefined, { attributes: { region: 'south' } })];
    const answer = shownByBoth(planOf({ aggregates: ['sum'], where }), requestOf({ facts }));
    expect(answer).toEqual({ shown: [{ sum: '100' }], proven: 1, byReference: [] });
  });

  test('an amount in another currency is no problem to a condition, but to a sum', () => {
    const where: readonly FactCondition[] = [{ field: 'amount', comparison: 'greater', values: [number('0')] }];
    const facts = [deal('a', '5', { currency: 'USD' })];
    const counted = planOf({ aggregates: ['count'], where, item: ({ constant }) => constant('1') });
    expect(shownByBoth(counted, requestOf({ facts }))).toMatchObject({ shown: [{ count: '1' }], proven: 1 });
    const summed = shownByBoth(planOf({ aggregates: ['sum'], where }), requestOf({ facts }));
    expect(summed).toMatchObject({ shown: [['fact/other-currency']], proven: 0 });
  });
});

describe('what is worked out of each fact', () => {
  const shownOf = (item: Drawn['item'] & object, aggregates: readonly Aggregate[], attributes: object = {}) =>
    shownByBoth(planOf({ aggregates, item }), requestOf({ facts: DEALS, attributes: { ...attributes } }));
  const sumOf = (item: Drawn['item'] & object, attributes: object = {}) => {
    const { shown, proven, byReference } = shownOf(item, ['sum'], attributes);
    expect([proven, byReference]).toEqual([1, []]);
    return shown;
  };
  const binary = (
    { builder }: Inner,
    op: 'add' | 'subtract' | 'multiply' | 'divide' | 'minimum' | 'maximum',
    [left, right]: readonly [StepIndex, StepIndex],
  ): StepIndex => builder.emit(op, { op, left, right, type: NUMBER });

  test('its place, the sum before it, of the amount and of an attribute', () => {
    expect(sumOf(({ field }) => field({ kind: 'index' }, plain('count')))).toEqual([{ sum: '6' }]);
    // 0, 100 and 350.5; 0, 0.2 and 0.6.
    expect(sumOf(({ field }) => field({ kind: 'runningBefore', of: null }))).toEqual([{ sum: '450.5' }]);
    expect(sumOf(({ field }) => field({ kind: 'runningBefore', of: 'margin' }, plain('percent')))).toEqual([
      { sum: '0.8' },
    ]);
    expect(
      sumOf((inner) => {
        const [amount, before] = [inner.field({ kind: 'amount' }), inner.field({ kind: 'runningBefore', of: null })];
        return binary(inner, 'maximum', [amount, before]);
      }),
    ).toEqual([{ sum: '701' }]);
  });

  test('its day', () => {
    const plan = planOf({
      aggregates: ['minimum', 'maximum', 'average'],
      item: ({ builder, field }) =>
        builder.emit('day', {
          op: 'datePart',
          value: field({ kind: 'date' }, plain('date')),
          part: 'day',
          type: plain('count'),
        }),
    });
    expect(shownByBoth(plan, requestOf({ facts: DEALS }))).toEqual({
      shown: [{ minimum: '1', maximum: '31', average: '14' }],
      proven: 1,
      byReference: [],
    });
  });

  /** Denominators of the scheme's own, made inside the frame in every way that can stand outside it. */
  test.each<[string, (inner: Inner) => StepIndex, string]>([
    ['as it is', ({ outer }) => outer('target'), '7'],
    ['less a constant', (inner) => binary(inner, 'subtract', [inner.outer('target'), inner.constant('4')]), '3'],
    ['and another', (inner) => binary(inner, 'add', [inner.outer('target'), inner.outer('share')]), '17.5'],
    ['times itself', (inner) => binary(inner, 'multiply', [inner.outer('target'), inner.outer('share')]), '73.5'],
    ['or the lesser', (inner) => binary(inner, 'minimum', [inner.outer('target'), inner.outer('share')]), '7'],
    ['or the greater', (inner) => binary(inner, 'maximum', [inner.outer('target'), inner.outer('share')]), '10.5'],
  ])('over one number of the employee is exact: %s', (_, denominator, value) => {
    const item = (inner: Inner) => binary(inner, 'divide', [inner.field({ kind: 'amount' }), denominator(inner)]);
    const attributes = { target: '7', share: '10.5' };
    const answer = shownOf(item, ['sum', 'minimum', 'maximum', 'average'], attributes);
    const over = (amount: string) => toCanonicalText(divide(decimal(amount), decimal(value)));
    expect(answer).toEqual({
      shown: [{ sum: over('310.5'), minimum: over('-40'), maximum: over('250.5'), average: over('103.5') }],
      proven: 1,
      byReference: [],
    });
  });

  test('also where the number is taken negative or as its size', () => {
    const over = (op: 'negate' | 'absolute') => (inner: Inner) => {
      const value = inner.builder.emit(op, { op, value: inner.outer('target'), type: NUMBER });
      return binary(inner, 'divide', [inner.field({ kind: 'amount' }), value]);
    };
    expect(shownOf(over('negate'), ['sum', 'minimum', 'maximum'], { target: '3' })).toEqual({
      shown: [{ sum: '-103.5', minimum: '-83.5', maximum: '40/3' }],
      proven: 1,
      byReference: [],
    });
    expect(shownOf(over('absolute'), ['sum', 'minimum', 'maximum'], { target: '-3' })).toEqual({
      shown: [{ sum: '103.5', minimum: '-40/3', maximum: '83.5' }],
      proven: 1,
      byReference: [],
    });
  });

  test('over a number of the fact is not, so that only what is rounded can be proven', () => {
    const item = (inner: Inner) => {
      const margin = inner.field({ kind: 'attribute', attribute: 'margin' }, plain('percent'));
      return binary(inner, 'divide', [inner.field({ kind: 'amount' }), margin]);
    };
    // 500, 626.25 and -400.
    const exact = shownOf(item, ['sum', 'minimum', 'maximum']);
    expect(exact).toEqual({
      shown: [{ sum: '726.25', minimum: '-400', maximum: '626.25' }],
      proven: 0,
      byReference: [],
    });
    const rounded = stepPlan((builder) => {
      const plan = planOf({ aggregates: ['sum', 'minimum', 'maximum'], item });
      for (const step of plan.body.steps) builder.emit(step.nodeId, step);
      const round = (value: StepIndex): StepIndex =>
        builder.emit('round', { op: 'round', value, digits: 0, mode: 'floor', type: NUMBER });
      return Object.fromEntries(
        plan.results.flatMap((result) => (result.kind === 'indicator' ? [[result.code, round(result.step)]] : [])),
      );
    });
    const facts = DEALS.filter(({ id }) => id !== 'a' && id !== 'c').concat(
      deal('e', '-41', { attributes: { margin: '0.3' } }),
      deal('f', '10', { attributes: { margin: '0.7' } }),
    );
    // 626.25, -136.67 and 14.29 to the whole below.
    expect(shownByBoth(rounded, requestOf({ facts }))).toEqual({
      shown: [{ sum: '503', minimum: '-137', maximum: '626' }],
      proven: 1,
      byReference: [],
    });
  });
});

describe('sums too large for the integers at hand', () => {
  test('before each fact are left to the reference by name', () => {
    const facts = Array.from({ length: 9 }, (_, index) => deal(`f${index}`, index === 0 ? '0.00001' : '9999999999999'));
    const running = planOf({
      aggregates: ['maximum'],
      item: ({ field }) => field({ kind: 'runningBefore', of: null }),
    });
    expect(shownByBoth(running, requestOf({ facts }))).toMatchObject({
      shown: [{ maximum: '69999999999993.00001' }],
      byReference: ['field.runningBefore'],
    });
  });

  test('are left to the reference, and no cent is lost', () => {
    const facts = Array.from({ length: 9 }, (_, index) => deal(`f${index}`, index === 0 ? '0.00001' : '9999999999999'));
    const answer = shownByBoth(planOf({ aggregates: ['sum'] }), requestOf({ facts }));
    expect(answer).toMatchObject({ shown: [{ sum: '79999999999992.00001' }], proven: 0 });
  });
});
