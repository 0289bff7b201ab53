import type { SchemeDocument } from '@premia/scheme';
import { expect, test } from 'vitest';
import { nodeChanges } from './node-changes.ts';

const before: SchemeDocument = {
  format: 'premia.scheme/1',
  key: 'k',
  title: {},
  period: 'month',
  currency: 'RUB',
  nodes: [
    { id: 'sales', kind: 'criterion', params: { criterion: 'revenue' }, at: [0, 0] },
    { id: 'rate', kind: 'multiply', params: { values: ['0.1'] }, at: [300, 0] },
    { id: 'old', kind: 'round' },
    { id: 'pay', kind: 'payout', params: { code: 'bonus' } },
  ],
  links: [
    { from: 'sales', to: 'rate.values' },
    { from: 'rate', to: 'pay.amount' },
  ],
};

test('a setting, a link and a new block are changes; a place is told apart from them', () => {
  const after: SchemeDocument = {
    ...before,
    nodes: [
      { id: 'sales', kind: 'criterion', params: { criterion: 'revenue' }, at: [900, 40] },
      { id: 'rate', kind: 'multiply', params: { values: ['0.2'] }, at: [300, 0] },
      { id: 'cap', kind: 'clamp' },
      { id: 'pay', kind: 'payout', params: { code: 'bonus' } },
    ],
    links: [
      { from: 'sales', to: 'rate.values' },
      { from: 'rate', to: 'cap.value' },
      { from: 'cap', to: 'pay.amount' },
    ],
  };
  const { here, removed } = nodeChanges(before, after);
  expect([...here]).toEqual([
    ['sales', 'moved'],
    ['rate', 'changed'],
    ['cap', 'added'],
    ['pay', 'changed'],
  ]);
  expect(removed.map(({ id }) => id)).toEqual(['old']);
});
