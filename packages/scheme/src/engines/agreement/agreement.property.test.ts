import { expect, test } from 'vitest';
import { compareEngines } from './compare-engines.ts';

const CASES = 2_000;

test('the batch engine answers the same bytes as the reference, and proves a fair share of rows itself', () => {
  const report = compareEngines({ cases: CASES });
  expect(report).toMatchObject({ counterexample: null });
  // A test in which everything went to the reference would compare the reference with itself.
  expect(report.proven / report.employees).toBeGreaterThan(0.3);
  expect(report.refusedSchemes).toBeLessThan(CASES / 20);
}, 120_000);
