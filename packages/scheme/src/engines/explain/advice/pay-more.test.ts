import { describe, expect, test } from 'vitest';
import { compileScheme } from '../../../compile/compile-scheme.ts';
import type { SchemeDocument, SchemeLink, SchemeNode } from '../../../document/scheme-document.ts';
import type { EmployeeInputs } from '../../../evaluation/evaluation.ts';
import { EFFORT_MAX, type PayMore, payMore } from './pay-more.ts';

function schemeOf(
  nodes: readonly Omit<SchemeNode, 'at'>[],
  links: readonly (readonly [string, string])[],
  currency = 'RUB',
) {
  const document: SchemeDocument = {
    format: 'premia.scheme/1',
    key: 's',
    title: { en: 'S' },
    period: 'month',
    currency,
    owner: 'o',
    nodes: nodes.map((node) => ({ ...node, at: [0, 0] })),
    links: links.map(([from, to]): SchemeLink => ({ from, to })),
  };
  const { plan, diagnostics } = compileScheme(document);
  if (plan === null) throw new Error(JSON.stringify(diagnostics));
  return plan;
}

const TIERS: Omit<SchemeNode, 'at'> = {
  id: 'comm',
  kind: 'tiers',
  params: {
    mode: 'marginal',
    bands: [
      { from: '0', rate: '0.03' },
      { from: '300000', rate: '0.05' },
      { from: '600000', rate: '0.07' },
    ],
  },
};
const REVENUE: Omit<SchemeNode, 'at'> = { id: 'rev', kind: 'criterion', params: { criterion: 'revenue' } };
const PAY: Omit<SchemeNode, 'at'> = { id: 'pay', kind: 'payout', params: { code: 'pay' } };

type Plan = ReturnType<typeof schemeOf>;

/** Changes of one input alone, with the input beside what it brings. */
function flat(found: readonly PayMore[]) {
  return found.map(({ changes: [first], ...rest }) => ({ ...first, ...rest }));
}

function found(plan: Plan, employee: Omit<EmployeeInputs, 'id'>, effort = { left: EFFORT_MAX }) {
  const request = { period: '2026-10', employees: [{ id: 'e', ...employee }] };
  return payMore({ plan, request, employeeId: 'e', effort });
}

function more(plan: Plan, employee: Omit<EmployeeInputs, 'id'>) {
  return flat(found(plan, employee));
}

describe('the smallest change that pays more', () => {
  const tiered = schemeOf(
    [REVENUE, TIERS, PAY],
    [
      ['rev', 'comm.value'],
      ['comm', 'pay.amount'],
    ],
  );

  test('the next band, and the kopecks that are enough for one more', () => {
    expect(more(tiered, { criteria: { revenue: { actual: '420000' } } })).toMatchObject([
      { kind: 'any', change: '0.1', gain: '0.01', crossing: null },
      {
        kind: 'threshold',
        from: '420000',
        to: '600000',
        change: '180000',
        gain: '9000.00',
        total: '24000.00',
        crossing: { nodeId: 'comm', kind: 'band' },
      },
    ]);
  });

  test('is told of the employee who is asked for', () => {
    const request = {
      period: '2026-10',
      employees: [
        { id: 'other', criteria: { revenue: { actual: '100000' } } },
        { id: 'e', criteria: { revenue: { actual: '420000' } } },
      ],
    };
    expect(flat(payMore({ plan: tiered, request, employeeId: 'e' }))[1]).toMatchObject({
      from: '420000',
      total: '24000.00',
    });
  });

  test('in the last band there is no threshold left', () => {
    expect(more(tiered, { criteria: { revenue: { actual: '700000' } } }).map(({ kind }) => kind)).toEqual(['any']);
  });

  test('a total with a problem has no smallest change', () => {
    expect(more(tiered, {})).toEqual([]);
  });

  test('a gate opens at its condition; where less is better the smallest fall is told', () => {
    const complaints: Omit<SchemeNode, 'at'> = {
      id: 'complaints',
      kind: 'criterion',
      params: { criterion: 'complaints', type: 'count' },
    };
    const few: Omit<SchemeNode, 'at'> = { id: 'few', kind: 'compare', params: { is: 'lessOrEqual', right: '3' } };
    const gated = schemeOf(
      [REVENUE, complaints, few, { id: 'gate', kind: 'gate' }, PAY],
      [
        ['complaints', 'few.left'],
        ['few', 'gate.condition'],
        ['rev', 'gate.value'],
        ['gate', 'pay.amount'],
      ],
    );
    const criteria = { revenue: { actual: '1000' }, complaints: { actual: '7' } };
    expect(more(gated, { criteria })).toMatchObject([
      { kind: 'any', input: { criterion: 'complaints' }, from: '7', to: '3', change: '-4', gain: '1000.00' },
      { kind: 'threshold', change: '-4', crossing: { nodeId: 'few', kind: 'condition' } },
    ]);
  });

  test('the next deal: the amount with which it reaches the next band', () => {
    const deals = schemeOf(
      [{ id: 'deals', kind: 'facts', params: { type: 'deal', aggregate: 'sum' } }, TIERS, PAY],
      [
        ['deals', 'comm.value'],
        ['comm', 'pay.amount'],
      ],
    );
    const facts = [{ source: 'crm', id: 'd1', type: 'deal', on: '2026-10-03', amount: '250000' }];
    expect(more(deals, { facts })).toMatchObject([
      { kind: 'any', input: { kind: 'next-fact', factType: 'deal' }, change: '0.17', gain: '0.01' },
      { kind: 'threshold', change: '50000', gain: '1500.00', crossing: { nodeId: 'comm', kind: 'band' } },
    ]);
  });
});

