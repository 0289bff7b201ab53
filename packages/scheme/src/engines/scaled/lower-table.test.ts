import { decimal } from '@premia/decimal';
import { describe, expect, test } from 'vitest';
import type { EvaluationRequest } from '../../evaluation/evaluation.ts';
import type { AxisKeys, Plan } from '../../plan/plan.ts';
import { type Shown, shownByBoth, stepPlan } from '../../testing/step-plan.ts';
import { booleanValue, numberValue, textValue } from '../../values/literal.ts';
import type { Value } from '../../values/value.ts';
import { money, plain, type ValueType } from '../../values/value-type.ts';

const number = (text: string): Value => numberValue(decimal(text));
const date = (text: string): Value => ({ kind: 'date', date: text });
const words = (...texts: readonly string[]): AxisKeys => ({ kind: 'values', keys: texts.map(textValue) });
const bands = (...texts: readonly string[]): AxisKeys => ({ kind: 'bands', from: texts.map(decimal) });

interface Asked {
  readonly types: readonly ValueType[];
  /** Of each employee its keys, in the order of the axes. */
  readonly keys: readonly (readonly string[])[];
}

const requestOf = (keys: Asked['keys'], around: Partial<EvaluationRequest> = {}): EvaluationRequest => ({
  period: '2026-10',
  ...around,
  employees: keys.map((own, index) => ({
    id: `e${index}`,
    attributes: Object.fromEntries(own.map((key, axis) => [`k${axis}`, key])),
  })),
});

function matrixOf(
  { types, keys }: Asked,
  { axes, cells, type = plain('number') }: { axes: readonly AxisKeys[]; cells: readonly Value[]; type?: ValueType },
): Shown {
  const plan = stepPlan((builder) => {
    const steps = types.map((own, axis) =>
      builder.emit(`k${axis}`, { op: 'input', source: { kind: 'attribute', attribute: `k${axis}` }, type: own }),
    );
    return { x: builder.emit('x', { op: 'matrix', keys: steps, axes, cells, type }) };
  });
  return shownByBoth(plan, requestOf(keys));
}

const is = (...values: readonly string[]) => values.map((x) => ({ x }));
const NONE = ['value/not-in-table'];
const TEXT = plain('text');
const NUMBER = plain('number');

