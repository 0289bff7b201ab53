import { expect, test } from 'vitest';
import type { SchemeDocument } from '../document/scheme-document.ts';
import { diffSchemes } from './diff-schemes.ts';
import { cellChange } from './words.ts';

function schemeWith(rate: string, bands: readonly string[] = ['0', '1000']): SchemeDocument {
  return {
    format: 'premia.scheme/1',
    key: 'k',
    title: { en: 'Bonus' },
    period: 'month',
    currency: 'RUB',
    nodes: [
      { id: 'base', kind: 'constant', params: { value: '500', type: 'money' } },
      {
        id: 'tiers',
        kind: 'tiers',
        title: { en: 'Commission' },
        params: { mode: 'marginal', bands: bands.map((from, index) => ({ from, rate: index === 0 ? '0.01' : rate })) },
      },
    ],
    links: [{ from: 'base', to: 'tiers.value' }],
  };
}

test('a cell of a table is told by its place, what it was and what it is', () => {
  const [change, ...rest] = diffSchemes(schemeWith('0.07'), schemeWith('0.09')).map((one) => cellChange(one, 'en'));
  expect(rest).toEqual([]);
  expect(change?.subject).toContain('Commission');
  expect(change?.place).toMatch(/^rate/);
  expect([change?.before, change?.after]).toEqual(['7%', '9%']);
});

test('what is no cell of a table is none', () => {
  const renamed = { ...schemeWith('0.07'), title: { en: 'Other' } };
  expect(diffSchemes(schemeWith('0.07'), renamed).map((one) => cellChange(one, 'en'))).toEqual([null]);
});
