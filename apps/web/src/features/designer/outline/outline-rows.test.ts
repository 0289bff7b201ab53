import type { SchemeDocument, SchemeNode } from '@premia/scheme';
import { expect, test } from 'vitest';
import { outlineRows } from './outline-rows.ts';

function rows(nodes: SchemeNode[], links: SchemeDocument['links']): string[] {
  const document: SchemeDocument = {
    format: 'premia.scheme/1',
    key: 'k',
    title: {},
    period: 'month',
    currency: 'RUB',
    nodes,
    links,
  };
  return outlineRows(document).map(({ node, level }) => '  '.repeat(level) + node.id);
}
const node = (id: string, frame?: string): SchemeNode => ({
  id,
  kind: 'add',
  ...(frame === undefined ? {} : { frame }),
});

test('what is read comes before what reads it, inner nodes below their frame', () => {
  expect(
    rows(
      [node('pay'), node('rate', 'deals'), node('deals'), node('margin', 'deals')],
      [
        { from: 'margin', to: 'rate.values' },
        { from: 'rate', to: 'deals.result' },
        { from: 'deals', to: 'pay.amount' },
      ],
    ),
  ).toEqual(['deals', '  margin', '  rate', 'pay']);
});

test('a circle and a frame that is not there lose nobody', () => {
  expect(
    rows(
      [node('a'), node('b'), node('c', 'gone')],
      [
        { from: 'a', to: 'b.values' },
        { from: 'b', to: 'a.values' },
      ],
    ).sort(),
  ).toEqual(['a', 'b', 'c']);
});

test('a chain of five thousand nodes is listed', () => {
  const ids = Array.from({ length: 5_000 }, (_, index) => `n${index}`);
  const links = ids.slice(1).map((id, index) => ({ from: `n${index}`, to: `${id}.values` }));
  expect(rows(ids.map((id) => node(id)).reverse(), links)[0]).toBe('n0');
});