describe('a table of the scheme', () => {
  test('of bands: the last that begins at or below the key; below the first there is none', () => {
    const asked = { types: [NUMBER], keys: [['0'], ['99.99'], ['100'], ['500'], ['9000'], ['-0.01']] };
    const answer = matrixOf(asked, { axes: [bands('0', '100', '500')], cells: ['1', '2.5', '3'].map(number) });
    expect(answer).toEqual({ shown: [...is('1', '1', '2.5', '3', '3'), NONE], proven: 5, byReference: [] });
  });

  test('of bands the key never falls below has no problem to look for', () => {
    const asked = { types: [NUMBER], keys: [['5'], ['900']] };
    const answer = matrixOf(asked, { axes: [bands('0', '100')], cells: ['1', '2'].map(number) });
    expect(answer).toEqual({ shown: is('1', '2'), proven: 2, byReference: [] });
  });

  test('of words, of numbers, of days, of yes and no', () => {
    const cells = ['10', '20', '30'].map(number);
    const byWord = matrixOf(
      { types: [TEXT], keys: [['C'], ['A'], ['B'], ['Z']] },
      { axes: [words('A', 'B', 'C')], cells },
    );
    expect(byWord).toEqual({ shown: [...is('30', '10', '20'), NONE], proven: 3, byReference: [] });
    const byNumber = matrixOf(
      { types: [NUMBER], keys: [['2.50'], ['1'], ['7'], ['3']] },
      { axes: [{ kind: 'values', keys: ['1', '2.5', '7'].map(number) }], cells },
    );
    expect(byNumber).toEqual({ shown: [...is('20', '10', '30'), NONE], proven: 3, byReference: [] });
    const byDay = matrixOf(
      { types: [plain('date')], keys: [['2026-10-02'], ['2026-10-01'], ['2026-10-03']] },
      { axes: [{ kind: 'values', keys: ['2026-10-01', '2026-10-02'].map(date) }], cells: cells.slice(0, 2) },
    );
    expect(byDay).toEqual({ shown: [...is('20', '10'), NONE], proven: 2, byReference: [] });
    const byTruth = matrixOf(
      { types: [plain('boolean')], keys: [['true'], ['false']] },
      { axes: [{ kind: 'values', keys: [false, true].map(booleanValue) }], cells: cells.slice(0, 2) },
    );
    expect(byTruth).toEqual({ shown: is('20', '10'), proven: 2, byReference: [] });
  });

  test('of several axes is read row by row', () => {
    const keys = ['A', 'B'].flatMap((grade) => ['0', '100', '500'].map((amount) => [grade, amount, 'true']));
    const asked = { types: [TEXT, NUMBER, plain('boolean')], keys: [...keys, ['A', '-1', 'true'], ['Z', '0', 'true']] };
    const axes = [
      words('A', 'B'),
      bands('0', '100', '500'),
      { kind: 'values', keys: [true, false].map(booleanValue) } as const,
    ];
    const cells = Array.from({ length: 12 }, (_, cell) => number(String(cell)));
    expect(matrixOf(asked, { axes, cells })).toEqual({
      shown: [...is('0', '2', '4', '6', '8', '10'), NONE, NONE],
      proven: 6,
      byReference: [],
    });
  });

  test('words that stand in two tables keep their places in each', () => {
    const plan = stepPlan((builder) => {
      const key = builder.emit('k0', { op: 'input', source: { kind: 'attribute', attribute: 'k0' }, type: TEXT });
      const matrix = (name: string, texts: readonly string[], cells: readonly string[]) =>
        builder.emit(name, {
          op: 'matrix',
          keys: [key],
          axes: [words(...texts)],
          cells: cells.map(number),
          type: NUMBER,
        });
      return {
        first: matrix('first', ['A', 'B', 'C', 'D'], ['1', '2', '3', '4']),
        backwards: matrix('backwards', ['D', 'C', 'B', 'A'], ['5', '6', '7', '8']),
        some: matrix('some', ['D', 'A', 'B', 'C', 'E'], ['9', '10', '11', '12', '13']),
        middle: matrix('middle', ['B', 'C', 'A', 'D'], ['14', '15', '16', '17']),
      };
    });
    const shown = [
      { first: '1', backwards: '8', some: '10', middle: '16' },
      { first: '2', backwards: '7', some: '11', middle: '14' },
      { first: '3', backwards: '6', some: '12', middle: '15' },
      { first: '4', backwards: '5', some: '9', middle: '17' },
      NONE,
      NONE,
    ];
    const request = requestOf([['A'], ['B'], ['C'], ['D'], ['E'], ['Z']]);
    expect(shownByBoth(plan, request)).toEqual({ shown, proven: 4, byReference: [] });
  });

  test('a word between others that is in one table only is in no other', () => {
    const plan = stepPlan((builder) => {
      const key = builder.emit('k0', { op: 'input', source: { kind: 'attribute', attribute: 'k0' }, type: TEXT });
      const matrix = (name: string, texts: readonly string[], cells: readonly string[]) =>
        builder.emit(name, {
          op: 'matrix',
          keys: [key],
          axes: [words(...texts)],
          cells: cells.map(number),
          type: NUMBER,
        });
      const all = matrix('all', ['A', 'B', 'C'], ['1', '2', '3']);
      const ends = matrix('ends', ['A', 'C'], ['4', '5']);
      const fallback = builder.emit('c', { op: 'constant', value: number('0'), type: NUMBER });
      const some = builder.emit('some', { op: 'recover', value: ends, fallback, only: 'missing', type: NUMBER });
      return { all, some };
    });
    expect(shownByBoth(plan, requestOf([['A'], ['B'], ['C']])).shown).toEqual([
      { all: '1', some: '4' },
      { all: '2', some: '0' },
      { all: '3', some: '5' },
    ]);
  });

  test('cells may be words, days, yes and no', () => {
    const asked = { types: [TEXT], keys: [['B'], ['A']] };
    const axes = [words('A', 'B')];
    expect(matrixOf(asked, { axes, cells: ['low', 'high'].map(textValue), type: TEXT }).shown).toEqual(
      is('high', 'low'),
    );
    const days = ['2026-01-31', '2026-12-01'];
    const dated = matrixOf(asked, { axes, cells: days.map(date), type: plain('date') });
    expect(dated).toEqual({ shown: is('2026-12-01', '2026-01-31'), proven: 2, byReference: [] });
    const truths = matrixOf(asked, { axes, cells: [false, true].map(booleanValue), type: plain('boolean') });
    expect(truths).toEqual({ shown: [{ x: true }, { x: false }], proven: 2, byReference: [] });
  });

  test('cells of different fineness are exact; those no integer holds are left to the reference', () => {
    const asked = { types: [TEXT], keys: [['A'], ['B']] };
    const axes = [words('A', 'B')];
    expect(matrixOf(asked, { axes, cells: ['0.125', '-3.3'].map(number) })).toEqual({
      shown: is('0.125', '-3.3'),
      proven: 2,
      byReference: [],
    });
    const huge = matrixOf(asked, { axes, cells: ['99999999999999999999', '1'].map(number) });
    expect(huge).toMatchObject({ shown: is('99999999999999999999', '1'), byReference: ['matrix.cells'] });
  });

  test('an axis of more than 256 numbers is left to the reference', () => {
    const tableOf = (size: number) => {
      const keys = Array.from({ length: size }, (_, index) => number(String(index)));
      return matrixOf({ types: [NUMBER], keys: [['3']] }, { axes: [{ kind: 'values', keys }], cells: keys });
    };
    expect(tableOf(256)).toEqual({ shown: is('3'), proven: 1, byReference: [] });
    expect(tableOf(257)).toEqual({ shown: is('3'), proven: 1, byReference: ['lookup.long-number-axis'] });
  });
});

