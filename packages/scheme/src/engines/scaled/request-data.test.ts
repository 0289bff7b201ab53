import { decimal, rational } from '@premia/decimal';
import { describe, expect, test } from 'vitest';
import type { EmployeeInputs, EvaluationRequest, FactInput } from '../../evaluation/evaluation.ts';
import { failure, success } from '../../evaluation/outcome.ts';
import type { InputSource, Plan } from '../../plan/plan.ts';
import { numberValue, textValue } from '../../values/literal.ts';
import { money, plain, type ValueType } from '../../values/value-type.ts';
import type { GivenSource } from './lowered-plan.ts';
import { RequestData } from './request-data.ts';

const PLAN: Plan = {
  schemeKey: 'data',
  schemeHash: 'data',
  period: 'month',
  currency: 'RUB',
  body: { steps: [], outputs: [] },
  requirements: {
    inputs: [],
    factTypes: ['deal', 'task'],
    factAttributes: [],
    tables: [],
    parameters: [],
    team: false,
    departments: false,
    rates: [],
  },
  results: [],
};

type Around = Partial<Omit<EvaluationRequest, 'employees'>>;

function dataOf(employees: readonly Omit<EmployeeInputs, 'id'>[], around: Around = {}): RequestData {
  const people = employees.map((employee, index) => ({ id: `e${index}`, ...employee }));
  return new RequestData(PLAN, { period: '2026-10', ...around, employees: people });
}

const MONEY = money('RUB');
const sales = (type: ValueType = MONEY) => ({ source: { kind: 'attribute', attribute: 'sales' }, type }) as const;
const sellers = (...amounts: readonly (string | undefined)[]): RequestData =>
  dataOf(amounts.map((amount) => ({ attributes: amount === undefined ? {} : { sales: amount } })));
const number = (text: string) => numberValue(decimal(text));
const unread = (data: RequestData): readonly number[] => [...data.unreadableRows];

describe('a column of inputs', () => {
  test.each<[string, readonly (string | undefined)[], object]>([
    ['whole', ['7', '12'], { unit: 1n, min: 1n, max: 100n, nullable: false }],
    ['to the hundredth', ['0.5', '0.25'], { unit: 4n, min: 1n, max: 10n, nullable: false }],
    ['of several units', ['0.5', '0.2', '3'], { unit: 10n, min: 1n, max: 100n, nullable: false }],
    ['with a zero', ['0', '9'], { unit: 1n, min: 0n, max: 10n, nullable: false }],
    ['all zero', ['0'], { unit: 1n, min: 0n, max: 0n, nullable: false }],
    ['of both signs', ['-40', '9'], { unit: 1n, min: -100n, max: 10n, nullable: false }],
    ['below zero', ['-40', '-0.1'], { unit: 10n, min: -1_000n, max: 0n, nullable: false }],
    ['at a power of ten', ['10'], { unit: 1n, min: 1n, max: 100n, nullable: false }],
    ['with a gap', ['7', undefined], { unit: 1n, min: 1n, max: 10n, nullable: true }],
    ['of gaps', [undefined, ''], { unit: 1n, min: 0n, max: 0n, nullable: true }],
  ])('%s reaches from round end to round end in one unit', (_, amounts, profile) => {
    const data = sellers(...amounts);
    expect(data.input(sales())).toEqual({ kind: 'number', ...profile });
    expect(unread(data)).toEqual([]);
  });

  test.each(['boolean', 'text', 'date'] as const)('of the type %s says whether there are gaps', (base) => {
    const text = { boolean: 'true', text: 'A', date: '2026-10-01' }[base];
    expect(sellers(text).input(sales(plain(base)))).toEqual({ kind: base, nullable: false });
    expect(sellers(text, undefined).input(sales(plain(base)))).toEqual({ kind: base, nullable: true });
  });

  test('holds what was read, nothing where nothing is, and leaves what cannot be read to the reference', () => {
    const data = sellers('7', undefined, '1,5', '', 'abc');
    expect(data.inputReadings(sales())).toEqual([number('7'), null, 'unreadable', null, 'unreadable']);
    expect(unread(data)).toEqual([2, 4]);
  });

  test('is read once, each type for itself', () => {
    const data = sellers('7');
    expect(data.inputReadings(sales())).toBe(data.inputReadings(sales()));
    expect(data.inputReadings(sales())).toBe(data.inputReadings(sales(money('USD'))));
    expect(data.inputReadings(sales(plain('text')))).toEqual([textValue('7')]);
  });
});

