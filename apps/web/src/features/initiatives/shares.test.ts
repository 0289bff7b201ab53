import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AuthorDraft, addAuthor, isWhole, sharesOf } from './shares.ts';

const me: AuthorDraft = { id: 'a', name: 'A', percent: '100' };

describe('shares of authors', () => {
  it('are equal when somebody is added, and always a whole', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 }), (more) => {
        let authors: readonly AuthorDraft[] = [me];
        for (let index = 0; index < more; index += 1)
          authors = addAuthor(authors).map((author, at) => ({ ...author, id: `p${String(at)}` }));
        expect(isWhole(authors)).toBe(true);
        const percents = authors.map(({ percent }) => Number(percent));
        expect(Math.max(...percents) - Math.min(...percents)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('go to the service as fractions', () => {
    expect(
      sharesOf([
        { ...me, percent: '7' },
        { ...me, id: 'b', percent: '93' },
      ]),
    ).toEqual([
      { employeeId: 'a', share: '0.07' },
      { employeeId: 'b', share: '0.93' },
    ]);
    expect(sharesOf([me])).toEqual([{ employeeId: 'a', share: '1' }]);
  });

  it('are no whole with nobody chosen, somebody twice, or 99 percent', () => {
    expect(isWhole(addAuthor([me]))).toBe(false);
    expect(
      isWhole([
        { ...me, percent: '50' },
        { ...me, percent: '50' },
      ]),
    ).toBe(false);
    expect(isWhole([{ ...me, percent: '99' }])).toBe(false);
  });
});
