import { describe, expect, test } from 'vitest';
import { type DrawnLink, type DrawnNode, drawnScheme } from '../testing/drawn-scheme.ts';
import { linkScheme } from './link-scheme.ts';
import { orderScheme } from './order.ts';

/** Stages as texts, a frame's inside in brackets. */
function ordered(nodes: readonly DrawnNode[], links: readonly DrawnLink[]) {
  const { stages, cycles } = orderScheme(linkScheme(drawnScheme(nodes, links)).scheme);
  return { stages: stages.map(({ nodeId, part }) => (part === 'inside' ? `[${nodeId}]` : nodeId)), cycles };
}

const chain = (...ids: readonly string[]): readonly DrawnLink[] =>
  ids.slice(1).map((id, index): DrawnLink => [ids[index] ?? '', `${id}.values`]);
const sums = (...ids: readonly string[]): readonly DrawnNode[] => ids.map((id): DrawnNode => [id, 'sum']);

describe('stages', () => {
  test('stand after all they depend on, however the ids run', () => {
    expect(ordered(sums('a', 'b', 'c'), chain('c', 'b', 'a'))).toEqual({ stages: ['c', 'b', 'a'], cycles: [] });
    expect(ordered(sums('a', 'b', 'c'), chain('a', 'b', 'c'))).toEqual({ stages: ['a', 'b', 'c'], cycles: [] });
  });

  test('stand by id where nothing depends on anything', () => {
    expect(ordered(sums('b', 'a', 'c'), [])).toEqual({ stages: ['a', 'b', 'c'], cycles: [] });
  });

  test('stand once, however many read them', () => {
    const links = [...chain('a', 'b', 'd'), ...chain('a', 'c', 'd')];
    expect(ordered(sums('a', 'b', 'c', 'd'), links)).toEqual({ stages: ['a', 'b', 'c', 'd'], cycles: [] });
  });

  test('a frame opens before the nodes inside it and closes after them', () => {
    const nodes: readonly DrawnNode[] = [
      ['frame', 'each', { type: 'deal' }],
      ['inner', 'sum', {}, 'frame'],
      ['idle', 'sum', {}, 'frame'],
      ['after', 'abs'],
    ];
    const links: readonly DrawnLink[] = [
      ['frame.amount', 'inner.values'],
      ['inner', 'frame.result'],
      ['frame', 'after.value'],
    ];
    expect(ordered(nodes, links).stages).toEqual(['[frame]', 'inner', 'frame', 'after', 'idle']);
  });

  test('a frame without nodes opens before it closes, too', () => {
    const frame: DrawnNode = ['frame', 'each', { type: 'deal' }];
    expect(ordered([frame], []).stages).toEqual(['[frame]', 'frame']);
    expect(ordered([frame], [['frame.amount', 'frame.result']])).toEqual({ stages: ['[frame]', 'frame'], cycles: [] });
  });

  test('what goes into a frame from outside stands before the node that reads it', () => {
    const nodes: readonly DrawnNode[] = [
      ['frame', 'each', { type: 'deal' }],
      ['inner', 'sum', {}, 'frame'],
      ['z', 'sum'],
    ];
    const links: readonly DrawnLink[] = [
      ['z', 'inner.values'],
      ['inner', 'frame.result'],
    ];
    expect(ordered(nodes, links).stages).toEqual(['z', '[frame]', 'inner', 'frame']);
  });
});

describe('cycles', () => {
  test('are told node by node, by id, apart from one another', () => {
    const links = [...chain('c', 'a', 'b', 'c'), ...chain('e', 'd', 'e')];
    expect(ordered(sums('a', 'b', 'c', 'd', 'e', 'f'), links)).toEqual({
      stages: ['f'],
      cycles: [
        ['a', 'b', 'c'],
        ['d', 'e'],
      ],
    });
  });

  test('two rings with one node in common are one cycle', () => {
    const links = [...chain('a', 'b', 'a'), ...chain('b', 'c', 'b')];
    expect(ordered(sums('a', 'b', 'c'), links)).toEqual({ stages: [], cycles: [['a', 'b', 'c']] });
  });

  test('a long ring is one cycle', () => {
    const links = chain('a', 'b', 'c', 'd', 'e', 'a');
    expect(ordered(sums('a', 'b', 'c', 'd', 'e'), links)).toEqual({ stages: [], cycles: [['a', 'b', 'c', 'd', 'e']] });
  });

  test('a long ring with a short cut is one cycle', () => {
    const links = [...chain('a', 'b', 'c', 'd', 'a'), ...chain('a', 'c')];
    expect(ordered(sums('a', 'b', 'c', 'd'), links)).toEqual({ stages: [], cycles: [['a', 'b', 'c', 'd']] });
  });

  test('a node that reads itself is one, and what reads or feeds a cycle is none', () => {
    const links = [...chain('self', 'self', 'reader'), ...chain('feeder', 'self')];
    expect(ordered(sums('self', 'reader', 'feeder'), links)).toEqual({
      stages: ['feeder', 'reader'],
      cycles: [['self']],
    });
  });

  test('a chain into a node that is done is none', () => {
    const links = [...chain('a', 'b'), ...chain('a', 'c'), ...chain('b', 'd'), ...chain('c', 'd'), ...chain('a', 'd')];
    expect(ordered(sums('a', 'b', 'c', 'd'), links).cycles).toEqual([]);
  });

  test('through a frame names the frame once', () => {
    const nodes: readonly DrawnNode[] = [
      ['frame', 'each', { type: 'deal' }],
      ['inner', 'sum', {}, 'frame'],
    ];
    const links: readonly DrawnLink[] = [
      ['frame.sum', 'inner.values'],
      ['inner', 'frame.result'],
    ];
    expect(ordered(nodes, links)).toEqual({ stages: ['[frame]'], cycles: [['frame', 'inner']] });
  });
});
