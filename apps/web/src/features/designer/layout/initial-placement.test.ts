import type { SchemeDocument, SchemeNode } from '@premia/scheme';
import { describe, expect, test } from 'vitest';
import { placeMissing } from './initial-placement.ts';

const scheme = (nodes: SchemeNode[], links: SchemeDocument['links'] = []): SchemeDocument => ({
  format: 'premia.scheme/1',
  key: 'k',
  title: {},
  period: 'month',
  currency: 'RUB',
  nodes,
  links,
});
const at = (document: SchemeDocument, id: string) =>
  document.nodes.find((node) => node.id === id)?.at ?? [Number.NaN, Number.NaN];

describe('nodes without a place', () => {
  test('stand in columns, each right of what it reads', () => {
    const placed = placeMissing(
      scheme(
        [
          { id: 'pay', kind: 'payout', params: { code: 'a' } },
          { id: 'rev', kind: 'criterion', params: { criterion: 'revenue' } },
          { id: 'comm', kind: 'tiers', params: { bands: [{ from: '0', rate: '0.1' }] } },
        ],
        [
          { from: 'rev', to: 'comm.value' },
          { from: 'comm', to: 'pay.amount' },
        ],
      ),
    );
    expect(at(placed, 'rev')[0]).toBeLessThan(at(placed, 'comm')[0]);
    expect(at(placed, 'comm')[0]).toBeLessThan(at(placed, 'pay')[0]);
  });

  test('nodes somebody placed stay, new ones come below', () => {
    const placed = placeMissing(
      scheme([
        { id: 'a', kind: 'add', at: [10, 20] },
        { id: 'b', kind: 'add' },
      ]),
    );
    expect(at(placed, 'a')).toEqual([10, 20]);
    expect(at(placed, 'b')[1]).toBeGreaterThan(100);
  });

  test('a circle does not hang it', () => {
    const circle = scheme(
      [
        { id: 'a', kind: 'add' },
        { id: 'b', kind: 'add' },
      ],
      [
        { from: 'a', to: 'b.values' },
        { from: 'b', to: 'a.values' },
      ],
    );
    expect(placeMissing(circle).nodes.every((node) => node.at !== undefined)).toBe(true);
  });

  test('a placed scheme is the same object', () => {
    const document = scheme([{ id: 'a', kind: 'add', at: [0, 0] }]);
    expect(placeMissing(document)).toBe(document);
  });
});
