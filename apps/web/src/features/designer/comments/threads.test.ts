import type { SchemeComment } from '@premia/service';
import { describe, expect, test } from 'vitest';
import { anchorKey, callAt, openByNode, openPlaces, threadsOf } from './threads.ts';

const comment = (id: string, more: Partial<SchemeComment> = {}): SchemeComment => ({
  id,
  threadId: null,
  anchor: {},
  text: id,
  mentions: [],
  author: { id: 'e1', name: { en: 'Anna' } },
  createdAt: '2026-11-01T00:00:00Z',
  resolvedAt: null,
  resolvedBy: null,
  ...more,
});

describe('threads', () => {
  test('hold their answers in order, the newest thread first', () => {
    const threads = threadsOf([
      comment('a'),
      comment('b'),
      comment('a1', { threadId: 'a' }),
      comment('b1', { threadId: 'b' }),
      comment('a2', { threadId: 'a' }),
    ]);
    expect(threads.map(({ opening, answers }) => [opening.id, answers.map(({ id }) => id)])).toEqual([
      ['b', ['b1']],
      ['a', ['a1', 'a2']],
    ]);
  });

  test('count at their node while they are open', () => {
    const at = { anchor: { nodeId: 'comm', path: 'bands.1' } };
    const counts = openByNode([
      comment('a', at),
      comment('b', { anchor: { nodeId: 'comm' } }),
      comment('c', { ...at, resolvedAt: '2026-11-02T00:00:00Z' }),
      comment('d', { ...at, threadId: 'a' }),
      comment('e'),
    ]);
    expect([...counts]).toEqual([['comm', 2]]);
  });
});

describe('calling somebody', () => {
  test.each([
    ['@an', 3, { from: 0, letters: 'an' }],
    ['спроси @Ира', 11, { from: 7, letters: 'Ира' }],
    ['mail a@b', 8, null],
    ['@an later', 9, null],
    ['(@', 2, { from: 1, letters: '' }],
  ])('%s', (text, cursor, expected) => {
    expect(callAt(text, cursor)).toEqual(expected);
  });
});

test('places that are talked about: of open threads only, cells and ports apart from their node', () => {
  const places = openPlaces([
    comment('a', { anchor: { nodeId: 'n', path: 'bands.0.rate' } }),
    comment('b', { anchor: { nodeId: 'n', port: 'in.value' } }),
    comment('c', { anchor: { nodeId: 'n', path: 'bands.1.rate' }, resolvedAt: '2026-11-02T00:00:00Z' }),
    comment('d', { anchor: { nodeId: 'n', path: 'bands.2.rate' }, threadId: 'a' }),
    comment('e'),
  ]);
  expect(places).toEqual(
    new Set([anchorKey({ nodeId: 'n', path: 'bands.0.rate' }), anchorKey({ nodeId: 'n', port: 'in.value' })]),
  );
});
