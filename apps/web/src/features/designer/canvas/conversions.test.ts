import { applyEdits, compileScheme, type SchemeDocument } from '@premia/scheme';
import { expect, test } from 'vitest';
import { checkConnection } from './connection-check.ts';
import { conversionOf } from './conversions.ts';

const document: SchemeDocument = {
  format: 'premia.scheme/1',
  key: 'k',
  title: {},
  period: 'month',
  currency: 'RUB',
  nodes: [
    { id: 'sales', kind: 'criterion', params: { criterion: 'revenue', type: 'money' }, at: [0, 0] },
    { id: 'door', kind: 'gate', at: [600, 0] },
  ],
  links: [{ from: 'sales', to: 'door.value' }],
};
const connection = {
  from: { nodeId: 'sales', port: 'value' },
  to: { nodeId: 'door', port: 'condition' },
};

test.each([
  ['a gate that is open otherwise', document],
  ['a gate that nothing is linked to yet', { ...document, links: [] }],
])('money does not open a gate, but a comparison of it does: %s', (_, scheme) => {
  const verdict = checkConnection(scheme, connection);
  expect(verdict).toMatchObject({ ok: false, reason: 'diagnostic', diagnostic: { code: 'type/mismatch' } });
  if (verdict.ok || verdict.reason !== 'diagnostic') return;
  const conversion = conversionOf(verdict.diagnostic, connection, scheme);
  expect(conversion?.kind).toBe('compare');
  const applied = applyEdits(scheme, conversion?.edits ?? []);
  expect(applied.ok).toBe(true);
  const faults = applied.ok ? compileScheme(applied.document).diagnostics : [];
  expect(faults.filter(({ code }) => code.startsWith('type/'))).toEqual([]);
});
