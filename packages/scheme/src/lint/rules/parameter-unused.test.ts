import { expect, test } from 'vitest';
import { expectMended, found, node, type Parts, STRAIGHT } from '../../testing/lint-findings.ts';

test('parameter/unused is found and removed, a read one is kept', () => {
  const unused = { ...STRAIGHT, parameters: [{ key: 'rate', type: 'percent' as const, value: '1' }] };
  expect(expectMended(unused, 'parameter/unused').parameters).toEqual([]);
  const read: Parts = {
    ...unused,
    nodes: [...STRAIGHT.nodes, node('rate', 'parameter', { parameter: 'rate' })],
    links: [...STRAIGHT.links, 'rate > share.values'],
  };
  expect(found('parameter/unused', read)).toEqual([]);
});