describe('the unit that is counted in', () => {
  const paying = (type: string | undefined, currency = 'RUB') =>
    schemeOf(
      [
        { id: 'v', kind: 'criterion', params: { criterion: 'v', ...(type === undefined ? {} : { type }) } },
        { id: 'thousand', kind: 'constant', params: { type: type === undefined ? 'number' : 'money', value: '1000' } },
        { id: 'thousands', kind: 'multiply' },
        PAY,
      ],
      [
        ['v', 'thousands.values'],
        ['thousand', 'thousands.values'],
        ['thousands', 'pay.amount'],
      ],
      currency,
    );

  test.each([
    ['money is counted in kopecks', undefined, { actual: '5' }, '0.01', '10.00'],
    ['things are counted whole', 'count', { actual: '5' }, '1', '1000.00'],
    ['percents are counted in hundredths', 'percent', { actual: '0.5' }, '0.0001', '0.10'],
    ['or finer, where they are given finer', 'percent', { actual: '0.50001' }, '0.00001', '0.01'],
    ['numbers as they are given', 'number', { actual: '5' }, '1', '1000.00'],
    ['to the tenth', 'number', { actual: '5.10' }, '0.1', '100.00'],
    ['or as fine as the target', 'number', { actual: '5', target: '5.25' }, '0.01', '10.00'],
    ['also below zero', 'number', { actual: '-0.25' }, '0.01', null],
  ])('%s', (_, type, v, change, gain) => {
    const [first] = more(paying(type), { criteria: { v } });
    expect(first).toMatchObject(gain === null ? { change } : { change, gain, kind: 'any' });
  });

  test('money of another currency is counted in its own', () => {
    const [first] = more(paying(undefined, 'JPY'), { criteria: { v: { actual: '5' } } });
    expect(first).toMatchObject({ change: '1', gain: '1000', total: '6000', type: { base: 'money', currency: 'JPY' } });
  });

  test('what cannot be read, or is not there, has no smallest change', () => {
    expect(more(paying(undefined), { criteria: { v: { target: '5' } } })).toEqual([]);
    expect(more(paying(undefined), { criteria: { v: { actual: 'much' } } })).toEqual([]);
  });
});

