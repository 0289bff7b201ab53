import { decimal } from '@premia/decimal';
import { describe, expect, test } from 'vitest';
import type { EvaluationRequest } from '../../evaluation/evaluation.ts';
import { requestScope } from '../../evaluation/inputs.ts';
import type { Outcome } from '../../evaluation/outcome.ts';
import type { Step } from '../../plan/plan.ts';
import { requirementsOf } from '../../plan/requirements.ts';
import { booleanValue, numberValue, textValue, valueText } from '../../values/literal.ts';
import type { Value } from '../../values/value.ts';
import { money, plain } from '../../values/value-type.ts';
import { evaluateLookup, evaluateMatrix, findRate } from './tables.ts';

const EMPTY = { steps: [], outputs: [] };
function scopeOf(request: Partial<EvaluationRequest>) {
  const plan = {
    schemeKey: 't',
    schemeHash: 't',
    period: 'month',
    currency: 'RUB',
    body: EMPTY,
    requirements: requirementsOf(EMPTY, []),
    results: [],
  } as const;
  return requestScope(plan, { period: '2026-10', employees: [], ...request });
}

const number = (text: string): Value => numberValue(decimal(text));
const told = (outcome: Outcome): unknown =>
  outcome.ok
    ? valueText(outcome.value)
    : outcome.problems.map(({ code, nodeId, input, details }) => ({ code, nodeId, input, details }));
const notFound = (key: string, input: string | null = null) => [
  { code: 'value/not-in-table', nodeId: 'node', input, details: { key } },
];

describe('a table of the scheme', () => {
  const matrix: Extract<Step, { op: 'matrix' }> = {
    op: 'matrix',
    nodeId: 'node',
    type: money('RUB'),
    keys: [0, 1, 2],
    axes: [
      { kind: 'values', keys: [textValue('A'), textValue('B')] },
      { kind: 'bands', from: ['0', '10', '20'].map(decimal) },
      { kind: 'values', keys: [booleanValue(false), booleanValue(true)] },
    ],
    cells: ['111', '112', '121', '122', '131', '132', '211', '212', '221', '222', '231', '232'].map(number),
  };
  const at = (grade: string, reached: string, isNew: boolean) =>
    told(evaluateMatrix(matrix, [textValue(grade), number(reached), booleanValue(isNew)]));

  test('is read row by row over its axes', () => {
    expect([at('A', '0', false), at('A', '9.99', true), at('A', '10', false), at('A', '99', true)]).toEqual([
      '111',
      '112',
      '121',
      '132',
    ]);
    expect([at('B', '5', false), at('B', '10', true), at('B', '20', false)]).toEqual(['211', '222', '231']);
  });

  test('names the key that is on none of its axes, the first of several', () => {
    expect(at('C', '5', true)).toEqual(notFound('C'));
    expect(at('A', '-0.01', true)).toEqual(notFound('-0.01'));
    expect(at('C', '-1', true)).toEqual(notFound('C'));
    expect(told(evaluateMatrix(matrix, [textValue('A')]))).toEqual(notFound(''));
  });

  test('without a cell is a defect', () => {
    expect(() => evaluateMatrix({ ...matrix, cells: [] }, [textValue('A'), number('1'), booleanValue(true)])).toThrow(
      'no cell 1 in node',
    );
  });
});

