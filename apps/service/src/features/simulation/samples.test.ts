import { compileScheme, type EvaluationRequest, evaluatePlan, parsePeriod, type SchemeDocument } from '@premia/scheme';
import { describe, expect, it } from 'vitest';
import { samplePeople, spread } from './samples.ts';

const document: SchemeDocument = {
  format: 'premia.scheme/1',
  key: 'k',
  title: {},
  period: 'month',
  currency: 'RUB',
  nodes: [
    { id: 'deals', kind: 'facts', params: { type: 'deal.won' } },
    { id: 'cap', kind: 'clamp', params: { max: '100' } },
    { id: 'pay', kind: 'payout', params: { code: 'bonus' } },
  ],
  links: [
    { from: 'deals', to: 'cap.value' },
    { from: 'cap', to: 'pay.amount' },
  ],
};
const deal = (amount: string, on = '2026-10-03') => ({ source: 'crm', id: amount, type: 'deal.won', on, amount });
const request: EvaluationRequest = {
  period: '2026-10',
  employees: [
    { id: 'capped', facts: [deal('250')] },
    { id: 'below', facts: [deal('50')] },
    { id: 'at', facts: [deal('100')] },
    { id: 'idle', facts: [deal('70', '2026-09-30')] },
  ],
};

describe('people to try a scheme on', () => {
  it('are told apart by what a cap took and by having nothing to be paid for', () => {
    const period = parsePeriod('2026-10');
    if (period === null) throw new Error('a month');
    const results = evaluatePlan(compileScheme(document).previewPlan, request, { trace: true }).employees;
    expect(samplePeople({ document, period, request, results })).toEqual([
      { employeeId: 'capped', total: '100.00', isCapped: true, isIdle: false },
      { employeeId: 'below', total: '50.00', isCapped: false, isIdle: false },
      { employeeId: 'at', total: '100.00', isCapped: false, isIdle: false },
      { employeeId: 'idle', total: '0.00', isCapped: false, isIdle: true },
    ]);
  });

  it('are an even spread of many', () => {
    expect(spread([1, 2, 3], 5)).toEqual([1, 2, 3]);
    expect(spread([0, 1, 2, 3, 4, 5, 6, 7, 8, 9], 5)).toEqual([0, 2, 4, 6, 8]);
  });
});