describe('how far is looked', () => {
  const above = (limit: string) =>
    schemeOf(
      [
        REVENUE,
        { id: 'reached', kind: 'compare', params: { is: 'greaterOrEqual', right: limit } },
        { id: 'bonus', kind: 'constant', params: { value: '100', type: 'money' } },
        { id: 'gate', kind: 'gate' },
        PAY,
      ],
      [
        ['rev', 'reached.left'],
        ['reached', 'gate.condition'],
        ['bonus', 'gate.value'],
        ['gate', 'pay.amount'],
      ],
    );

  test('to the largest number that the scheme states, and it is the threshold too', () => {
    const changes = more(above('90000000'), { criteria: { revenue: { actual: '1' } } });
    expect(changes).toMatchObject([
      { kind: 'any', to: '90000000', gain: '100.00' },
      { kind: 'threshold', to: '90000000', crossing: { nodeId: 'reached', kind: 'condition' } },
    ]);
  });

  test('what is reached already leaves nothing to gain', () => {
    expect(more(above('100'), { criteria: { revenue: { actual: '100' } } })).toEqual([]);
  });

  test('an input that no pay rests on is left out', () => {
    const idle = schemeOf(
      [
        REVENUE,
        { id: 'other', kind: 'criterion', params: { criterion: 'other' } },
        { id: 'shown', kind: 'indicator', params: { code: 'shown' } },
        PAY,
      ],
      [
        ['rev', 'pay.amount'],
        ['other', 'shown.value'],
      ],
    );
    const criteria = { revenue: { actual: '1' }, other: { actual: '1' } };
    expect(more(idle, { criteria }).map(({ input }) => input)).toEqual([{ kind: 'criterion', criterion: 'revenue' }]);
  });
});

describe('what moves with the input', () => {
  test('what is earned now is earned in the year too, where the year is given', () => {
    const yearly = schemeOf(
      [
        { id: 'year', kind: 'criterion', params: { criterion: 'revenue', measure: 'yearToDate' } },
        REVENUE,
        { id: 'both', kind: 'add' },
        PAY,
      ],
      [
        ['rev', 'both.values'],
        ['year', 'both.values'],
        ['both', 'pay.amount'],
      ],
    );
    const [first] = more(yearly, { criteria: { revenue: { actual: '10', yearToDate: '100' } } });
    expect(first).toMatchObject({ change: '0.01', gain: '0.02', total: '110.02' });
  });

  const counted = schemeOf(
    [
      { id: 'visits', kind: 'facts', params: { type: 'visit', aggregate: 'count' } },
      { id: 'rate', kind: 'constant', params: { type: 'money', value: '150' } },
      { id: 'each', kind: 'multiply' },
      PAY,
    ],
    [
      ['visits', 'each.values'],
      ['rate', 'each.values'],
      ['each', 'pay.amount'],
    ],
  );

  test('facts that no amount of is asked of are so many more of them', () => {
    const facts = [{ source: 'crm', id: 'v1', type: 'visit', on: '2026-10-03' }];
    expect(found(counted, { facts })).toEqual([
      {
        kind: 'any',
        changes: [
          {
            input: { kind: 'next-facts', factType: 'visit', isFirst: false, fields: [] },
            type: { base: 'count', grain: 'rows', currency: null },
            from: '0',
            to: '1',
            change: '1',
          },
        ],
        gain: '150.00',
        total: '300.00',
        crossing: null,
      },
    ]);
  });

  test('there is a first one where there is none inside the period', () => {
    const first = [{ input: { kind: 'next-facts', isFirst: true }, change: '1', gain: '150.00' }];
    expect(more(counted, {})).toMatchObject(first);
    const outside = ['2026-09-30', '2026-11-01'].map((on, index) => ({
      source: 'crm',
      id: `v${index}`,
      type: 'visit',
      on,
    }));
    expect(more(counted, { facts: outside })).toMatchObject(first);
    const ends = ['2026-10-01', '2026-10-31'].map((on) => ({ source: 'crm', id: on, type: 'visit', on }));
    for (const fact of ends) expect(more(counted, { facts: [fact] })).toMatchObject([{ input: { isFirst: false } }]);
  });

  test('whom nobody knows is a defect', () => {
    expect(() => payMore({ plan: counted, request: { period: '2026-10', employees: [] }, employeeId: 'e' })).toThrow();
  });
});

const crit = (id: string, type?: string): Omit<SchemeNode, 'at'> => ({
  id,
  kind: 'criterion',
  params: { criterion: id, ...(type === undefined ? {} : { type }) },
});
const atLeast = (id: string, right: string, is = 'greaterOrEqual'): Omit<SchemeNode, 'at'> => ({
  id,
  kind: 'compare',
  params: { is, right },
});
const THOUSAND: Omit<SchemeNode, 'at'> = { id: 'thousand', kind: 'constant', params: { type: 'money', value: '1000' } };
const GATE: Omit<SchemeNode, 'at'> = { id: 'gate', kind: 'gate' };
const GATED = [
  ['thousand', 'gate.value'],
  ['gate', 'pay.amount'],
] as const;

