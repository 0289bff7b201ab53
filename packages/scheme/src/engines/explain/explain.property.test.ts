import { add, fromInteger, rational, ZERO } from '@premia/decimal';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileScheme } from '../../compile/compile-scheme.ts';
import { parseSchemeDocument } from '../../document/parse-document.ts';
import type { FactInput } from '../../evaluation/evaluation.ts';
import type { Plan } from '../../plan/plan.ts';
import { evaluatePlan } from './index.ts';
import { evaluateTiers } from './tiers.ts';

function planOf(nodes: readonly object[], links: readonly (readonly [string, string])[]): Plan {
  const parsed = parseSchemeDocument({
    format: 'premia.scheme/1',
    key: 'test',
    title: { en: 'Test' },
    period: 'month',
    currency: 'RUB',
    nodes,
    links: links.map(([from, to]) => ({ from, to })),
  });
  const plan = parsed.ok ? compileScheme(parsed.document).plan : null;
  if (plan === null) throw new Error('the scheme under test is not sound');
  return plan;
}

const BANDS = [
  { from: '0', rate: '0.03', amount: '7' },
  { from: '300', rate: '0.05' },
  { from: '600', rate: '0.07', amount: '11' },
];

/** Each deal is paid by the band its running total stands in, so order is all. */
const RUNNING = planOf(
  [
    { id: 'deals', kind: 'each', params: { type: 'deal', where: [{ field: 'status', value: 'paid' }] } },
    { id: 'earned', kind: 'tiers', frame: 'deals', params: { mode: 'marginal', bands: BANDS } },
    { id: 'nth', kind: 'multiply', frame: 'deals' },
    { id: 'pay', kind: 'payout', params: { code: 'pay' } },
    { id: 'best', kind: 'indicator', params: { code: 'best' } },
  ],
  [
    ['deals.amount', 'earned.value'],
    ['deals.runningBefore', 'earned.position'],
    ['earned', 'nth.values'],
    ['deals.index', 'nth.values'],
    ['nth', 'deals.result'],
    ['deals.sum', 'pay.amount'],
    ['deals.count', 'best.value'],
  ],
);

const fact: fc.Arbitrary<FactInput> = fc.record({
  source: fc.constantFrom('crm', 'hand'),
  id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g'),
  type: fc.constantFrom('deal', 'deal', 'deal', 'call'),
  on: fc.constantFrom('2026-09-30', '2026-10-01', '2026-10-02', '2026-10-31', '2026-11-01'),
  amount: fc.integer({ min: -50_000, max: 90_000 }).map((cents) => (cents / 100).toFixed(2)),
  attributes: fc.record({ status: fc.constantFrom('paid', 'open') }),
});
const facts = fc.uniqueArray(fact, { maxLength: 12, selector: ({ source, id }) => `${source}/${id}` });

const answer = (given: readonly FactInput[]): string =>
  JSON.stringify(evaluatePlan(RUNNING, { period: '2026-10', employees: [{ id: 'e1', facts: given }] }));

describe('facts', () => {
  test('in any order, in any repetition, give the same bytes', () => {
    const cases = facts.chain((list) =>
      fc.tuple(
        fc.constant(list),
        fc.shuffledSubarray(list, { minLength: list.length }),
        fc.array(list.length === 0 ? fact.filter(() => false) : fc.constantFrom(...list), {
          maxLength: list.length === 0 ? 0 : 5,
        }),
      ),
    );
    fc.assert(
      fc.property(cases, ([list, shuffled, repeated]) => {
        expect(answer([...repeated, ...shuffled])).toBe(answer(list));
      }),
    );
  });

  test('that contradict themselves are a problem of their employee alone', () => {
    const twice = [
      { source: 'crm', id: 'a', type: 'deal', on: '2026-10-01', amount: '1', attributes: { status: 'paid' } },
      { source: 'crm', id: 'a', type: 'deal', on: '2026-10-01', amount: '2', attributes: { status: 'paid' } },
    ];
    const [first, second] = evaluatePlan(RUNNING, {
      period: '2026-10',
      employees: [{ id: 'e1', facts: twice }, { id: 'e2' }],
    }).employees;
    expect(first).toMatchObject({
      total: null,
      problems: [{ code: 'fact/conflict', nodeId: 'deals', input: 'crm/a' }],
    });
    expect(second).toMatchObject({ total: '0.00', problems: [] });
  });

  test('told again with the amount written otherwise are the same facts, in whatever order they come', () => {
    const told = (amount: string, id = 'a') => ({
      source: 'crm',
      id,
      type: 'deal',
      on: '2026-10-01',
      amount,
      attributes: { status: 'paid' },
    });
    const once = answer([told('5')]);
    expect(JSON.parse(once)).toMatchObject({ employees: [{ problems: [] }] });
    expect(answer([told('5'), told('5.00')])).toBe(once);
    expect(answer([told('5.00'), told('5e0'), told('5'), told('5.00')])).toBe(once);
    const conflict = { employees: [{ total: null, problems: [{ code: 'fact/conflict', input: 'crm/a' }] }] };
    expect(JSON.parse(answer([told('5'), told('5.00'), told('5.01')]))).toMatchObject(conflict);
    expect(JSON.parse(answer([told('five'), told('5')]))).toMatchObject(conflict);
    const otherText = { ...told('5'), attributes: { status: 'paid', share: '1.0' } };
    expect(JSON.parse(answer([{ ...otherText, attributes: { status: 'paid', share: '1' } }, otherText]))).toMatchObject(
      conflict,
    );
  });
});

const amount = fc.integer({ min: 0, max: 200_000 }).map((cents) => rational(BigInt(cents), 100n));

describe('marginal tiers', () => {
  const step = RUNNING.body.steps
    .flatMap((outer) => (outer.op === 'facts' ? outer.frame.block.steps : []))
    .find(({ op }) => op === 'tiers');
  if (step?.op !== 'tiers') throw new Error('the scheme under test has no tiers');
  const earned = (value: typeof ZERO, position: typeof ZERO) => {
    const outcome = evaluateTiers({ ...step, output: 'amount' }, { value, position, base: null });
    if (!outcome.ok || outcome.value.kind !== 'number') throw new Error('marginal tiers always answer');
    return outcome.value.number;
  };

  test('pay the same however the total was cut', () => {
    fc.assert(
      fc.property(fc.array(amount, { maxLength: 12 }), (parts) => {
        let position = ZERO;
        let paid = ZERO;
        for (const part of parts) {
          paid = add(paid, earned(part, position));
          position = add(position, part);
        }
        expect(paid).toEqual(earned(position, ZERO));
      }),
    );
  });

  test('take back what is returned', () => {
    fc.assert(
      fc.property(amount, amount, (first, second) => {
        const back = earned({ ...second, numerator: -second.numerator }, add(first, second));
        expect(add(earned(second, first), back)).toEqual(fromInteger(0));
      }),
    );
  });
});
