import { expect, test } from 'vitest';
import { roundingStep } from './rounding-step.ts';

test('places after the point and before it', () => {
  expect([2, 1, 0, -1, -3].map(roundingStep)).toEqual(['0.01', '0.1', '1', '10', '1000']);
});
