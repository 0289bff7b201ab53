import { NODE_KIND_NAMES } from '@premia/scheme';
import { expect, test } from 'vitest';
import { measureNodes } from '../node-views/measure-nodes.ts';
import { galleryOf } from './gallery-document.ts';

test('every kind has its place, and no card covers another', () => {
  const { document, width, height } = galleryOf({ criteria: [], attributes: [], factTypes: [], tables: [] });
  expect(document.nodes.map(({ kind }) => kind).sort()).toEqual([...NODE_KIND_NAMES].sort());
  const sizes = measureNodes(document);
  const boxes = document.nodes.map((node) => {
    const [x = 0, y = 0] = node.at ?? [];
    const size = sizes.get(node.id);
    return { id: node.id, x, y, right: x + (size?.width ?? 0), bottom: y + (size?.height ?? 0) };
  });
  for (const one of boxes) {
    expect(one.right).toBeLessThanOrEqual(width);
    expect(one.bottom).toBeLessThanOrEqual(height);
    const covered = boxes.filter(
      (other) =>
        other.id < one.id && other.x < one.right && other.right > one.x && other.y < one.bottom && other.bottom > one.y,
    );
    expect(covered.map(({ id }) => id)).toEqual([]);
  }
});
