import { compileScheme } from '@premia/scheme';
import { expect, test } from 'vitest';
import { largeScheme } from './large-scheme.ts';

test('a thousand nodes and about fifteen hundred links make a scheme without an error', () => {
  const { nodes, links } = largeScheme({ layers: 40, rows: 25 });
  expect(nodes).toHaveLength(1_000);
  expect(links.length).toBeGreaterThan(1_400);
  const { diagnostics } = compileScheme({
    format: 'premia.scheme/1',
    key: 'large',
    title: {},
    period: 'month',
    currency: 'RUB',
    nodes,
    links,
  });
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
});
