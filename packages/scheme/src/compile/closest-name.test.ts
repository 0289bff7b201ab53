import { expect, test } from 'vitest';
import { closestName } from './closest-name.ts';

test.each<[string, readonly string[], string | null]>([
  ['tier', ['tiers', 'team'], 'tiers'],
  ['Tiers', ['tiers'], 'tiers'],
  ['tiesr', ['tiers'], 'tiers'],
  ['teers', ['team', 'tiers'], 'tiers'],
  ['max', ['min', 'max'], 'max'],
  ['mix', ['max', 'min'], 'max'],
  ['poool', ['pool', 'pol'], 'pool'],
  ['commission', ['criterion', 'constant'], null],
  ['xy', ['ab'], null],
  ['aa', ['a', 'pay'], 'a'],
  ['aa', ['pay'], null],
  ['b', ['a'], null],
  ['sla', ['all', 'sal'], 'sal'],
  ['', ['ab'], null],
  ['abc', [], null],
  ['a'.repeat(64), [`${'a'.repeat(63)}b`], `${'a'.repeat(63)}b`],
  ['a'.repeat(65), [`${'a'.repeat(64)}b`], null],
])('"%s" among %j is %s', (given, known, expected) => {
  expect(closestName(given, known)).toBe(expected);
});
