import { describe, expect, test } from 'vitest';
import { compileScheme } from '../../compile/compile-scheme.ts';
import { parseSchemeDocument } from '../../document/parse-document.ts';
import type { EmployeeResult, EvaluationRequest } from '../../evaluation/evaluation.ts';
import { otherCurrencyMeasure } from '../../evaluation/inputs.ts';
import type { Plan } from '../../plan/plan.ts';
import { evaluatePlan } from './index.ts';

type Node = readonly [id: string, kind: string, params?: object, frame?: string];
type Link = readonly [from: string, to: string];

function planOf(nodes: readonly Node[], links: readonly Link[], header: object = {}): Plan {
  const parsed = parseSchemeDocument({
    format: 'premia.scheme/1',
    key: 'test',
    title: { en: 'Test' },
    period: 'month',
    currency: 'RUB',
    nodes: nodes.map(([id, kind, params, frame]) => ({ id, kind, ...(params && { params }), ...(frame && { frame }) })),
    links: links.map(([from, to]) => ({ from, to })),
    ...header,
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.diagnostics));
  const { plan, diagnostics } = compileScheme(parsed.document);
  if (plan === null) throw new Error(JSON.stringify(diagnostics));
  return plan;
}

type Employee = Partial<EvaluationRequest['employees'][number]>;

function resultOf(plan: Plan, employee: Employee, around: Partial<EvaluationRequest> = {}): EmployeeResult {
  const request = { period: '2026-10', ...around, employees: [{ id: 'e1', ...employee }, ...(around.employees ?? [])] };
  const [result] = evaluatePlan(plan, request).employees;
  if (result === undefined) throw new Error('no result');
  return result;
}

/** A scheme that shows the value of the node `x` as an indicator. */
function shown(nodes: readonly Node[], links: readonly Link[] = [], header: object = {}): Plan {
  return planOf([...nodes, ['shown', 'indicator', { code: 'x' }]], [...links, ['x', 'shown.value']], header);
}

const shownValue = (plan: Plan, employee: Employee = {}, around: Partial<EvaluationRequest> = {}): unknown => {
  const { indicators, problems } = resultOf(plan, employee, around);
  return problems.length === 0 ? indicators['x'] : problems.map(({ code, nodeId, input }) => [code, nodeId, input]);
};

const DONE = ['done', 'criterion', { criterion: 'sales', measure: 'attainment' }] as const;
const SALES = { sales: { actual: '5240000', target: '4000000' } };

describe('tiers', () => {
  const bands = [
    { from: '0', rate: '0.03' },
    { from: '1', rate: '0.05' },
    { from: '1.2', rate: '0.07' },
  ];
  const target = ['target', 'criterion', { criterion: 'sales', measure: 'target' }] as const;
  const actual = ['actual', 'criterion', { criterion: 'sales' }] as const;

  test.each([
    ['marginal', 'target', '190800'],
    ['whole', 'actual', '366800'],
  ])('by attainment, %s over the %s', (mode, base, expected) => {
    const plan = shown(
      [DONE, target, actual, ['x', 'tiers', { mode, bands }]],
      [
        ['done', 'x.value'],
        [base, 'x.base'],
      ],
    );
    expect(shownValue(plan, { criteria: SALES })).toBe(expected);
  });

  test.each([
    ['0', '0'],
    ['0.5', '0.01'],
    ['1', '0.02'],
    ['1.5', '0.06'],
    ['9', '0.1'],
  ])('interpolated rates run from one boundary to the next: %s → %s', (value, rate) => {
    const table = [
      { from: '0', rate: '0' },
      { from: '1', rate: '0.02' },
      { from: '2', rate: '0.1' },
    ];
    const plan = planOf(
      [
        ['value', 'criterion', { criterion: 'v', type: 'number' }],
        ['t', 'tiers', { mode: 'interpolated', bands: table }],
        ['shown', 'indicator', { code: 'x' }],
      ],
      [
        ['value', 't.value'],
        ['t.rate', 'shown.value'],
      ],
    );
    expect(shownValue(plan, { criteria: { v: { actual: value } } })).toBe(rate);
  });

  test.each([
    ['-1', '0'],
    ['0', '1'],
    ['0.999999999999999999999999999999', '1'],
    ['1', '2'],
    ['1.2', '3'],
    ['100', '3'],
  ])('%s stands in band %s', (value, band) => {
    const plan = planOf(
      [
        ['value', 'criterion', { criterion: 'v', type: 'number' }],
        ['t', 'tiers', { mode: 'whole', bands }],
        ['shown', 'indicator', { code: 'x' }],
      ],
      [
        ['value', 't.value'],
        ['t.band', 'shown.value'],
      ],
    );
    expect(shownValue(plan, { criteria: { v: { actual: value } } })).toBe(band);
  });
});

