import { NODE_KIND_NAMES } from '@premia/scheme';
import { expect, test } from 'vitest';
import { nameRank, searchKinds, searchWords } from './search-kinds.ts';

test.each([
  ['ступ', 'ru', 'tiers'],
  ['tier', 'en', 'tiers'],
  ['tier', 'ru', 'tiers'],
  ['cap', 'en', 'clamp'],
  ['потолок', 'ru', 'clamp'],
  ['премия', 'ru', 'payout'],
  ['payout', 'en', 'payout'],
  ['формула', 'ru', 'formula'],
] as const)('%s (%s) finds %s first', (query, language, expected) => {
  expect(searchKinds(NODE_KIND_NAMES, query, language)[0]).toBe(expected);
});

test('nothing is found for nonsense, everything for nothing', () => {
  expect(searchKinds(NODE_KIND_NAMES, 'щщщ', 'ru')).toEqual([]);
  expect(searchKinds(NODE_KIND_NAMES, '  ', 'ru')).toBe(NODE_KIND_NAMES);
});

test('a name that begins with what was typed comes before one that has it further on', () => {
  const rank = (name: string) => nameRank(name, searchWords('revenue'));
  expect(rank('Revenue')).toBeLessThan(rank('Pump station revenue'));
  expect(rank('Pump station revenue')).toBeLessThan(1);
  expect(rank('Margin')).toBe(Number.POSITIVE_INFINITY);
});