type Rows = readonly Readonly<Record<string, string>>[];

function lookupOf(key: ValueType, rows: Rows, keys: readonly string[], type: ValueType = NUMBER): Shown {
  const plan = stepPlan((builder) => {
    const step = builder.emit('k0', { op: 'input', source: { kind: 'attribute', attribute: 'k0' }, type: key });
    return { x: builder.emit('x', { op: 'lookup', table: 'table', key: step, column: 'value', type }) };
  });
  return shownByBoth(
    plan,
    requestOf(
      keys.map((own) => [own]),
      { tables: { table: rows } },
    ),
  );
}

describe('a table of the request', () => {
  test('is looked up by words, numbers, days, yes and no', () => {
    const rowsOf = (...keys: readonly string[]): Rows => keys.map((key, index) => ({ key, value: `${index + 1}.5` }));
    const proven = (answer: Shown, ...values: readonly string[]) => {
      expect(answer).toEqual({ shown: [...is(...values), NONE], proven: values.length, byReference: [] });
    };
    proven(lookupOf(TEXT, rowsOf('A', 'B'), ['B', 'A', 'Z']), '2.5', '1.5');
    proven(lookupOf(NUMBER, rowsOf('10', '7.0', 'many'), ['7', '10.0', '8']), '2.5', '1.5');
    const days = rowsOf('2026-10-01', '2026-10-02', 'soon');
    proven(lookupOf(plain('date'), days, ['2026-10-02', '2026-10-01', '2026-10-03']), '2.5', '1.5');
    proven(lookupOf(plain('boolean'), rowsOf('true', 'yes', '1'), ['true', 'false']), '1.5');
    proven(lookupOf(plain('boolean'), rowsOf('false', 'true').slice(0, 1), ['false', 'true']), '1.5');
  });

  test('has one row in force of each number, however it is written', () => {
    const rows: Rows = [
      { key: '10', from: '2026-01-01', value: '1' },
      { key: '10.0', from: '2026-09-01', value: '2' },
      { key: '10.00', from: '2026-12-01', value: '3' },
    ];
    expect(lookupOf(NUMBER, rows, ['10'])).toEqual({ shown: is('2'), proven: 1, byReference: [] });
    expect(lookupOf(TEXT, rows, ['10', '10.0'])).toEqual({ shown: is('1', '2'), proven: 2, byReference: [] });
  });

  test('answers nothing by a row without a cell or without a key, and by no rows at all', () => {
    const rows: Rows = [{ key: 'A', value: '' }, { key: 'B' }, { value: '3' }, { key: 'C', value: '4' }];
    const answer = lookupOf(TEXT, rows, ['A', 'B', 'C', '']);
    expect(answer).toMatchObject({
      shown: [['input/missing'], ['input/missing'], { x: '4' }, ['input/missing']],
      proven: 1,
    });
    expect(lookupOf(TEXT, [], ['A'])).toMatchObject({ shown: [NONE], proven: 0 });
    expect(lookupOf(TEXT, [], ['A'], plain('date'))).toMatchObject({ shown: [NONE], proven: 0 });
  });

  test('is left to the reference where a row cannot be read or a key stands twice', () => {
    const twice = [
      { key: 'A', value: '1' },
      { key: 'A', value: '1' },
      { key: 'B', value: '2' },
    ];
    expect(lookupOf(TEXT, twice, ['A', 'B'])).toMatchObject({
      shown: [['value/key-twice'], { x: '2' }],
      byReference: ['lookup.key-twice'],
    });
    const malformed = [
      { key: 'A', value: 'much' },
      { key: 'B', value: '2' },
    ];
    expect(lookupOf(TEXT, malformed, ['A', 'B'])).toMatchObject({
      shown: [['input/malformed'], { x: '2' }],
      byReference: ['lookup.malformed-row'],
    });
  });
});

