import { formulaText, type SchemeDocument, type SchemeNode, withFormula } from '@premia/scheme';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { fromSchemeDocument, toSchemeDocument, writeScheme } from './scheme-structure.ts';

const scheme: SchemeDocument = {
  format: 'premia.scheme/1',
  key: 'k',
  title: { en: 'Scheme' },
  period: 'month',
  currency: 'RUB',
  nodes: [
    { id: 'rev', kind: 'criterion', params: { criterion: 'revenue' }, at: [0, 0] },
    {
      id: 'comm',
      kind: 'tiers',
      params: {
        bands: [
          { from: '0', rate: '0.03' },
          { from: '100', rate: '0.05' },
        ],
      },
    },
  ],
  links: [{ from: 'rev', to: 'comm.value' }],
};

const edited = (doc: Y.Doc, change: (document: SchemeDocument) => SchemeDocument) => {
  const before = toSchemeDocument(doc);
  doc.transact(() => writeScheme(doc, { before, after: change(before) }));
};
const withRate = (row: number, rate: string) => (document: SchemeDocument) => ({
  ...document,
  nodes: document.nodes.map((node): SchemeNode => {
    const bands = node.params?.['bands'];
    if (!Array.isArray(bands)) return node;
    return {
      ...node,
      params: { bands: bands.map((band, index) => (index === row ? Object.assign({}, band, { rate }) : band)) },
    };
  }),
});

describe('a scheme in a shared document', () => {
  test('comes back as it went in', () => {
    expect(toSchemeDocument(fromSchemeDocument(scheme))).toEqual(scheme);
  });

  test('keeps two people’s edits of two rows of one table', () => {
    const one = fromSchemeDocument(scheme);
    const other = new Y.Doc();
    Y.applyUpdate(other, Y.encodeStateAsUpdate(one));
    edited(one, withRate(0, '0.04'));
    edited(other, withRate(1, '0.07'));
    Y.applyUpdate(one, Y.encodeStateAsUpdate(other));
    Y.applyUpdate(other, Y.encodeStateAsUpdate(one));
    expect(toSchemeDocument(one)).toEqual(toSchemeDocument(other));
    const bands = toSchemeDocument(one).nodes[1]?.params?.['bands'];
    expect(bands).toEqual([
      { from: '0', rate: '0.04' },
      { from: '100', rate: '0.07' },
    ]);
  });

  const movedTo = (x: number, y: number) => (document: SchemeDocument) => ({
    ...document,
    nodes: document.nodes.map((node): SchemeNode => (node.id === 'rev' ? { ...node, at: [x, y] } : node)),
  });

  test('leaves a block at the place one of two people gave it, never between them', () => {
    const one = fromSchemeDocument(scheme);
    const other = new Y.Doc();
    Y.applyUpdate(other, Y.encodeStateAsUpdate(one));
    edited(one, movedTo(10, 20));
    edited(other, movedTo(30, 40));
    Y.applyUpdate(one, Y.encodeStateAsUpdate(other));
    Y.applyUpdate(other, Y.encodeStateAsUpdate(one));
    expect(toSchemeDocument(one)).toEqual(toSchemeDocument(other));
    expect([
      [10, 20],
      [30, 40],
    ]).toContainEqual(toSchemeDocument(one).nodes[0]?.at);
  });

  const paidBy = (formula: string) => (document: SchemeDocument) => {
    const params = withFormula({ inputs: ['rev'] }, { text: formula, language: 'en' });
    const node: SchemeNode = { id: 'share', kind: 'formula', params };
    return { ...document, nodes: [...document.nodes.filter(({ id }) => id !== 'share'), node] };
  };

  test('leaves a formula as one of two people wrote it, never of parts of both', () => {
    const one = fromSchemeDocument(paidBy('rev * 1%')(scheme));
    const other = new Y.Doc();
    Y.applyUpdate(other, Y.encodeStateAsUpdate(one));
    edited(one, paidBy('MIN(rev, 1000) * 1%'));
    edited(other, paidBy('rev * 1% + 500'));
    Y.applyUpdate(one, Y.encodeStateAsUpdate(other));
    Y.applyUpdate(other, Y.encodeStateAsUpdate(one));
    const met = toSchemeDocument(one).nodes.at(-1)?.params ?? {};
    expect(met).toEqual(toSchemeDocument(other).nodes.at(-1)?.params);
    expect(['MIN(rev, 1000) * 1%', 'rev * 1% + 500']).toContain(formulaText(met).text);
  });

  test('moves a block of a room in which places were lists of two', () => {
    const room = fromSchemeDocument(scheme);
    const place = new Y.Array<number>();
    place.push([1, 2]);
    (room.getMap('nodes').get('rev') as Y.Map<unknown>).set('at', place);
    edited(room, movedTo(10, 20));
    expect(toSchemeDocument(room).nodes[0]?.at).toEqual([10, 20]);
  });

  test('keeps the first areas two people draw at the same time', () => {
    const one = fromSchemeDocument(scheme);
    const other = new Y.Doc();
    Y.applyUpdate(other, Y.encodeStateAsUpdate(one));
    const withArea = (id: string) => (document: SchemeDocument) => ({
      ...document,
      layout: { areas: { [id]: { colour: 'blue' as const } } },
    });
    edited(one, withArea('sales'));
    edited(other, withArea('service'));
    Y.applyUpdate(one, Y.encodeStateAsUpdate(other));
    expect(toSchemeDocument(one).layout).toEqual({ areas: { sales: { colour: 'blue' }, service: { colour: 'blue' } } });
  });

  test('lists a node once that both added', () => {
    const one = fromSchemeDocument(scheme);
    const other = new Y.Doc();
    Y.applyUpdate(other, Y.encodeStateAsUpdate(one));
    const withPay = (document: SchemeDocument) => ({
      ...document,
      nodes: [...document.nodes, { id: 'pay', kind: 'payout' }],
    });
    edited(one, withPay);
    edited(other, withPay);
    Y.applyUpdate(one, Y.encodeStateAsUpdate(other));
    expect(toSchemeDocument(one).nodes.map(({ id }) => id)).toEqual(['rev', 'comm', 'pay']);
  });
});
