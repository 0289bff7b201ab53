import { expect, test } from 'vitest';
import { labelOf, linkBox, stretchesOf } from '../flow-adapter/link-path.ts';
import type { Area, Block, Curve } from '../flow-adapter/scene.ts';
import { pillPlaces, samePlaces } from './pill-places.ts';

const VIEW: Area = { x: 0, y: 0, width: 1_000, height: 600 };

function curve(id: string, y = 300): Curve {
  const stretches = stretchesOf({ x: 0, y }, { x: 1_000, y });
  return { id, stretches, box: linkBox(stretches) } as unknown as Curve;
}

function block(x: number, width: number, type = 'card'): Block {
  return { x, y: 250, width, height: 100, flow: { type } } as unknown as Block;
}

const xOf = (one: Curve, share: number | undefined) => labelOf(one.stretches, share).x;

test('a value with nothing in its way stands where it always does', () => {
  expect(pillPlaces({ blocks: [block(0, 200)], curves: [curve('a')] }, VIEW).size).toBe(0);
});

test('a value that would lie under a card stands beside it on its link', () => {
  const link = curve('a');
  const card = block(500, 260);
  const places = pillPlaces({ blocks: [card], curves: [link] }, VIEW);
  const x = xOf(link, places.get('a'));
  expect(x + 42 <= card.x || x - 42 >= card.x + card.width).toBe(true);
});

test('frames lie below the links inside of them, and what is out of view is nobody’s business', () => {
  expect(pillPlaces({ blocks: [block(0, 1_000, 'frame')], curves: [curve('a')] }, VIEW).size).toBe(0);
  expect(pillPlaces({ blocks: [block(0, 1_000)], curves: [curve('a', 900)] }, VIEW).size).toBe(0);
});

test('two values of one way do not lie on each other', () => {
  const [one, other] = [curve('a'), curve('b')];
  const places = pillPlaces({ blocks: [], curves: [one, other] }, VIEW);
  expect(Math.abs(xOf(one, places.get('a')) - xOf(other, places.get('b')))).toBeGreaterThanOrEqual(84);
});

test('a value that is covered everywhere stays', () => {
  expect(pillPlaces({ blocks: [block(-100, 1_200)], curves: [curve('a')] }, VIEW).size).toBe(0);
});

test('places are the same when every value stands where it stood', () => {
  const before = new Map([['a', 0.5]]);
  expect(samePlaces(before, new Map([['a', 0.5]]))).toBe(true);
  expect(samePlaces(before, new Map([['a', 0.7]]))).toBe(false);
  expect(samePlaces(before, new Map([['b', 0.5]]))).toBe(false);
  expect(samePlaces(before, new Map())).toBe(false);
});
