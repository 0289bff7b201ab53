import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { drawSample, likelyScore, sharesOf } from './sample.ts';

describe('a sample', () => {
  let root = '';
  const files = (): readonly string[] => ['long.ts', 'short.ts'].map((name) => join(root, name));
  const draw = (size: number, seed = 1) => drawSample(files(), { size, seed }, root);
  const countIn = (sample: ReadonlySet<string>, name: string): number =>
    [...sample].filter((key) => key.startsWith(`${name} `)).length;

  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), 'premia-sample-'));
    const sum = (index: number): string => `export const f${index} = (a: number, b: number) => a + b * ${index};`;
    writeFileSync(join(root, 'long.ts'), Array.from({ length: 30 }, (_, index) => sum(index)).join('\n'));
    writeFileSync(join(root, 'short.ts'), Array.from({ length: 10 }, (_, index) => sum(index)).join('\n'));
  });
  afterAll(() => rmSync(root, { recursive: true }));

  test('takes from every file in proportion', async () => {
    const sample = await draw(40);
    expect(sample.size).toBe(40);
    expect([countIn(sample, 'long.ts'), countIn(sample, 'short.ts')]).toEqual([30, 10]);
  });

  test('is the same for the same seed, another for another, and grows without starting anew', async () => {
    expect(await draw(20)).toEqual(await draw(20));
    expect(await draw(20, 2)).not.toEqual(await draw(20));
    const larger = await draw(40);
    for (const key of await draw(20)) expect(larger).toContain(key);
  });

  test('is everything when more is asked for than there is', async () => {
    const all = await draw(1_000_000);
    expect(all.size).toBeGreaterThan(80);
    expect(all.size).toBe((await draw(all.size)).size);
  });
});

test.each([
  [[30, 10], 4, [3, 1]],
  [[1, 1, 1], 2, [1, 1, 0]],
  [[5, 0, 5], 3, [2, 0, 1]],
  [[], 3, []],
])('%j share %i out as %j', (counts, size, shares) => {
  expect(sharesOf(counts, size)).toEqual(shares);
});

test.each([
  [80, 100, 71.1, 86.7],
  [0, 10, 0, 27.8],
  [10, 10, 72.2, 100],
  [0, 0, 0, 100],
])('%i of %i say: %f to %f percent', (found, tried, from, to) => {
  const likely = likelyScore({ found, tried });
  expect(likely.from).toBeCloseTo(from, 1);
  expect(likely.to).toBeCloseTo(to, 1);
});
