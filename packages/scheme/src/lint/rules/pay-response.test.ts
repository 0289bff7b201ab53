import { describe, expect, test } from 'vitest';
import type { SchemeNode } from '../../document/scheme-document.ts';
import { criterion, found, node, type Parts, payout } from '../../testing/lint-findings.ts';

describe('pay/cliff', () => {
  const bands = [
    { from: '0', rate: '0.03' },
    { from: '300000', rate: '0.05' },
  ];
  const table = (mode: string): Parts => ({
    nodes: [criterion('sales'), node('earned', 'tiers', { mode, bands }), payout()],
    links: ['sales > earned.value', 'earned > pay.amount'],
  });
  test('a whole rate jumps by its size in money, one kopeck apart', () => {
    expect(found('pay/cliff', table('whole'))).toMatchObject([
      {
        severity: 'hint',
        place: { nodeId: 'earned', path: 'bands.1.from' },
        details: {
          mark: 'money RUB:300000',
          inputBelow: 'money RUB:299999.99',
          inputAt: 'money RUB:300000',
          payBelow: 'money RUB:9000',
          payAt: 'money RUB:15000',
          size: 'money RUB:6000',
        },
      },
    ]);
  });
  test('marginal and interpolated rates have none', () => {
    expect(found('pay/cliff', table('marginal'))).toEqual([]);
    expect(found('pay/cliff', table('interpolated'))).toEqual([]);
  });
  test('a gate on the plan is found at the amount that fulfils it', () => {
    const gate: Parts = {
      nodes: [
        criterion('sales'),
        criterion('plan', { criterion: 'sales', measure: 'attainment' }),
        node('share', 'multiply', { values: ['0.04'] }),
        node('asks', 'compare', { is: 'greaterOrEqual', right: '0.8' }),
        node('gate', 'gate'),
        payout(),
      ],
      links: [
        'sales > share.values',
        'plan > asks.left',
        'asks > gate.condition',
        'share > gate.value',
        'gate > pay.amount',
      ],
      cases: [
        {
          name: 'one',
          inputs: { criteria: { sales: { actual: '450000', target: '500000' } } },
          expect: { bonus: '18000' },
        },
      ],
    };
    expect(found('pay/cliff', gate)).toMatchObject([
      {
        details: {
          mark: 'percent:0.8',
          inputAt: 'money RUB:400000',
          payBelow: 'money RUB:0',
          payAt: 'money RUB:16000',
        },
      },
    ]);
  });
  test('a boundary inside a frame is crossed by its first fact', () => {
    const perDeal: Parts = {
      nodes: [
        node('deals', 'each', { type: 'deal' }),
        { ...node('rate', 'tiers', { mode: 'whole', bands }), frame: 'deals' },
        payout(),
      ],
      links: ['deals.amount > rate.value', 'rate > deals.result', 'deals.sum > pay.amount'],
    };
    expect(found('pay/cliff', perDeal)).toMatchObject([{ details: { size: 'money RUB:6000' } }]);
  });
  test('pay of so much a piece is no cliff', () => {
    const pieces: Parts = {
      nodes: [
        criterion('pieces', { type: 'count' }),
        node('asks', 'compare', { is: 'greater', right: '10' }),
        node('each', 'multiply', { values: ['500'] }),
        node('rate', 'constant', { type: 'money', value: '1' }),
        node('pick', 'if'),
        payout(),
      ],
      links: [
        'pieces > each.values',
        'rate > each.values',
        'pieces > asks.left',
        'asks > pick.condition',
        'each > pick.then',
        'each > pick.else',
        'pick > pay.amount',
      ],
    };
    expect(found('pay/cliff', pieces)).toEqual([]);
  });
});

