import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runBatch } from '../batch/run-batch.ts';
import { evaluatePlan } from '../explain/index.ts';
import { planSeeds, RandomPlan } from './random-plan.ts';
import { requests } from './random-request.ts';

/** The same few cases every time: quick to run, quick to repeat, and what the mutation tester is held against. */
const CASES = 240;
const GROUPS = 12;
const SEED = 20_261_123;

const drawn = fc.sample(fc.tuple(planSeeds, requests), { numRuns: CASES, seed: SEED });

describe('fixed cases', () => {
  test.each(Array.from({ length: GROUPS }, (_, group) => group))('the engines agree, group %i', (group) => {
    for (const [seed, request] of drawn.filter((_, index) => index % GROUPS === group)) {
      const plan = RandomPlan.build(seed);
      const batch = runBatch(plan, request, { chunkInstructions: 40 });
      expect(batch.ok && batch.answer).toEqual(evaluatePlan(plan, request));
    }
  });

  test('most rows of clean data are proven by the kernel', () => {
    let rows = 0;
    let proven = 0;
    for (const [seed, request] of drawn) {
      const batch = runBatch(RandomPlan.build(seed), request);
      rows += request.employees.length;
      proven += batch.ok ? batch.proven : 0;
    }
    expect(proven / rows).toBeGreaterThan(0.35);
  });
});
