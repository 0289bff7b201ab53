import { decimal, toExactText } from '@premia/decimal';
import { expect, test } from 'vitest';
import { tierSlices } from './tier-slices.ts';

const bands = [
  { from: '0', rate: '0.03' },
  { from: '300000', rate: '0.05' },
  { from: '600000', rate: '0.07' },
];

test('the slices of the documented example add up to its commission', () => {
  const parts = tierSlices({ mode: 'marginal', bands }, decimal('750000')).map(({ part }) => toExactText(part));
  expect(parts).toEqual(['9000', '15000', '10500']);
});

test('only reached bands pay, and other modes have no slices', () => {
  expect(tierSlices({ bands }, decimal('300000'))).toHaveLength(1);
  expect(tierSlices({ mode: 'whole', bands }, decimal('750000'))).toEqual([]);
});
