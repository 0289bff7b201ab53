import { expect, test } from 'vitest';
import { pluralCategory } from './plural.ts';

test.each([
  ['0', 'many', 'other'],
  ['1', 'one', 'one'],
  ['2', 'few', 'other'],
  ['5', 'many', 'other'],
  ['11', 'many', 'other'],
  ['21', 'one', 'other'],
  ['22', 'few', 'other'],
  ['25', 'many', 'other'],
  ['101', 'one', 'other'],
  ['111', 'many', 'other'],
  ['1.5', 'other', 'other'],
  ['-1', 'one', 'one'],
  ['1000001', 'one', 'other'],
])('%s is %s in Russian and %s in English', (count, ru, en) => {
  expect(pluralCategory('ru', count)).toBe(ru);
  expect(pluralCategory('en', count)).toBe(en);
  expect(pluralCategory('ru', Number(count))).toBe(ru);
});

test('what is not a count throws', () => {
  expect(() => pluralCategory('ru', 'many')).toThrow(RangeError);
});