describe('problems instead of silent zeros', () => {
  test.each<[string, Employee, unknown]>([
    [
      'no criterion at all',
      {},
      [
        ['input/missing', 'done', 'sales.actual'],
        ['input/missing', 'done', 'sales.target'],
      ],
    ],
    ['no target', { criteria: { sales: { actual: '1' } } }, [['input/missing', 'done', 'sales.target']]],
    [
      'a zero target',
      { criteria: { sales: { actual: '1', target: '0' } } },
      [['value/zero-divisor', 'done', 'sales.target']],
    ],
    [
      'a malformed actual',
      { criteria: { sales: { actual: '1,5', target: '1' } } },
      [['input/malformed', 'done', 'sales.actual']],
    ],
    [
      'names every object has',
      { criteria: { constructor: { actual: '1' } } },
      [
        ['input/missing', 'done', 'sales.actual'],
        ['input/missing', 'done', 'sales.target'],
      ],
    ],
  ])('%s', (_name, employee, expected) => {
    expect(
      shownValue(
        shown(
          [
            ['done', 'criterion', { criterion: 'sales', measure: 'attainment' }],
            ['x', 'abs'],
          ],
          [['done', 'x.value']],
        ),
        employee,
      ),
    ).toEqual(expected);
  });

  test('a stated fallback answers for its own sort of problem only', () => {
    const plan = shown([
      ['x', 'criterion', { criterion: 'sales', measure: 'attainment', ifMissing: '0.5', ifZero: '1' }],
    ]);
    expect(shownValue(plan)).toBe('0.5');
    expect(shownValue(plan, { criteria: { sales: { actual: '3', target: '0' } } })).toBe('1');
    expect(shownValue(plan, { criteria: { sales: { actual: 'x', target: '1' } } })).toEqual([
      ['input/malformed', 'x', 'sales.actual'],
    ]);
    // What is there in another currency is not missing: a fallback would pay for it as for nothing.
    expect(shownValue(plan, { criteria: { sales: { [otherCurrencyMeasure('actual')]: 'USD', target: '1' } } })).toEqual(
      [['input/other-currency', 'x', 'sales.actual']],
    );
  });

  test('only the branch taken can bring one', () => {
    const plan = shown(
      [
        ['vip', 'attribute', { attribute: 'vip', type: 'boolean' }],
        ['sales', 'criterion', { criterion: 'sales', type: 'number' }],
        ['x', 'if', { else: '7' }],
      ],
      [
        ['vip', 'x.condition'],
        ['sales', 'x.then'],
      ],
    );
    expect(shownValue(plan, { attributes: { vip: 'false' } })).toBe('7');
    expect(shownValue(plan, { attributes: { vip: 'true' } })).toEqual([['input/missing', 'sales', 'sales.actual']]);
  });

  test('of one employee never touch another, and leave no total where a line is missing', () => {
    const plan = planOf(
      [
        ['a', 'criterion', { criterion: 'a' }],
        ['b', 'criterion', { criterion: 'b' }],
        ['payA', 'payout', { code: 'a' }],
        ['payB', 'payout', { code: 'b' }],
      ],
      [
        ['a', 'payA.amount'],
        ['b', 'payB.amount'],
      ],
    );
    const both = { a: { actual: '1' }, b: { actual: '2' } };
    const request = {
      period: '2026-10',
      employees: [
        { id: 'half', criteria: { a: { actual: '1' } } },
        { id: 'whole', criteria: both },
      ],
    };
    expect(evaluatePlan(plan, request).employees).toMatchObject([
      {
        id: 'half',
        lines: [{ code: 'a', amount: '1.00' }],
        total: null,
        problems: [{ code: 'input/missing', nodeId: 'b' }],
      },
      { id: 'whole', total: '3.00', problems: [] },
    ]);
  });

  test('numbers that grow past all reason stop with one, at once', () => {
    const powers = Array.from({ length: 40 }, (_, index): Node => [`p${index}`, 'power', { exponent: 2 }]);
    const links = powers.map(([id], index): Link => [index === 0 ? 'v' : `p${index - 1}`, `${id}.value`]);
    const plan = shown(
      [['v', 'criterion', { criterion: 'v', type: 'number' }], ...powers, ['x', 'abs']],
      [...links, ['p39', 'x.value']],
    );
    expect(shownValue(plan, { criteria: { v: { actual: '1.1' } } })).toMatchObject([
      ['value/too-large', expect.any(String), null],
    ]);
  });
});

