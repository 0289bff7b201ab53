import { describe, expect, test } from 'vitest';
import type { SchemeNode } from '../../../document/scheme-document.ts';
import { atLeast, GATE, GATED, more, PAY, schemeOf, THOUSAND } from '../../../testing/pay-more-answers.ts';

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
