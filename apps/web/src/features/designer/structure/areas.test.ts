import { applyEdits, type SchemeDocument, type SchemeEdit, schemeHash } from '@premia/scheme';
import { describe, expect, test } from 'vitest';
import { clipOf, removeSelection } from '../edits/compose-edits.ts';
import { toFlowLinks, toFlowNodes } from '../flow-adapter/to-flow.ts';
import { createDesignerUi } from '../state/designer-ui.ts';
import { drawAreaEdits, foldEdits, joinAreaEdits, leaveAreaEdits } from './area-edits.ts';
import { drawnParts } from './drawn-parts.ts';

const scheme: SchemeDocument = {
  format: 'premia.scheme/1',
  key: 'k',
  title: {},
  period: 'month',
  currency: 'RUB',
  nodes: [
    { id: 'rev', kind: 'criterion', params: { criterion: 'revenue' }, at: [0, 0] },
    { id: 'deals', kind: 'each', params: { type: 'deal.won' }, at: [0, 200] },
    { id: 'part', kind: 'multiply', params: { values: ['0.1'] }, frame: 'deals', at: [0, 0] },
    { id: 'cap', kind: 'clamp', params: { max: '100' }, at: [700, 0] },
    { id: 'pay', kind: 'payout', params: { code: 'bonus' }, at: [1000, 0] },
  ],
  links: [
    { from: 'deals.amount', to: 'part.values' },
    { from: 'part', to: 'deals.result' },
    { from: 'deals', to: 'cap.value' },
    { from: 'cap', to: 'pay.amount' },
  ],
};

function applied(document: SchemeDocument, edits: readonly SchemeEdit[]): SchemeDocument {
  const outcome = applyEdits(document, edits);
  if (!outcome.ok) throw new Error(`${outcome.refusal} ${outcome.subject}`);
  return outcome.document;
}

const withArea = (ids: readonly string[], document = scheme) =>
  applied(document, drawAreaEdits(document, new Set(ids), { areaId: 'a', area: { colour: 'blue' } }));
const folded = (document: SchemeDocument, ids: readonly string[]) =>
  applied(document, foldEdits(document, new Set(ids)));

describe('an area', () => {
  test('takes the frame of a node that stands in one, and changes nothing that is paid', () => {
    const drawn = withArea(['part', 'cap']);
    expect(drawn.nodes.filter(({ area }) => area === 'a').map(({ id }) => id)).toEqual(['deals', 'cap']);
    expect(schemeHash(folded(drawn, ['deals', 'cap']))).toBe(schemeHash(scheme));
  });

  test('is gone with its last node, whichever way that leaves', () => {
    const drawn = withArea(['cap']);
    expect(applied(drawn, leaveAreaEdits(drawn, new Set(['cap'])))).toEqual(scheme);
    expect(applied(drawn, removeSelection(drawn, { nodes: new Set(['cap']), links: [] })).layout).toBeUndefined();
    const second = applied(
      drawn,
      drawAreaEdits(drawn, new Set(['cap', 'rev']), { areaId: 'b', area: { colour: 'rose' } }),
    );
    expect(Object.keys(second.layout?.areas ?? {})).toEqual(['b']);
    const third = applied(second, [{ edit: 'drawArea', areaId: 'c', area: { colour: 'grey' } }]);
    const joined = applied(third, joinAreaEdits(third, new Set(['rev']), 'c'));
    expect(joined.nodes.find(({ id }) => id === 'rev')?.area).toBe('c');
  });

  test('folded is one card with the ports its nodes have to the rest; links inside it are not drawn', () => {
    const document = folded(withArea(['deals', 'cap']), ['deals', 'cap']);
    const parts = drawnParts(document, null);
    expect(parts.nodes.map(({ id }) => id)).toEqual(['rev', 'pay']);
    expect(parts.areas[0]?.ports).toEqual([{ side: 'out', nodeId: 'cap', port: 'value' }]);
    expect(toFlowNodes(document, parts, []).map(({ id }) => id)).toEqual(['area:a', 'rev', 'pay']);
    expect(
      toFlowLinks(document, parts, []).map(({ source, sourceHandle, target }) => [source, sourceHandle, target]),
    ).toEqual([['area:a', 'out:cap.value', 'pay']]);
  });

  test('says which required inputs nobody feeds', () => {
    const open = { ...scheme, links: scheme.links.filter(({ to }) => to !== 'cap.value') };
    const document = folded(withArea(['cap'], open), ['cap']);
    expect(drawnParts(document, null).areas[0]?.ports.map(({ side, port }) => [side, port])).toEqual([
      ['in', 'value'],
      ['out', 'value'],
    ]);
  });

  test('does not go along with a copy', () => {
    expect(clipOf(withArea(['cap']), new Set(['cap'])).nodes.every(({ area }) => area === undefined)).toBe(true);
  });
});

describe('a frame', () => {
  test('folded hides what is in it and keeps its outer ports', () => {
    const document = folded(scheme, ['deals']);
    const parts = drawnParts(document, null);
    expect(parts.nodes.map(({ id }) => id)).toEqual(['rev', 'deals', 'cap', 'pay']);
    const [frame] = toFlowNodes(document, parts, []).filter(({ id }) => id === 'deals');
    expect(frame?.type).toBe('card');
    expect(frame?.handles?.map(({ id }) => id)).toContain('out:sum');
    expect(frame?.handles?.map(({ id }) => id)).not.toContain('out:amount');
    expect(toFlowLinks(document, parts, []).map(({ id }) => id)).toEqual(['deals cap.value', 'cap pay.amount']);
  });

  test('looked into shows itself and its nodes, also when it is folded', () => {
    const parts = drawnParts(folded(scheme, ['deals']), 'deals');
    expect(parts.nodes.map(({ id, folded: isFolded }) => [id, isFolded])).toEqual([
      ['deals', undefined],
      ['part', undefined],
    ]);
    expect(toFlowLinks(scheme, drawnParts(scheme, 'deals'), [])).toHaveLength(2);
  });

  test('that is gone leaves the whole scheme', () => {
    expect(drawnParts(scheme, 'gone').nodes).toBe(scheme.nodes);
    expect(createDesignerUi().getState().inside).toBeNull();
  });
});