describe('parameters', () => {
  const plan = shown([['x', 'parameter', { parameter: 'rate' }]], [], {
    parameters: [
      {
        key: 'rate',
        type: 'percent',
        value: '0.01',
        values: [
          { from: '2026-10-15', value: '0.03' },
          { from: '2026-04-01', value: '0.02' },
        ],
      },
    ],
  });
  test.each([
    ['2026-03', '0.01'],
    ['2026-04', '0.02'],
    ['2026-09', '0.02'],
    ['2026-10', '0.03'],
    ['2027-01', '0.03'],
  ])('in %s the value in force on the last day: %s', (period, expected) => {
    expect(shownValue(plan, {}, { period })).toBe(expected);
  });

  test("the request's value wins over the scheme's, the employee's over both", () => {
    expect(shownValue(plan, {}, { parameters: { rate: '0.05' } })).toBe('0.05');
    expect(shownValue(plan, { parameters: { rate: '0.07' } }, { parameters: { rate: '0.05' } })).toBe('0.07');
  });
});

describe('reference tables and rates', () => {
  const plan = shown(
    [
      ['grade', 'attribute', { attribute: 'grade' }],
      ['x', 'lookup', { table: 'grades' }],
    ],
    [['grade', 'x.key']],
  );
  const rows = [
    { key: 'A', value: '1.1' },
    { key: 'A', value: '1.2', from: '2026-10-01' },
    { key: 'A', value: '1.3', from: '2026-11-01' },
    { key: 'B', value: '1' },
    { key: 'B', value: '2' },
  ];
  test.each([
    ['2026-09', 'A', '1.1'],
    ['2026-10', 'A', '1.2'],
    ['2026-12', 'A', '1.3'],
    ['2026-10', 'C', [['value/not-in-table', 'x', 'grades']]],
    ['2026-10', 'B', [['value/key-twice', 'x', 'grades']]],
  ])('in %s grade %s', (period, grade, expected) => {
    expect(shownValue(plan, { attributes: { grade } }, { period, tables: { grades: rows } })).toEqual(expected);
  });

  test('a table that was not given is missing', () => {
    expect(shownValue(plan, { attributes: { grade: 'A' } })).toEqual([['input/missing', 'x', 'grades']]);
  });

  test('money is converted by the last rate before the day, exactly', () => {
    const dollars = planOf(
      [
        ['v', 'criterion', { criterion: 'v', currency: 'USD' }],
        ['c', 'convert'],
        ['pay', 'payout', { code: 'x' }],
      ],
      [
        ['v', 'c.value'],
        ['c', 'pay.amount'],
      ],
    );
    const rates = [
      { from: 'USD', to: 'RUB', on: '2026-10-01', rate: '80' },
      { from: 'USD', to: 'RUB', on: '2026-10-30', rate: '81.3333' },
      { from: 'USD', to: 'RUB', on: '2026-11-01', rate: '90' },
    ];
    const person = { criteria: { v: { actual: '33.33' } } };
    expect(resultOf(dollars, person, { rates }).total).toBe('2710.84');
    expect(resultOf(dollars, person).problems).toMatchObject([
      { code: 'value/missing-rate', details: { from: 'USD', to: 'RUB', on: '2026-10-31' } },
    ]);
  });
});

