import { describe, expect, it, vi } from 'vitest';
import { newId } from './ids.ts';

describe('ids', () => {
  it('say what they name and never come twice', () => {
    const ids = Array.from({ length: 10_000 }, () => newId('stm'));
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^stm_[0-9a-f]{32}$/);
  });

  it('stand in the order of the time they were made at', () => {
    vi.useFakeTimers({ now: Date.UTC(2026, 0, 1) });
    const made = Array.from({ length: 50 }, () => {
      vi.advanceTimersByTime(1);
      return newId('txn');
    });
    vi.useRealTimers();
    expect([...made].sort()).toEqual(made);
  });
});
