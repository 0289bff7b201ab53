import { describe, expect, test } from 'vitest';
import type { SchemeNode } from '../../document/scheme-document.ts';
import { criterion, found, node, type Parts, payout } from '../../testing/lint-findings.ts';

describe('credit/*', () => {
  const line = (id: string): SchemeNode => payout({ code: id }, id);
  const deals = (id: string, where: readonly object[] = []): SchemeNode =>
    node(id, 'facts', { type: 'deal', aggregate: 'sum', where: where as [] });
  test('a criterion paid on two lines, and not one that only decides', () => {
    const two: Parts = {
      nodes: [criterion('sales'), line('a'), line('b')],
      links: ['sales > a.amount', 'sales > b.amount'],
    };
    expect(found('credit/criterion-twice', two)).toMatchObject([{ details: { lines: ['a', 'b'] } }]);
    const decides: Parts = {
      nodes: [
        criterion('sales'),
        criterion('margin'),
        node('asks', 'compare', { is: 'greater', right: '10' }),
        node('gate', 'gate'),
        line('a'),
        line('b'),
      ],
      links: [
        'sales > a.amount',
        'sales > asks.left',
        'asks > gate.condition',
        'margin > gate.value',
        'gate > b.amount',
      ],
    };
    expect(found('credit/criterion-twice', decides)).toEqual([]);
  });
  test('the same facts counted twice in one line, told from facts set apart', () => {
    const summed = (left: SchemeNode, right: SchemeNode): Parts => ({
      nodes: [left, right, node('all', 'sum'), payout()],
      links: [`${left.id} > all.values`, `${right.id} > all.values`, 'all > pay.amount'],
    });
    expect(found('credit/facts-counted-twice', summed(deals('x'), deals('y')))).toHaveLength(1);
    const product = (value: string) => [{ field: 'product', is: 'equal', value, type: 'text' }];
    expect(found('credit/facts-counted-twice', summed(deals('x', product('A')), deals('y', product('B'))))).toEqual([]);
  });
  test('facts on two lines, and not the parts of one amount', () => {
    const two: Parts = { nodes: [deals('x'), line('a'), line('b')], links: ['x > a.amount', 'x > b.amount'] };
    expect(found('credit/facts-twice', two)).toHaveLength(1);
    const split: Parts = {
      nodes: [
        deals('x'),
        node('cut', 'split', {
          parts: [
            { key: 'now', weight: '1' },
            { key: 'later', weight: '1' },
          ],
        }),
        line('a'),
        line('b'),
      ],
      links: ['x > cut.value', 'cut.now > a.amount', 'cut.later > b.amount'],
    };
    expect(found('credit/facts-twice', split)).toEqual([]);
  });
  const table = (id: string, second: string, mode = 'marginal'): SchemeNode =>
    node(id, 'tiers', {
      mode,
      bands: [
        { from: '0', rate: '0.02' },
        { from: '100', rate: second },
      ],
    });
  const added = (kind: string, ...parts: readonly SchemeNode[]): Parts => ({
    nodes: [criterion('sales'), ...parts, node('all', kind), payout()],
    links: [...parts.flatMap(({ id }) => [`sales > ${id}.value`, `${id} > all.values`]), 'all > pay.amount'],
  });
  test('one criterion added to itself by parts of one shape is told at the sum', () => {
    expect(found('credit/added-twice', added('add', table('a', '0.03'), table('b', '0.05')))).toMatchObject([
      { severity: 'hint', place: { nodeId: 'all' }, details: { credit: 'sales.actual', lines: ['a', 'b'] } },
    ]);
    const itself: Parts = {
      nodes: [criterion('sales'), criterion('again', { criterion: 'sales' }), node('all', 'add'), payout()],
      links: ['sales > all.values', 'again > all.values', 'all > pay.amount'],
    };
    expect(found('credit/added-twice', itself)).toHaveLength(1);
    const done = (id: string): SchemeNode => criterion(id, { criterion: 'sales', measure: 'attainment' });
    const rows = [
      { key: 'a', weight: '0.5' },
      { key: 'b', weight: '0.5' },
    ];
    const scorecard: Parts = {
      nodes: [done('x'), done('y'), node('card', 'weighted', { rows }), payout(), criterion('sales')],
      links: ['x > card.a', 'y > card.b', 'sales > pay.amount'],
    };
    expect(found('credit/added-twice', scorecard)).toMatchObject([{ place: { nodeId: 'card' } }]);
  });
  test('a base with an accelerator, sums of conditions and a formula’s own are not', () => {
    const share = (id: string): SchemeNode => node(id, 'clamp', { max: '5' });
    expect(found('credit/added-twice', added('add', share('a'), table('b', '0.05')))).toEqual([]);
    expect(found('credit/added-twice', added('add', table('a', '0.03'), table('b', '0.05', 'whole')))).toEqual([]);
    const formula: Parts = {
      nodes: [criterion('sales'), node('f', 'formula', { text: '=sales*5%+sales*3%', inputs: ['sales'] }), payout()],
      links: ['sales > f.sales', 'f > pay.amount'],
    };
    expect(found('credit/added-twice', formula)).toEqual([]);
    const prize = (id: string, right: string): readonly SchemeNode[] => [
      node(`asks${id}`, 'compare', { is: 'greater', right }),
      node(`prize${id}`, 'if', { then: '1', else: '0' }),
    ];
    const prizes: Parts = {
      nodes: [
        criterion('sales'),
        ...prize('a', '10'),
        ...prize('b', '20'),
        node('all', 'add'),
        node('unit', 'constant', { type: 'money', value: '100' }),
        node('paid', 'multiply'),
        payout(),
      ],
      links: [
        ...['a', 'b'].flatMap((id) => [
          `sales > asks${id}.left`,
          `asks${id} > prize${id}.condition`,
          `prize${id} > all.values`,
        ]),
        'all > paid.values',
        'unit > paid.values',
        'paid > pay.amount',
      ],
    };
    expect(found('credit/added-twice', prizes)).toEqual([]);
  });
  test('many lines for one criterion are one finding', () => {
    const lines = Array.from({ length: 300 }, (_, index) => line(`l${index}`));
    const parts: Parts = {
      nodes: [criterion('sales'), ...lines],
      links: lines.map(({ id }) => `sales > ${id}.amount`),
    };
    const [only, ...more] = found('credit/criterion-twice', parts);
    expect(only?.details['lines']).toHaveLength(300);
    expect(more).toEqual([]);
  });
  test('a surcharge on another line is no second credit', () => {
    const surcharge: Parts = {
      nodes: [criterion('sales'), line('a'), node('share', 'multiply', { values: ['0.15'] }), line('b')],
      links: ['sales > a.amount', 'a > share.values', 'share > b.amount'],
    };
    expect(found('credit/criterion-twice', surcharge)).toEqual([]);
  });
});