describe('facts', () => {
  const deals = [
    {
      source: 'crm',
      id: 'd1',
      type: 'deal',
      on: '2026-10-05',
      amount: '100',
      attributes: { status: 'won', margin: '0.5' },
    },
    { source: 'crm', id: 'd2', type: 'deal', on: '2026-10-06', amount: '300', attributes: { status: 'won' } },
    { source: 'crm', id: 'd3', type: 'deal', on: '2026-11-01', amount: '900', attributes: { status: 'won' } },
    { source: 'crm', id: 'd4', type: 'deal', on: '2026-10-07', amount: '50', attributes: { status: 'lost' } },
    { source: 'crm', id: 'd5', type: 'deal', on: '2026-10-07', amount: '60' },
    { source: 'crm', id: 'c1', type: 'call', on: '2026-10-07' },
  ];
  const won = { type: 'deal', where: [{ field: 'status', value: 'won' }] };
  test.each<[object, unknown]>([
    [{}, '400'],
    [{ aggregate: 'count' }, '2'],
    [{ aggregate: 'average' }, '200'],
    [{ aggregate: 'min' }, '100'],
    [{ aggregate: 'max' }, '300'],
    [{ field: 'margin' }, [['input/missing', 'x', 'margin']]],
    [{ type: 'task', where: [], aggregate: 'average' }, [['fact/none', 'x', 'task']]],
    [{ type: 'task', where: [], aggregate: 'average', ifMissing: '5' }, '5'],
    [{ type: 'task', where: [] }, '0'],
    [{ where: [{ field: 'amount', is: 'greaterOrEqual', value: '60' }] }, '460'],
    [{ where: [{ field: 'on', is: 'less', value: '2026-10-06' }] }, '100'],
    [{ where: [{ field: 'status', is: 'notIn', values: ['lost', 'open'] }] }, '400'],
  ])('%j', (params, expected) => {
    expect(shownValue(shown([['x', 'facts', { ...won, ...params }]]), { facts: deals })).toEqual(expected);
  });

  test('that did not take part are listed with the reason', () => {
    const plan = shown([['x', 'facts', won]]);
    const [result] = evaluatePlan(
      plan,
      { period: '2026-10', employees: [{ id: 'e1', facts: deals }] },
      { trace: true },
    ).employees;
    expect(result?.trace?.nodes[0]).toMatchObject({
      nodeId: 'x',
      factsUsed: [{ id: 'd1' }, { id: 'd2' }],
      factsExcluded: [
        { id: 'd4', reason: 'condition-not-met', field: 'status' },
        { id: 'd5', reason: 'field-missing', field: 'status' },
        { id: 'd3', reason: 'outside-period' },
      ],
    });
  });

  test('in another currency, or with a date that is none, are a problem that names them', () => {
    const plan = shown([['x', 'facts', { type: 'deal' }]]);
    const euro = { source: 'crm', id: 'd1', type: 'deal', on: '2026-10-05', amount: '100', currency: 'EUR' };
    expect(resultOf(plan, { facts: [euro] }).problems).toMatchObject([
      { code: 'fact/other-currency', details: { fact: 'crm/d1', given: 'EUR' } },
    ]);
    expect(resultOf(plan, { facts: [{ ...euro, on: '2026-02-30' }] }).problems).toMatchObject([
      { code: 'fact/bad-date', input: 'crm/d1' },
    ]);
  });

  test('run in order, each knowing what came before it', () => {
    const plan = shown(
      [
        ['deals', 'each', { type: 'deal' }],
        ['both', 'multiply', {}, 'deals'],
        ['x', 'abs'],
      ],
      [
        ['deals.runningBefore', 'both.values'],
        ['deals.index', 'both.values'],
        ['both', 'deals.result'],
        ['deals', 'x.value'],
      ],
    );
    const facts = [10, 20, 30].map((amount, index) => ({
      source: 'crm',
      id: `d${index}`,
      type: 'deal',
      on: `2026-10-0${index + 1}`,
      amount: `${amount}`,
    }));
    expect(shownValue(plan, { facts })).toBe(String(0 * 1 + 10 * 2 + 30 * 3));
  });
});

