import { fromInteger } from '@premia/decimal';
import { CATALOGUE, NODE_KIND_NAMES, type SchemeDocument } from '@premia/scheme';
import { describe, expect, test } from 'vitest';
import { INITIAL_PARAMS } from '../catalogue/initial-params.ts';
import { measureNodes } from '../node-views/measure-nodes.ts';
import { runPreview } from './run-preview.ts';
import { portKey } from './value-store.ts';

const scheme: SchemeDocument = {
  format: 'premia.scheme/1',
  key: 'k',
  title: {},
  period: 'month',
  currency: 'RUB',
  nodes: [
    { id: 'deals', kind: 'each', params: { type: 'deal.won' } },
    { id: 'part', kind: 'multiply', params: { values: ['0.1'] }, frame: 'deals' },
    { id: 'pay', kind: 'payout', params: { code: 'bonus' } },
    { id: 'lost', kind: 'criterion', params: { criterion: 'absent' } },
    { id: 'shown', kind: 'indicator', params: { code: 'absent' } },
  ],
  links: [
    { from: 'deals.amount', to: 'part.values' },
    { from: 'part', to: 'deals.result' },
    { from: 'deals', to: 'pay.amount' },
    { from: 'lost', to: 'shown.value' },
  ],
};
const fact = (id: string, amount: string) => ({ source: 'crm', id, type: 'deal.won', on: '2026-10-03', amount });
const inputs = { period: '2026-10', employees: [{ id: 'e1', facts: [fact('d1', '100'), fact('d2', '250')] }] };

describe('the preview', () => {
  test('gives every node its value, inner ones one per fact, and a problem where there is none', () => {
    const { sample, hash } = runPreview({ document: scheme, inputs, isRunningCases: false });
    expect(hash).not.toBeNull();
    expect(sample?.result.lines).toEqual([{ code: 'bonus', category: 'bonus', amount: '35.00' }]);
    expect(sample?.values.get(portKey('pay', 'amount'))).toMatchObject({
      kind: 'value',
      value: { number: fromInteger(35) },
    });
    expect(sample?.values.get(portKey('part', 'value'))).toMatchObject({
      kind: 'rows',
      count: 2,
      sum: { number: fromInteger(35) },
    });
    expect(sample?.values.get(portKey('lost', 'value'))).toMatchObject({ kind: 'problem' });
  });

  test('goes on for the healthy part of a scheme with faults', () => {
    const broken = { ...scheme, links: scheme.links.filter(({ to }) => to !== 'deals.result') };
    const { sample, diagnostics } = runPreview({ document: broken, inputs, isRunningCases: false });
    expect(diagnostics.some(({ severity }) => severity === 'error')).toBe(true);
    expect(sample?.values.get(portKey('lost', 'value'))).toMatchObject({ kind: 'problem' });
  });
});

test.each(NODE_KIND_NAMES)('a new %s has ports and a size', (kind) => {
  expect(CATALOGUE[kind].bind(INITIAL_PARAMS[kind])).toMatchObject({ ok: true });
  const document = {
    ...scheme,
    nodes: [{ id: 'n', kind, params: structuredClone(INITIAL_PARAMS[kind]) as never }],
    links: [],
  };
  const geometry = measureNodes(document).get('n');
  expect(geometry?.height).toBeGreaterThanOrEqual(44);
  expect(geometry?.ports.every(({ y }) => y > 0 && y < (geometry?.height ?? 0))).toBe(true);
});
