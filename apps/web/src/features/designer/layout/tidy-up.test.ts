import ElkBundled from 'elkjs/lib/elk.bundled.js';
import { describe, expect, test } from 'vitest';
import { type TidyGraph, type TidyNode, tidyUp } from './tidy-up.ts';

function node(id: string, frame: string | null = null): TidyNode {
  const ports = [
    { id: 'value', side: 'in', y: 60 },
    { id: 'result', side: 'out', y: 20 },
  ] as const;
  return { id, width: 240, height: 100, frame, ports };
}

function link(from: string, to: string) {
  return { id: `${from}>${to}`, from: { node: from, port: 'result' }, to: { node: to, port: 'value' } };
}

const framePadding = { top: 60, right: 24, bottom: 24, left: 24 };

describe('tidying up', () => {
  test('puts every node to the right of what it reads, without overlap', async () => {
    const graph: TidyGraph = {
      nodes: ['a', 'b', 'c', 'd'].map((id) => node(id)),
      links: [link('a', 'c'), link('b', 'c'), link('c', 'd')],
      framePadding,
    };
    const positions = await tidyUp(new ElkBundled(), graph);
    for (const { from, to } of graph.links) {
      const [left] = positions.get(from.node) ?? [0];
      const [right] = positions.get(to.node) ?? [0];
      expect(right).toBeGreaterThanOrEqual(left + 240);
    }
    const [, top] = positions.get('a') ?? [0, 0];
    const [, bottom] = positions.get('b') ?? [0, 0];
    expect(Math.abs(top - bottom)).toBeGreaterThanOrEqual(100);
  });

  test('keeps inner nodes inside their frame, placed relative to it', async () => {
    const graph: TidyGraph = {
      nodes: [node('deals'), node('margin', 'deals'), node('rate', 'deals'), node('pay')],
      links: [link('margin', 'rate'), link('deals', 'pay')],
      framePadding,
    };
    const positions = await tidyUp(new ElkBundled(), graph);
    const [x, y] = positions.get('margin') ?? [-1, -1];
    expect(x).toBeGreaterThanOrEqual(framePadding.left);
    expect(y).toBeGreaterThanOrEqual(framePadding.top);
  });
});
