import { describe, expect, test } from 'vitest';
import { type DrawnLink, type DrawnNode, drawnScheme } from '../testing/drawn-scheme.ts';
import { linkScheme } from './link-scheme.ts';
import { orderScheme } from './order.ts';

/** Stages as texts, a frame's inside in brackets. */
function ordered(nodes: readonly DrawnNode[], links: readonly DrawnLink[]) {
  const { stages, cycles } = orderScheme(linkScheme(drawnScheme(nodes, links)).scheme);
  return {
    stages: stages.map(({ nodeId, part }) => (part === 'inside' ? `[${nodeId}]` : nodeId)),
    cycles: cycles.map(({ nodes }) => nodes),
    rings: cycles.map(({ ring }) => ring),
  };
}

const chain = (...ids: readonly string[]): readonly DrawnLink[] =>
  ids.slice(1).map((id, index): DrawnLink => [ids[index] ?? '', `${id}.values`]);
const sums = (...ids: readonly string[]): readonly DrawnNode[] => ids.map((id): DrawnNode => [id, 'sum']);

describe('stages', () => {
  test('stand after all they depend on, however the ids run', () => {
    expect(ordered(sums('a', 'b', 'c'), chain('c', 'b', 'a'))).toMatchObject({ stages: ['c', 'b', 'a'], cycles: [] });
    expect(ordered(sums('a', 'b', 'c'), chain('a', 'b', 'c'))).toMatchObject({ stages: ['a', 'b', 'c'], cycles: [] });
  });

  test('stand by id where nothing depends on anything', () => {
    expect(ordered(sums('b', 'a', 'c'), [])).toMatchObject({ stages: ['a', 'b', 'c'], cycles: [] });
  });

  test('stand once, however many read them', () => {
    const links = [...chain('a', 'b', 'd'), ...chain('a', 'c', 'd')];
    expect(ordered(sums('a', 'b', 'c', 'd'), links)).toMatchObject({ stages: ['a', 'b', 'c', 'd'], cycles: [] });
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
    expect(ordered([frame], [['frame.amount', 'frame.result']])).toMatchObject({
      stages: ['[frame]', 'frame'],
      cycles: [],
    });
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
  test('are told node by node, apart from one another', () => {
    const links = [...chain('c', 'a', 'b', 'c'), ...chain('e', 'd', 'e')];
    expect(ordered(sums('a', 'b', 'c', 'd', 'e', 'f'), links)).toMatchObject({
      stages: ['f'],
      cycles: [
        ['a', 'b', 'c'],
        ['d', 'e'],
      ],
    });
  });

  test('are told along the links, from the first id round and back, whatever the ids', () => {
    const links = [...chain('b', 'a', 'c', 'b')];
    expect(ordered(sums('a', 'b', 'c'), links)).toMatchObject({ cycles: [['a', 'c', 'b']], rings: [['a', 'c', 'b']] });
    const longer = [...chain('a', 'c', 'b', 'd', 'a')];
    expect(ordered(sums('a', 'b', 'c', 'd'), longer).cycles).toEqual([['a', 'c', 'b', 'd']]);
  });

  test('where rings meet, the shortest through the first id comes before the rest', () => {
    const links = [...chain('a', 'z', 'a'), ...chain('z', 'm', 'z')];
    expect(ordered(sums('a', 'm', 'z'), links)).toMatchObject({ cycles: [['a', 'z', 'm']], rings: [['a', 'z']] });
  });

  test('two rings with one node in common are one cycle', () => {
    const links = [...chain('a', 'b', 'a'), ...chain('b', 'c', 'b')];
    expect(ordered(sums('a', 'b', 'c'), links)).toMatchObject({ stages: [], cycles: [['a', 'b', 'c']] });
  });

  test('a long ring is one cycle', () => {
    const links = chain('a', 'b', 'c', 'd', 'e', 'a');
    expect(ordered(sums('a', 'b', 'c', 'd', 'e'), links)).toMatchObject({
      stages: [],
      cycles: [['a', 'b', 'c', 'd', 'e']],
    });
  });

  test('a long ring with a short cut is one cycle', () => {
    const links = [...chain('a', 'b', 'c', 'd', 'a'), ...chain('a', 'c')];
    expect(ordered(sums('a', 'b', 'c', 'd'), links)).toMatchObject({
      cycles: [['a', 'c', 'd', 'b']],
      rings: [['a', 'c', 'd']],
    });
  });

  test('a node that reads itself is one, and what reads or feeds a cycle is none', () => {
    const links = [...chain('self', 'self', 'reader'), ...chain('feeder', 'self')];
    expect(ordered(sums('self', 'reader', 'feeder'), links)).toMatchObject({
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
    expect(ordered(nodes, links)).toMatchObject({ stages: ['[frame]'], cycles: [['frame', 'inner']] });
  });
});