describe('groups', () => {
  const people = [
    { id: 'b', department: 'north', criteria: { v: { actual: '20' } } },
    { id: 'a', department: 'north', criteria: { v: { actual: '30' } } },
    { id: 'c', department: 'south', criteria: { v: { actual: '20' } } },
  ];
  const team = (params: object): Plan =>
    shown(
      [
        ['v', 'criterion', { criterion: 'v' }],
        ['x', 'team', params],
      ],
      [['v', 'x.value']],
    );
  const all = (plan: Plan, employees: EvaluationRequest['employees'] = people) =>
    evaluatePlan(plan, { period: '2026-10', employees }).employees.map(
      ({ indicators, problems }) => indicators['x'] ?? problems[0]?.code,
    );
  test.each([
    [{ aggregate: 'sum' }, ['70', '70', '70']],
    [{ aggregate: 'sum', scope: 'department' }, ['50', '50', '20']],
    [{ aggregate: 'average', scope: 'department' }, ['25', '25', '20']],
    [{ aggregate: 'min' }, ['20', '20', '20']],
    [{ aggregate: 'max' }, ['30', '30', '30']],
    [{ aggregate: 'count', scope: 'department' }, ['2', '2', '1']],
    [{ aggregate: 'rank' }, ['2', '1', '2']],
    [{ aggregate: 'share', scope: 'department' }, ['0.4', '0.6', '1']],
  ])('%j', (params, expected) => {
    expect(all(team(params))).toEqual(expected);
  });

  test('of a subtree are the department and all below it, whatever their order and even in a circle', () => {
    const departments = [
      { id: 'north', parent: 'sales' },
      { id: 'south', parent: 'sales' },
      { id: 'sales', parent: null },
    ];
    const employees = [{ id: 'h', department: 'sales', criteria: { v: { actual: '1' } } }, ...people];
    const answers = (params: object, tree: EvaluationRequest['departments']) =>
      evaluatePlan(team({ scope: 'subtree', ...params }), {
        period: '2026-10',
        employees,
        departments: tree,
      }).employees.map(({ indicators }) => indicators['x']);
    expect(answers({ aggregate: 'sum' }, departments)).toEqual(['71', '50', '50', '20']);
    expect(answers({ aggregate: 'count' }, departments.toReversed())).toEqual(['4', '2', '2', '1']);
    expect(answers({ aggregate: 'rank' }, departments)).toEqual(['4', '2', '1', '1']);
    expect(answers({ aggregate: 'sum' }, undefined)).toEqual(['1', '50', '50', '20']);
    const circle = [...departments.slice(0, 2), { id: 'sales', parent: 'north' }];
    expect(answers({ aggregate: 'count' }, circle)).toEqual(['4', '4', '4', '1']);
  });

  test('have no value while a member has none, and say whose; other groups do', () => {
    const employees = [...people, { id: 'd', department: 'north' }, { id: 'e' }];
    expect(all(team({ scope: 'department' }), employees)).toEqual([
      'team/member-problem',
      'team/member-problem',
      '20',
      'team/member-problem',
      'input/missing',
    ]);
  });

  test('a pool is shared to the kopeck whatever the order of people, and only when it is one amount', () => {
    const pool = shown(
      [
        ['w', 'attribute', { attribute: 'w' }],
        ['x', 'pool', { amount: '100.01' }],
      ],
      [['w', 'x.weight']],
    );
    const weighed = ['c', 'a', 'b'].map((id) => ({ id, attributes: { w: '1' } }));
    expect(all(pool, weighed)).toEqual(['33.33', '33.34', '33.34']);
    expect(
      all(
        pool,
        weighed.map(({ id }) => ({ id, attributes: { w: '0' } })),
      ),
    ).toEqual(['team/zero-weights', 'team/zero-weights', 'team/zero-weights']);
    const differing = shown(
      [
        ['f', 'attribute', { attribute: 'f', type: 'money' }],
        ['w', 'attribute', { attribute: 'w' }],
        ['x', 'pool'],
      ],
      [
        ['f', 'x.amount'],
        ['w', 'x.weight'],
      ],
    );
    const funds = weighed.map(({ id, attributes }, index) => ({ id, attributes: { ...attributes, f: `${index}` } }));
    expect(new Set(all(differing, funds))).toEqual(new Set(['team/amount-differs']));
  });
});

