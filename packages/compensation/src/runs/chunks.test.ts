import { describe, expect, it } from 'vitest';
import { createChunkCutter } from './chunks.ts';

describe('chunks', () => {
  it.each([
    [
      [['add', 5]],
      [
        [0, 2],
        [2, 4],
        [4, 5],
      ],
    ],
    [[['addWhole', 5]], [[0, 5]]],
    [
      [
        ['add', 1],
        ['add', 1],
        ['add', 1],
      ],
      [
        [0, 2],
        [2, 3],
      ],
    ],
    [
      [
        ['add', 3],
        ['addWhole', 3],
        ['add', 1],
      ],
      [
        [0, 2],
        [2, 3],
        [3, 6],
        [6, 7],
      ],
    ],
    [
      [
        ['add', 0],
        ['addWhole', 0],
      ],
      [],
    ],
  ] as const)('%j are cut into %j', (parts, slices) => {
    const cutter = createChunkCutter(2);
    for (const [how, people] of parts) cutter[how](people);
    const chunks = cutter.chunks();
    expect(chunks.map(({ fromOrdinal, toOrdinal }) => [fromOrdinal, toOrdinal])).toEqual(slices);
    expect(chunks.map(({ ordinal }) => ordinal)).toEqual(slices.map((_, index) => index));
  });
});
