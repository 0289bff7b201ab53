import { compare, fromFixedText, ZERO } from '@premia/decimal';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { EvaluationRequest } from '../../../evaluation/evaluation.ts';
import type { Plan } from '../../../plan/plan.ts';
import { planSeeds, RandomPlan } from '../../agreement/random-plan.ts';
import { requests } from '../../agreement/random-request.ts';
import { evaluatePlan } from '../evaluate-plan.ts';
import { type PayMore, payMore } from './pay-more.ts';

const CASES = 40;
/** Smaller changes tried by hand for each that was found. */
const TRIED_MAX = 40;

function totalOf(plan: Plan, request: EvaluationRequest, id: string) {
  return evaluatePlan(plan, request).employees.find((employee) => employee.id === id)?.total ?? null;
}

/** The request with the input at `from + place × unit`, made without the code under test. */
function changed(
  request: EvaluationRequest,
  { id, found }: { readonly id: string; readonly found: PayMore },
  actual: string,
): EvaluationRequest {
  return {
    ...request,
    employees: request.employees.map((employee) => {
      if (employee.id !== id || found.input.kind !== 'criterion') return employee;
      const { criterion } = found.input;
      const measures = employee.criteria?.[criterion] ?? {};
      const step = Number(actual) - Number(found.from);
      const year =
        measures['yearToDate'] === undefined ? {} : { yearToDate: shifted(measures['yearToDate'], step.toFixed(6)) };
      return { ...employee, criteria: { ...employee.criteria, [criterion]: { ...measures, actual, ...year } } };
    }),
  };
}

const MICRO = 1_000_000;

/** Sum of two decimals with at most six digits. */
function shifted(left: string, right: string): string {
  const sum = Math.round(Number(left) * MICRO) + Math.round(Number(right) * MICRO);
  return (sum / MICRO).toFixed(6);
}

test('what is reported pays more, and no smaller change of the same input does', () => {
  const seen = { any: 0, threshold: 0 };
  fc.assert(
    fc.property(planSeeds, requests, (seed, request) => {
      const plan = RandomPlan.build(seed);
      for (const { id } of request.employees) {
        const before = totalOf(plan, request, id);
        if (before === null) continue;
        for (const found of payMore({ plan, request, employeeId: id })) {
          expect(compare(fromFixedText(found.gain), ZERO)).toBe(1);
          if (found.input.kind !== 'criterion' || found.kind !== 'any') {
            seen.threshold += 1;
            continue;
          }
          seen.any += 1;
          expectSmallest(plan, request, { id, found, before });
        }
      }
    }),
    { numRuns: CASES },
  );
  expect(seen.any).toBeGreaterThan(CASES / 10);
}, 180_000);

function expectSmallest(
  plan: Plan,
  request: EvaluationRequest,
  { id, found, before }: { id: string; found: PayMore; before: string },
): void {
  const at = (actual: string) => totalOf(plan, changed(request, { id, found }, actual), id);
  expect(at(found.to ?? '')).toBe(found.total);
  const [from, to] = [Number(found.from), Number(found.to)];
  // Every value with the input's own digits between the two, or a spread of them.
  const digits = Math.max(...[found.from, found.to].map((text) => text?.split('.')[1]?.length ?? 0));
  const unit = 10 ** -digits;
  const places = Math.round(Math.abs(to - from) / unit);
  const every = Math.max(1, Math.ceil(places / TRIED_MAX));
  for (let place = 1; place < places; place += every) {
    const total = at((from + Math.sign(to - from) * place * unit).toFixed(digits));
    if (total !== null) expect(compare(fromFixedText(total), fromFixedText(before))).toBeLessThanOrEqual(0);
  }
}
