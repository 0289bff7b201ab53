import { describe, expect, test } from 'vitest';
import type { Stretch } from './line.ts';
import { firstPlace, type Look } from './search.ts';

const WHOLE = { low: 1, high: 1_000 };

const looked = (mayHold: boolean, work = 1, turns: readonly number[] = []): Look<null> => ({
  mayHold,
  work,
  turns,
  known: null,
});

/** Looks for `places`; bounds say exactly which stretches hold one. */
function looking(
  places: readonly number[],
  { effort = 10_000, work = 1, turns = [] as readonly number[], whole = WHOLE } = {},
) {
  const stretches: Stretch[] = [];
  const tried: number[] = [];
  const left = { left: effort };
  const found = firstPlace(
    {
      effort: left,
      look: (stretch) => {
        stretches.push(stretch);
        return looked(
          places.some((place) => stretch.low <= place && place <= stretch.high),
          work,
          turns,
        );
      },
      isAt: (place) => {
        tried.push(place);
        return places.includes(place);
      },
    },
    whole,
  );
  return { found, looked: stretches, tried, left: left.left };
}

describe('the first place', () => {
  test.each([
    [[1], 1],
    [[1_000], 1_000],
    [[500, 501], 500],
    [[501, 900], 501],
    [[700, 3, 699], 3],
    [[], null],
  ])('of %j is %s', (places, first) => {
    expect(looking(places).found).toBe(first);
  });

  test('is tried alone, and found by halving', () => {
    const { looked: stretches, tried } = looking([637]);
    expect(tried).toEqual([637]);
    expect(stretches.length).toBeLessThanOrEqual(2 * Math.ceil(Math.log2(WHOLE.high)) + 1);
    expect(stretches.slice(0, 3)).toEqual([WHOLE, { low: 1, high: 500 }, { low: 501, high: 1_000 }]);
  });

  test('is looked for where something turns, and near the start by itself', () => {
    const { looked: stretches } = looking([637], { turns: [637, 638] });
    expect(stretches.slice(0, 3)).toEqual([WHOLE, { low: 1, high: 637 }, { low: 1, high: 636 }]);
    const far = looking([5_000], { whole: { low: 1, high: 1_000_000 } });
    expect(far.looked.slice(0, 2)).toEqual([
      { low: 1, high: 1_024 },
      { low: 1_025, high: 1_000_000 },
    ]);
    expect(far.found).toBe(5_000);
  });

  test('is not where the bounds were too generous', () => {
    const asked = { effort: { left: 10_000 }, look: () => looked(true), isAt: (place: number) => place === 17 };
    expect(firstPlace(asked, WHOLE)).toBe(17);
    expect(firstPlace({ ...asked, effort: { left: 10_000 }, isAt: () => false }, { low: 1, high: 60 })).toBeNull();
  });

  test('is given up when the effort is used up, which every look takes its work from', () => {
    const { looked: stretches, left, found } = looking([1_000], { effort: 12, work: 5 });
    expect([found, stretches.length, left]).toEqual([null, 3, -3]);
    expect(looking([1_000], { effort: 0 }).looked).toEqual([]);
    expect(looking([], { effort: 12, work: 5 }).left).toBe(7);
  });
});
