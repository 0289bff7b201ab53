import { decimal } from '@premia/decimal';
import type { SchemeDocument } from '@premia/scheme';
import { describe, expect, test } from 'vitest';
import { runPreview } from './run-preview.ts';

function pool(scope: 'department' | 'participants'): SchemeDocument {
  return {
    format: 'premia.scheme/1',
    key: 'pool',
    title: {},
    period: 'month',
    currency: 'RUB',
    nodes: [
      { id: 'effort', kind: 'attribute', params: { attribute: 'effort' } },
      { id: 'share', kind: 'pool', params: { amount: '100', scope } },
      { id: 'pay', kind: 'payout', params: { code: 'share' } },
    ],
    links: [
      { from: 'effort', to: 'share.weight' },
      { from: 'share', to: 'pay.amount' },
    ],
  };
}

const person = (id: string, department: string, effort: string) => ({ id, department, attributes: { effort } });
const inputs = {
  period: '2026-10',
  employees: [person('anna', 'sales', '1'), person('boris', 'sales', '2'), person('clara', 'service', '3')],
};

function sharesOf(scope: 'department' | 'participants', employees = inputs.employees) {
  const answer = runPreview({ document: pool(scope), inputs: { ...inputs, employees }, isRunningCases: false });
  return (answer.sample?.poolShares.get('share') ?? []).map(({ employeeId, weight, share }) => [
    employeeId,
    weight?.kind === 'number' ? weight.number : weight?.kind,
    share.kind === 'number' ? share.number : share.kind,
  ]);
}

describe('who gets how much of a pool', () => {
  test('everybody of the sample’s group, to the minor unit, the sample employee first', () => {
    expect(sharesOf('participants')).toEqual([
      ['anna', decimal('1'), decimal('16.67')],
      ['boris', decimal('2'), decimal('33.33')],
      ['clara', decimal('3'), decimal('50')],
    ]);
  });

  test('only those of the sample employee’s department where that shares it', () => {
    expect(sharesOf('department').map(([id, , share]) => [id, share])).toEqual([
      ['anna', decimal('33.33')],
      ['boris', decimal('66.67')],
    ]);
  });

  test('nobody while the sample employee is alone', () => {
    expect(sharesOf('participants', inputs.employees.slice(0, 1))).toEqual([]);
  });

  test('a weight that is missing is shown as the problem it is', () => {
    const [anna] = inputs.employees;
    const shares = sharesOf('participants', [...(anna === undefined ? [] : [anna]), person('dina', 'sales', '')]);
    expect(shares.map(([id, weight]) => [id, weight])).toEqual([
      ['anna', decimal('1')],
      ['dina', 'problem'],
    ]);
  });
});
