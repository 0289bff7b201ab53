import { expect, test } from 'vitest';
import { linkPath } from './link-path.ts';

test('a straight link carries its value at more than half the way', () => {
  const { path, label } = linkPath({ x: 0, y: 10 }, { x: 200, y: 10 });
  expect(path).toBe('M0 10C100 10 100 10 200 10');
  expect(label.y).toBeCloseTo(10);
  expect(label.x).toBeGreaterThan(100);
  expect(label.x).toBeLessThan(160);
});

test('a link to a node behind still leaves to the right and arrives from the left', () => {
  const { path } = linkPath({ x: 500, y: 0 }, { x: 0, y: 300 });
  expect(path).toBe('M500 0C680 0 -180 300 0 300');
});

test('a short link carries its value above the line: its ends stay free to be taken hold of', () => {
  const { label } = linkPath({ x: 0, y: 100 }, { x: 88, y: 100 });
  expect(label.y).toBeLessThan(100 - 10 - 10);
});
