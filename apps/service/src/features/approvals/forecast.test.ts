import { describe, expect, test } from 'vitest';
import type { DraftEffect } from '../../contract.ts';
import { forecastFor } from './forecast.ts';

const base = { fund: '90.00', delta: '10.00', up: 5, down: 0, same: 15 };
const effect: DraftEffect = {
  kind: 'effect',
  period: '2026-02',
  currency: 'RUB',
  people: 20,
  failed: 0,
  fund: '100.00',
  base,
  calculatedAt: '2026-03-01T00:00:00Z',
};
const withheld = { kind: 'withheld', period: '2026-02' };

describe('a forecast for somebody who sees sums only', () => {
  test.each([
    ['enough people, and enough who gain', effect, effect],
    ['nobody gains or loses', { ...effect, base: { ...base, up: 0, same: 20 } }, 'as it is'],
    ['few people', { ...effect, people: 4, base: null }, withheld],
    ['few people with a result', { ...effect, people: 6, failed: 2, base: null }, withheld],
    ['few people who make the difference', { ...effect, base: { ...base, up: 1, down: 1, same: 18 } }, withheld],
    ['nothing to compare on', { kind: 'no-period' } as const, { kind: 'no-period' }],
  ] as const)('%s', (_name, given, expected) => {
    expect(forecastFor('aggregates', given)).toEqual(expected === 'as it is' ? given : expected);
  });

  test('is whole for those who see everybody', () => {
    const small: DraftEffect = { ...effect, people: 1, base: null };
    expect(forecastFor('all', small)).toEqual(small);
  });
});
