import { applyEdits, compileScheme, type SchemeDocument } from '@premia/scheme';
import { expect, test } from 'vitest';
import { checkConnection } from './connection-check.ts';
import { conversionsFor } from './conversions.ts';

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
const sources = { criteria: [], attributes: [], factTypes: [], tables: [] };
const connection = {
  from: { nodeId: 'sales', port: 'value' },
  to: { nodeId: 'door', port: 'condition' },
};

test('money does not open a gate, but a comparison of it does', () => {
  expect(checkConnection(document, connection).ok).toBe(false);
  const offered = conversionsFor(connection, { document, types: new Map(), sources });
  expect(offered.map(({ kind }) => kind)).toContain('compare');
  for (const { edits } of offered) {
    const applied = applyEdits(document, edits);
    expect(applied.ok).toBe(true);
    const faults = applied.ok ? compileScheme(applied.document).diagnostics : [];
    expect(faults.filter(({ code }) => code.startsWith('type/'))).toEqual([]);
  }
});
