import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { announce } from './announce.ts';
import type { DesignerUiStore } from './designer-ui.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function listener() {
  const heard: string[] = [];
  const ui = { setState: ({ announcement }: { announcement: string }) => heard.push(announcement) };
  return { heard, ui: ui as unknown as DesignerUiStore };
}

test('the first words are said at once; of those that follow within two seconds only the newest', () => {
  const { heard, ui } = listener();
  announce(ui, 'Added “Tiers”');
  announce(ui, '2 problems');
  announce(ui, '1 problem');
  expect(heard).toEqual(['Added “Tiers”']);
  vi.advanceTimersByTime(1_999);
  expect(heard).toHaveLength(1);
  vi.advanceTimersByTime(1);
  expect(heard).toEqual(['Added “Tiers”', '1 problem']);
});

test('after a pause words are said at once again, and every drawing has a voice of its own', () => {
  const [one, other] = [listener(), listener()];
  announce(one.ui, 'first');
  announce(other.ui, 'here');
  vi.advanceTimersByTime(2_000);
  announce(one.ui, 'second');
  expect(one.heard).toEqual(['first', 'second']);
  expect(other.heard).toEqual(['here']);
});
