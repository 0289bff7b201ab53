import { decimal } from '@premia/decimal';
import { describe, expect, test } from 'vitest';
import type { EmployeeInputs, EvaluationRequest, FactInput } from '../../../evaluation/evaluation.ts';
import type { FactsFrame, InputSource, Plan, StepIndex } from '../../../plan/plan.ts';
import { PlanBuilder } from '../../../plan/plan-builder.ts';
import { requirementsOf } from '../../../plan/requirements.ts';
import { numberValue, textValue } from '../../../values/literal.ts';
import { money, plain } from '../../../values/value-type.ts';
import { type ChangeCause, whyChanged } from './why-changed.ts';

const MONEY = money('RUB');
const number = (text: string) => numberValue(decimal(text));

/** Pays the sum of an input of every kind, so that each of them can be what changed. */
function planOf({ currency = 'RUB', extra = '0' }: { currency?: string; extra?: string } = {}): Plan {
  const builder = new PlanBuilder();
  const input = (source: InputSource, type = MONEY): StepIndex =>
    builder.emit('input', { op: 'input', source, type: source.kind === 'calendar' ? plain('count') : type });
  const constant = (text: string) => builder.emit('c', { op: 'constant', value: number(text), type: MONEY });
  const block = new PlanBuilder(builder);
  const amount = block.emit('amount', { op: 'field', field: { kind: 'amount' }, type: MONEY });
  const frame: FactsFrame = {
    nodeId: 'deals',
    filter: { factType: 'deal', where: [] },
    block: block.build(),
    result: amount,
  };
  const key = builder.emit('key', { op: 'constant', value: textValue('A'), type: plain('text') });
  const day = input({ kind: 'calendar', measure: 'lastDay', scope: 'period' });
  const dated = { ...builder.stepAt(day), type: plain('date') };
  const parts = [
    input({ kind: 'criterion', criterion: 'revenue', measure: 'actual' }),
    input({ kind: 'attribute', attribute: 'allowance' }),
    input({ kind: 'balance', balance: 'draw' }),
    input({ kind: 'parameter', parameter: 'fixed' }),
    builder.emit('deals', { op: 'facts', aggregate: 'sum', frame, type: MONEY }),
    builder.emit('table', { op: 'lookup', table: 'grades', key, column: 'value', type: MONEY }),
    input({ kind: 'calendar', measure: 'workingDays', scope: 'period' }),
    builder.emit('rate', {
      op: 'convert',
      value: constant('1'),
      from: 'USD',
      to: 'RUB',
      on: builder.emit('day', dated),
      type: MONEY,
    }),
    builder.emit('team', {
      op: 'team',
      aggregate: 'sum',
      scope: 'subtree',
      value: input({ kind: 'criterion', criterion: 'revenue', measure: 'actual' }),
      type: MONEY,
    }),
    constant(extra),
  ];
  const step = parts.reduce((left, right) => builder.emit('sum', { op: 'add', left, right, type: MONEY }));
  const body = builder.build();
  const fixed = {
    key: 'fixed',
    type: MONEY,
    value: number('1000'),
    dated: [{ from: '2026-11-01', value: number('1100') }],
  };
  return {
    schemeKey: 'why',
    schemeHash: 'why',
    period: 'month',
    currency,
    body,
    requirements: requirementsOf(body, [fixed]),
    results: [
      { kind: 'payout', nodeId: 'pay', code: 'pay', category: 'bonus', step, visible: true, order: 0, title: {} },
    ],
  };
}

const deal = (id: string, amount: string, type = 'deal'): FactInput => ({
  source: 'crm',
  id,
  type,
  on: '2026-10-05',
  amount,
});

const ANNA: EmployeeInputs = {
  id: 'anna',
  department: 'sales',
  criteria: { revenue: { actual: '10' } },
  attributes: { allowance: '20' },
  balances: { draw: '30' },
  facts: [deal('a', '40'), deal('b', '50')],
};
const BORIS: EmployeeInputs = { ...ANNA, id: 'boris', criteria: { revenue: { actual: '7' } } };
const REQUEST: EvaluationRequest = {
  period: '2026-10',
  employees: [ANNA, BORIS],
  departments: [{ id: 'sales' }, { id: 'support' }],
  tables: { grades: [{ key: 'A', value: '60' }] },
  rates: [{ from: 'USD', to: 'RUB', on: '2026-10-01', rate: '90' }],
};

