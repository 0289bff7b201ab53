import { expect, test } from 'vitest';
import { constantBase } from './constant-base.ts';

test('a share beside money is a percent, not money; only an input that takes anything is as its neighbour', () => {
  expect(constantBase('ratio', 'money')).toBe('percent');
  expect(constantBase('money', 'percent')).toBe('money');
  expect(constantBase('numeric', 'percent')).toBe('percent');
  expect(constantBase('any', undefined)).toBe('number');
});
