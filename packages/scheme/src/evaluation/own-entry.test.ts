import { expect, test } from 'vitest';
import { ownEntry, textEntry } from './own-entry.ts';

const GIVEN = { revenue: '100', empty: '' };
const INHERITED = ['constructor', 'toString', 'hasOwnProperty', '__proto__', 'valueOf'];

test('an entry is what the record itself holds', () => {
  expect([ownEntry(GIVEN, 'revenue'), ownEntry(GIVEN, 'empty'), ownEntry(GIVEN, 'absent')]).toEqual([
    '100',
    '',
    undefined,
  ]);
  expect([textEntry(GIVEN, 'revenue'), textEntry(GIVEN, 'empty'), textEntry(GIVEN, 'absent')]).toEqual([
    '100',
    '',
    undefined,
  ]);
});

test.each(INHERITED)('%s is nothing that was given', (key) => {
  expect([ownEntry(GIVEN, key), textEntry(GIVEN, key)]).toEqual([undefined, undefined]);
});

test.each(INHERITED)('%s is found where it was given', (key) => {
  const given = JSON.parse(`{"${key}":"7"}`) as Record<string, string>;
  expect([ownEntry(given, key), textEntry(given, key)]).toEqual(['7', '7']);
});

test('no record has no entries', () => {
  expect([ownEntry(null, 'a'), ownEntry(undefined, 'a')]).toEqual([undefined, undefined]);
  expect([textEntry(null, 'a'), textEntry(undefined, 'a')]).toEqual([undefined, undefined]);
});
