import { type SchemeNode, withFormula } from '@premia/scheme';
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

test('a formula is found as it is written, in either language, not by how it is kept', () => {
  const params = withFormula({ inputs: ['sales'] }, { text: 'MIN(sales, 1.5)', language: 'en' });
  const formula: SchemeNode = { id: 'f', kind: 'formula', params };
  const isFound = (query: string) => findNodes({ nodes: [formula] }, query, context).length > 0;
  expect(['min(sales', 'мин(sales; 1,5)', 'sales'].map(isFound)).toEqual([true, true, true]);
  expect(['name', 'call', 'rows', 'number'].map(isFound)).toEqual([false, false, false, false]);
});

test('names, kinds, settings and values are looked through, whatever spaces and ё they are written with', () => {
  expect(found('учет')).toEqual(['b']);
  expect(found('tiers')).toEqual(['a']);
  expect(found('300000')).toEqual(['a']);
  expect(found('sales')).toEqual(['b']);
  expect(found('190 800')).toEqual(['a', 'b']);
  expect(found('  ')).toEqual([]);
  expect(found('nothing')).toEqual([]);
});
