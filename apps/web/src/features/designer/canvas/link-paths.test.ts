import type { SchemeDocument } from '@premia/scheme';
import { expect, test } from 'vitest';
import { pathInto, pathThrough } from './link-paths.ts';

/** a → b → c → e, and d → c beside it; e → f goes on, x → y is elsewhere. */
const document = {
  links: [
    { from: 'a', to: 'b.in' },
    { from: 'b', to: 'c.left' },
    { from: 'd.other', to: 'c.right' },
    { from: 'c', to: 'e.in' },
    { from: 'e', to: 'f.in' },
    { from: 'x', to: 'y.in' },
  ],
} as unknown as SchemeDocument;

test('the path of a link is all that flows into it and all it flows on to, nothing beside', () => {
  expect([...pathThrough(document, 'b c.left')].sort()).toEqual(['a b.in', 'b c.left', 'c e.in', 'e f.in']);
  expect(pathThrough(document, 'gone c.left').size).toBe(0);
});

test('the path of a node is what flows into it, and its own links out', () => {
  expect([...pathInto(document, ['c'])].sort()).toEqual(['a b.in', 'b c.left', 'c e.in', 'd.other c.right']);
});

test('a circle ends the walk', () => {
  const round = { links: [...document.links, { from: 'f', to: 'a.in' }] } as unknown as SchemeDocument;
  expect(pathThrough(round, 'a b.in').size).toBe(6);
});
