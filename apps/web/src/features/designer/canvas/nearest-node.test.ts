import { describe, expect, test } from 'vitest';
import { type Box, nearestBox } from './nearest-node.ts';

const box = (id: string, x: number, y: number): Box => ({ id, x, y, width: 100, height: 50 });
const boxes = [box('a', 0, 0), box('b', 200, 10), box('c', 180, 400), box('d', 0, 200)];
const from = (id: string) => boxes.find((item) => item.id === id) ?? box('none', 0, 0);

describe('arrows between nodes', () => {
  test.each([
    ['a', 'right', 'b'],
    ['a', 'down', 'd'],
    ['b', 'left', 'a'],
    ['c', 'up', 'b'],
    ['d', 'up', 'a'],
    ['a', 'left', undefined],
    ['a', 'up', undefined],
  ] as const)('%s %s → %s', (start, direction, expected) => {
    expect(nearestBox(boxes, from(start), direction)?.id).toBe(expected);
  });

  test('stay where they are on an empty canvas', () => {
    expect(nearestBox([from('a')], from('a'), 'right')).toBeNull();
  });
});
