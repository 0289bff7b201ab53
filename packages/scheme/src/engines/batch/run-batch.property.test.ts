import { decimal, parseDecimal, type Rational, subtract, sum } from '@premia/decimal';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { EmployeeInputs, EvaluationRequest } from '../../evaluation/evaluation.ts';
import type { Plan } from '../../plan/plan.ts';
import { requirementsOf } from '../../plan/requirements.ts';
import { planSeeds, RandomPlan } from '../agreement/random-plan.ts';
import { requests } from '../agreement/random-request.ts';
import { runBatch } from './run-batch.ts';

const RUNS = 120;

function resultsOf(plan: Plan, request: EvaluationRequest): ReadonlyMap<string, string> {
  const batch = runBatch(plan, request);
  if (!batch.ok) throw new Error('the batch engine refused');
  return new Map(batch.answer.employees.map((result) => [result.id, JSON.stringify(result)]));
}

/** The same list in an order that a seed decides. */
function shuffled<Item>(items: readonly Item[], seed: number): readonly Item[] {
  return items
    .map((item, index) => ({ item, key: Math.imul(index + 1, seed * 2 + 1) >>> 0 }))
    .sort((left, right) => left.key - right.key)
    .map(({ item }) => item);
}

describe('whatever the scheme and the inputs', () => {
  test('the order in which people and facts come, and facts that come twice, change nothing', () => {
    fc.assert(
      fc.property(planSeeds, requests, fc.nat(), (seed, request, order) => {
        const plan = RandomPlan.build(seed);
        const twice = ({ facts = [], ...employee }: EmployeeInputs): EmployeeInputs => ({
          ...employee,
          facts: shuffled([...facts, ...facts.slice(0, order % 3)], order),
        });
        const mixed = { ...request, employees: shuffled(request.employees.map(twice), order) };
        const answer = resultsOf(plan, mixed);
        expect([...answer.keys()]).toEqual(mixed.employees.map(({ id }) => id));
        for (const [id, result] of resultsOf(plan, request)) expect(answer.get(id)).toBe(result);
      }),
      { numRuns: RUNS },
    );
  });

  test('people paid in several batches are paid what they are paid in one, unless the scheme looks at the group', () => {
    fc.assert(
      fc.property(planSeeds, requests, fc.integer({ min: 1, max: 7 }), (seed, request, cut) => {
        const plan = RandomPlan.build({ ...seed, steps: seed.steps.filter(({ choice }) => choice < 108) });
        const parts = [request.employees.slice(0, cut), request.employees.slice(cut)];
        const apart = parts.flatMap((employees) => [...resultsOf(plan, { ...request, employees })]);
        expect(new Map(apart)).toEqual(resultsOf(plan, request));
      }),
      { numRuns: RUNS },
    );
  });
});

describe('what is shared out', () => {
  const amounts = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }).map((cents) => (cents / 100).toFixed(2));
  const weights = fc
    .array(fc.integer({ min: 0, max: 3_000 }), { minLength: 1, maxLength: 12 })
    .filter((all) => all.some((weight) => weight > 0));

  test('adds up to the amount, each part within one minor unit of its share', () => {
    fc.assert(
      fc.property(amounts, weights, (amount, hundredths) => {
        const parts = partsOf(
          amount,
          hundredths.map((weight) => (weight / 100).toFixed(2)),
        );
        expect(sum(parts)).toEqual(decimal(amount));
        const total = hundredths.reduce((all, weight) => all + weight, 0);
        for (const [index, part] of parts.entries()) {
          const share = decimal(amount);
          const exact = {
            numerator: share.numerator * BigInt(hundredths[index] ?? 0),
            denominator: share.denominator * BigInt(total),
          };
          const { numerator, denominator } = subtract(part, exact);
          const distance = numerator < 0n ? -numerator : numerator;
          expect(distance * 100n < denominator).toBe(true);
        }
      }),
      { numRuns: 400 },
    );
  });

  /** The parts of a split in the kernel, none left to the reference. */
  function partsOf(amount: string, given: readonly string[]): readonly Rational[] {
    const batch = runBatch(splitPlan(given.length), {
      period: '2026-10',
      employees: [
        { id: 'e', attributes: { amount, ...Object.fromEntries(given.map((weight, index) => [`w${index}`, weight])) } },
      ],
    });
    expect(batch).toMatchObject({ ok: true, proven: 1, byReference: [] });
    const lines = batch.ok ? (batch.answer.employees[0]?.lines ?? []) : [];
    return lines.map((line) => {
      const parsed = parseDecimal(line.amount);
      if (!parsed.ok) throw new Error(parsed.problem);
      return parsed.value;
    });
  }
});

function splitPlan(count: number): Plan {
  const number = { base: 'number', grain: 'employee', currency: null } as const;
  const money = { base: 'money', grain: 'employee', currency: 'RUB' } as const;
  const weights = Array.from({ length: count }, (_, index) => index + 1);
  const attribute = (name: string, type: typeof number | typeof money) =>
    ({ op: 'input', nodeId: name, source: { kind: 'attribute', attribute: name }, type }) as const;
  const body = {
    steps: [
      attribute('amount', money),
      ...weights.map((step) => attribute(`w${step - 1}`, number)),
      ...weights.map(
        (_, index) => ({ op: 'split', nodeId: 'split', value: 0, weights, index, digits: 2, type: money }) as const,
      ),
    ],
    outputs: [],
  };
  return {
    schemeKey: 'split',
    schemeHash: 'split',
    period: 'month',
    currency: 'RUB',
    requirements: requirementsOf(body, []),
    body,
    results: weights.map((_, index) => ({
      kind: 'payout',
      nodeId: `pay${index}`,
      code: `part${index}`,
      category: 'bonus',
      step: count + 1 + index,
      visible: true,
      order: index,
      title: {},
    })),
  };
}