describe('pay/not-monotone', () => {
  const table = (mode: string, second: string): Parts => ({
    nodes: [
      criterion('sales'),
      node('earned', 'tiers', {
        mode,
        bands: [
          { from: '0', rate: '0.05' },
          { from: '100000', rate: second },
        ],
      }),
      payout(),
    ],
    links: ['sales > earned.value', 'earned > pay.amount'],
  });
  test('a lower whole rate further up pays less for more', () => {
    expect(found('pay/not-monotone', table('whole', '0.03'))).toMatchObject([
      {
        severity: 'warning',
        place: { nodeId: 'earned', path: 'bands.1.from' },
        details: { payBelow: 'money RUB:5000', payAt: 'money RUB:3000', size: 'money RUB:2000' },
      },
    ]);
    expect(found('pay/cliff', table('whole', '0.03'))).toEqual([]);
  });
  test('a lower marginal rate, a rising one, and a penalty that only falls do not', () => {
    expect(found('pay/not-monotone', table('marginal', '0.03'))).toEqual([]);
    expect(found('pay/not-monotone', table('whole', '0.07'))).toEqual([]);
    const penalty: Parts = {
      nodes: [
        criterion('complaints', { type: 'count' }),
        node('left', 'tiers', {
          mode: 'whole',
          bands: [
            { from: '0', amount: '900' },
            { from: '3', amount: '100' },
          ],
        }),
        payout(),
      ],
      links: ['complaints > left.value', 'left > pay.amount'],
    };
    expect(found('pay/not-monotone', penalty)).toEqual([]);
    expect(found('pay/falls', penalty)).toMatchObject([
      { severity: 'hint', place: { nodeId: 'left', path: 'bands.1.from' }, details: { size: 'money RUB:800' } },
    ]);
    expect(found('pay/cliff', penalty)).toEqual([]);
  });
  const formula = (text: string, ...inputs: readonly SchemeNode[]): Parts => ({
    nodes: [...inputs, node('rate', 'formula', { text, inputs: inputs.map(({ id }) => id) }), payout({ floor: '0' })],
    links: [...inputs.map(({ id }) => `${id} > rate.${id}`), 'rate > pay.amount'],
  });
  const salary = node('salary', 'attribute', { attribute: 'baseSalary' });
  const done = criterion('done', { criterion: 'sales', measure: 'attainment' });
  test.each([
    ['=IF(done>=120%; salary*10%; salary*50%)', done],
    ['=IF(done<120%; salary*50%; salary*10%)', done],
    ['=IF(sales>=500000; salary*10%; salary*50%)', criterion('sales')],
  ])('%s drops at a boundary of what is better when more', (text, input) => {
    const parts = formula(text, input, salary);
    expect(found('pay/not-monotone', parts)).toMatchObject([
      { severity: 'warning', place: { nodeId: 'rate' }, details: { size: 'money RUB:40000' } },
    ]);
    expect([...found('pay/cliff', parts), ...found('pay/falls', parts)]).toEqual([]);
  });
  test('a drop to nothing is a condition of pay, and pay that falls all along a deduction: both only told', () => {
    for (const text of ['=IF(sales>500000; salary*0; salary*50%)', '=salary-sales*10%']) {
      const parts = formula(text, criterion('sales'), salary);
      expect(found('pay/falls', parts)).toMatchObject([{ severity: 'hint', details: { inputs: ['sales'] } }]);
      expect(found('pay/not-monotone', parts)).toEqual([]);
    }
    for (const text of ['=IF(sales<>0; salary*1000/sales*salary; 0)', '=IF(sales>0; salary*1000/sales*salary; 0)']) {
      const parts = formula(text, criterion('sales'), salary);
      expect(found('pay/not-monotone', parts), text).toEqual([]);
      expect(found('pay/falls', parts), text).toHaveLength(1);
    }
    expect(found('pay/falls', formula('=sales*10%', criterion('sales')))).toEqual([]);
    const deduction = { ...formula('=-sales*10%', criterion('sales')) };
    const unfloored = { ...deduction, nodes: [...deduction.nodes.slice(0, -1), payout({ category: 'penalty' })] };
    expect(found('pay/falls', unfloored)).toEqual([]);
  });
  const deals = criterion('deals', { type: 'count' });
  const listed = (table: SchemeNode, input: string): Parts => ({
    nodes: [deals, table, payout()],
    links: [`deals > table.${input}`, 'table > pay.amount'],
  });
  const person = { id: 'a', criteria: { deals: { actual: '2' } } };
  test('a lower row further down a lookup, an axis of values or a choice', () => {
    const rows = (values: readonly string[]) => values.map((value, index) => ({ key: String((index + 1) * 2), value }));
    const lookup = listed(node('table', 'lookup', { table: 'pay', type: 'money' }), 'key');
    const sample = (values: readonly string[]) => ({
      period: '2026-10',
      employees: [person],
      tables: { pay: rows(values) },
    });
    const [fall] = found('pay/not-monotone', lookup, { sample: sample(['100', '300', '200']) });
    expect(fall).toMatchObject({
      place: { nodeId: 'table' },
      details: { inputBelow: 'count:4', inputAt: 'count:6', size: 'money RUB:100' },
    });
    expect(found('pay/not-monotone', lookup, { sample: sample(['100', '200', '300']) })).toEqual([]);
    const values = ['1', '2', '3'];
    const axis = listed(
      node('table', 'matrix', { type: 'money', axes: [{ key: 'deals', values }], cells: ['10', '30', '20'] }),
      'deals',
    );
    const cases = values.map((equals, index) => ({ key: `c${index}`, equals, result: ['1', '3', '2'][index] ?? '' }));
    const choice: Parts = {
      nodes: [deals, salary, node('table', 'switch', { cases }), node('share', 'multiply'), payout()],
      links: ['deals > table.value', 'table > share.values', 'salary > share.values', 'share > pay.amount'],
    };
    const paid = { ...person, attributes: { baseSalary: '10' } };
    for (const parts of [axis, choice]) {
      const data = { sample: { period: '2026-10', employees: [paid] } };
      expect(found('pay/not-monotone', parts, data), parts.nodes[1]?.kind).toMatchObject([
        { place: { nodeId: 'table' }, details: { size: 'money RUB:10' } },
      ]);
    }
  });
  test('a lower row further down a decision', () => {
    const row = (value: string, result: string) => ({ when: [{ input: 'deals', is: 'less', value }], result });
    const table = node('table', 'decision', {
      type: 'money',
      inputs: [{ key: 'deals' }],
      rows: [row('5', '10'), row('9', '30')],
      otherwise: '20',
    });
    expect(found('pay/not-monotone', listed(table, 'deals'))).toMatchObject([
      { place: { nodeId: 'table' }, details: { inputAt: 'count:9', size: 'money RUB:10' } },
    ]);
  });
});

