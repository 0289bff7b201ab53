import { BATCH_FROM_EMPLOYEES, evaluateMany } from '@premia/compensation';
import { compileScheme, type EvaluationRequest, evaluatePlan } from '@premia/scheme';
import { describe, expect, it } from 'vitest';
import { TIERED_SCHEME } from '../../testing/small-company.ts';
import { evaluateTraced } from './evaluate.ts';

const { plan } = compileScheme(TIERED_SCHEME);

function requestFor(employees: number): EvaluationRequest {
  return {
    period: '2026-10',
    currency: 'RUB',
    employees: Array.from({ length: employees }, (_, index) => ({
      id: `e${index}`,
      // Every seventh person lacks the value: problems have to come out the same as well.
      criteria: index % 7 === 0 ? {} : { revenue: { actual: `${index * 997}.33` } },
    })),
  };
}

describe('evaluateMany', () => {
  it.each([1, BATCH_FROM_EMPLOYEES - 1, BATCH_FROM_EMPLOYEES, 2_000])('answers %i people as the reference', (count) => {
    if (plan === null) {
      throw new Error('the example does not compile');
    }
    const request = requestFor(count);
    expect(evaluateMany(plan, request)).toEqual(evaluatePlan(plan, request).employees);
  });
});

describe('evaluateTraced', () => {
  it('keeps the value of every node', () => {
    if (plan === null) {
      throw new Error('the example does not compile');
    }
    const result = evaluateTraced(plan, requestFor(2));
    expect(result?.trace?.nodes.map(({ nodeId }) => nodeId)).toContain('rev');
  });
});
