import { expect, test } from 'vitest';
import type { Block, Scene } from '../flow-adapter/scene.ts';
import { FAR_BELOW } from './distance/view.ts';
import { firstViewport } from './use-fit.ts';

const PANE = { width: 900, height: 600 };

function sceneOf(width: number, height: number): Scene {
  const corner = (id: string, x: number, y: number) => ({ id, x, y, width: 200, height: 100 }) as unknown as Block;
  const blocks = [corner('first', 0, 0), corner('last', width - 200, height - 100)];
  return { blocks, byId: new Map(), curves: [], bounds: { x: 0, y: 0, width, height } };
}

test('a scheme that fits is shown whole, never nearer than 100 %', () => {
  expect(firstViewport(sceneOf(500, 300), PANE)?.zoom).toBe(1);
});

test('a scheme somewhat larger than the pane opens at its beginning, near enough for names', () => {
  const view = firstViewport(sceneOf(2_600, 800), PANE);
  expect(view?.zoom).toBe(FAR_BELOW);
  expect(view?.x).toBeGreaterThan(0);
});

test('a scheme many times larger is shown whole, from afar', () => {
  expect(firstViewport(sceneOf(20_000, 8_000), PANE)?.zoom).toBeLessThan(0.1);
});
