import { describe, expect, test } from 'vitest';
import { compileScheme } from '../../../compile/compile-scheme.ts';
import type { SchemeNode } from '../../../document/scheme-document.ts';
import type { EmployeeInputs, FactInput } from '../../../evaluation/evaluation.ts';
import type { Plan } from '../../../plan/plan.ts';
import { payMore } from './pay-more.ts';

/** Places of a scheme that seldom come together: each answer is worked out by hand in the test's name or beside it. */
function planOf(nodes: readonly SchemeNode[], links: readonly (readonly [string, string])[]): Plan {
  const { plan, diagnostics } = compileScheme({
    format: 'premia.scheme/1',
    key: 's',
    title: {},
    period: 'month',
    currency: 'RUB',
    nodes: [...nodes],
    links: links.map(([from, to]) => ({ from, to })),
  });
  if (plan === null) throw new Error(JSON.stringify(diagnostics));
  return plan;
}

const PAY: SchemeNode = { id: 'pay', kind: 'payout', params: { code: 'pay' } };
const SALES: SchemeNode = { id: 'sales', kind: 'criterion', params: { criterion: 'sales' } };

function answers(plan: Plan, employees: readonly EmployeeInputs[]) {
  const found = payMore({ plan, request: { period: '2026-10', employees }, employeeId: 'e' });
  const any = found.filter(({ kind }) => kind === 'any');
  return any.map(({ changes, gain, total }) => ({
    gain,
    total,
    to: changes.map(({ to }) => to),
    fields: changes.map(({ input }) =>
      input.kind === 'criterion' ? [] : input.fields.map(({ field, value }) => `${field}=${value}`),
    ),
  }));
}

const sales = (id: string, actual: string): EmployeeInputs => ({ id, criteria: { sales: { actual } } });

describe('a place among colleagues', () => {
  const prizeFor = (scope: string, is: string, right: string): Plan =>
    planOf(
      [
        SALES,
        { id: 'rank', kind: 'team', params: { aggregate: 'rank', scope } },
        { id: 'won', kind: 'compare', params: { is, right } },
        { id: 'prize', kind: 'constant', params: { type: 'money', value: '5000' } },
        { id: 'gate', kind: 'gate' },
        PAY,
      ],
      [
        ['sales', 'rank.value'],
        ['rank', 'won.left'],
        ['won', 'gate.condition'],
        ['prize', 'gate.value'],
        ['gate', 'pay.amount'],
      ],
    );
  const colleagues = [sales('a', '900'), sales('b', '700'), sales('c', '500'), sales('d', '300')];

  test('the first place is the leader’s number: equals share it', () => {
    const found = answers(prizeFor('participants', 'equal', '1'), [sales('e', '400'), ...colleagues]);
    expect(found).toMatchObject([{ to: ['900'], gain: '5000.00' }]);
  });

  test('among the first three it is the third number', () => {
    const found = answers(prizeFor('participants', 'lessOrEqual', '3'), [sales('e', '400'), ...colleagues]);
    expect(found).toMatchObject([{ to: ['500'], gain: '5000.00' }]);
  });

  test('whoever is the last of the request is told the same', () => {
    const found = answers(prizeFor('participants', 'lessOrEqual', '2'), [...colleagues, sales('e', '10')]);
    expect(found).toMatchObject([{ to: ['700'], gain: '5000.00' }]);
  });

  test('in a department only its own people count', () => {
    const here = { department: 'here' };
    const found = answers(prizeFor('department', 'equal', '1'), [
      { ...sales('e', '400'), ...here },
      { ...sales('a', '900'), department: 'there' },
      { ...sales('b', '700'), ...here },
    ]);
    expect(found).toMatchObject([{ to: ['700'], gain: '5000.00' }]);
  });
});

describe('tables of many bands', () => {
  const bandsOf = (count: number, band: (index: number) => Readonly<Record<string, string>>) =>
    Array.from({ length: count }, (_, index) => ({ from: String(index * 100), ...band(index) }));
  const tiered = (mode: string, bands: Record<string, string>[]): Plan =>
    planOf(
      [SALES, { id: 'tiers', kind: 'tiers', params: { mode, bands } }, PAY],
      [
        ['sales', 'tiers.value'],
        ['tiers', 'pay.amount'],
      ],
    );

  test('the next fixed amount of sixty is one band away', () => {
    const plan = tiered(
      'whole',
      bandsOf(60, (index) => ({ amount: String(index * 10) })),
    );
    expect(answers(plan, [sales('e', '150')])).toMatchObject([{ to: ['200'], gain: '10.00', total: '20.00' }]);
  });

  test('where only the last of sixty pays, its start is told', () => {
    const plan = tiered(
      'whole',
      bandsOf(60, (index) => ({ amount: index === 59 ? '1000' : '0' })),
    );
    expect(answers(plan, [sales('e', '150')])).toMatchObject([{ to: ['5900'], gain: '1000.00' }]);
  });

  test('where a rate of sixty rises after a flat stretch with a fixed amount, its start is told', () => {
    const plan = tiered(
      'whole',
      bandsOf(60, (index) => (index === 50 ? { amount: '700' } : { amount: '0' })),
    );
    // Above it nothing is paid again: the answer is the only band that pays.
    expect(answers(plan, [sales('e', '150')])).toMatchObject([{ to: ['5000'], gain: '700.00', total: '700.00' }]);
  });
});

