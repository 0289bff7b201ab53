import { expect, test } from 'vitest';
import { schemeHash } from '../document/canonical-document.ts';
import type { SchemeDocument } from '../document/scheme-document.ts';
import { drawnScheme } from '../testing/drawn-scheme.ts';
import { inlinedGraph } from './inlined-graph.ts';

const INNER = drawnScheme(
  [
    ['deals', 'each', { type: 'deal' }],
    ['part', 'abs', {}, 'deals'],
    ['pay', 'payout', { code: 'share' }],
    ['shown', 'indicator', { code: 'count' }],
    ['kept', 'reserve', { share: '0.1' }],
  ],
  [
    ['deals.amount', 'part.value'],
    ['part', 'deals.result'],
    ['deals', 'pay.amount'],
    ['deals.count', 'shown.value'],
  ],
);

const using = (document: SchemeDocument, ...codes: readonly string[]) => ({
  scheme: document.key,
  version: schemeHash(document),
  outputs: codes.map((key) => ({ key, type: 'money' })),
});
const idsOf = ({ nodes }: { readonly nodes: readonly { readonly id: string }[] }) => nodes.map(({ id }) => id);

test('a document without components is its own graph', () => {
  expect(inlinedGraph(INNER)).toEqual({ nodes: INNER.nodes, links: INNER.links });
});

test('nodes of a component stand beside its place, in their frames, and its place reads what it hands out', () => {
  const outer = drawnScheme(
    [
      ['place', 'component', using(INNER, 'share')],
      ['pay', 'payout', { code: 'bonus' }],
    ],
    [['place', 'pay.amount']],
    { components: { [schemeHash(INNER)]: INNER } },
  );
  const { nodes, links } = inlinedGraph(outer);
  expect(nodes.slice(0, 2)).toEqual(outer.nodes);
  expect(nodes.slice(2)).toEqual([
    { ...INNER.nodes[0], id: 'place/deals' },
    { ...INNER.nodes[1], id: 'place/part', frame: 'place/deals' },
    { ...INNER.nodes[2], id: 'place/pay' },
    { ...INNER.nodes[3], id: 'place/shown' },
    { ...INNER.nodes[4], id: 'place/kept' },
  ]);
  expect(links).toEqual([
    { from: 'place', to: 'pay.amount' },
    { from: 'place/deals.amount', to: 'place/part.value' },
    { from: 'place/part', to: 'place/deals.result' },
    { from: 'place/deals', to: 'place/pay.amount' },
    { from: 'place/deals.count', to: 'place/shown.value' },
    { from: 'place/pay', to: 'place.share' },
  ]);
});

test('payouts and indicators are handed out alike; only those asked for', () => {
  const linksFor = (...codes: readonly string[]) =>
    inlinedGraph(
      drawnScheme([['place', 'component', using(INNER, ...codes)]], [], { components: { [schemeHash(INNER)]: INNER } }),
    )
      .links.filter(({ to }) => to.startsWith('place.'))
      .map(({ from, to }) => `${from} ${to}`);
  expect(linksFor('share', 'count')).toEqual(['place/pay place.share', 'place/shown place.count']);
  expect(linksFor('count')).toEqual(['place/shown place.count']);
  expect(linksFor('other')).toEqual([]);
});

test('components of components stand inside them; one that is not at hand leaves its place alone', () => {
  const middle = drawnScheme([['low', 'component', using(INNER, 'share')]]);
  const components = { [schemeHash(INNER)]: INNER, [schemeHash(middle)]: middle };
  const outer = drawnScheme([['high', 'component', using(middle)]], [], { components });
  expect(idsOf(inlinedGraph(outer))).toEqual([
    'high',
    'high/low',
    ...['deals', 'part', 'pay', 'shown', 'kept'].map((id) => `high/low/${id}`),
  ]);
  expect(idsOf(inlinedGraph({ ...outer, components: { [schemeHash(middle)]: middle } }))).toEqual(['high', 'high/low']);
  expect(idsOf(inlinedGraph(drawnScheme([['high', 'component', using(middle)]])))).toEqual(['high']);
});

test('a place whose settings are not what they should be has nothing to read', () => {
  for (const outputs of [undefined, 'share', [null], ['share'], [{ code: 'share' }]]) {
    const params = { scheme: INNER.key, version: schemeHash(INNER), outputs };
    const outer: SchemeDocument = {
      ...INNER,
      nodes: [
        { id: 'place', kind: 'component', params: params as NonNullable<SchemeDocument['nodes'][number]['params']> },
      ],
      links: [],
      components: { [schemeHash(INNER)]: INNER },
    };
    expect(inlinedGraph(outer).links.filter(({ to }) => to.startsWith('place.'))).toEqual([]);
    expect(inlinedGraph(outer).nodes).toHaveLength(6);
  }
});
