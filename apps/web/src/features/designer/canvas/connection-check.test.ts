import { compileScheme, type SchemeDocument } from '@premia/scheme';
import { describe, expect, test } from 'vitest';
import { type PortKey, portKey } from '../preview/value-store.ts';
import { checkConnection, compatiblePorts } from './connection-check.ts';

const scheme: SchemeDocument = {
  format: 'premia.scheme/1',
  key: 'k',
  title: {},
  period: 'month',
  currency: 'RUB',
  nodes: [
    { id: 'rev', kind: 'criterion', params: { criterion: 'revenue', type: 'money' } },
    { id: 'grade', kind: 'attribute', params: { attribute: 'grade' } },
    { id: 'a', kind: 'multiply' },
    { id: 'b', kind: 'multiply', params: { values: ['2'] } },
    { id: 'deals', kind: 'each', params: { type: 'deal.won' } },
    { id: 'inner', kind: 'multiply', params: { values: ['0.1'] }, frame: 'deals' },
    { id: 'pay', kind: 'payout', params: { code: 'bonus' } },
  ],
  links: [
    { from: 'rev', to: 'a.values' },
    { from: 'a', to: 'b.values' },
  ],
};
const check = (from: string, to: string) => {
  const [fromNode = '', fromPort = ''] = from.split('.');
  const [toNode = '', toPort = ''] = to.split('.');
  return checkConnection(scheme, { from: { nodeId: fromNode, port: fromPort }, to: { nodeId: toNode, port: toPort } });
};

describe('a link is refused with its reason', () => {
  test('a sound one is allowed', () => {
    expect(check('b.value', 'pay.amount')).toEqual({ ok: true });
    expect(check('deals.amount', 'inner.values')).toEqual({ ok: true });
  });

  test('a circle names its nodes', () => {
    const verdict = check('b.value', 'a.values');
    expect(verdict).toMatchObject({ ok: false, reason: 'cycle' });
    expect('nodes' in verdict ? [...verdict.nodes].sort() : []).toEqual(['a', 'b']);
  });

  test.each([
    ['grade.value', 'pay.amount', 'type/mismatch'],
    ['rev.value', 'b.values', 'type/money-times-money'],
    ['inner.value', 'pay.amount', 'frame/escape'],
  ])('%s → %s: %s', (from, to, code) => {
    expect(check(from, to)).toMatchObject({ ok: false, diagnostic: { code } });
  });
});

test('while a link is drawn, only what could take it stays bright', () => {
  const types = new Map<PortKey, never>();
  for (const [key, type] of compileScheme(scheme).types) {
    const [node = '', port = ''] = key.split('.');
    types.set(portKey(node, port), type as never);
  }
  const ports = compatiblePorts(scheme, { nodeId: 'rev', port: 'value', side: 'out' }, types);
  const names = ports.map(({ nodeId, port }) => `${nodeId}.${port}`);
  expect(names).toEqual(expect.arrayContaining(['pay.amount', 'a.values', 'inner.values', 'deals.result']));
  expect(names).not.toContain('rev.value');
  const back = compatiblePorts(scheme, { nodeId: 'pay', port: 'amount', side: 'in' }, types).map(
    ({ nodeId }) => nodeId,
  );
  expect(back).not.toContain('grade');
  expect(back).not.toContain('inner');
});
