import { describe, expect, it } from 'vitest';
import { keyFromTitle, numberedKey } from './scheme-key.ts';

describe('keyFromTitle', () => {
  it.each([
    [{ en: 'Manager bonus' }, 'manager-bonus'],
    [{ ru: 'Премия менеджера', en: 'Manager bonus' }, 'manager-bonus'],
    [{ ru: 'Премия «Лучший» — 2026' }, 'премия-лучший-2026'],
    [{ en: '2026 plan' }, 'scheme-2026-plan'],
    [{ en: '!!!' }, 'scheme'],
    [{ en: 'A'.repeat(60) }, 'a'.repeat(48)],
  ])('%j becomes %s', (title, key) => {
    expect(keyFromTitle(title)).toBe(key);
  });
});

describe('numberedKey', () => {
  it('counts from the second on', () => {
    expect([0, 1, 2].map((attempt) => numberedKey('plan', attempt))).toEqual(['plan', 'plan-2', 'plan-3']);
  });
});
