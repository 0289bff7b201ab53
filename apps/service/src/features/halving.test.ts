import { expect, it } from 'vitest';
import { inHalves } from './halving.ts';

/** Numbers from 0, of which some throw; answers what was done, what failed, and how often something was tried. */
async function run(count: number, poison: (item: number) => boolean) {
  const done: number[] = [];
  const failed: number[] = [];
  let tries = 0;
  await inHalves([...Array(count).keys()], {
    async attempt(items) {
      tries += 1;
      if (items.some(poison)) throw new Error('poison');
      done.push(...items);
    },
    async fail(items, reason) {
      expect(reason).toContain('poison');
      failed.push(...items);
    },
    add: () => undefined,
  });
  return { done, failed, tries };
}

it('does a sound batch at once', async () => {
  expect(await run(50, () => false)).toMatchObject({ tries: 1, failed: [] });
});

it('finds the one that throws, wherever it is, and does the others', async () => {
  for (let poison = 0; poison < 50; poison += 1) {
    const { done, failed, tries } = await run(50, (item) => item === poison);
    expect(failed).toEqual([poison]);
    expect(done).toHaveLength(49);
    expect(tries).toBeLessThanOrEqual(13);
  }
});

it('does what lies between several that throw', async () => {
  const { done, failed } = await run(20, (item) => item % 7 === 3);
  expect(failed).toEqual([3, 10, 17]);
  expect(done).toHaveLength(17);
});

it('gives up soon when all throw', async () => {
  const { done, failed, tries } = await run(50, () => true);
  expect(done).toEqual([]);
  expect(failed).toHaveLength(50);
  expect(tries).toBeLessThan(25);
});

it('does nothing for nobody', async () => {
  expect(await run(0, () => true)).toMatchObject({ done: [], failed: [] });
});
