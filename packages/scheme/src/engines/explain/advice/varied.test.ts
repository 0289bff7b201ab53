import { decimal, ZERO } from '@premia/decimal';
import { describe, expect, test } from 'vitest';
import type { EmployeeInputs } from '../../../evaluation/evaluation.ts';
import type { Block, FactsFrame, InputSource, Plan, StepOperation } from '../../../plan/plan.ts';
import { PlanBuilder } from '../../../plan/plan-builder.ts';
import { requirementsOf } from '../../../plan/requirements.ts';
import { booleanValue, numberValue, textValue } from '../../../values/literal.ts';
import { money, plain, type ValueType } from '../../../values/value-type.ts';
import {
  criterionVariations,
  downward,
  largestNumber,
  numberIn,
  placesDown,
  placesWithin,
  type Varied,
} from './varied.ts';

type Asked = readonly [criterion: string, measure: 'actual' | 'target' | 'previous', type: ValueType];

/** Reads every criterion that is asked of. */
function reading(...asked: readonly Asked[]): Plan {
  const builder = new PlanBuilder();
  const sources: readonly InputSource[] = [{ kind: 'attribute', attribute: 'grade' }];
  for (const source of sources) builder.emit('grade', { op: 'input', source, type: plain('text') });
  for (const [criterion, measure, type] of asked) {
    builder.emit(criterion, { op: 'input', source: { kind: 'criterion', criterion, measure }, type });
  }
  const body = builder.build();
  const requirements = requirementsOf(body, []);
  return { schemeKey: 'v', schemeHash: 'v', period: 'month', currency: 'JPY', body, requirements, results: [] };
}

const found = (plan: Plan, criteria: EmployeeInputs['criteria'], largest = '0'): readonly Varied[] =>
  criterionVariations(plan, { id: 'e', ...(criteria === undefined ? {} : { criteria }) }, decimal(largest));

const RUB = money('RUB');
const MILLION = 1_000_000;
const PLACES_MAX = 2 ** 46;

describe('criteria that work can change', () => {
  test('are those the scheme reads what is of, and that are known', () => {
    const plan = reading(['revenue', 'actual', RUB], ['visits', 'target', plain('count')], ['calls', 'actual', RUB]);
    const criteria = { revenue: { actual: '10.5' }, visits: { actual: '3', target: '5' }, other: { actual: '1' } };
    expect(found(plan, criteria).map(({ variation }) => variation)).toEqual([
      {
        input: { kind: 'criterion', criterion: 'revenue' },
        type: RUB,
        from: decimal('10.5'),
        unit: decimal('0.01'),
        alsoYear: null,
        fact: null,
      },
    ]);
  });

  test.each<[string, EmployeeInputs['criteria']]>([
    ['nobody knows', undefined],
    ['has no value', { revenue: { target: '10' } }],
    ['has a value that is no number', { revenue: { actual: 'ten' } }],
  ])('are none where it %s', (_, criteria) => {
    expect(found(reading(['revenue', 'actual', RUB]), criteria)).toEqual([]);
  });

  test('move with the year where the year is known', () => {
    const [varied] = found(reading(['revenue', 'actual', RUB]), { revenue: { actual: '10', yearToDate: '90' } });
    expect(varied?.variation.alsoYear).toEqual(decimal('90'));
  });

  test.each<[string, ValueType, Record<string, string>, string]>([
    ['money in its own minor units', RUB, { actual: '10.123' }, '0.01'],
    ['money of no currency in those of the scheme', { ...RUB, currency: null }, { actual: '10.123' }, '1'],
    ['things whole', plain('count'), { actual: '10.5' }, '1'],
    ['percents in hundredths of one', plain('percent'), { actual: '0.5' }, '0.0001'],
    ['percents finer where they are', plain('percent'), { actual: '0.12345' }, '0.00001'],
    ['numbers as fine as they are', plain('number'), { actual: '0.5', target: '1' }, '0.1'],
    ['numbers as fine as their target', plain('number'), { actual: '0.5', target: '1.25' }, '0.01'],
  ])('are counted in units: %s', (_, type, measures, unit) => {
    const [varied] = found(reading(['v', 'actual', type]), { v: measures });
    expect(varied?.variation.unit).toEqual(decimal(unit));
  });

  test.each<[string, Record<string, string>, string, number]>([
    ['ten times what is', { actual: '5000000' }, '1', 50 * MILLION],
    ['ten times what is below zero', { actual: '-5000000' }, '1', 50 * MILLION],
    ['ten times the target', { actual: '1', target: '3000000' }, '2', 30 * MILLION],
    ['ten times the largest number of the scheme', { actual: '1', target: '2' }, '4000000', 40 * MILLION],
    ['a million units at least', { actual: '1', target: 'x' }, '2', MILLION],
  ])('are looked at within %s', (_, measures, largest, places) => {
    expect(found(reading(['v', 'actual', plain('count')]), { v: measures }, largest)[0]?.places).toBe(places);
  });
});

