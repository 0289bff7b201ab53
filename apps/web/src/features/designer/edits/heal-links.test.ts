import { applyEdits, compileScheme, type SchemeDocument } from '@premia/scheme';
import { describe, expect, test } from 'vitest';
import { type PortKey, portKey } from '../preview/value-store.ts';
import { reconnectEdits, removeSelection } from './compose-edits.ts';
import { extractionEdits, healingEdits } from './heal-links.ts';

const document: SchemeDocument = {
  format: 'premia.scheme/1',
  key: 'k',
  title: {},
  period: 'month',
  currency: 'RUB',
  nodes: [
    { id: 'sold', kind: 'criterion', params: { criterion: 'revenue' } },
    { id: 'cap', kind: 'clamp', params: { max: '100' } },
    { id: 'rounded', kind: 'round', params: {} },
    { id: 'met', kind: 'compare', params: { is: 'greaterOrEqual', right: '1' } },
    { id: 'gate', kind: 'gate', params: {} },
    { id: 'pay', kind: 'payout', params: { code: 'bonus' } },
  ],
  links: [
    { from: 'sold', to: 'cap.value' },
    { from: 'cap', to: 'rounded.value' },
    { from: 'rounded', to: 'gate.value' },
    { from: 'sold', to: 'met.left' },
    { from: 'met', to: 'gate.condition' },
    { from: 'gate', to: 'pay.amount' },
  ],
};
const types = new Map(
  [...compileScheme(document).types].map(([end, type]) => {
    const [nodeId = '', port = ''] = end.split('.');
    return [portKey(nodeId, port) as PortKey, type];
  }),
);
const linksAfter = (nodes: ReadonlySet<string>) => {
  const edits = [...removeSelection(document, { nodes, links: [] }), ...healingEdits(document, nodes, types)];
  const outcome = applyEdits(document, edits);
  if (!outcome.ok) throw new Error('the edits do not apply');
  return outcome.document.links.map(({ from, to }) => `${from} → ${to}`);
};

describe('the gap a node leaves', () => {
  test('is closed by what flowed into it', () => {
    expect(linksAfter(new Set(['cap']))).toContain('sold → rounded.value');
  });

  test('is closed over several that go together', () => {
    expect(linksAfter(new Set(['rounded', 'cap']))).toContain('sold → gate.value');
  });

  test('stays open where what flowed in is of another kind', () => {
    const after = linksAfter(new Set(['met']));
    expect(after.filter((link) => link.endsWith('gate.condition'))).toEqual([]);
  });

  test('stays open behind a source and before a result', () => {
    expect(healingEdits(document, new Set(['sold']), types)).toEqual([]);
    expect(healingEdits(document, new Set(['pay']), types)).toEqual([]);
  });

  test('is closed when a node is only taken out of its wire', () => {
    const edits = extractionEdits(document, 'cap', types);
    const outcome = applyEdits(document, edits ?? []);
    if (!outcome.ok) throw new Error('the edits do not apply');
    expect(outcome.document.nodes).toHaveLength(document.nodes.length);
    expect(outcome.document.links).not.toContainEqual({ from: 'cap', to: 'rounded.value' });
    expect(outcome.document.links).toContainEqual({ from: 'sold', to: 'rounded.value' });
    expect(extractionEdits(document, 'met', types)).toBeNull();
  });
});

describe('a link led elsewhere', () => {
  const led = (to: string, port: string) => {
    const link = { from: 'sold', to: 'cap.value' };
    const connection = { from: { nodeId: 'sold', port: 'value' }, to: { nodeId: to, port } };
    const outcome = applyEdits(document, reconnectEdits(document, { link, connection, isMany: false }));
    if (!outcome.ok) throw new Error('the edits do not apply');
    return outcome.document.links;
  };

  test('leaves its old end open and takes the place of what was at the new one', () => {
    const links = led('gate', 'value');
    expect(links.filter(({ to }) => to === 'cap.value')).toEqual([]);
    expect(links.filter(({ to }) => to === 'gate.value')).toHaveLength(1);
    expect(links).toHaveLength(document.links.length - 1);
  });
});