describe('an unusual number leaves its own row to the reference and no other', () => {
  test.each([
    ['10000000000000', []],
    ['-10000000000000', []],
    ['10000000000000.01', [1]],
    ['-10000000000000.01', [1]],
    ['0.000000001', []],
    ['0.0000000001', [1]],
  ])('%s', (amount, rows) => {
    const data = sellers('1', amount, '1');
    data.inputReadings(sales());
    expect(unread(data)).toEqual(rows);
  });

  test('the first whose digits burst the unit of those before', () => {
    // 1/1024 and 1/5^9 have no common unit below a thousand millionth.
    const data = sellers('0.0009765625', '0.000000512', '0.5');
    expect(data.inputReadings(sales())).toEqual([number('0.0009765625'), 'unreadable', number('0.5')]);
    expect(unread(data)).toEqual([1]);
  });

  test.each(['', '-'])('one too large for the unit of the column (%s)', (sign) => {
    const data = sellers('0.000000001', `${sign}1000000000`, `${sign}999999999.999999999`);
    expect(data.inputReadings(sales())[1]).toBe('unreadable');
    expect(unread(data)).toEqual([1]);
  });

  test('words and dates are never unusual', () => {
    const data = sellers('A', 'B');
    data.inputReadings(sales(plain('text')));
    expect(unread(data)).toEqual([]);
  });
});

describe('what is the same for everybody is a constant', () => {
  const parameter = (type: ValueType) => ({ source: { kind: 'parameter', parameter: 'rate' }, type }) as const;

  test.each<[Parameters<typeof plain>[0], string]>([
    ['percent', '0.05'],
    ['boolean', 'true'],
    ['text', 'A'],
    ['date', '2026-10-01'],
  ])('a parameter of the type %s', (base, text) => {
    const shared = dataOf([{}, {}], { parameters: { rate: text } });
    expect(shared.input(parameter(plain(base)))).toMatchObject({ kind: 'constant' });
    const other = { percent: '0.06', boolean: 'false', text: 'B', date: '2026-10-02' }[base as 'text'];
    const own = dataOf([{}, { parameters: { rate: other } }], { parameters: { rate: text } });
    expect(own.input(parameter(plain(base)))).toMatchObject({ nullable: false });
  });

  test('a number of the calendar, however it is written', () => {
    const days = {
      source: { kind: 'calendar', measure: 'workingDays', scope: 'period' },
      type: plain('count'),
    } as const;
    expect(dataOf([{}, {}]).input(days)).toEqual({ kind: 'constant', value: number('22') });
    const written = dataOf([{}, { parameters: { rate: '0.050' } }], { parameters: { rate: '0.05' } });
    expect(written.input(parameter(plain('percent')))).toEqual({ kind: 'constant', value: number('0.05') });
  });

  test('but not what is missing, of nobody, or of each employee its own', () => {
    expect(dataOf([{}, {}]).input(parameter(plain('percent')))).toMatchObject({ kind: 'number', nullable: true });
    expect(dataOf([]).input(parameter(plain('percent')))).toMatchObject({ kind: 'number' });
    expect(sellers('5', '5').input(sales())).toMatchObject({ kind: 'number' });
    const half = dataOf([{ parameters: { rate: '1' } }, {}]);
    expect(half.input(parameter(plain('percent')))).toMatchObject({ kind: 'number', nullable: true });
  });
});

const fact = (more: Partial<FactInput> = {}): FactInput => ({
  source: 'crm',
  id: 'f1',
  type: 'deal',
  on: '2026-10-10',
  amount: '100',
  ...more,
});
const amounts = { field: { kind: 'amount' }, type: MONEY, as: 'value' } as const;

