import { decimal } from '@premia/decimal';
import type { SchemeDocument } from '@premia/scheme';
import { describe, expect, test } from 'vitest';
import { runPreview } from './run-preview.ts';
import { portKey } from './value-store.ts';

const BANDS = [
  { from: '0', rate: '0.03' },
  { from: '300000', rate: '0.07' },
];
const scheme = {
  format: 'premia.scheme/1',
  key: 'k',
  title: {},
  period: 'month',
  currency: 'RUB',
  nodes: [
    { id: 'sales', kind: 'criterion', params: { criterion: 'sales' } },
    { id: 'rate', kind: 'tiers', params: { mode: 'whole', bands: BANDS } },
    { id: 'pay', kind: 'payout', params: { code: 'bonus' } },
  ],
  links: [
    { from: 'sales', to: 'rate.value' },
    { from: 'rate', to: 'pay.amount' },
  ],
} as unknown as SchemeDocument;
const inputs = { period: '2026-10', employees: [{ id: 'e1', criteria: { sales: { actual: '1000000.10' } } }] };
const asked = { document: scheme, inputs, isRunningCases: false } as const;

describe('tiers that are looked at', () => {
  test('are worked out both ways, exactly, and the scheme itself as it is', () => {
    const { sample } = runPreview({ ...asked, tiers: 'rate' });
    expect(sample?.tierModes).toMatchObject({
      nodeId: 'rate',
      marginal: { kind: 'value', value: { number: decimal('58000.007') } },
      whole: { kind: 'value', value: { number: decimal('70000.007') } },
    });
    expect(sample?.tierModes?.whole).toEqual(sample?.values.get(portKey('rate', 'amount')));
  });

  test('inside a frame come to what all facts give together', () => {
    const document = {
      ...scheme,
      nodes: [
        { id: 'deals', kind: 'each', params: { type: 'deal.won' } },
        { id: 'rate', kind: 'tiers', frame: 'deals', params: { mode: 'marginal', bands: BANDS } },
        { id: 'half', kind: 'multiply', frame: 'deals', params: { values: ['0.5'] } },
        { id: 'pay', kind: 'payout', params: { code: 'bonus' } },
      ],
      links: [
        { from: 'deals.amount', to: 'rate.value' },
        { from: 'rate', to: 'half.values' },
        { from: 'half', to: 'deals.result' },
        { from: 'deals', to: 'pay.amount' },
      ],
    } as unknown as SchemeDocument;
    const fact = (id: string, amount: string) => ({ source: 'crm', id, type: 'deal.won', on: '2026-10-03', amount });
    const facts = [fact('d1', '100000'), fact('d2', '400000')];
    const { sample } = runPreview({
      ...asked,
      document,
      inputs: { period: '2026-10', employees: [{ id: 'e1', facts }] },
      tiers: 'rate',
    });
    expect(sample?.tierModes).toMatchObject({
      marginal: { kind: 'rows', count: 2, sum: { number: decimal('19000') } },
      whole: { kind: 'rows', count: 2, sum: { number: decimal('31000') } },
    });
  });

  test('are not worked out when none are, or when what is looked at is something else', () => {
    expect(runPreview(asked).sample?.tierModes).toBeNull();
    expect(runPreview({ ...asked, tiers: 'sales' }).sample?.tierModes).toBeNull();
    expect(runPreview({ ...asked, tiers: 'gone' }).sample?.tierModes).toBeNull();
  });
});
