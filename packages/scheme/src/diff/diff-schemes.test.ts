import { describe, expect, test } from 'vitest';
import type { SchemeDocument } from '../document/scheme-document.ts';
import { diffSchemes } from './diff-schemes.ts';
import { changeWords } from './words.ts';

const BEFORE: SchemeDocument = {
  format: 'premia.scheme/1',
  key: 'manager',
  title: { en: 'Manager' },
  period: 'month',
  currency: 'RUB',
  parameters: [
    { key: 'cap', type: 'money', value: '100000' },
    { key: 'share', type: 'percent', values: [{ from: '2026-01-01', value: '0.1' }] },
  ],
  nodes: [
    { id: 'sales', kind: 'criterion', params: { criterion: 'sales' }, at: [0, 0] },
    {
      id: 'tiers',
      kind: 'tiers',
      title: { en: 'Commission', ru: 'Комиссия' },
      params: {
        mode: 'marginal',
        bands: [
          { from: '0', rate: '0.03' },
          { from: '1.2', rate: '0.07' },
        ],
      },
      at: [1, 1],
    },
    { id: 'pay', kind: 'payout', params: { code: 'pay' }, at: [2, 2] },
  ],
  links: [
    { from: 'sales', to: 'tiers.value' },
    { from: 'tiers', to: 'pay.amount' },
  ],
};

const words = (after: SchemeDocument, language: 'ru' | 'en' = 'en'): readonly string[] =>
  diffSchemes(BEFORE, after).map((change) => changeWords(change, language));

describe('two versions of a scheme', () => {
  test('that differ in layout and order only do not differ', () => {
    const nodes = BEFORE.nodes.map((node): SchemeDocument['nodes'][number] => ({ ...node, at: [9, 9] })).reverse();
    expect(diffSchemes(BEFORE, { ...BEFORE, nodes, links: [...BEFORE.links].reverse() })).toEqual([]);
  });

  test('differ in a band, said in words', () => {
    const nodes = BEFORE.nodes.map((node) =>
      node.id === 'tiers'
        ? {
            ...node,
            params: {
              mode: 'marginal',
              bands: [
                { from: '0', rate: '0.03' },
                { from: '1.2', rate: '0.095' },
              ],
            },
          }
        : node,
    );
    expect(diffSchemes(BEFORE, { ...BEFORE, nodes })).toEqual([
      {
        kind: 'nodeChanged',
        nodeId: 'tiers',
        nodeKind: 'tiers',
        title: { en: 'Commission', ru: 'Комиссия' },
        change: { path: 'bands.1.rate', before: '0.07', after: '0.095' },
      },
    ]);
    expect(words({ ...BEFORE, nodes })).toEqual(['«Commission»: band 2, rate raised from 7% to 9.5%']);
    expect(words({ ...BEFORE, nodes }, 'ru')).toEqual(['«Комиссия»: ступень 2, ставка: повышение с 7 % до 9,5 %']);
  });

  test('differ in nodes, links, parameters, header and cases', () => {
    const after: SchemeDocument = {
      ...BEFORE,
      currency: 'USD',
      parameters: [
        { key: 'cap', type: 'money', value: '90000' },
        { key: 'share', type: 'percent', values: [{ from: '2026-01-01', value: '0.125' }] },
      ],
      nodes: [...BEFORE.nodes.slice(1), { id: 'gate', kind: 'gate' }],
      links: [{ from: 'tiers', to: 'pay.amount' }],
      cases: [{ name: 'one', inputs: {}, expect: { pay: '1' } }],
    };
    expect(words(after)).toEqual([
      'Scheme: currency changed from «RUB» to «USD»',
      'Parameter «cap»: value lowered from 100000 to 90000',
      'Parameter «share»: value 1, value raised from 10% to 12.5%',
      'Removed: Criterion «sales»',
      'Added: Gate «gate»',
      'Link removed: sales → tiers.value',
      'Case added: «one»',
    ]);
    expect(diffSchemes(after, BEFORE)).toHaveLength(words(after).length);
  });
});
