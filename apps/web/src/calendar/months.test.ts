import { describe, expect, it } from 'vitest';
import { currentMonth, monthsBetween, shiftMonth } from './months.ts';

describe('months', () => {
  it.each([
    ['2026-01', -1, '2025-12'],
    ['2025-12', 1, '2026-01'],
    ['2026-10', -24, '2024-10'],
    ['2026-10', 0, '2026-10'],
  ] as const)('%s shifted by %i is %s', (month, count, shifted) => {
    expect(shiftMonth(month, count)).toBe(shifted);
  });

  it('includes both ends', () => {
    expect(monthsBetween('2025-11', '2026-02')).toEqual(['2025-11', '2025-12', '2026-01', '2026-02']);
    expect(monthsBetween('2026-02', '2026-01')).toEqual([]);
  });

  it('takes the month of the wall calendar', () => {
    expect(currentMonth(new Date(2026, 0, 31))).toBe('2026-01');
  });
});
