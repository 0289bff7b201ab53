import { expect, test } from 'vitest';
import { compareEngines } from './compare-engines.ts';

/**
 * A slice of the cases, another one every day: two weeks of slices are more than 100,000 (scheme, employee) cases. A
 * failing one is repeated by the seed that the failure prints.
 */
const SCHEMES = 1_000;
const PEOPLE = 16;
const MILLISECONDS_A_DAY = 86_400_000;

test('the batch engine answers the same bytes as the reference, and proves a fair share of rows itself', () => {
  const seed = Math.floor(Date.now() / MILLISECONDS_A_DAY);
  const report = compareEngines({ schemes: SCHEMES, people: PEOPLE, seed });
  expect(report).toMatchObject({ seed, schemes: SCHEMES, counterexample: null });
  // A test in which everything went to the reference would compare the reference with itself.
  expect(report.proven / report.employees).toBeGreaterThan(0.3);
  expect(report.partlyLeftSchemes).toBeLessThan(SCHEMES / 10);
}, 120_000);
