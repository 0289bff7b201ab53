import {
  absolute,
  add,
  compare,
  decimal,
  fromFixedText,
  fromInteger,
  multiply,
  type Rational,
  sign,
  subtract,
  toCanonicalText,
  ZERO,
} from '@premia/decimal';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compileScheme } from '../../../compile/compile-scheme.ts';
import type { SchemeNode } from '../../../document/scheme-document.ts';
import type { EmployeeInputs, EvaluationRequest, FactInput } from '../../../evaluation/evaluation.ts';
import type { Plan } from '../../../plan/plan.ts';
import { planSeeds, RandomPlan } from '../../agreement/random-plan.ts';
import { requests } from '../../agreement/random-request.ts';
import { evaluatePlan } from '../evaluate-plan.ts';
import { evaluatedPlan } from './evaluated-plan.ts';
import { type InputChange, type PayMore, payMore, variationsOf } from './pay-more.ts';
import { fractionDigits } from './variation.ts';

const CASES = 40;
/** Its cases ask for more of criteria, of one further fact and of many: by luck a run of forty may not. */
const EVERY_KIND_SEED = 11;
/** Smaller changes tried for each that was found. */
const TRIED_MAX = 20;

function totalOf(plan: Plan, request: EvaluationRequest, id: string): Rational | null {
  const total = evaluatePlan(plan, request).employees.find((employee) => employee.id === id)?.total ?? null;
  return total === null ? null : fromFixedText(total);
}

interface Case {
  readonly plan: Plan;
  readonly request: EvaluationRequest;
  readonly id: string;
}

/** The request with one input as it would be, made by hand. */
function withInput({ plan, request, id }: Case, change: InputChange, to: Rational): EvaluationRequest {
  const own = request.employees.find((employee) => employee.id === id);
  if (own === undefined) throw new Error('nobody');
  const employees = request.employees.map((employee) =>
    employee === own ? edited(plan, request, own, change, to) : employee,
  );
  return { ...request, employees };
}

function edited(
  plan: Plan,
  request: EvaluationRequest,
  employee: EmployeeInputs,
  { input, from }: InputChange,
  to: Rational,
): EmployeeInputs {
  if (input.kind !== 'criterion') {
    const forms = variationsOf(evaluatedPlan(plan, request, employee)).flat();
    const fact = forms.find(({ variation }) => JSON.stringify(variation.input) === JSON.stringify(input))?.variation
      .fact;
    if (fact === undefined || fact === null) throw new Error('no such fact');
    return { ...employee, facts: [...(employee.facts ?? []), ...further(fact, input.kind, to)] };
  }
  const measures = employee.criteria?.[input.criterion] ?? {};
  const year = measures['yearToDate'];
  const moved = subtract(to, decimal(from));
  const also = year === undefined ? {} : { yearToDate: toCanonicalText(add(decimal(year), moved)) };
  const criteria = { ...employee.criteria, [input.criterion]: { ...measures, actual: toCanonicalText(to), ...also } };
  return { ...employee, criteria };
}

function further(fact: FactInput, kind: 'next-fact' | 'next-facts', to: Rational): readonly FactInput[] {
  if (sign(to) === 0) return [];
  if (kind === 'next-fact') return [{ ...fact, amount: toCanonicalText(to) }];
  return Array.from({ length: Number(to.numerator) }, (_, index) => ({ ...fact, id: `${fact.id}${1_000 + index}` }));
}

const LEAST_DIGITS: Readonly<Record<string, number>> = { money: 2, percent: 4, count: 0 };

/** The smallest step of an input, or a finer one. */
function unitOf({ type, from, to }: InputChange): Rational {
  return decimal(`1e-${Math.max(LEAST_DIGITS[type.base] ?? 0, fractionDigits(from), fractionDigits(to))}`);
}

/** Everything between as things stand and the change, or a spread of it; the nearest to the change always. */
function smallerThan(change: InputChange): readonly Rational[] {
  const [from, moved, unit] = [decimal(change.from), decimal(change.change), unitOf(change)];
  const places = Number(multiply(absolute(moved), decimal(`1e${fractionDigits(toCanonicalText(unit))}`)).numerator);
  const step = sign(moved) < 0 ? subtract(ZERO, unit) : unit;
  const every = Math.max(1, Math.ceil(places / TRIED_MAX));
  const spread = Array.from({ length: Math.ceil(places / every) }, (_, index) => index * every);
  return [...new Set([...spread, places - 1])].map((place) => add(from, multiply(step, fromInteger(place))));
}

/** What was found pays what it says; with any one of its changes smaller nothing more is paid. */
function expectSmallest(given: Case, found: PayMore): void {
  const before = totalOf(given.plan, given.request, given.id);
  const totalWith = (own: InputChange | null, to: Rational): Rational | null => {
    const request = found.changes.reduce(
      (reached, change) => withInput({ ...given, request: reached }, change, change === own ? to : decimal(change.to)),
      given.request,
    );
    return totalOf(given.plan, request, given.id);
  };
  const after = totalWith(null, ZERO);
  if (before === null || after === null) throw new Error('there is no total');
  expect(compare(after, before)).toBe(1);
  expect([after, subtract(after, before)]).toEqual([fromFixedText(found.total), fromFixedText(found.gain)]);
  if (found.kind === 'threshold') return;
  for (const change of found.changes) {
    for (const smaller of smallerThan(change)) {
      const total = totalWith(change, smaller);
      if (total !== null) expect(compare(total, before)).toBeLessThanOrEqual(0);
    }
  }
}

