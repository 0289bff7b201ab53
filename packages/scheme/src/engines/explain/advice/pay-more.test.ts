import { describe, expect, test } from 'vitest';
import type { SchemeNode } from '../../../document/scheme-document.ts';
import { flat, found, more, PAY, REVENUE, schemeOf, TIERS } from '../../../testing/pay-more-answers.ts';
import { payMore } from './pay-more.ts';

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
