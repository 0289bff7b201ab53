import { expect, test } from 'vitest';
import { labelOf, linkBox, linkPath, stretchesOf, stretchNearest } from './link-path.ts';

test('a straight link carries its value at more than half the way', () => {
  const { path, stretches } = linkPath({ x: 0, y: 10 }, { x: 200, y: 10 });
  const label = labelOf(stretches);
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
  const label = labelOf(linkPath({ x: 0, y: 100 }, { x: 88, y: 100 }).stretches);
  expect(label.y).toBeLessThan(100 - 10 - 10);
});

test('through points it is one curve more for each, level at every one of them', () => {
  const { path } = linkPath({ x: 100, y: 0 }, { x: 500, y: 0 }, [[200, 300]]);
  expect(path).toBe('M100 0C200 0 200 300 300 300C400 300 400 0 500 0');
});

test('points that lie close make no loop', () => {
  const [stretch] = stretchesOf({ x: 0, y: 0 }, { x: 400, y: 0 }, [[10, 0]]);
  expect(stretch?.bend).toBe(5);
});

test('the box holds all points, and the value stands on the way', () => {
  const via = [
    [-300, -200],
    [40, 500],
  ] as const;
  const box = linkBox(stretchesOf({ x: 0, y: 0 }, { x: 400, y: 0 }, via));
  expect(box.x).toBeLessThanOrEqual(-300);
  expect(box.y).toBe(-200);
  expect(box.height).toBe(700);
  const label = labelOf(linkPath({ x: 0, y: 0 }, { x: 400, y: 0 }, via).stretches);
  expect(label.x).toBeGreaterThanOrEqual(box.x);
  expect(label.y).toBeLessThanOrEqual(box.y + box.height);
});

test('a new point comes into the stretch that is nearest', () => {
  const stretches = stretchesOf({ x: 0, y: 0 }, { x: 400, y: 0 }, [[200, 200]]);
  expect(stretchNearest(stretches, { x: 60, y: 10 })).toBe(0);
  expect(stretchNearest(stretches, { x: 380, y: 10 })).toBe(1);
});
