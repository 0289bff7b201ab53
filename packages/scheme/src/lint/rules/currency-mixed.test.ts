import { describe, expect, test } from 'vitest';
import { criterion, found, node, type Parts, payout, STRAIGHT } from '../../testing/lint-findings.ts';

describe('currency/*', () => {
  test('a rate that has to be there', () => {
    const parts: Parts = {
      nodes: [criterion('sales', { currency: 'USD' }), node('rubles', 'convert'), payout()],
      links: ['sales > rubles.value', 'rubles > pay.amount'],
    };
    expect(found('currency/rate-needed', parts)).toMatchObject([{ details: { pairs: 'USD → RUB' } }]);
    expect(found('currency/rate-needed', STRAIGHT)).toEqual([]);
  });
  test('facts of last period in another currency', () => {
    const parts: Parts = {
      nodes: [node('deals', 'facts', { type: 'deal', aggregate: 'sum' }), payout()],
      links: ['deals > pay.amount'],
    };
    const fact = { source: 'crm', id: '1', type: 'deal', on: '2026-10-01', amount: '1' };
    const sample = (currency: string) => ({
      period: '2026-10',
      employees: [{ id: 'a', facts: [{ ...fact, currency }] }],
    });
    expect(found('currency/facts-mixed', parts, { sample: sample('USD') })).toMatchObject([
      { details: { given: 'USD' } },
    ]);
    expect(found('currency/facts-mixed', parts, { sample: sample('RUB') })).toEqual([]);
  });
});