describe('a table of the request', () => {
  const lookup = { op: 'lookup', nodeId: 'node', type: money('RUB'), table: 'grades', key: 0, column: 'rate' } as const;
  const at = (key: Value, ...rows: readonly Readonly<Record<string, string>>[]) =>
    told(evaluateLookup(lookup, key, scopeOf({ tables: { grades: rows } })));

  test('has a row of the key: a word as it is written, a number however it is', () => {
    expect(at(textValue('A'), { key: 'B', rate: '2' }, { key: 'A', rate: '1' })).toBe('1');
    expect(at(number('10'), { key: '10.00', rate: '1' }, { key: 'ten', rate: '2' })).toBe('1');
    expect(at(textValue('10'), { key: '10.00', rate: '1' })).toEqual(notFound('10', 'grades'));
    expect(at(booleanValue(true), { key: 'true', rate: '1' })).toBe('1');
    expect(at({ kind: 'date', date: '2026-10-01' }, { key: '2026-10-01', rate: '1' })).toBe('1');
    expect(at(textValue('A'), { rate: '1' })).toEqual(notFound('A', 'grades'));
  });

  test('of dated rows the last that has begun by the period’s end is in force', () => {
    const rows = [
      { key: 'A', rate: '3', from: '2026-10-31' },
      { key: 'A', rate: '2', from: '2026-09-01' },
      { key: 'A', rate: '1' },
      { key: 'A', rate: '4', from: '2026-11-01' },
    ];
    expect(at(textValue('A'), ...rows)).toBe('3');
    expect(at(textValue('A'), ...rows.slice(1))).toBe('2');
    expect(at(textValue('A'), ...rows.slice(2))).toBe('1');
    expect(at(textValue('A'), ...rows.slice(3))).toEqual(notFound('A', 'grades'));
  });

  test('with two rows in force is a problem, and so is one that cannot be read', () => {
    const twice = { key: 'A', rate: '1' };
    const problem = { code: 'value/key-twice', nodeId: 'node', input: 'grades', details: { key: 'A' } };
    expect(at(textValue('A'), twice, twice)).toEqual([problem]);
    expect(at(textValue('A'), { key: 'A' })).toMatchObject([{ code: 'input/missing', input: 'grades.rate' }]);
    expect(at(textValue('A'), { key: 'A', rate: 'x' })).toMatchObject([
      { code: 'input/malformed', input: 'grades.rate' },
    ]);
  });

  test('that was not given is missing', () => {
    const missing = [{ code: 'input/missing', input: 'grades' }];
    expect(told(evaluateLookup(lookup, textValue('A'), scopeOf({})))).toMatchObject(missing);
    expect(told(evaluateLookup(lookup, textValue('A'), scopeOf({ tables: { other: [] } })))).toMatchObject(missing);
  });
});

describe('a rate', () => {
  const convert = {
    op: 'convert',
    nodeId: 'node',
    type: plain('number'),
    value: 0,
    on: 1,
    from: 'USD',
    to: 'RUB',
  } as const;
  const rate = (on: string, text: string, from = 'USD', to = 'RUB') => ({ from, to, on, rate: text });
  const at = (on: string, ...rates: readonly ReturnType<typeof rate>[]) =>
    told(findRate(convert, on, scopeOf({ rates })));
  const none = (on: string) => [
    { code: 'value/missing-rate', nodeId: 'node', input: null, details: { from: 'USD', to: 'RUB', on } },
  ];

  test('is the last of its pair that is dated on or before the day', () => {
    const rates = [
      rate('2026-10-15', '95'),
      rate('2026-10-01', '90'),
      rate('2026-10-20', '1', 'EUR'),
      rate('2026-10-20', '1', 'USD', 'EUR'),
    ];
    expect([
      at('2026-10-01', ...rates),
      at('2026-10-14', ...rates),
      at('2026-10-15', ...rates),
      at('2026-12-01', ...rates),
    ]).toEqual(['90', '90', '95', '95']);
    expect(at('2026-09-30', ...rates)).toEqual(none('2026-09-30'));
  });

  test('that was not given is missing', () => {
    expect(told(findRate(convert, '2026-10-01', scopeOf({})))).toEqual(none('2026-10-01'));
  });

  test('may be told twice, but not differently', () => {
    const problem = { code: 'value/key-twice', nodeId: 'node', input: 'USD/RUB', details: { key: '2026-10-01' } };
    expect(at('2026-10-05', rate('2026-10-01', '90'), rate('2026-10-01', '90'))).toBe('90');
    expect(at('2026-10-05', rate('2026-10-01', '90'), rate('2026-10-01', '91'))).toEqual([problem]);
    expect(at('2026-10-05', rate('2026-10-01', '90'), rate('2026-09-01', '91'))).toBe('90');
    expect(at('2026-10-05', rate('2026-10-01', 'x'))).toMatchObject([{ code: 'input/malformed', input: 'USD/RUB' }]);
  });
});