describe('pay/steps', () => {
  const stepped = (text: string): Parts => ({
    nodes: [criterion('sales'), node('rate', 'formula', { text, inputs: ['sales'] }), payout({ cap: '9000000' })],
    links: ['sales > rate.sales', 'rate > pay.amount'],
  });
  test.each([
    ['=FLOOR(sales; 1000)*5%', '1000', '101000', '50'],
    ['=CEILING(sales; 1000)*5%', '1000', '101000.01', '50'],
    ['=MROUND(sales; 1000)*5%', '1000', '100500', '50'],
    ['=ROUND(sales; -3)*5%', '1000', '100500', '50'],
    ['=INT(sales/1000)*50', '1', '101000', '50'],
    ['=FLOOR(sales; 1000)*5%+FLOOR(sales; 1000)*5%', '1000', '101000', '100'],
  ])('%s is told once, with the size of a step', (text, every, inputAt, size) => {
    const parts = stepped(text);
    const steps = found('pay/steps', parts);
    expect(steps).toMatchObject([{ severity: 'hint', place: { nodeId: 'rate' }, details: { direction: 'up' } }]);
    expect(steps[0]?.details).toMatchObject({ inputAt: `money RUB:${inputAt}` });
    expect(String(steps[0]?.details['every'])).toMatch(new RegExp(`:${every}$`));
    expect(steps[0]?.details['size']).toBe(`money RUB:${size}`);
    expect(found('pay/cliff', parts)).toEqual([]);
  });
  test('no step and no debt of a rounding to roubles or kopecks', () => {
    for (const text of ['=ROUND(sales*5%; 2)', '=ROUND(sales*5%; 0)', '=FLOOR(sales; 0.01)']) {
      expect(found('pay/steps', stepped(text)), text).toEqual([]);
    }
    for (const text of ['=FLOOR(sales; 1000)', '=ROUND(sales; -3)', '=MROUND(sales; 7)', '=INT(sales/3)']) {
      expect(found('payout/can-be-negative', stepped(text)), text).toEqual([]);
    }
  });
});