const PLAN = planOf();
const BEFORE = { plan: PLAN, request: REQUEST };
const withAnna = (more: Partial<EmployeeInputs>): EvaluationRequest => ({
  ...REQUEST,
  employees: [{ ...ANNA, ...more }, BORIS],
});

describe('one difference is one part, named by what differs', () => {
  test.each<[string, EvaluationRequest, ChangeCause, string]>([
    [
      'a criterion',
      withAnna({ criteria: { revenue: { actual: '15' } } }),
      { kind: 'criterion', criterion: 'revenue', measure: 'actual', from: '10', to: '15' },
      '10.00',
    ],
    [
      'an attribute',
      withAnna({ attributes: { allowance: '19.5' } }),
      { kind: 'attribute', key: 'allowance', from: '20', to: '19.5' },
      '-0.50',
    ],
    [
      'a balance',
      withAnna({ balances: { draw: '31' } }),
      { kind: 'balance', key: 'draw', from: '30', to: '31' },
      '1.00',
    ],
    [
      "a value of one's own against the scheme's",
      withAnna({ parameters: { fixed: '1200' } }),
      { kind: 'parameter', key: 'fixed', from: '1000', to: '1200' },
      '200.00',
    ],
    [
      'a fact more, one less and one that differs',
      withAnna({ facts: [deal('a', '41'), deal('c', '60')] }),
      { kind: 'facts', factType: 'deal', added: 1, removed: 1, changed: 1 },
      '11.00',
    ],
    [
      'facts that are gone',
      withAnna({ facts: [] }),
      { kind: 'facts', factType: 'deal', added: 0, removed: 2, changed: 0 },
      '-90.00',
    ],
    [
      'the department',
      withAnna({ department: 'support' }),
      { kind: 'attribute', key: 'department', from: 'sales', to: 'support' },
      '-7.00',
    ],
    ['a parameter of all', { ...REQUEST, parameters: { fixed: '1001' } }, { kind: 'shared', of: 'parameters' }, '1.00'],
    [
      'a table',
      { ...REQUEST, tables: { grades: [{ key: 'A', value: '61' }] } },
      { kind: 'shared', of: 'tables' },
      '1.00',
    ],
    [
      'a rate',
      { ...REQUEST, rates: [{ from: 'USD', to: 'RUB', on: '2026-10-01', rate: '92' }] },
      { kind: 'shared', of: 'rates' },
      '2.00',
    ],
    ['the calendar', { ...REQUEST, calendar: { workingDays: '20' } }, { kind: 'shared', of: 'calendar' }, '-2.00'],
    [
      'a colleague',
      { ...REQUEST, employees: [ANNA, { ...BORIS, criteria: { revenue: { actual: '9' } } }] },
      { kind: 'colleagues' },
      '2.00',
    ],
    ['a colleague who is gone', { ...REQUEST, employees: [ANNA] }, { kind: 'colleagues' }, '-7.00'],
  ])('%s', (_, request, cause, amount) => {
    const why = whyChanged(BEFORE, { plan: PLAN, request }, 'anna');
    expect(why).toMatchObject({ before: '1339.00', currency: 'RUB', parts: [{ causes: [cause], amount }] });
    // And back again it is worth the opposite.
    const back = whyChanged({ plan: PLAN, request }, BEFORE, 'anna');
    const opposite = amount.startsWith('-') ? amount.slice(1) : `-${amount}`;
    expect(back).toMatchObject({ after: '1339.00', parts: [{ amount: opposite }] });
  });

  test('departments that stand otherwise', () => {
    const boris = { ...BORIS, department: 'support' };
    const before = { ...REQUEST, employees: [ANNA, boris] };
    const after = { ...before, departments: [{ id: 'sales' }, { id: 'support', parent: 'sales' }] };
    expect(whyChanged({ plan: PLAN, request: before }, { plan: PLAN, request: after }, 'anna')?.parts).toEqual([
      { causes: [{ kind: 'shared', of: 'departments' }], amount: '7.00' },
    ]);
  });

  test('the period, with what is dated in it', () => {
    const after = { ...REQUEST, period: '2026-11', calendar: { workingDays: '22' } };
    const before = { ...REQUEST, calendar: { workingDays: '22' } };
    expect(whyChanged({ plan: PLAN, request: before }, { plan: PLAN, request: after }, 'anna')?.parts).toEqual([
      // 100 more of the dated parameter, 90 less of the deals of October.
      { causes: [{ kind: 'shared', of: 'period' }], amount: '10.00' },
    ]);
  });

  test('the scheme', () => {
    const why = whyChanged(BEFORE, { plan: planOf({ extra: '5' }), request: REQUEST }, 'anna');
    expect(why?.parts).toEqual([{ causes: [{ kind: 'scheme' }], amount: '5.00' }]);
  });
});