describe('places', () => {
  test('are whole, a million at least, and no more than are counted exactly', () => {
    expect(placesWithin(decimal('200000'), decimal('0.01'))).toBe(200 * MILLION);
    expect(placesWithin(decimal('300000.5'), decimal('-2'))).toBe(1_500_002);
    expect(placesWithin(decimal('1'), decimal('1'))).toBe(MILLION);
    expect(placesWithin(decimal('1e18'), decimal('1'))).toBe(PLACES_MAX);
    expect(placesWithin(decimal(`${PLACES_MAX}`), decimal('10'))).toBe(PLACES_MAX);
    expect(placesWithin(decimal(`${PLACES_MAX - 2}`), decimal('10'))).toBe(PLACES_MAX - 2);
  });

  const [varied] = found(reading(['v', 'actual', plain('number')]), { v: { actual: '2.5' } });
  if (varied === undefined) throw new Error('it is there');
  const { variation } = varied;

  test('downward there are those above zero', () => {
    expect(downward({ variation, places: 100 })).toEqual({
      variation: { ...variation, unit: decimal('-0.1') },
      places: 25,
    });
    expect(placesDown({ ...variation, unit: decimal('-2') }, 100)).toBe(1);
    expect(placesDown({ ...variation, from: decimal('10') }, 100)).toBe(100);
    expect(placesDown({ ...variation, from: decimal('10.1') }, 100)).toBe(100);
    expect(placesDown({ ...variation, from: decimal('9.99') }, 100)).toBe(99);
  });

  test('downward there are none of zero, of less, and of facts', () => {
    expect(placesDown({ ...variation, from: ZERO }, 100)).toBe(0);
    expect(placesDown({ ...variation, from: decimal('-1') }, 100)).toBe(0);
    const fact = { source: 'crm', id: 'd', type: 'deal', on: '2026-10-01' };
    expect(placesDown({ ...variation, fact }, 100)).toBe(0);
  });

  test('texts that are no numbers are none', () => {
    expect([numberIn('2.5'), numberIn('two'), numberIn(''), numberIn(undefined)]).toEqual([
      decimal('2.5'),
      null,
      null,
      null,
    ]);
  });
});

describe('the largest number that a scheme states', () => {
  const blockOf = (...operations: readonly StepOperation[]): Block => {
    const builder = new PlanBuilder();
    for (const operation of operations) builder.emit(operation.op, { ...operation, type: RUB });
    return builder.build();
  };
  const constant = (text: string): StepOperation => ({ op: 'constant', value: numberValue(decimal(text)) });
  const band = (from: string) => ({ from: decimal(from), to: null, rate: decimal('1000'), amount: decimal('2000') });
  const tiers: StepOperation = {
    op: 'tiers',
    mode: 'whole',
    output: 'amount',
    value: 0,
    position: null,
    base: null,
    bands: [band('0'), band('70')],
  };
  const matrix: StepOperation = {
    op: 'matrix',
    keys: [0, 0],
    axes: [
      { kind: 'bands', from: ['0', '40'].map(decimal) },
      { kind: 'values', keys: [numberValue(decimal('50')), textValue('9000')] },
    ],
    cells: ['1', '2', '3', '400'].map((text) => numberValue(decimal(text))),
  };
  const frame = (block: Block): FactsFrame => ({
    nodeId: 'f',
    filter: { factType: 'deal', where: [] },
    block,
    result: 0,
  });

  test.each<[string, Block, string]>([
    ['constants', blockOf(constant('5'), constant('7'), constant('6')), '7'],
    ['constants below zero, by their size', blockOf(constant('5'), constant('-7')), '7'],
    ['values that are no numbers, not', blockOf({ op: 'constant', value: booleanValue(true) }), '0'],
    ['where bands begin, not what they pay', blockOf(constant('5'), tiers), '70'],
    ['keys of tables, not what is in their cells', blockOf(constant('5'), matrix), '50'],
    [
      'the same inside a frame',
      blockOf(constant('5'), { op: 'facts', aggregate: 'sum', frame: frame(blockOf(tiers)) }),
      '70',
    ],
    ['nothing', blockOf(), '0'],
    ['steps that state none', blockOf(constant('5'), { op: 'negate', value: 0 }), '5'],
  ])('is looked for in %s', (_, block, largest) => {
    expect(largestNumber(block)).toEqual(decimal(largest));
  });
});
