import { decimal } from '@premia/decimal';
import { describe, expect, test } from 'vitest';
import type { EmployeeInputs, EvaluationRequest, FactInput } from '../../evaluation/evaluation.ts';
import type { Aggregate, FactCondition, FactField, FactsFrame, Plan, StepIndex } from '../../plan/plan.ts';
import { PlanBuilder } from '../../plan/plan-builder.ts';
import { shownByBoth, stepPlan } from '../../testing/step-plan.ts';
import { numberValue, textValue } from '../../values/literal.ts';
import { money, plain, type ValueType } from '../../values/value-type.ts';
import { fieldKey } from './lower-facts.ts';
import { sourceKey } from './lower-input.ts';

const [NUMBER, TEXT, BIT] = [plain('number'), plain('text'), plain('boolean')];
const RUB = money('RUB');

const deal = (id: string, more: Partial<FactInput> = {}): FactInput => ({
  source: 'crm',
  id,
  type: 'deal',
  on: '2026-10-10',
  amount: '100',
  ...more,
});
const requestOf = (...employees: readonly Omit<EmployeeInputs, 'id'>[]): EvaluationRequest => ({
  period: '2026-10',
  employees: employees.map((employee, index) => ({ id: `e${index}`, ...employee })),
});

type Draw = (block: PlanBuilder) => StepIndex;
const field = (block: PlanBuilder, of: FactField, type: ValueType): StepIndex =>
  block.emit('field', { op: 'field', field: of, type });
const frameOf = (builder: PlanBuilder, draw: Draw, where: readonly FactCondition[] = []): FactsFrame => {
  const block = new PlanBuilder(builder);
  const result = draw(block);
  return { nodeId: 'frame', filter: { factType: 'deal', where }, block: block.build(), result };
};
const aggregateOf = (aggregate: Aggregate, draw: Draw, where: readonly FactCondition[] = []): Plan =>
  stepPlan((builder) => ({
    v: builder.emit('v', { op: 'facts', aggregate, frame: frameOf(builder, draw, where), type: NUMBER }),
  }));

/** One where the field is the word, else nothing. */
const counting =
  (of: FactField, word: string): Draw =>
  (block) => {
    const right = block.emit('word', { op: 'constant', value: textValue(word), type: TEXT });
    const condition = block.emit('is', {
      op: 'compare',
      comparison: 'equal',
      left: field(block, of, TEXT),
      right,
      type: BIT,
    });
    const [then, otherwise] = ['1', '0'].map((text) =>
      block.emit('c', { op: 'constant', value: numberValue(decimal(text)), type: NUMBER }),
    ) as [StepIndex, StepIndex];
    return block.emit('one', { op: 'select', condition, then, otherwise, type: NUMBER });
  };

describe('fields of a fact inside a frame', () => {
  const facts = [
    deal('a', { attributes: { region: 'north', size: '3' } }),
    deal('b', { source: 'erp', attributes: { region: 'south', size: '4' } }),
    deal('c', { attributes: { region: 'north', size: '5' } }),
  ];

  test.each<[FactField, string, string]>([
    [{ kind: 'id' }, 'b', '1'],
    [{ kind: 'source' }, 'crm', '2'],
    [{ kind: 'attribute', attribute: 'region' }, 'north', '2'],
    [{ kind: 'attribute', attribute: 'region' }, 'west', '0'],
  ])('words: %j is %s', (of, word, sum) => {
    const answer = shownByBoth(aggregateOf('sum', counting(of, word)), requestOf({ facts }));
    expect(answer).toEqual({ shown: [{ v: sum }], proven: 1, byReference: [] });
  });

  test('one read as a word and as a number is both', () => {
    const size: FactField = { kind: 'attribute', attribute: 'size' };
    const draw: Draw = (block) => {
      const isFour = counting(size, '4')(block);
      return block.emit('sum', { op: 'add', left: isFour, right: field(block, size, NUMBER), type: NUMBER });
    };
    expect(shownByBoth(aggregateOf('sum', draw), requestOf({ facts }))).toEqual({
      shown: [{ v: '13' }],
      proven: 1,
      byReference: [],
    });
  });

  test('one that is missing is a problem where it is read, and none where its fact does not count', () => {
    const size: Draw = (block) => field(block, { kind: 'attribute', attribute: 'size' }, NUMBER);
    const without = [...facts, deal('d', { attributes: { region: 'east' } })];
    expect(shownByBoth(aggregateOf('sum', size), requestOf({ facts: without }, { facts }))).toEqual({
      shown: [['input/missing'], { v: '12' }],
      proven: 1,
      byReference: [],
    });
    const north = [{ field: 'region', comparison: 'equal', values: [textValue('north')] }] as const;
    expect(shownByBoth(aggregateOf('sum', size, north), requestOf({ facts: without })).shown).toEqual([{ v: '8' }]);
  });

  test('the sum before the first is nothing; one that is missing is a problem of all behind it', () => {
    const running: Draw = (block) => field(block, { kind: 'runningBefore', of: 'size' }, NUMBER);
    expect(shownByBoth(aggregateOf('maximum', running), requestOf({ facts }, { facts: facts.slice(0, 1) }))).toEqual({
      shown: [{ v: '8' }, { v: '0' }],
      proven: 2,
      byReference: [],
    });
    const without = [deal('0'), ...facts];
    expect(shownByBoth(aggregateOf('maximum', running), requestOf({ facts: without })).shown).toEqual([
      ['input/missing'],
    ]);
  });

  test('a frame inside a frame has no form here', () => {
    const nested: Draw = (block) =>
      block.emit('inner', {
        op: 'facts',
        aggregate: 'sum',
        frame: frameOf(block, (inner) => field(inner, { kind: 'amount' }, RUB)),
        type: RUB,
      });
    expect(shownByBoth(aggregateOf('sum', nested), requestOf({ facts })).byReference).toEqual(['facts.nested']);
  });

  test('two frames are two runs, and each shows its own', () => {
    const plan = stepPlan((builder) => {
      const amounts = frameOf(builder, (block) => field(block, { kind: 'amount' }, RUB));
      const sizes = frameOf(builder, (block) => field(block, { kind: 'attribute', attribute: 'size' }, NUMBER));
      const of = (frame: FactsFrame, aggregate: Aggregate) =>
        builder.emit('v', { op: 'facts', aggregate, frame, type: NUMBER });
      return { amounts: of(amounts, 'sum'), sizes: of(sizes, 'maximum'), least: of(sizes, 'minimum') };
    });
    expect(shownByBoth(plan, requestOf({ facts }))).toEqual({
      shown: [{ amounts: '300', sizes: '5', least: '3' }],
      proven: 1,
      byReference: [],
    });
  });
});

