import { describe, expect, it } from 'vitest';
import { remainingSeconds } from './remaining-time.ts';

describe('the time a run still needs', () => {
  it.each([
    ['half done in four seconds', { atMs: 0, computed: 0 }, { atMs: 4_000, computed: 10_000 }, 4],
    ['opened in the middle', { atMs: 500, computed: 15_000 }, { atMs: 2_500, computed: 16_000 }, 8],
    ['never less than a second', { atMs: 0, computed: 0 }, { atMs: 9_000, computed: 19_999 }, 1],
    ['nothing done yet', { atMs: 0, computed: 5_000 }, { atMs: 9_000, computed: 5_000 }, null],
    ['just begun', { atMs: 0, computed: 0 }, { atMs: 400, computed: 1_000 }, null],
  ])('%s', (_, first, now, seconds) => {
    expect(remainingSeconds(first, now, 20_000)).toBe(seconds);
  });
});
