// @vitest-environment jsdom
import { beforeEach, describe, expect, it } from 'vitest';
import { isNewer, justBefore, takeLook } from './last-look.ts';

beforeEach(() => localStorage.clear());

describe('what somebody has seen', () => {
  it('is remembered by person and period, and told once', () => {
    expect(takeLook('e1', '2026-10', '9')).toBeNull();
    expect(takeLook('e1', '2026-10', '12')).toBe('9');
    expect(takeLook('e1', '2026-10', undefined)).toBe('12');
    expect(takeLook('e1', '2026-11', '12')).toBeNull();
    expect(takeLook('e2', '2026-10', '12')).toBeNull();
  });

  it('forgets what is no number', () => {
    localStorage.setItem('premia.looked.e1.2026-10', 'soon');
    expect(takeLook('e1', '2026-10', '3')).toBeNull();
  });

  it('compares numbers, not texts', () => {
    expect(isNewer('10', '9')).toBe(true);
    expect(isNewer('9', '9')).toBe(false);
    expect(justBefore('10')).toBe('9');
    expect(justBefore('9007199254740993')).toBe('9007199254740992');
  });
});
