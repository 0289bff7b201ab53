import type { SchemeDocument } from '@premia/scheme';
import { expect, test } from 'vitest';
import { ghostsOf } from './ghosts.ts';

const before: SchemeDocument = {
  format: 'premia.scheme/1',
  key: 'k',
  title: {},
  period: 'month',
  currency: 'RUB',
  nodes: [
    { id: 'stays', kind: 'constant', at: [0, 0] },
    { id: 'gone', kind: 'round', at: [300, 40] },
    { id: 'elsewhere', kind: 'multiply', at: [600, 80] },
  ],
  links: [],
};

test('what is gone or stands elsewhere leaves a ghost where it was', () => {
  const ghosts = ghostsOf({
    before,
    here: new Map([['elsewhere', 'moved']]),
    removed: new Set(['gone']),
    nameOf: (id) => id,
  });
  expect(ghosts.map(({ id, kind, x, y }) => [id, kind, x, y])).toEqual([
    ['gone', 'removed', 300, 40],
    ['elsewhere', 'moved', 600, 80],
  ]);
});
