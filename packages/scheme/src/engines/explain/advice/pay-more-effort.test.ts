import { describe, expect, test } from 'vitest';
import type { EmployeeInputs } from '../../../evaluation/evaluation.ts';
import { crit, found, PAY, type Plan, REVENUE, schemeOf, TIERS } from '../../../testing/pay-more-answers.ts';
import { EFFORT_MAX } from './pay-more.ts';

describe('what it takes', () => {
  const TABLES = 400;
  const BANDS = 100;
  const tables = () => {
    const names = Array.from({ length: TABLES }, (_, index) => `t${index}`);
    const bands = (start: number) =>
      Array.from({ length: BANDS }, (_, band) => ({ from: `${band * 7 + start}`, rate: `0.0${(band % 37) + 1}` }));
    return schemeOf(
      [
        REVENUE,
        ...names.map((id, index) => ({ id, kind: 'tiers', params: { mode: 'whole', bands: bands(index * 1000) } })),
        { id: 'sum', kind: 'add' },
        PAY,
      ],
      [...names.flatMap((id) => [['rev', `${id}.value`] as const, [id, 'sum.values'] as const]), ['sum', 'pay.amount']],
    );
  };

  /** What the answer took of the effort allowed. */
  const used = (plan: Plan, employee: Omit<EmployeeInputs, 'id'>, allowed = EFFORT_MAX) => {
    const effort = { left: allowed };
    const changes = found(plan, employee, effort);
    return { changes, work: allowed - effort.left };
  };

  test('of thousands of facts that stand each is looked at once, not in every look', () => {
    const deals = schemeOf(
      [{ id: 'deals', kind: 'facts', params: { type: 'deal', aggregate: 'sum' } }, TIERS, PAY],
      [
        ['deals', 'comm.value'],
        ['comm', 'pay.amount'],
      ],
    );
    const facts = (count: number) =>
      Array.from({ length: count }, (_, index) => ({
        source: 'crm',
        id: `d${index}`,
        type: 'deal',
        on: '2026-10-03',
        amount: '1.5',
      }));
    const { changes, work } = used(deals, { facts: facts(5_000) });
    expect(changes.map(({ kind }) => kind)).toEqual(['any', 'threshold']);
    expect(work).toBeLessThan(5_000);
    expect(work).toBeLessThan(used(deals, { facts: facts(1) }).work + 5_000);
  });

  test('what is cheap is answered first, and told in the order of the scheme', () => {
    const rated = schemeOf(
      [
        { id: 'done', kind: 'criterion', params: { criterion: 'revenue', measure: 'attainment' } },
        { id: 'each', kind: 'each', params: { type: 'deal' } },
        { id: 'part', kind: 'multiply', frame: 'each' },
        PAY,
      ],
      [
        ['done', 'part.values'],
        ['each.amount', 'part.values'],
        ['part', 'each.result'],
        ['each.sum', 'pay.amount'],
      ],
    );
    const facts = Array.from({ length: 2_000 }, (_, index) => ({
      source: 'crm',
      id: `d${index}`,
      type: 'deal',
      on: '2026-10-03',
      amount: '10',
    }));
    const criteria = { revenue: { actual: '90', target: '100' } };
    const kinds = (employee: Omit<EmployeeInputs, 'id'>) =>
      found(rated, employee).map(({ changes }) => changes[0]?.input.kind);
    expect(kinds({ criteria, facts: facts.slice(0, 3) })).toEqual(['criterion', 'next-fact']);
    expect(kinds({ criteria, facts })).toContain('next-fact');
  });

  test('of hundreds of tables only those that the input reaches are worked out again', () => {
    const { changes, work } = used(tables(), { criteria: { revenue: { actual: '100' } } });
    expect(changes).toMatchObject([{ kind: 'any' }, { kind: 'threshold' }]);
    expect(work).toBeLessThan((EFFORT_MAX * 2) / 3);
  });

  test('of very many inputs some are answered, and the rest is left within what is allowed', () => {
    const keys = Array.from({ length: 300 }, (_, index) => `c${index}`);
    const plan = schemeOf(
      [...keys.map((key) => crit(key)), { id: 'sum', kind: 'add' }, PAY],
      [...keys.map((key) => [key, 'sum.values'] as const), ['sum', 'pay.amount']],
    );
    const criteria = Object.fromEntries(keys.map((key) => [key, { actual: '5' }]));
    const { changes, work } = used(plan, { criteria }, 3_000);
    expect(changes.length).toBeGreaterThan(0);
    expect(changes.length).toBeLessThan(keys.length);
    expect(work).toBeLessThan(3_000 + keys.length);
  });

  test('is never more than allowed by more than one look and one answer', () => {
    const [plan, employee] = [tables(), { criteria: { revenue: { actual: '100' } } }];
    for (const allowed of [0, 1_000, 3_000]) {
      const { work } = used(plan, employee, allowed);
      expect(work).toBeLessThan(allowed + 4 * TABLES);
      expect(used(plan, employee, allowed).work).toBe(work);
    }
  });

  test('numbers that outgrow everything on the way are no hang', () => {
    const powers = Array.from({ length: 6 }, (_, index) => `power${index}`);
    const plan = schemeOf(
      [
        { id: 'revenue', kind: 'criterion', params: { criterion: 'revenue', measure: 'attainment' } },
        ...powers.map((id) => ({ id, kind: 'power', params: { exponent: 12 } })),
        { id: 'one', kind: 'constant', params: { type: 'percent', value: '1' } },
        { id: 'most', kind: 'min' },
        { id: 'base', kind: 'constant', params: { type: 'money', value: '1000' } },
        { id: 'part', kind: 'multiply' },
        PAY,
      ],
      [
        ...['revenue', ...powers].flatMap((id, index): (readonly [string, string])[] =>
          powers[index] === undefined ? [] : [[id, `${powers[index]}.value`]],
        ),
        [powers.at(-1) ?? '', 'most.values'],
        ['one', 'most.values'],
        ['most', 'part.values'],
        ['base', 'part.values'],
        ['part', 'pay.amount'],
      ],
    );
    const { changes, work } = used(plan, { criteria: { revenue: { actual: '100', target: '100' } } });
    expect(changes).toEqual([]);
    expect(work).toBeLessThan(EFFORT_MAX + 500);
  });

  test('payouts that stand still cost a look nothing', () => {
    const keys = Array.from({ length: 400 }, (_, index) => `c${index}`);
    const plan = schemeOf(
      keys.flatMap((key) => [crit(key), { id: `pay-${key}`, kind: 'payout', params: { code: key } }]),
      keys.map((key) => [key, `pay-${key}.amount`] as const),
    );
    const criteria = Object.fromEntries(keys.map((key) => [key, { actual: '5' }]));
    expect(used(plan, { criteria }).changes.length).toBeGreaterThan(20);
  });
});
