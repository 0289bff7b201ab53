import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Contribution,
  isSmall,
  latestSums,
  type PublishedSum,
  publishedSums,
  type SumEvent,
  type Terms,
  TOGETHER,
} from './published-sums.ts';

const THRESHOLD = 5;

/** Small departments and large ones, everybody's initiatives coming, changing their amount and going again. */
const step = fc.record({
  person: fc.integer({ min: 0, max: 17 }),
  second: fc.option(fc.integer({ min: 0, max: 17 }), { nil: undefined }),
  amount: fc.integer({ min: 0, max: 3 }),
});

function toEvents(
  steps: readonly (typeof step extends fc.Arbitrary<infer Step> ? Step : never)[],
): readonly SumEvent[] {
  const current = new Map<string, string>();
  return steps.map(({ person, second, amount }, index) => {
    const subject = String(person);
    const before = current.get(subject);
    const key = `${subject} ${amount} ${second ?? ''}`;
    const contribution: Contribution = {
      key,
      departmentId: `d${person % 3}`,
      people: second === undefined ? [`p${person}`] : [`p${person}`, `p${second}`],
      amount: String(amount),
    };
    // The same amount again takes it back.
    if (before === key) current.delete(subject);
    else current.set(subject, key);
    return {
      at: String(index).padStart(4, '0'),
      adds: before === key ? [] : [contribution],
      removes: before === undefined ? [] : [before],
    };
  });
}

/** Every sum that was ever shown against one and two others, added and subtracted in every way. */
function combinations(shown: readonly PublishedSum[]): readonly Terms[] {
  const signs = [1, -1] as const;
  return shown.flatMap((first, index) => [
    [[first, 1]] as Terms,
    ...shown.slice(index + 1).flatMap((second, place) =>
      signs.flatMap((sign): Terms[] => [
        [
          [first, 1],
          [second, sign],
        ],
        ...shown.slice(index + place + 2).flatMap((third) =>
          signs.map(
            (last): Terms => [
              [first, 1],
              [second, sign],
              [third, last],
            ],
          ),
        ),
      ]),
    ),
  ]);
}

describe('sums that are shown over time', () => {
  it('never let pairs or triples of looks derive anything about fewer than five people', () => {
    let versions = 0;
    fc.assert(
      fc.property(fc.array(step, { minLength: 30, maxLength: 60 }), (steps) => {
        const shown = publishedSums(toEvents(steps), THRESHOLD);
        versions = Math.max(versions, shown.length);
        const small = combinations(shown).filter((terms) => isSmall(terms, THRESHOLD));
        expect(small).toEqual([]);
      }),
      { numRuns: 40 },
    );
    // It holds because what is shown is chosen, not because nothing is.
    expect(versions).toBeGreaterThan(3);
  });

  const recorded = (person: number, departmentId: string): SumEvent => ({
    at: `${100 + person}`,
    adds: [{ key: `i${person}`, departmentId, people: [`p${person}`], amount: '1' }],
    removes: [],
  });
  const told = (events: readonly SumEvent[]) =>
    latestSums(publishedSums(events, THRESHOLD)).map(({ row, contributions }) => [row, contributions.length]);
  const people = (from: number, to: number, departmentId: string) =>
    Array.from({ length: to - from }, (_, index) => recorded(from + index, departmentId));

  it('show five people, and the sixth to ninth only with the tenth', () => {
    expect(told(people(0, 4, 'a'))).toEqual([]);
    expect(told(people(0, 5, 'a'))).toEqual([['a', 5]]);
    expect(told(people(0, 9, 'a'))).toEqual([['a', 5]]);
    expect(told(people(0, 10, 'a'))).toEqual([['a', 10]]);
  });

  it('put small departments together, until one and what is left of the others are large enough by themselves', () => {
    const small = [...people(0, 3, 'a'), ...people(3, 6, 'b')];
    expect(told(small)).toEqual([[TOGETHER, 5]]);
    const grown = [...small, ...people(6, 20, 'a'), ...people(20, 30, 'b')];
    expect(told(grown).map(([row]) => row)).not.toContain('b');
    expect(told(grown)).not.toEqual([[TOGETHER, 5]]);
  });

  it('keep what was shown when one person’s initiative is taken back', () => {
    const revoked: SumEvent = { at: '999', adds: [], removes: ['i2'] };
    expect(told([...people(0, 6, 'a'), revoked])).toEqual([['a', 5]]);
  });
});
