import { describe, expect, it } from 'vitest';
import { readPeriodText } from './periods-in-words.ts';

describe('a period as people write it', () => {
  it.each([
    ['2026-11', '2026-11'],
    ['11.2026', '2026-11'],
    ['1/2026', '2026-01'],
    ['Ноябрь 2026', '2026-11'],
    ['ноябрь 2026 г.', '2026-11'],
    ['Nov 2026', '2026-11'],
    ['окт. 2026', '2026-10'],
    ['Q4 2026', '2026-Q4'],
    ['4 кв. 2026', '2026-Q4'],
    ['4 квартал 2026', '2026-Q4'],
    ['2026-q2', '2026-Q2'],
    ['2026', '2026'],
    ['13.2026', null],
    ['2026-13', null],
    ['next month', null],
    ['', null],
    ['46327', null],
  ])('%j is %s', (text, key) => {
    expect(readPeriodText(text)).toBe(key);
  });
});
