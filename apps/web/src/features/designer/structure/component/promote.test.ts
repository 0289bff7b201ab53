import {
  applyEdits,
  compileScheme,
  componentParams,
  runCases,
  type SchemeDocument,
  schemeHash,
  type ValueType,
} from '@premia/scheme';
import { describe, expect, test } from 'vitest';
import { type PortKey, portKey } from '../../preview/value-store.ts';
import { componentDocument, missingPorts, type NoPromotion, promotionOf, replaceByComponent } from './promote.ts';

const scheme: SchemeDocument = {
  format: 'premia.scheme/1',
  key: 'k',
  title: {},
  period: 'month',
  currency: 'RUB',
  parameters: [{ key: 'share', type: 'percent', value: '0.1' }],
  nodes: [
    { id: 'rev', kind: 'criterion', params: { criterion: 'revenue' }, at: [0, 0] },
    { id: 'share', kind: 'parameter', params: { parameter: 'share' }, at: [0, 100] },
    { id: 'part', kind: 'multiply', at: [300, 0] },
    { id: 'cap', kind: 'clamp', params: { max: '50' }, at: [600, 0] },
    { id: 'deals', kind: 'each', params: { type: 'deal.won' }, at: [0, 300] },
    { id: 'inner', kind: 'multiply', params: { values: ['0.1'] }, frame: 'deals' },
    { id: 'pay', kind: 'payout', params: { code: 'bonus' }, at: [900, 0] },
  ],
  links: [
    { from: 'rev', to: 'part.values' },
    { from: 'share', to: 'part.values' },
    { from: 'part', to: 'cap.value' },
    { from: 'cap', to: 'pay.amount' },
    { from: 'deals.amount', to: 'inner.values' },
    { from: 'inner', to: 'deals.result' },
  ],
  cases: [
    { name: 'below', inputs: { criteria: { revenue: { actual: '200' } } }, expect: { bonus: '20.00' } },
    { name: 'above', inputs: { criteria: { revenue: { actual: '900' } } }, expect: { bonus: '50.00' } },
  ],
};
const types = new Map<PortKey, ValueType>(
  [...compileScheme(scheme).types].map(([end, type]) => {
    const [node = '', port = ''] = end.split('.');
    return [portKey(node, port), type];
  }),
);
const titleOf = (nodeId: string) => ({ en: nodeId });
const promote = (...ids: string[]) => promotionOf(scheme, { ids: new Set(ids), types, titleOf });

describe('a selection as a scheme of its own', () => {
  test.each<readonly [readonly string[], NoPromotion]>([
    [[], 'nothing'],
    [['cap', 'pay'], 'result'],
    [['inner'], 'in-frame'],
    [['deals'], 'no-output'],
  ])('%j is refused: %s', (ids, reason) => {
    expect(promote(...ids)).toMatchObject({ ok: false, reason });
  });

  test('takes what it read as parameters, gives what was read as indicators, and pays the same in its place', () => {
    const promotion = promote('part', 'cap', 'share');
    if (!promotion.ok) throw new Error(promotion.reason);
    expect(promotion.inputs.map(({ key, from }) => [key, from])).toEqual([['rev', 'rev.value']]);
    expect(promotion.outputs).toEqual([{ code: 'cap', from: 'cap.value' }]);
    const made = componentDocument(scheme, promotion, { key: 'capped', title: { en: 'Capped' }, titleOf });
    expect(compileScheme(made).diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);

    const published = { params: componentParams(made), components: { [schemeHash(made)]: made } };
    expect(missingPorts(promotion, published)).toEqual([]);
    const { edits, nodeId } = replaceByComponent(scheme, promotion, published);
    const outcome = applyEdits(scheme, edits);
    if (!outcome.ok) throw new Error(outcome.refusal);
    expect(outcome.document.nodes.map(({ id }) => id)).toEqual(['rev', 'deals', 'inner', 'pay', nodeId]);
    expect(runCases(outcome.document)).toMatchObject({ compiled: true, ok: true });
  });

  test('a published scheme without the ports it needs does not fit', () => {
    const promotion = promote('cap');
    if (!promotion.ok) throw new Error(promotion.reason);
    const other: SchemeDocument = { ...scheme, parameters: [], nodes: scheme.nodes.slice(0, 1), links: [], cases: [] };
    expect(missingPorts(promotion, { params: componentParams(other), components: {} })).toEqual(['part', 'cap']);
  });
});