const RATES = [
  { from: 'USD', to: 'RUB', on: '2026-10-15', rate: '91' },
  { from: 'USD', to: 'RUB', on: '2026-09-30', rate: '92.5' },
  { from: 'USD', to: 'RUB', on: '2026-10-20', rate: '90' },
];

function convertOf(from: string, days: readonly string[], rates: EvaluationRequest['rates'] = RATES): Shown {
  const plan: Plan = stepPlan((builder) => {
    const value = builder.emit('v', { op: 'constant', value: number('2'), type: money(from) });
    const on = builder.emit('k0', { op: 'input', source: { kind: 'attribute', attribute: 'k0' }, type: plain('date') });
    return { x: builder.emit('x', { op: 'convert', value, from, to: 'RUB', on, type: money('RUB') }) };
  });
  return shownByBoth(
    plan,
    requestOf(
      days.map((day) => [day]),
      { ...(rates === undefined ? {} : { rates }) },
    ),
  );
}

describe('a rate', () => {
  test('counts from its day on until the next; before the first there is none', () => {
    const answer = convertOf('USD', [
      '2026-09-30',
      '2026-10-14',
      '2026-10-15',
      '2026-10-19',
      '2026-10-20',
      '2026-09-29',
    ]);
    expect(answer).toEqual({
      shown: [...is('185', '185', '182', '182', '180'), ['value/missing-rate']],
      proven: 5,
      byReference: [],
    });
  });

  test('is not needed for the same currency, but the day is', () => {
    expect(convertOf('RUB', ['2026-10-15', ''])).toEqual({
      shown: [{ x: '2' }, ['input/missing']],
      proven: 1,
      byReference: [],
    });
  });

  test('that is not there, contradicts another or cannot be read leaves the step to the reference', () => {
    expect(convertOf('USD', ['2026-10-15'], [])).toMatchObject({ shown: [['value/missing-rate']], proven: 0 });
    const contradicting = [...RATES, { from: 'USD', to: 'RUB', on: '2026-10-20', rate: '95' }];
    expect(convertOf('USD', ['2026-10-15', '2026-10-21'], contradicting)).toMatchObject({
      shown: [{ x: '182' }, ['value/key-twice']],
      byReference: ['convert.bad-rates'],
    });
  });
});