/** Holds every answer to random cases against the reference; how often each kind of answer came up. */
function answersHeld(runs: { readonly numRuns: number; readonly seed?: number }): ReadonlyMap<string, number> {
  const seen = new Map<string, number>();
  fc.assert(
    fc.property(planSeeds, requests, (seed, request) => {
      const plan = RandomPlan.build(seed);
      for (const { id } of request.employees) {
        for (const found of payMore({ plan, request, employeeId: id })) {
          const forms = `${found.kind} ${found.changes.map(({ input }) => input.kind).join()}`;
          seen.set(forms, (seen.get(forms) ?? 0) + 1);
          expectSmallest({ plan, request, id }, found);
        }
      }
    }),
    runs,
  );
  return seen;
}

test('what is reported pays more, and no smaller change of the same input does', () => {
  answersHeld({ numRuns: CASES });
}, 240_000);

test('the same of cases that are known to ask for every kind of input', () => {
  const seen = answersHeld({ numRuns: CASES, seed: EVERY_KIND_SEED });
  for (const kind of ['criterion', 'next-fact', 'next-facts']) expect(seen.get(`any ${kind}`) ?? 0).toBeGreaterThan(0);
}, 240_000);

const hundredths = (most: number): fc.Arbitrary<string> => fc.nat(most).map((units) => (units / 100).toFixed(2));

/** A reward for several conditions at once, each of its own input. */
const rewards = fc.record({
  conditions: fc.array(
    fc.record({
      is: fc.constantFrom('greaterOrEqual', 'greater', 'lessOrEqual', 'less'),
      right: hundredths(30_000),
      actual: hundredths(30_000),
    }),
    { minLength: 2, maxLength: 4 },
  ),
  deals: fc.option(fc.record({ wanted: fc.integer({ min: 1, max: 6 }), had: fc.nat(6) }), { nil: null }),
});

function rewardCase({ conditions, deals }: typeof rewards extends fc.Arbitrary<infer R> ? R : never): Case {
  const at: [number, number] = [0, 0];
  const criteria = conditions.flatMap(({ is, right }, index): SchemeNode[] => [
    { id: `c${index}`, kind: 'criterion', params: { criterion: `c${index}` }, at },
    { id: `k${index}`, kind: 'compare', params: { is, right }, at },
  ]);
  const counted: SchemeNode[] =
    deals === null
      ? []
      : [
          { id: 'deals', kind: 'facts', params: { type: 'deal', aggregate: 'count' }, at },
          { id: 'kd', kind: 'compare', params: { is: 'greaterOrEqual', right: `${deals.wanted}` }, at },
        ];
  const names = [
    ...conditions.map((_, index) => [`c${index}`, `k${index}`]),
    ...(deals === null ? [] : [['deals', 'kd']]),
  ];
  const { plan } = compileScheme({
    format: 'premia.scheme/1',
    key: 's',
    title: { en: 'S' },
    period: 'month',
    currency: 'RUB',
    nodes: [
      ...criteria,
      ...counted,
      { id: 'all', kind: 'and', at },
      { id: 'reward', kind: 'constant', params: { type: 'money', value: '1000' }, at },
      { id: 'gate', kind: 'gate', at },
      { id: 'pay', kind: 'payout', params: { code: 'pay' }, at },
    ],
    links: [
      ...names.flatMap(([input, condition]) => [
        { from: `${input}`, to: `${condition}.left` },
        { from: `${condition}`, to: 'all.values' },
      ]),
      { from: 'all', to: 'gate.condition' },
      { from: 'reward', to: 'gate.value' },
      { from: 'gate', to: 'pay.amount' },
    ],
  });
  if (plan === null) throw new Error('the scheme of this test does not compile');
  const facts = Array.from({ length: deals?.had ?? 0 }, (_, index) => ({
    source: 'crm',
    id: `d${index}`,
    type: 'deal',
    on: '2026-10-05',
    amount: '10',
  }));
  const criteriaGiven = Object.fromEntries(conditions.map(({ actual }, index) => [`c${index}`, { actual }]));
  return { plan, request: { period: '2026-10', employees: [{ id: 'e', criteria: criteriaGiven, facts }] }, id: 'e' };
}

test('inputs that pay only together: all of those that are short, and none as little less', () => {
  const seen = { together: 0, alone: 0 };
  fc.assert(
    fc.property(rewards, (reward) => {
      const given = rewardCase(reward);
      const { plan, request, id } = given;
      const found = payMore({ plan, request, employeeId: id });
      for (const one of found) {
        seen[one.kind === 'together' ? 'together' : 'alone'] += 1;
        expectSmallest(given, one);
      }
    }),
    { numRuns: 80 },
  );
  expect(seen.together).toBeGreaterThan(5);
  expect(seen.alone).toBeGreaterThan(5);
}, 120_000);
