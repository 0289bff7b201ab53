import { applyEdits, compileScheme, type SchemeDocument } from '@premia/scheme';
import { describe, expect, test } from 'vitest';
import {
  clipOf,
  connect,
  freeNodeId,
  insertExistingEdits,
  moveNodes,
  paste,
  removeSelection,
} from './compose-edits.ts';

const scheme: SchemeDocument = {
  format: 'premia.scheme/1',
  key: 'k',
  title: {},
  period: 'month',
  currency: 'RUB',
  parameters: [{ key: 'share', type: 'percent', value: '0.1' }],
  nodes: [
    { id: 'rev', kind: 'criterion', params: { criterion: 'revenue' }, at: [0, 0] },
    { id: 'deals', kind: 'each', params: { type: 'deal.won' }, at: [0, 200] },
    { id: 'part', kind: 'multiply', params: { values: ['0.1'] }, frame: 'deals', at: [0, 0] },
    { id: 'share', kind: 'parameter', params: { parameter: 'share' }, at: [0, 400] },
    { id: 'cap', kind: 'clamp', params: { max: '100' }, at: [300, 0] },
    { id: 'pay', kind: 'payout', params: { code: 'bonus' }, at: [600, 0] },
  ],
  links: [
    { from: 'rev', to: 'pay.amount' },
    { from: 'deals.amount', to: 'part.values' },
    { from: 'part', to: 'deals.result' },
  ],
};

function applied(edits: Parameters<typeof applyEdits>[1], document = scheme): SchemeDocument {
  const outcome = applyEdits(document, edits);
  if (!outcome.ok) throw new Error(`${outcome.refusal} ${outcome.subject}`);
  return outcome.document;
}
const ids = (document: SchemeDocument) => document.nodes.map((node) => node.id);

describe('what a person does in one go', () => {
  test('deleting a frame takes what is in it, and every link of them, along', () => {
    const left = applied(
      removeSelection(scheme, { nodes: new Set(['deals']), links: [{ from: 'part', to: 'deals.result' }] }),
    );
    expect(ids(left)).toEqual(['rev', 'share', 'cap', 'pay']);
    expect(left.links).toEqual([{ from: 'rev', to: 'pay.amount' }]);
  });

  test('a new link takes the place of the old one at the same input; the same link again is nothing', () => {
    const connection = { from: { nodeId: 'deals', port: 'sum' }, to: { nodeId: 'pay', port: 'amount' } };
    const linked = applied(connect(scheme, connection));
    expect(linked.links.filter(({ to }) => to === 'pay.amount')).toEqual([{ from: 'deals.sum', to: 'pay.amount' }]);
    expect(connect(linked, connection)).toEqual([]);
  });

  test('a node dropped on a link goes into it', () => {
    const inserted = applied(insertExistingEdits(scheme, 'cap', 'rev pay.amount') ?? []);
    expect(inserted.links).toEqual(
      expect.arrayContaining([
        { from: 'rev', to: 'cap.value' },
        { from: 'cap.value', to: 'pay.amount' },
      ]),
    );
    expect(compileScheme(inserted).diagnostics.filter(({ place }) => place.nodeId === 'cap')).toEqual([]);
    expect(insertExistingEdits(scheme, 'rev', 'rev pay.amount')).toBeNull();
  });

  test('only what moved is written, in whole pixels', () => {
    expect(
      moveNodes(
        scheme,
        new Map([
          ['rev', [0.2, 0]],
          ['pay', [600.6, 8]],
        ] as const),
      ),
    ).toEqual([{ edit: 'moveNode', nodeId: 'pay', at: [601, 8] }]);
  });

  test('a pasted frame keeps its inside under new ids, and brings the parameters it needs', () => {
    const clip = clipOf(scheme, new Set(['deals', 'share']));
    expect(clip.parameters.map(({ key }) => key)).toEqual(['share']);
    const once = paste(scheme, clip, [1000, 1000]);
    const pasted = applied(once.edits);
    expect(once.pasted).toEqual(['each', 'parameter']);
    expect(pasted.nodes.find((node) => node.id === 'multiply')?.frame).toBe('each');
    expect(pasted.links).toEqual(expect.arrayContaining([{ from: 'multiply', to: 'each.result' }]));
    const elsewhere = applied(paste({ ...scheme, nodes: [], links: [], parameters: [] }, clip, [0, 0]).edits, {
      ...scheme,
      nodes: [],
      links: [],
      parameters: [],
    });
    expect(elsewhere.parameters).toEqual(scheme.parameters);
    expect(ids(elsewhere)).toEqual(['deals', 'share', 'part']);
  });

  test('ids stay readable', () => {
    expect([freeNodeId(new Set(), 'tiers'), freeNodeId(new Set(['tiers', 'tiers2']), 'tiers')]).toEqual([
      'tiers',
      'tiers3',
    ]);
  });
});