describe('the calendar', () => {
  test.each([
    [{ measure: 'days' }, '2026-02', {}, '28'],
    [{ measure: 'workingDays' }, '2026-10', {}, '22'],
    [{ measure: 'workingDays' }, '2026-10', { workingDays: '21' }, '21'],
    [{ measure: 'workingDays', scope: 'quarter' }, '2026-10', {}, '66'],
    [{ measure: 'workingDays', scope: 'quarter' }, '2026-10', { workingDays: '21' }, '66'],
    [{ measure: 'days', scope: 'year' }, '2024-02', {}, '366'],
    [{ measure: 'lastDay' }, '2026-02', {}, '2026-02-28'],
  ])('%j in %s', (params, period, calendar, expected) => {
    expect(shownValue(shown([['x', 'calendar', params]]), {}, { period, calendar })).toBe(expected);
  });
});

test('half a thing is a number beside counts', () => {
  const plan = shown(
    [
      ['calls', 'criterion', { criterion: 'calls', type: 'count' }],
      ['x', 'clamp', { max: '2.5' }],
    ],
    [['calls', 'x.value']],
  );
  expect(shownValue(plan, { criteria: { calls: { actual: '7' } } })).toBe('2.5');
  expect(shownValue(plan, { criteria: { calls: { actual: '2.5' } } })).toEqual([
    ['input/malformed', 'calls', 'calls.actual'],
  ]);
});

test('lines stand by their order, then by code, however the scheme was drawn', () => {
  const nodes: readonly Node[] = [
    ['v', 'constant', { type: 'money', value: '1' }],
    ['p1', 'payout', { code: 'zeta' }],
    ['p2', 'payout', { code: 'alpha' }],
    ['p3', 'payout', { code: 'first', order: '1' }],
  ];
  const links: readonly Link[] = [
    ['v', 'p1.amount'],
    ['v', 'p2.amount'],
    ['v', 'p3.amount'],
  ];
  const codes = (plan: Plan) => resultOf(plan, {}).lines.map(({ code }) => code);
  expect(codes(planOf(nodes, links))).toEqual(['alpha', 'zeta', 'first']);
  expect(codes(planOf([...nodes].reverse(), links))).toEqual(['alpha', 'zeta', 'first']);
});

test('amounts are rounded once, to the minor unit of their currency', () => {
  const plan = (currency: string) =>
    planOf(
      [
        ['v', 'criterion', { criterion: 'v' }],
        ['pay', 'payout', { code: 'x' }],
      ],
      [['v', 'pay.amount']],
      { currency },
    );
  const person = { criteria: { v: { actual: '1234.5675' } } };
  expect(resultOf(plan('RUB'), person).total).toBe('1234.57');
  expect(resultOf(plan('JPY'), person).total).toBe('1235');
  expect(resultOf(plan('KWD'), person).total).toBe('1234.568');
});
