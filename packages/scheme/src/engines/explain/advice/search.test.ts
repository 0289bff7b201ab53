import { describe, expect, test } from 'vitest';
import type { Stretch } from './range-evaluator.ts';
import { firstPlace } from './search.ts';

const WHOLE = { low: 1, high: 1_000 };

/** Looks for `places`; bounds say exactly which stretches hold one. */
function looking(places: readonly number[], { effort = 10_000, work = 1 } = {}) {
  const looked: Stretch[] = [];
  const tried: number[] = [];
  const left = { left: effort };
  const found = firstPlace(
    {
      work,
      effort: left,
      mayHold: (stretch) => {
        looked.push(stretch);
        return places.some((place) => stretch.low <= place && place <= stretch.high);
      },
      isAt: (place) => {
        tried.push(place);
        return places.includes(place);
      },
    },
    WHOLE,
  );
  return { found, looked, tried, left: left.left };
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
    const { looked, tried } = looking([637]);
    expect(tried).toEqual([637]);
    expect(looked.length).toBeLessThanOrEqual(2 * Math.ceil(Math.log2(WHOLE.high)) + 1);
    expect(looked.slice(0, 3)).toEqual([WHOLE, { low: 1, high: 500 }, { low: 501, high: 1_000 }]);
  });

  test('is not where the bounds were too generous', () => {
    const asked = { work: 1, effort: { left: 10_000 }, mayHold: () => true, isAt: (place: number) => place === 17 };
    expect(firstPlace(asked, WHOLE)).toBe(17);
    expect(firstPlace({ ...asked, effort: { left: 10_000 }, isAt: () => false }, { low: 1, high: 60 })).toBeNull();
  });

  test('is given up when the effort is used up, which every look takes its work from', () => {
    const { looked, left, found } = looking([1_000], { effort: 12, work: 5 });
    expect([found, looked.length, left]).toEqual([null, 3, -3]);
    expect(looking([1_000], { effort: 0 }).looked).toEqual([]);
    expect(looking([], { effort: 12, work: 5 }).left).toBe(2);
  });
});
