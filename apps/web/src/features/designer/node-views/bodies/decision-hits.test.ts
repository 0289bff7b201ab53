import { decimal } from '@premia/decimal';
import type { BaseType, Value } from '@premia/scheme';
import { expect, test } from 'vitest';
import { decisionVerdicts, type InputValues } from './decision-hits.ts';

const rows = [
  { when: [{ input: 'months', is: 'less', value: '3' }], result: '0' },
  {
    when: [
      { input: 'months', is: 'greaterOrEqual', value: '3' },
      { input: 'grade', is: 'in', values: ['A', 'B'] },
    ],
    result: '0.1',
  },
  { when: [], result: '0.05' },
];
const person = (months: string, grade: string | null): InputValues =>
  new Map<string, { value: Value; base: BaseType } | null>([
    ['months', { value: { kind: 'number', number: decimal(months) }, base: 'count' }],
    ['grade', grade === null ? null : { value: { kind: 'text', text: grade }, base: 'text' }],
  ]);

test('the first row that holds decides, a row that fails names its condition', () => {
  expect(decisionVerdicts(rows, person('12', 'B'))).toEqual([
    { kind: 'fails', input: 'months' },
    { kind: 'decides' },
    { kind: 'later' },
  ]);
  expect(decisionVerdicts(rows, person('12', 'C'))).toEqual([
    { kind: 'fails', input: 'months' },
    { kind: 'fails', input: 'grade' },
    { kind: 'decides' },
  ]);
});

test('behind a row nobody can judge nothing decides', () => {
  expect(decisionVerdicts(rows, person('12', null))).toEqual([
    { kind: 'fails', input: 'months' },
    { kind: 'unknown' },
    { kind: 'later' },
  ]);
});
