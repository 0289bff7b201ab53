import type { SchemeNode } from '@premia/scheme';
import { expect, test } from 'vitest';
import { findNodes } from './find-nodes.ts';

const nodes: SchemeNode[] = [
  { id: 'a', kind: 'tiers', params: { bands: [{ from: '300000', rate: '0.05' }] } },
  { id: 'b', kind: 'formula', title: { ru: 'Учёт тарифа' }, params: { text: 'sales * 2', inputs: ['sales'] } },
];
const context = {
  nameOf: (node: SchemeNode) => node.title?.ru ?? 'Ступени',
  kindOf: (node: SchemeNode) => node.kind,
  valueOf: () => '190\u202f800 ₽',
};
const found = (query: string) => findNodes({ nodes }, query, context).map(({ node }) => node.id);

test('names, kinds, settings and values are looked through, whatever spaces and ё they are written with', () => {
  expect(found('учет')).toEqual(['b']);
  expect(found('tiers')).toEqual(['a']);
  expect(found('300000')).toEqual(['a']);
  expect(found('sales')).toEqual(['b']);
  expect(found('190 800')).toEqual(['a', 'b']);
  expect(found('  ')).toEqual([]);
  expect(found('nothing')).toEqual([]);
});