describe('a first record is assumed as its frame asks', () => {
  const paidWhere = (where: Record<string, string | string[]>[]): Plan =>
    planOf(
      [
        { id: 'deals', kind: 'each', params: { type: 'deal', where } },
        { id: 'share', kind: 'multiply', params: { values: ['0.1'] }, frame: 'deals' },
        PAY,
      ],
      [
        ['deals.amount', 'share.values'],
        ['share', 'deals.result'],
        ['deals.sum', 'pay.amount'],
      ],
    );
  const assumed = (plan: Plan) => answers(plan, [{ id: 'e' }])[0]?.fields[0];

  test.each([
    [{ field: 'won', is: 'equal', value: 'true', type: 'boolean' }, 'won=true'],
    [{ field: 'won', is: 'notEqual', value: 'true', type: 'boolean' }, 'won=false'],
    [{ field: 'month', is: 'less', value: '3', type: 'count' }, 'month=2'],
    [{ field: 'month', is: 'greater', value: '3', type: 'count' }, 'month=4'],
    [{ field: 'month', is: 'notEqual', value: '3', type: 'count' }, 'month=4'],
    [{ field: 'month', is: 'lessOrEqual', value: '12', type: 'count' }, 'month=12'],
    [{ field: 'stage', is: 'in', values: ['paid', 'won'] }, 'stage=paid'],
  ])('%j', (condition, field) => {
    expect(assumed(paidWhere([condition]))).toEqual([field]);
  });

  test('nothing is assumed of a text that only must not be another one', () => {
    expect(answers(paidWhere([{ field: 'stage', is: 'notEqual', value: 'lost' }]), [{ id: 'e' }])).toEqual([]);
  });

  test('what its block reads of it: a text its table knows, a share of one', () => {
    const plan = planOf(
      [
        {
          id: 'deals',
          kind: 'each',
          params: {
            type: 'deal',
            fields: [
              { key: 'kind', type: 'text' },
              { key: 'weight', type: 'percent' },
            ],
          },
        },
        {
          id: 'rate',
          kind: 'matrix',
          params: { axes: [{ key: 'kind', values: ['service', 'goods'] }], cells: ['0.2', '0.1'] },
          frame: 'deals',
        },
        { id: 'share', kind: 'multiply', frame: 'deals' },
        PAY,
      ],
      [
        ['deals.kind', 'rate.kind'],
        ['deals.amount', 'share.values'],
        ['deals.weight', 'share.values'],
        ['rate', 'share.values'],
        ['share', 'deals.result'],
        ['deals.sum', 'pay.amount'],
      ],
    );
    // 0.2 of a record of 0.03 at full weight is the first half kopeck that rounds up.
    expect(answers(plan, [{ id: 'e' }])).toMatchObject([
      { to: ['0.03'], gain: '0.01', fields: [['kind=service', 'weight=1']] },
    ]);
  });
});

describe('a criterion that is read inside a frame', () => {
  test('moves every record’s result', () => {
    const plan = planOf(
      [
        { id: 'quality', kind: 'criterion', params: { criterion: 'quality', type: 'percent' } },
        { id: 'deals', kind: 'each', params: { type: 'deal' } },
        { id: 'good', kind: 'compare', params: { is: 'greaterOrEqual', right: '0.9' }, frame: 'deals' },
        { id: 'share', kind: 'multiply', params: { values: ['0.1'] }, frame: 'deals' },
        { id: 'gate', kind: 'gate', frame: 'deals' },
        PAY,
      ],
      [
        ['quality', 'good.left'],
        ['deals.amount', 'share.values'],
        ['good', 'gate.condition'],
        ['share', 'gate.value'],
        ['gate', 'deals.result'],
        ['deals.sum', 'pay.amount'],
      ],
    );
    const deal = (id: string, amount: string): FactInput => ({
      source: 'crm',
      id,
      type: 'deal',
      on: '2026-10-02',
      amount,
    });
    const employee = { id: 'e', criteria: { quality: { actual: '0.8' } }, facts: [deal('1', '500'), deal('2', '700')] };
    expect(answers(plan, [employee])).toMatchObject([{ to: ['0.9'], gain: '120.00', total: '120.00' }]);
  });
});

describe('a product of two rounded values', () => {
  test('pays more at the first step of either', () => {
    const plan = planOf(
      [
        { id: 'units', kind: 'criterion', params: { criterion: 'sales', type: 'number' } },
        { id: 'steps', kind: 'formula', params: { text: '=FLOOR(units / 1000, 1)', inputs: ['units'] } },
        { id: 'thousands', kind: 'round', params: { multiple: '1000', mode: 'down' } },
        { id: 'price', kind: 'constant', params: { type: 'money', value: '0.01' } },
        { id: 'product', kind: 'multiply' },
        PAY,
      ],
      [
        ['units', 'steps.units'],
        ['units', 'thousands.value'],
        ['steps', 'product.values'],
        ['thousands', 'product.values'],
        ['price', 'product.values'],
        ['product', 'pay.amount'],
      ],
    );
    // 2 × 2000 × 0.01 = 40 becomes 3 × 3000 × 0.01 = 90.
    expect(answers(plan, [sales('e', '2500')])).toMatchObject([{ to: ['3000'], gain: '50.00', total: '90.00' }]);
  });
});
