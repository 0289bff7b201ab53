import { expect, test } from 'vitest';
import { tierGives, tiersGiving } from './tier-gives.ts';

const RATES = [
  { from: '0', rate: '0.03' },
  { from: '10', rate: '0.05', to: '20' },
];

test('tiers of rates become tiers of amounts and back, their bounds stay', () => {
  expect(tierGives(RATES)).toBe('rate');
  const both = tiersGiving(RATES, 'both');
  expect(both).toEqual([
    { from: '0', rate: '0.03', amount: '0' },
    { from: '10', rate: '0.05', amount: '0', to: '20' },
  ]);
  expect(tierGives(both)).toBe('both');
  const amounts = tiersGiving(both, 'amount');
  expect(amounts).toEqual([
    { from: '0', amount: '0' },
    { from: '10', amount: '0', to: '20' },
  ]);
  expect(tierGives(amounts)).toBe('amount');
  expect(tiersGiving(both, 'rate')).toEqual(RATES);
});
