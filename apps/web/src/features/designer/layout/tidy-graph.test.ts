import type { SchemeDocument } from '@premia/scheme';
import { expect, test } from 'vitest';
import { tidyGraphOf } from './tidy-graph.ts';

const scheme: SchemeDocument = {
  format: 'premia.scheme/1',
  key: 'k',
  title: {},
  period: 'month',
  currency: 'RUB',
  nodes: [
    { id: 'deals', kind: 'each', params: { type: 'deal.won' }, at: [0, 0] },
    { id: 'part', kind: 'multiply', params: { values: ['0.1'] }, frame: 'deals', at: [0, 0] },
    { id: 'half', kind: 'multiply', params: { values: ['0.5'] }, frame: 'deals', at: [0, 0] },
    { id: 'total', kind: 'clamp', params: { max: '100' }, at: [300, 0] },
    { id: 'pay', kind: 'payout', params: { code: 'bonus' }, at: [600, 0] },
  ],
  links: [
    { from: 'deals.amount', to: 'part.values' },
    { from: 'part', to: 'half.values' },
    { from: 'half', to: 'deals.result' },
    { from: 'total', to: 'pay.amount' },
  ],
};

test('columns follow the links between blocks; those between a frame and its own inside say nothing about them', () => {
  const { nodes, links } = tidyGraphOf(scheme);
  expect(nodes.map(({ id, frame }) => [id, frame])).toEqual([
    ['deals', null],
    ['part', 'deals'],
    ['half', 'deals'],
    ['total', null],
    ['pay', null],
  ]);
  expect(links.map(({ from, to }) => [from.node, to.node])).toEqual([
    ['part', 'half'],
    ['total', 'pay'],
  ]);
});