describe('several differences', () => {
  test('come in one order, whatever changed: own first, then what is shared, colleagues and the scheme last', () => {
    const request: EvaluationRequest = {
      ...REQUEST,
      employees: [
        {
          ...ANNA,
          criteria: { revenue: { actual: '11' } },
          attributes: { allowance: '21' },
          balances: { draw: '31' },
          parameters: { fixed: '1001' },
          facts: [deal('a', '41'), deal('b', '50')],
        },
        { ...BORIS, criteria: { revenue: { actual: '8' } } },
      ],
      tables: { grades: [{ key: 'A', value: '61' }] },
    };
    const why = whyChanged(BEFORE, { plan: planOf({ extra: '1' }), request }, 'anna');
    expect(why?.parts.map(({ causes, amount }) => [...causes.map(({ kind }) => kind), amount])).toEqual([
      ['facts', '1.00'],
      ['criterion', '2.00'],
      ['attribute', '1.00'],
      ['balance', '1.00'],
      ['parameter', '1.00'],
      ['shared', '1.00'],
      ['colleagues', '1.00'],
      ['scheme', '1.00'],
    ]);
    expect(why).toMatchObject({ before: '1339.00', after: '1348.00' });
  });

  test('stand together where there was no result between them', () => {
    // The fact of another currency is a problem until the scheme no longer reads it.
    const request = withAnna({
      facts: [{ ...deal('a', '40'), currency: 'USD' }, deal('b', '50')],
      balances: { draw: '33' },
    });
    const noDeals = planWithoutDeals();
    const why = whyChanged(BEFORE, { plan: noDeals, request }, 'anna');
    expect(why?.parts.map(({ causes, amount }) => [causes.map(({ kind }) => kind), amount])).toEqual([
      [['facts', 'balance', 'colleagues', 'scheme'], '-87.00'],
    ]);
  });

  function planWithoutDeals(): Plan {
    const { body, ...plan } = planOf();
    const steps = body.steps.map((step) =>
      step.op === 'facts'
        ? ({ op: 'constant', nodeId: step.nodeId, type: step.type, value: number('0') } as const)
        : step,
    );
    const without = { ...body, steps };
    return { ...plan, body: without, requirements: requirementsOf(without, plan.requirements.parameters) };
  }
});

describe('there is nothing to tell', () => {
  test('where two schemes pay in two currencies', () => {
    expect(whyChanged(BEFORE, { plan: planOf({ currency: 'USD' }), request: REQUEST }, 'anna')).toBeNull();
  });

  test('where nothing differs, however it is written', () => {
    const request = withAnna({ facts: [...(ANNA.facts ?? [])].reverse(), parameters: {} });
    expect(whyChanged(BEFORE, { plan: PLAN, request }, 'anna')).toEqual({
      before: '1339.00',
      after: '1339.00',
      currency: 'RUB',
      parts: [],
    });
  });

  test('where only what the scheme does not read is there in one of the two', () => {
    const criteria = { ...ANNA.criteria, other: { actual: '5', target: '7' } };
    const request = withAnna({ criteria, attributes: { ...ANNA.attributes, other: 'x' } });
    expect(whyChanged(BEFORE, { plan: PLAN, request }, 'anna')?.parts).toEqual([]);
    expect(whyChanged({ plan: PLAN, request }, BEFORE, 'anna')?.parts).toEqual([]);
  });

  test('where one of the two has no total: nobody of that name, or a problem', () => {
    const without = { ...REQUEST, employees: [BORIS] };
    const broken = withAnna({ attributes: { allowance: 'much' } });
    for (const request of [without, broken]) {
      expect(whyChanged(BEFORE, { plan: PLAN, request }, 'anna')).toBeNull();
      expect(whyChanged({ plan: PLAN, request }, BEFORE, 'anna')).toBeNull();
    }
  });
});
