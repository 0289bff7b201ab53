import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hiddenGroups } from './small-groups.ts';

const THRESHOLD = 5;

const groups = fc
  .array(fc.integer({ min: 0, max: 30 }), { maxLength: 12 })
  .map((sizes) => sizes.map((people, index) => ({ id: `d${index}`, people })));

describe('hiddenGroups', () => {
  it('shows no group below the threshold, and none can be had by subtraction', () => {
    fc.assert(
      fc.property(groups, (given) => {
        const hidden = hiddenGroups(given, THRESHOLD);
        const inhabited = given.filter(({ people }) => people > 0);
        const unseen = inhabited.filter(({ id }) => hidden.has(id));
        const rest = unseen.reduce((sum, { people }) => sum + people, 0);
        expect(inhabited.filter(({ id, people }) => people < THRESHOLD && !hidden.has(id))).toEqual([]);
        const derivable = unseen.length > 0 && (unseen.length < 2 || rest < THRESHOLD);
        // With every group hidden there is nothing shown to subtract.
        expect(derivable && unseen.length < inhabited.length).toBe(false);
      }),
    );
  });

  it.each([
    ['all large', [10, 8, 5], []],
    ['one small: the next smallest goes along', [10, 8, 3], ['d1', 'd2']],
    ['two small that are large together', [10, 4, 4], ['d1', 'd2']],
    ['two small that are small together', [10, 9, 2, 2], ['d1', 'd2', 'd3']],
    ['an empty one hides nothing', [10, 0], []],
  ])('%s', (_name, sizes, expected) => {
    const given = sizes.map((people, index) => ({ id: `d${index}`, people }));
    expect([...hiddenGroups(given, THRESHOLD)].sort()).toEqual(expected);
  });
});
