import type { SchemeNode } from '@premia/scheme';
import { expect, test } from 'vitest';
import { wholePercent } from '../node-views/parts/WayCount.tsx';
import { wayHits, waysState } from './ways.tsx';

const params = { rows: [] };
const NODE = { id: 'rate', kind: 'decision', params } as unknown as SchemeNode;
const INSIDE = { ...NODE, id: 'inside', frame: 'deals' };
const WAYS = waysState(
  {
    kind: 'ways',
    period: '2026-10',
    people: 40,
    ways: [
      { nodeId: 'rate', path: 'rows.0', hits: 12 },
      { nodeId: 'rate', path: 'otherwise', hits: 28 },
      { nodeId: 'inside', path: 'rows.0', hits: 90 },
      { nodeId: 'inside', path: 'otherwise', hits: 10 },
    ],
  },
  [NODE, INSIDE],
);

test('a row counts people, inside a frame the facts it went through', () => {
  expect(wayHits(WAYS, NODE, 'rows.0')).toEqual({ hits: 12, all: 40, unit: 'people', period: '2026-10' });
  expect(wayHits(WAYS, INSIDE, 'rows.0')).toEqual({ hits: 90, all: 100, unit: 'records', period: '2026-10' });
});

test('nothing is said of other settings than those that were counted, of unknown ways, or of nobody', () => {
  expect(wayHits(WAYS, { ...NODE, params: { rows: [] } }, 'rows.0')).toBeNull();
  expect(wayHits(WAYS, NODE, 'rows.1')).toBeNull();
  expect(wayHits(null, NODE, 'rows.0')).toBeNull();
  expect(wayHits(waysState({ kind: 'no-period' }, [NODE]), NODE, 'rows.0')).toBeNull();
  expect(
    wayHits(waysState({ kind: 'ways', period: '2026-10', people: 0, ways: [] }, [NODE]), NODE, 'rows.0'),
  ).toBeNull();
});

test('a share is whole percent, and never all or none where it is not', () => {
  expect([wholePercent(1, 3), wholePercent(1, 400), wholePercent(399, 400)]).toEqual(['0.33', '0.01', '0.99']);
  expect([wholePercent(0, 4), wholePercent(4, 4)]).toEqual(['0.00', '1']);
});
