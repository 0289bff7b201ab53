import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runBatch } from '../batch/run-batch.ts';
import { evaluatePlan } from '../explain/index.ts';
import { planSeeds, RandomPlan } from './random-plan.ts';
import { requests } from './random-request.ts';

/** fast-check prints the seed and the smallest counterexample when it fails. */
const CASES = 2_000;

test('the batch engine answers the same bytes as the reference, and proves a fair share of rows itself', () => {
  let rows = 0;
  let proven = 0;
  let refused = 0;
  fc.assert(
    fc.property(planSeeds, requests, fc.integer({ min: 5, max: 80 }), (seed, request, chunkInstructions) => {
      const plan = RandomPlan.build(seed);
      const batch = runBatch(plan, request, { chunkInstructions });
      if (!batch.ok) {
        refused += 1;
        return;
      }
      rows += request.employees.length;
      proven += batch.proven;
      expect(batch.answer).toEqual(evaluatePlan(plan, request));
    }),
    { numRuns: CASES },
  );
  // A test in which everything went to the reference would compare the reference with itself.
  expect(proven / rows).toBeGreaterThan(0.3);
  expect(refused).toBeLessThan(CASES / 20);
}, 60_000);
