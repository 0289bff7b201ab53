import { compileScheme, evaluatePlan, prepareRequest, type SchemeDocument } from '@premia/scheme';
import { expect, test } from 'vitest';
import { DECISION_HEARD_FAR, type GridSize, largeScheme } from './large-scheme.ts';

function documentOf(size: GridSize): SchemeDocument {
  const head = { format: 'premia.scheme/1' as const, key: 'large', title: {}, period: 'month' as const };
  return { ...head, currency: 'RUB', ...largeScheme(size) };
}

test('a thousand nodes and at least fifteen hundred links make a scheme without an error', () => {
  const document = documentOf({ layers: 40, rows: 25 });
  expect(document.nodes).toHaveLength(1_000);
  expect(document.links.length).toBeGreaterThanOrEqual(1_500);
  const { diagnostics } = compileScheme(document);
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
});

function valuesWith(result: string): readonly string[] {
  const document = documentOf(DECISION_HEARD_FAR.size);
  const rows = [{ when: [{ input: 'sales', is: 'greaterOrEqual', value: '1' }], result }];
  const nodes = document.nodes.map((node) =>
    node.id === DECISION_HEARD_FAR.id ? { ...node, params: { ...node.params, rows } } : node,
  );
  const request = prepareRequest({
    period: '2026-10',
    employees: [{ id: 'e1', criteria: { revenue: { actual: '700000' } } }],
  });
  const { plan } = compileScheme({ ...document, nodes } as SchemeDocument);
  if (!request.ok || plan === null) throw new Error('the scheme cannot be evaluated');
  const [employee] = evaluatePlan(plan, request.request, { trace: true }).employees;
  return (employee?.trace?.nodes ?? []).map((node) =>
    JSON.stringify([node.nodeId, node.outputs], (_, value) => (typeof value === 'bigint' ? String(value) : value)),
  );
}

test('another amount in the decision is heard in every layer, down to a line of pay', () => {
  expect(documentOf(DECISION_HEARD_FAR.size).nodes).toHaveLength(300);
  const before = new Set(valuesWith('20001'));
  const changed = valuesWith('20002')
    .filter((line) => !before.has(line))
    .map((line) => /^\["(n\d+x\d+)/.exec(line)?.[1] ?? '');
  const layers = new Set(changed.map((id) => id.slice(1, id.indexOf('x'))));
  expect(layers.size).toBe(DECISION_HEARD_FAR.size.layers - 1);
  expect(changed.some((id) => id.startsWith(`n${DECISION_HEARD_FAR.size.layers - 1}x`))).toBe(true);
});
