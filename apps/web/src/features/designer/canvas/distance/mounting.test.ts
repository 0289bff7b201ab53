import type { SchemeDocument } from '@premia/scheme';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Mounted } from '../../flow-adapter/flow-store.ts';
import { overlaps, sceneOf } from '../../flow-adapter/scene.ts';
import { toFlowLinks, toFlowNodes } from '../../flow-adapter/to-flow.ts';
import { drawnParts } from '../../structure/drawn-parts.ts';
import { blockAt } from './hit-test.ts';
import { type MountingQuestion, mountingStep } from './mounting.ts';

const SIDE = 12;

/** A field of cards, each linked to its right neighbour, and a frame with one card in it. */
const document: SchemeDocument = {
  format: 'premia.scheme/1',
  key: 'k',
  title: {},
  period: 'month',
  currency: 'RUB',
  nodes: [
    ...Array.from({ length: SIDE * SIDE }, (_, index) => ({
      id: `n${index}`,
      kind: 'add',
      at: [(index % SIDE) * 400, Math.floor(index / SIDE) * 300] as [number, number],
    })),
    { id: 'deals', kind: 'each', params: { type: 'deal.won' }, at: [6_000, 0] },
    { id: 'inner', kind: 'add', at: [0, 0], frame: 'deals' },
  ],
  links: Array.from({ length: SIDE * SIDE - 1 }, (_, index) => ({ from: `n${index}`, to: `n${index + 1}.values` })),
};
const parts = drawnParts(document, null);
const scene = sceneOf(toFlowNodes(document, parts, []), toFlowLinks(document, parts, []));
const NOTHING: Mounted = { nodes: new Set(), links: new Set() };
const NONE = new Set<string>();

const near = (x: number, y: number): MountingQuestion => ({
  view: { area: { x, y, width: 1_000, height: 700 }, zoom: 1 },
  must: NONE,
  dragged: NONE,
  isFar: false,
  room: 2,
});

function settled(question: MountingQuestion, from: Mounted = NOTHING): Mounted {
  let before = from;
  for (let step = 0; step < 2_000; step += 1) {
    const { mounted, isDone } = mountingStep(scene, before, question);
    before = mounted;
    if (isDone) return mounted;
  }
  throw new Error('never done');
}

describe('what is mounted near', () => {
  test('comes a few cards at a time', () => {
    const { mounted, isDone } = mountingStep(scene, NOTHING, near(0, 0));
    expect(mounted.nodes.size).toBe(2);
    expect(isDone).toBe(false);
  });

  test('is in the end everything in view, wherever one came from, and not the whole scheme', () => {
    const place = fc.tuple(fc.integer({ min: -500, max: 6_000 }), fc.integer({ min: -500, max: 4_000 }));
    fc.assert(
      fc.property(place, place, ([x, y], [x2, y2]) => {
        const question = near(x2, y2);
        const { nodes, links } = settled(question, settled(near(x, y)));
        for (const block of scene.blocks) if (overlaps(block, question.view.area)) expect(nodes).toContain(block.id);
        for (const curve of scene.curves)
          if (overlaps(curve.box, question.view.area)) expect(links).toContain(curve.id);
        expect(nodes.size).toBeLessThan(60);
      }),
      { numRuns: 60 },
    );
  });

  test('stays the same object when there is nothing to do', () => {
    const mounted = settled(near(0, 0));
    expect(mountingStep(scene, mounted, near(0, 0)).mounted).toBe(mounted);
  });

  test('keeps what the keyboard is on, however far away', () => {
    const question = { ...near(0, 0), must: new Set([`n${SIDE * SIDE - 1}`, 'gone']) };
    const { nodes } = settled(question);
    expect(nodes).toContain(`n${SIDE * SIDE - 1}`);
    expect(nodes).not.toContain('gone');
  });
});

describe('what is mounted far out', () => {
  const far = { ...near(0, 0), isFar: true };

  test('is nothing but what is touched', () => {
    const { mounted } = mountingStep(scene, settled(near(0, 0)), { ...far, must: new Set(['n5']) });
    expect([...mounted.nodes]).toEqual(['n5']);
    expect(mounted.links.size).toBe(0);
  });

  test('has the links of what is dragged, and what a dragged frame holds', () => {
    const dragged = new Set(['n5', 'deals']);
    const { mounted } = mountingStep(scene, NOTHING, { ...far, must: dragged, dragged });
    expect([...mounted.nodes].sort()).toEqual(['deals', 'inner', 'n5']);
    expect([...mounted.links]).toEqual(['n4 n5.values', 'n5 n6.values']);
  });
});

describe('the block under a point', () => {
  test('is the inner one before its frame', () => {
    const inner = scene.byId.get('inner');
    const frame = scene.byId.get('deals');
    if (inner === undefined || frame === undefined) throw new Error('no such block');
    expect(blockAt(scene, { x: inner.x + 5, y: inner.y + 5 }, 0.2)?.id).toBe('inner');
    expect(blockAt(scene, { x: frame.x + 5, y: frame.y + 5 }, 0.2)?.id).toBe('deals');
    expect(blockAt(scene, { x: -300, y: -300 }, 1)).toBeNull();
  });
});
