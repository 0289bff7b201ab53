import { describe, expect, test } from 'vitest';
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

describe('what counts as a slip', () => {
  test.each<[string, given: string, known: string, isMeant: boolean]>([
    ['letters left out at the start are counted one by one', 'cx', 'abc', false],
    ['two first letters swapped are one slip', 'ba', 'ab', true],
    ['two last letters swapped are one slip', 'bonsu', 'bonus', true],
    ['a letter moved on past a new one is two', 'ab', 'xa', false],
    ['a letter moved back before a new one is two', 'ab', 'bx', false],
    ['a mistaken letter and a swap are two', 'xbcdfe', 'abcdef', true],
    ['two mistaken letters and a swap are three', 'xycdfe', 'abcdef', false],
  ])('%s', (_, given, known, isMeant) => {
    expect(closestName(given, [known])).toBe(isMeant ? known : null);
  });
});
