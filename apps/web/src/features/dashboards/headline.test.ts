import { describe, expect, it } from 'vitest';
import { headlineOf } from './headline.ts';

const row = (period: string, sealed: boolean) => ({ period, fund: '1', people: 1, sealed });

describe('headlineOf', () => {
  it('passes over the month in progress', () => {
    const headline = headlineOf([row('2026-08', true), row('2026-09', true), row('2026-10', false)]);
    expect(headline?.month.period).toBe('2026-09');
    expect(headline?.previous?.period).toBe('2026-08');
  });

  it('shows what there is when nothing is sealed yet', () => {
    expect(headlineOf([row('2026-10', false)])?.month.period).toBe('2026-10');
    expect(headlineOf([])).toBeNull();
  });
});
