import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type ChangedFact, type FactsInARow, factsInARow } from './facts-in-a-row.ts';

const factsOf = (rows: readonly FactsInARow[]): readonly ChangedFact[] =>
  rows.flatMap(({ firstId, count, version, replaced }) =>
    Array.from({ length: count }, (_, index) => ({
      factId: String(BigInt(firstId) + BigInt(index)),
      version,
      replaced,
    })),
  );

const changed = fc.record({
  factId: fc.bigInt(1n, 40n).map(String),
  version: fc.integer({ min: 1, max: 2 }),
  replaced: fc.integer({ min: 0, max: 1 }),
});

it('says the same facts in fewer rows', () => {
  fc.assert(
    fc.property(fc.uniqueArray(changed, { selector: ({ factId }) => factId }), (facts) => {
      const byId = [...facts].sort((left, right) => Number(left.factId) - Number(right.factId));
      expect(factsOf(factsInARow(facts))).toEqual(byId);
    }),
  );
});

it('makes one row of a delivery of new facts, whatever their order', () => {
  const facts = ['12', '10', '11'].map((factId) => ({ factId, version: 1, replaced: 0 }));
  expect(factsInARow(facts)).toEqual([{ firstId: '10', count: 3, version: 1, replaced: 0 }]);
});