describe('a plateau on the way', () => {
  const drawn = schemeOf(
    [REVENUE, { id: 'drawn', kind: 'draw', params: { draw: '2000' } }, PAY],
    [
      ['rev', 'drawn.earnings'],
      ['drawn.paid', 'pay.amount'],
    ],
  );

  test('a draw is paid back before more is paid', () => {
    const employee = { criteria: { revenue: { actual: '1500' } }, balances: { drawBalance: '500' } };
    expect(more(drawn, employee)).toMatchObject([{ kind: 'any', to: '2500.01', gain: '0.01', total: '2000.01' }]);
  });
});

describe('facts of which there are none yet', () => {
  const share = (where: Record<string, string>[] = []) =>
    schemeOf(
      [
        { id: 'deals', kind: 'facts', params: { type: 'deal', where } },
        { id: 'tenth', kind: 'multiply', params: { values: ['0.1'] } },
        PAY,
      ],
      [
        ['deals', 'tenth.values'],
        ['tenth', 'pay.amount'],
      ],
    );

  test('the amount with which the first one pays', () => {
    expect(more(share(), {})).toMatchObject([
      { input: { kind: 'next-fact', factType: 'deal', isFirst: true, fields: [] }, to: '0.05', gain: '0.01' },
    ]);
  });

  test('as the conditions ask, and that is said', () => {
    const where = [
      { field: 'status', value: 'paid' },
      { field: 'size', is: 'greater', value: '2' },
    ];
    const fields = [
      { field: 'status', value: 'paid', type: { base: 'text' } },
      { field: 'size', value: '3', type: { base: 'number' } },
    ];
    expect(more(share(where), {})).toMatchObject([{ input: { isFirst: true, fields }, to: '0.05' }]);
  });

  test('with what each of them is worked out from', () => {
    const each = schemeOf(
      [
        { id: 'each', kind: 'each', params: { type: 'deal', fields: [{ key: 'margin', type: 'percent' }] } },
        { id: 'part', kind: 'multiply', frame: 'each', params: { values: ['0.1'] } },
        PAY,
      ],
      [
        ['each.amount', 'part.values'],
        ['each.margin', 'part.values'],
        ['part', 'each.result'],
        ['each.sum', 'pay.amount'],
      ],
    );
    const fields = [{ field: 'margin', value: '1', type: { base: 'percent' } }];
    expect(more(each, {})).toMatchObject([{ input: { kind: 'next-fact', isFirst: true, fields }, to: '0.05' }]);
  });

  test('where some are, but none that counts, the next is not the first', () => {
    const facts = [
      { source: 'crm', id: 'd', type: 'deal', on: '2026-10-02', amount: '5', attributes: { status: 'lost' } },
    ];
    const [change] = more(share([{ field: 'status', value: 'paid' }]), { facts });
    expect(change).toMatchObject({
      input: { isFirst: false, fields: [{ field: 'status', value: 'paid' }] },
      to: '0.05',
    });
  });

  test('a record without a field that a filter reads silences nothing else', () => {
    const facts = [
      { source: 'crm', id: 'a', type: 'deal', on: '2026-10-02', amount: '5', attributes: { status: 'paid' } },
      { source: 'crm', id: 'b', type: 'deal', on: '2026-10-03', amount: '7' },
    ];
    const [change] = more(share([{ field: 'status', value: 'paid' }]), { facts });
    expect(change).toMatchObject({ input: { kind: 'next-fact', isFirst: false, fields: [] }, to: '0.05' });
  });
});

