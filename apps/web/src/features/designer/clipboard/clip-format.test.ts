import type { SchemeNode } from '@premia/scheme';
import { describe, expect, test } from 'vitest';
import { clipOutline, readClip, writeClip } from './clip-format.ts';

const nodes: SchemeNode[] = [
  { id: 'deals', kind: 'each', params: { type: 'deal.won' }, at: [0, 0] },
  { id: 'inner', kind: 'multiply', frame: 'deals', at: [10, 20] },
];
const clip = {
  nodes,
  links: [{ from: 'inner', to: 'deals.result' }],
  parameters: [{ key: 'rate', type: 'percent' as const, value: '0.05' }],
};

describe('the clipboard', () => {
  test('carries nodes, links and parameters to another scheme and back', () => {
    expect(readClip(writeClip(clip, { period: 'month', currency: 'RUB' }))).toEqual(clip);
  });

  test('takes whole schemes, and nothing that is not one', () => {
    expect(readClip('a letter')).toBeNull();
    expect(readClip('{ "broken')).toBeNull();
    expect(readClip('{"format":"other"}')).toBeNull();
  });

  test('reads as an outline in a letter', () => {
    expect(clipOutline(clip, (node) => node.id)).toBe('deals\n    inner');
  });
});
