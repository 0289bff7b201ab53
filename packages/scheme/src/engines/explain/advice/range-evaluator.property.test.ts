import { compare, fromFixedText } from '@premia/decimal';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { planSeeds, RandomPlan } from '../../agreement/random-plan.ts';
import { requests } from '../../agreement/random-request.ts';
import { evaluatePlan } from '../evaluate-plan.ts';
import { evaluatedPlan } from './evaluated-plan.ts';
import type { Stretch } from './line.ts';
import { variationsOf } from './pay-more.ts';
import { RangeEvaluator } from './range-evaluator.ts';
import { requestAfter } from './variation.ts';

const CASES = 150;
const stretches = fc
  .tuple(fc.integer({ min: 1, max: 10_000_000 }), fc.oneof(fc.nat(20), fc.nat(10_000_000)))
  .map(([low, length]): Stretch => ({ low, high: low + length }));

test('bounds over a stretch hold at every point of it, and what is decided is decided', () => {
  const seen = { bounded: 0, decided: 0 };
  fc.assert(
    fc.property(planSeeds, requests, stretches, fc.double({ min: 0, max: 1, noNaN: true }), (...given) => {
      const [seed, request, stretch, share] = given;
      const plan = RandomPlan.build(seed);
      const place = stretch.low + Math.floor(share * (stretch.high - stretch.low));
      for (const employee of request.employees) {
        const evaluated = evaluatedPlan(plan, request, employee);
        for (const { variation } of variationsOf(evaluated).flat()) {
          if (variation.input.kind === 'next-facts') continue;
          const evaluator = new RangeEvaluator(evaluated, [variation]);
          const { most, decisions } = evaluator.evaluate([stretch]);
          const after = requestAfter(request, { employeeId: employee.id, moved: [{ variation, place }] });
          const total = evaluatePlan(plan, after).employees.find(({ id }) => id === employee.id)?.total ?? null;
          if (most !== null && total !== null) {
            seen.bounded += 1;
            expect(compare(fromFixedText(total), most)).toBeLessThanOrEqual(0);
          }
          const there = evaluator.evaluate([{ low: place, high: place }]).decisions;
          for (const [key, { chosen }] of decisions) {
            if (chosen === null || !there.has(key)) continue;
            seen.decided += 1;
            expect(there.get(key)?.chosen).toBe(chosen);
          }
        }
      }
    }),
    { numRuns: CASES },
  );
  expect(seen.bounded).toBeGreaterThan(CASES / 10);
  expect(seen.decided).toBeGreaterThan(0);
}, 120_000);