describe('the key of a column', () => {
  test('tells fields apart, attributes from fields of the same name', () => {
    const fields = [
      { kind: 'amount' },
      { kind: 'id' },
      { kind: 'attribute', attribute: 'id' },
      { kind: 'attribute', attribute: 'amount' },
    ] as const;
    expect(fields.map(fieldKey)).toEqual(['amount', 'id', 'attribute id', 'attribute amount']);
  });

  test('tells inputs apart', () => {
    const keys = [
      { kind: 'criterion', criterion: 'x', measure: 'actual' },
      { kind: 'criterion', criterion: 'x', measure: 'target' },
      { kind: 'attribute', attribute: 'x' },
      { kind: 'parameter', parameter: 'x' },
      { kind: 'balance', balance: 'x' },
      { kind: 'calendar', scope: 'period', measure: 'days' },
      { kind: 'calendar', scope: 'year', measure: 'days' },
      { kind: 'given', step: 3, part: 'sum' },
      { kind: 'given', step: 3, part: 'value' },
    ] as const;
    expect(keys.map(sourceKey)).toEqual([
      'criterion actual x',
      'criterion target x',
      'attribute x',
      'parameter x',
      'balance x',
      'calendar period days',
      'calendar year days',
      'given sum 3',
      'given value 3',
    ]);
  });
});

describe('inputs', () => {
  const SOURCES = [
    ['criterion', { kind: 'criterion', criterion: 'x', measure: 'actual' }],
    ['attribute', { kind: 'attribute', attribute: 'x' }],
    ['balance', { kind: 'balance', balance: 'x' }],
    ['parameter', { kind: 'parameter', parameter: 'x' }],
    ['days', { kind: 'calendar', scope: 'period', measure: 'days' }],
  ] as const;
  const plan = stepPlan((builder) =>
    Object.fromEntries(
      SOURCES.map(([name, source]) => [name, builder.emit(name, { op: 'input', source, type: NUMBER })]),
    ),
  );
  const whole = {
    criteria: { x: { actual: '1' } },
    attributes: { x: '2' },
    balances: { x: '3' },
    parameters: { x: '4' },
  };

  test('come from where they are read', () => {
    expect(shownByBoth(plan, requestOf(whole))).toEqual({
      shown: [{ criterion: '1', attribute: '2', balance: '3', parameter: '4', days: '31' }],
      proven: 1,
      byReference: [],
    });
  });

  test.each(['criteria', 'attributes', 'balances', 'parameters'] as const)(
    'that are missing are a problem: %s',
    (kind) => {
      const { [kind]: _, ...rest } = whole;
      expect(shownByBoth(plan, requestOf(whole, rest))).toMatchObject({
        shown: [{ criterion: '1' }, ['input/missing']],
        proven: 1,
      });
    },
  );

  test('of one source are one column, however often it is read', () => {
    const twice = stepPlan((builder) => {
      const read = () =>
        builder.emit('x', { op: 'input', source: { kind: 'attribute', attribute: 'x' }, type: NUMBER });
      return { sum: builder.emit('sum', { op: 'add', left: read(), right: read(), type: NUMBER }) };
    });
    expect(shownByBoth(twice, requestOf({ attributes: { x: '2.5' } }))).toMatchObject({
      shown: [{ sum: '5' }],
      proven: 1,
    });
  });
});
