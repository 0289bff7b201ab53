import { add, fromFixedText } from '@premia/decimal';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { planSeeds, RandomPlan } from '../../agreement/random-plan.ts';
import { requests } from '../../agreement/random-request.ts';
import { evaluatePlan } from '../evaluate-plan.ts';
import { type Snapshot, whyChanged } from './why-changed.ts';

const CASES = 150;

function totalOf({ plan, request }: Snapshot, id: string): string | null {
  return evaluatePlan(plan, request).employees.find((employee) => employee.id === id)?.total ?? null;
}

test('what it was and every part add up to what it is, whatever changed', () => {
  const seen = { parts: 0, none: 0 };
  fc.assert(
    fc.property(planSeeds, fc.option(planSeeds), requests, requests, (seed, otherSeed, first, second) => {
      const plan = RandomPlan.build(seed);
      const before: Snapshot = { plan, request: first };
      const after: Snapshot = { plan: otherSeed === null ? plan : RandomPlan.build(otherSeed), request: second };
      const both = first.employees.filter(({ id }) => second.employees.some((other) => other.id === id));
      for (const { id } of both) {
        const why = whyChanged(before, after, id);
        const [was, is] = [totalOf(before, id), totalOf(after, id)];
        if (was === null || is === null) {
          expect(why).toBeNull();
          continue;
        }
        expect(why).toMatchObject({ before: was, after: is });
        const parts = why?.parts ?? [];
        expect(parts.map(({ amount }) => fromFixedText(amount)).reduce(add, fromFixedText(was))).toEqual(
          fromFixedText(is),
        );
        if (parts.length === 0) seen.none += 1;
        seen.parts += parts.length;
      }
    }),
    { numRuns: CASES },
  );
  expect(seen.parts).toBeGreaterThan(CASES / 10);
}, 120_000);

test('nothing changed: no parts', () => {
  fc.assert(
    fc.property(planSeeds, requests, (seed, request) => {
      const snapshot: Snapshot = { plan: RandomPlan.build(seed), request };
      for (const { id } of request.employees) expect(whyChanged(snapshot, snapshot, id)?.parts ?? []).toEqual([]);
    }),
    { numRuns: 50 },
  );
}, 60_000);