describe('facts', () => {
  test('of asked types inside the period take part, in their order', () => {
    const data = dataOf([
      {
        facts: [
          fact({ id: 'late', on: '2026-11-01' }),
          fact({ id: 'last', on: '2026-10-31' }),
          fact({ id: 'first', on: '2026-10-01', type: 'task' }),
          fact({ id: 'early', on: '2026-09-30' }),
          fact({ id: 'other', type: 'call' }),
        ],
      },
    ]);
    expect(data.facts.map((facts) => facts.map(({ id }) => id))).toEqual([['first', 'last']]);
    expect(unread(data)).toEqual([]);
  });

  test.each([
    [0, 1n],
    [1, 1n],
    [2, 2n],
    [3, 4n],
    [4, 4n],
    [5, 8n],
  ])('%i of one employee are promised to be no more than %i', (count, most) => {
    const facts = Array.from({ length: count }, (_, index) => fact({ id: `f${index}` }));
    expect(dataOf([{}, { facts }, { facts: facts.slice(0, 1) }]).factsMax).toBe(most);
  });

  test('that are doubtful leave their row to the reference, unless nobody asked for them', () => {
    const twice = [fact(), fact({ amount: '200' })];
    const asked = dataOf([{ facts: [fact()] }, { facts: twice }, { facts: [fact({ on: 'soon' })] }]);
    expect(unread(asked)).toEqual([1, 2]);
    const other = dataOf([{ facts: twice.map((one) => ({ ...one, type: 'call' })) }]);
    expect(unread(other)).toEqual([]);
  });

  test('the same one twice is one', () => {
    expect(dataOf([{ facts: [fact(), fact()] }]).facts[0]).toHaveLength(1);
  });

  test('their fields are read per employee, each in its place', () => {
    const data = dataOf([
      { facts: [fact({ id: 'a', amount: '1.5' }), fact({ id: 'b', amount: '' })] },
      {},
      { facts: [fact({ id: 'c', amount: 'much' })] },
    ]);
    const readings = data.fieldReadings({ kind: 'amount' }, MONEY);
    expect(readings).toEqual([[number('1.5'), null], [], ['unreadable']]);
    expect(data.fieldReadings({ kind: 'amount' }, MONEY)).toBe(readings);
    expect(unread(data)).toEqual([2]);
    expect(data.fact(amounts)).toEqual({ kind: 'number', unit: 2n, min: 1n, max: 10n, nullable: true });
  });

  test('fields are its type, source, day, id, and attributes', () => {
    const data = dataOf([{ facts: [fact({ attributes: { region: 'north' } })] }]);
    const text = plain('text');
    expect(data.fieldReadings({ kind: 'type' }, text)).toEqual([[textValue('deal')]]);
    expect(data.fieldReadings({ kind: 'source' }, text)).toEqual([[textValue('crm')]]);
    expect(data.fieldReadings({ kind: 'id' }, text)).toEqual([[textValue('f1')]]);
    expect(data.fieldReadings({ kind: 'on' }, plain('date'))).toEqual([[{ kind: 'date', date: '2026-10-10' }]]);
    expect(data.fieldReadings({ kind: 'attribute', attribute: 'region' }, text)).toEqual([[textValue('north')]]);
    expect(data.fieldReadings({ kind: 'attribute', attribute: 'size' }, text)).toEqual([[null]]);
  });

  test('an unusual amount leaves the row of its own employee to the reference', () => {
    const data = dataOf([
      { facts: [fact({ id: 'a' }), fact({ id: 'b' })] },
      { facts: [fact({ amount: '99999999999999' })] },
    ]);
    data.fact(amounts);
    expect(unread(data)).toEqual([1]);
    const fine = dataOf([
      { facts: [fact({ id: 'a', amount: '0.0009765625' }), fact({ id: 'b' })] },
      { facts: [fact({ amount: '0.000000512' })] },
    ]);
    fine.fact(amounts);
    expect(unread(fine)).toEqual([1]);
  });

  test('an amount in another currency counts only where the amount is taken as a value', () => {
    const people = [
      { facts: [fact({ currency: 'USD' })] },
      { facts: [fact({ currency: 'RUB' })] },
      { facts: [fact()] },
    ];
    const filtered = dataOf(people);
    filtered.fact({ ...amounts, as: 'filter' });
    filtered.fact({ ...amounts, field: { kind: 'id' }, type: plain('text') });
    expect(unread(filtered)).toEqual([]);
    const taken = dataOf(people);
    taken.fact(amounts);
    expect(unread(taken)).toEqual([0]);
  });
});