describe('facts that are counted', () => {
  const deals = (count: number) =>
    Array.from({ length: count }, (_, index) => ({
      source: 'crm',
      id: `d${index}`,
      type: 'deal',
      on: '2026-10-03',
      amount: '100',
    }));
  const counting: Omit<SchemeNode, 'at'> = { id: 'deals', kind: 'facts', params: { type: 'deal', aggregate: 'count' } };
  const three = schemeOf(
    [counting, atLeast('enough', '3'), THOUSAND, GATE, PAY],
    [['deals', 'enough.left'], ['enough', 'gate.condition'], ...GATED],
  );

  test.each([
    [0, '3', true],
    [1, '2', false],
    [2, '1', false],
  ])('%i of three: %s more', (count, change, isFirst) => {
    const input = { kind: 'next-facts', factType: 'deal', isFirst };
    expect(more(three, { facts: deals(count) })).toMatchObject([
      { kind: 'any', input, change, gain: '1000.00', crossing: null },
      { kind: 'threshold', input, change, gain: '1000.00', crossing: { nodeId: 'enough', kind: 'condition' } },
    ]);
  });

  test('to the next band', () => {
    const bands = [
      { from: '0', amount: '0' },
      { from: '2', amount: '500' },
      { from: '4', amount: '900' },
    ];
    const banded = schemeOf(
      [counting, { id: 'comm', kind: 'tiers', params: { mode: 'whole', amountType: 'money', bands } }, PAY],
      [
        ['deals', 'comm.value'],
        ['comm', 'pay.amount'],
      ],
    );
    expect(more(banded, { facts: deals(1) })[1]).toMatchObject({
      change: '1',
      gain: '500.00',
      crossing: { kind: 'band' },
    });
  });

  test('of the last amount, where amounts count too but are of no use alone', () => {
    const both = schemeOf(
      [
        counting,
        { id: 'sum', kind: 'facts', params: { type: 'deal' } },
        atLeast('enough', '3'),
        { id: 'gate', kind: 'gate' },
        PAY,
      ],
      [
        ['deals', 'enough.left'],
        ['enough', 'gate.condition'],
        ['sum', 'gate.value'],
        ['gate', 'pay.amount'],
      ],
    );
    expect(more(both, { facts: deals(1) })[0]).toMatchObject({
      input: { kind: 'next-facts', fields: [{ field: 'amount', value: '100' }] },
      change: '2',
      gain: '300.00',
    });
  });
});

describe('inputs that pay more only together', () => {
  const gatedBy = (count: number) => {
    const keys = Array.from({ length: count }, (_, index) => `c${index}`);
    return schemeOf(
      [
        ...keys.flatMap((key) => [crit(key, 'percent'), atLeast(`${key}ok`, '0.9')]),
        { id: 'all', kind: 'and' },
        THOUSAND,
        GATE,
        PAY,
      ],
      [
        ...keys.flatMap((key) => [[key, `${key}ok.left`] as const, [`${key}ok`, 'all.values'] as const]),
        ['all', 'gate.condition'],
        ...GATED,
      ],
    );
  };
  const at = (...actual: readonly string[]) => ({
    criteria: Object.fromEntries(actual.map((text, index) => [`c${index}`, { actual: text }])),
  });

  test('two unmet conditions: both changes', () => {
    expect(found(gatedBy(2), at('0.5', '0.8'))).toMatchObject([
      {
        kind: 'together',
        changes: [
          { input: { criterion: 'c0' }, to: '0.9', change: '0.4' },
          { input: { criterion: 'c1' }, to: '0.9', change: '0.1' },
        ],
        gain: '1000.00',
        crossing: { kind: 'condition' },
      },
    ]);
  });

  test('what is met already is not named, and of more than three nobody is told', () => {
    const changed = found(gatedBy(4), at('0.5', '0.95', '0.8', '0.9')).map(({ changes }) => changes.length);
    expect(changed).toEqual([2]);
    expect(found(gatedBy(3), at('0', '0', '0'))[0]?.changes).toHaveLength(3);
    expect(found(gatedBy(4), at('0', '0', '0', '0'))).toEqual([]);
  });

  test('more of one and less of another', () => {
    const both = schemeOf(
      [
        REVENUE,
        crit('complaints', 'count'),
        atLeast('much', '1000'),
        atLeast('few', '3', 'lessOrEqual'),
        { id: 'all', kind: 'and' },
        THOUSAND,
        GATE,
        PAY,
      ],
      [
        ['rev', 'much.left'],
        ['complaints', 'few.left'],
        ['much', 'all.values'],
        ['few', 'all.values'],
        ['all', 'gate.condition'],
        ...GATED,
      ],
    );
    const [together] = found(both, { criteria: { revenue: { actual: '900' }, complaints: { actual: '7' } } });
    expect(together?.changes.map(({ change }) => change)).toEqual(['-4', '100']);
  });
});

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
