import type { SchemeDocument } from '@premia/scheme';
import { expect, test } from 'vitest';
import { createDraft } from '../document-store/draft.ts';
import { sameMeaning } from './same-meaning.ts';

const scheme = {
  format: 'premia.scheme/1',
  key: 'k',
  title: { en: 'Scheme' },
  period: 'month',
  currency: 'RUB',
  nodes: [
    { id: 'a', kind: 'tiers', params: { bands: [{ from: '0', rate: '0.03' }] }, title: { en: 'Tiers' }, at: [0, 0] },
    { id: 'b', kind: 'payout', params: { code: 'x' }, at: [300, 0] },
  ],
  links: [{ from: 'a', to: 'b.amount' }],
  parameters: [{ key: 'rate', type: 'percent', value: '0.05' }],
} as unknown as SchemeDocument;

type Change = (document: SchemeDocument) => SchemeDocument;

function isSameAfter(change: Change): boolean {
  const draft = createDraft(scheme);
  const before = draft.getDocument();
  draft.change(() => 'a change', change);
  expect(draft.getDocument()).not.toBe(before);
  return sameMeaning(before, draft.getDocument());
}

const withFirst =
  (change: object): Change =>
  (document) =>
    ({
      ...document,
      nodes: document.nodes.map((node, index) => (index === 0 ? { ...node, ...change } : node)),
    }) as SchemeDocument;

test.each<[string, Change]>([
  ['a block moved', withFirst({ at: [8, 16] })],
  ['a block folded', withFirst({ folded: true })],
  [
    'a link led another way',
    ({ links, ...document }) => ({ ...document, links: [{ ...links[0], via: [[8, 8]] }] }) as SchemeDocument,
  ],
  [
    'a sticker',
    (document) => ({ ...document, layout: { stickers: { s: { at: [0, 0], colour: 'grey', text: { en: 'x' } } } } }),
  ],
])('%s means the same', (_, change) => expect(isSameAfter(change)).toBe(true));

test.each<[string, Change]>([
  ['another rate', withFirst({ params: { bands: [{ from: '0', rate: '0.04' }] } })],
  ['another name', withFirst({ title: { en: 'Steps' } })],
  ['a block less', (document) => ({ ...document, nodes: document.nodes.slice(0, 1), links: [] })],
  ['a link less', (document) => ({ ...document, links: [] })],
  ['another currency', (document) => ({ ...document, currency: 'USD' })],
  ['no parameters', ({ parameters: _gone, ...document }) => document],
])('%s means something else', (_, change) => expect(isSameAfter(change)).toBe(false));
