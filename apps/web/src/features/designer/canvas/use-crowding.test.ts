import { expect, test } from 'vitest';
import { stretchesOf } from '../flow-adapter/link-path.ts';
import type { Curve } from '../flow-adapter/scene.ts';
import { pillsIn } from './use-crowding.ts';

test('values are counted where they stand, not where their links pass, and no further than is asked', () => {
  const curve = (x: number) => ({ stretches: stretchesOf({ x, y: 0 }, { x: x + 100, y: 0 }) }) as unknown as Curve;
  const scene = { curves: [curve(0), curve(0), curve(500), curve(-90)] };
  // A short link carries its value above itself.
  const area = { x: 0, y: -40, width: 200, height: 80 };
  expect(pillsIn(scene, area, 60)).toBe(2);
  expect(pillsIn(scene, area, 1)).toBe(1);
});
