import { compileScheme, type SchemeDocument, type ValueType } from '@premia/scheme';
import { describe, expect, test } from 'vitest';
import { type NoBypass, passThrough, withBypassed } from './bypass.ts';
import { runPreview } from './run-preview.ts';
import { type PortKey, portKey } from './value-store.ts';

const scheme: SchemeDocument = {
  format: 'premia.scheme/1',
  key: 'k',
  title: {},
  period: 'month',
  currency: 'RUB',
  nodes: [
    { id: 'rev', kind: 'criterion', params: { criterion: 'revenue' } },
    { id: 'plan', kind: 'criterion', params: { criterion: 'revenue', measure: 'target' } },
    { id: 'share', kind: 'divide' },
    { id: 'half', kind: 'multiply', params: { values: ['0.5'] } },
    { id: 'cap', kind: 'clamp', params: { max: '100' } },
    { id: 'deals', kind: 'each', params: { type: 'deal.won' } },
    { id: 'part', kind: 'multiply', params: { values: ['0.1'] }, frame: 'deals' },
    { id: 'lonely', kind: 'abs' },
    { id: 'pay', kind: 'payout', params: { code: 'bonus' } },
    { id: 'more', kind: 'payout', params: { code: 'more' } },
    { id: 'shown', kind: 'indicator', params: { code: 'share' } },
  ],
  links: [
    { from: 'rev', to: 'share.left' },
    { from: 'plan', to: 'share.right' },
    { from: 'share', to: 'shown.value' },
    { from: 'rev', to: 'half.values' },
    { from: 'half', to: 'cap.value' },
    { from: 'cap', to: 'pay.amount' },
    { from: 'deals.amount', to: 'part.values' },
    { from: 'part', to: 'deals.result' },
    { from: 'deals', to: 'more.amount' },
  ],
};
const types = new Map<PortKey, ValueType>(
  [...compileScheme(scheme).types].map(([end, type]) => {
    const [node = '', port = ''] = end.split('.');
    return [portKey(node, port), type];
  }),
);
const inputs = {
  period: '2026-10',
  employees: [{ id: 'e1', criteria: { revenue: { actual: '400', target: '200' } }, facts: [] }],
};

describe('leaving a block out', () => {
  test.each<readonly [string, NoBypass]>([
    ['pay', 'result'],
    ['deals', 'frame'],
    ['rev', 'source'],
    ['lonely', 'open'],
    ['share', 'other-type'],
  ])('%s cannot be left out: %s', (id, reason) => {
    expect(passThrough(scheme, id, types)).toEqual({ ok: false, reason });
  });

  test('what comes in goes on in place of the result, through several blocks too', () => {
    expect(passThrough(scheme, 'cap', types)).toEqual({ ok: true, input: 'value', from: 'half' });
    const { document, stands } = withBypassed(scheme, ['cap', 'half'], types);
    expect(document.links).toContainEqual({ from: 'rev', to: 'pay.amount' });
    expect(document.nodes.some(({ id }) => id === 'cap' || id === 'half')).toBe(false);
    expect([...stands.keys()]).toEqual([portKey('cap', 'value'), portKey('half', 'value')]);
  });

  test('the sample shows both: what the scheme pays, and what it would pay without', () => {
    const question = { document: scheme, inputs, isRunningCases: false };
    const whole = runPreview(question);
    const { sample, hash, diagnostics } = runPreview({ ...question, bypassed: ['cap'] });
    expect(sample?.result).toEqual(whole.sample?.result);
    expect(sample?.bypassedResult?.lines.find(({ code }) => code === 'bonus')?.amount).toBe('200.00');
    expect(sample?.result.lines.find(({ code }) => code === 'bonus')?.amount).toBe('100.00');
    expect(sample?.values.get(portKey('cap', 'value'))).toEqual(sample?.values.get(portKey('half', 'value')));
    // The scheme itself is looked at whole.
    expect([hash, diagnostics]).toEqual([whole.hash, whole.diagnostics]);
  });

  test('a block that cannot be left out any more counts', () => {
    const { sample } = runPreview({ document: scheme, inputs, isRunningCases: false, bypassed: ['pay', 'gone'] });
    expect(sample?.bypassedResult).toBeNull();
  });
});