describe('a shared table', () => {
  const rows = [
    { key: 'A', from: '2026-01-01', value: '1' },
    { key: 'B', value: '9' },
    { key: 'A', from: '2026-10-31', value: '3' },
    { key: 'A', from: '2026-05-01', value: '2' },
    { key: 'A', from: '2026-11-01', value: '4' },
  ];

  test('has of each key the row that began last by the end of the period', () => {
    const data = dataOf([], { tables: { rates: rows } });
    expect(data.rowsInForce('rates', 'words').map(({ value }) => value)).toEqual(['9', '3']);
    expect(data.rowsInForce('other', 'words')).toEqual([]);
  });

  test('keeps rows that began on the same day, for the reference to complain of', () => {
    const twice = [
      { key: 'A', value: '1' },
      { key: 'A', value: '2' },
    ];
    expect(dataOf([], { tables: { twice } }).rowsInForce('twice', 'words')).toHaveLength(2);
  });

  test('has numbers for keys where the key is a number', () => {
    const tens = [
      { key: '10', value: '1' },
      { key: '10.0', from: '2026-10-01', value: '2' },
      { key: 'ten', value: '3' },
      { value: '4' },
    ];
    const data = dataOf([], { tables: { tens } });
    expect(data.rowsInForce('tens', 'numbers').map(({ value }) => value)).toEqual(['2', '3', '4']);
    expect(data.rowsInForce('tens', 'words').map(({ value }) => value)).toEqual(['1', '2', '3', '4']);
  });
});

describe('rates of a pair', () => {
  const rate = (on: string, text: string, from = 'USD', to = 'RUB') => ({ from, to, on, rate: text });
  const ratesOf = (...rates: ReturnType<typeof rate>[]) => dataOf([], { rates }).rates('USD', 'RUB');

  test('rise by date, without those of other pairs', () => {
    const rates = ratesOf(
      rate('2026-10-15', '91'),
      rate('2026-09-30', '92.5'),
      rate('2026-10-01', '100', 'EUR'),
      rate('2026-10-01', '13', 'USD', 'CNY'),
    );
    expect(rates).toEqual([
      { on: '2026-09-30', rate: rational(185n, 2n) },
      { on: '2026-10-15', rate: rational(91n) },
    ]);
    expect(dataOf([]).rates('USD', 'RUB')).toEqual([]);
  });

  test('that say the same twice say it once; that contradict each other or cannot be read are none', () => {
    expect(ratesOf(rate('2026-10-15', '91'), rate('2026-10-15', '91'))).toHaveLength(1);
    expect(ratesOf(rate('2026-10-15', '91'), rate('2026-10-15', '92'))).toBeNull();
    expect(ratesOf(rate('soon', '91'))).toBeNull();
    expect(ratesOf(rate('2026-10-15', '91'), rate('2026-10-16', 'much'))).toBeNull();
    expect(ratesOf(rate('2026-10-15', '91'), rate('soon', '91', 'EUR'))).toHaveLength(1);
  });
});

describe('what was worked out before', () => {
  const given = (step: number): { source: GivenSource; type: ValueType } => ({
    source: { kind: 'given', step, part: 'value' },
    type: MONEY,
  });

  test('comes in as a column of its own; its problems go to the reference', () => {
    const data = sellers('1', '1', '1');
    const outcomes = [success(number('0.5')), failure({ code: 'input/missing', nodeId: 'n' }), success(number('3'))];
    data.give(given(4).source, outcomes);
    expect(data.inputReadings(given(4))).toEqual([number('0.5'), 'unreadable', number('3')]);
    expect(unread(data)).toEqual([1]);
    expect(data.input(given(4))).toEqual({ kind: 'number', unit: 2n, min: 1n, max: 10n, nullable: false });
    expect(() => data.inputReadings(given(5))).toThrow();
  });

  test('has to share one unit too', () => {
    const data = sellers('1', '1');
    data.give(given(0).source, [
      success(numberValue(rational(1n, 999_999_937n))),
      success(numberValue(rational(1n, 3n))),
    ]);
    expect(unread(data)).toEqual([1]);
  });

  test('is told apart from inputs of every kind', () => {
    const sources: readonly InputSource[] = [
      { kind: 'attribute', attribute: 'x' },
      { kind: 'parameter', parameter: 'x' },
      { kind: 'balance', balance: 'x' },
      { kind: 'criterion', criterion: 'x', measure: 'actual' },
      { kind: 'criterion', criterion: 'x', measure: 'target' },
      { kind: 'criterion', criterion: 'x', measure: 'previous' },
    ];
    const data = dataOf([
      {
        attributes: { x: '1' },
        parameters: { x: '2' },
        balances: { x: '3' },
        criteria: { x: { actual: '4', target: '5', previous: '6' } },
      },
    ]);
    const readings = sources.map((source) => data.inputReadings({ source, type: MONEY })[0]);
    expect(readings).toEqual(['1', '2', '3', '4', '5', '6'].map(number));
  });
});
