import type { SchemeDocument } from '@premia/scheme';
import { applyEdits } from '@premia/scheme';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { moveNodes } from '../edits/compose-edits.ts';
import { ALIGNMENTS, type Alignment, alignPlaces, distributePlaces } from './arrange.ts';
import { type Box, boxesOf } from './boxes.ts';
import { snapTo } from './snap.ts';

const kinds = ['criterion', 'tiers', 'payout', 'add', 'if'];
const drawn = fc
  .array(fc.tuple(fc.constantFrom(...kinds), fc.nat({ max: 4_000 }), fc.nat({ max: 900 })), {
    minLength: 3,
    maxLength: 8,
  })
  .map(
    (places): SchemeDocument => ({
      format: 'premia.scheme/1',
      key: 'k',
      title: {},
      period: 'month',
      currency: 'RUB',
      nodes: places.map(([kind, x, y], index) => ({ id: `n${index}`, kind, at: [x, y] })),
      links: [],
    }),
  );
const everyone = (document: SchemeDocument) => new Set(document.nodes.map(({ id }) => id));
const boxesAfter = (document: SchemeDocument, places: ReturnType<typeof alignPlaces>): readonly Box[] => {
  const outcome = applyEdits(document, moveNodes(document, places));
  if (!outcome.ok) throw new Error(outcome.refusal);
  return [...boxesOf(outcome.document).values()];
};
const MARKS: Readonly<Record<Alignment, (box: Box) => number>> = {
  left: ({ x }) => x,
  centre: ({ x, width }) => x + width / 2,
  right: ({ x, width }) => x + width,
  top: ({ y }) => y,
  middle: ({ y, height }) => y + height / 2,
  bottom: ({ y, height }) => y + height,
};

describe('lining up', () => {
  test.each(ALIGNMENTS)('%s: all stand on one line, nothing moves the other way, twice is once', (how) => {
    fc.assert(
      fc.property(drawn, (document) => {
        const after = boxesAfter(document, alignPlaces(document, everyone(document), how));
        const marks = after.map(MARKS[how]);
        // Places are whole pixels, middles of odd sizes are not.
        expect(Math.max(...marks) - Math.min(...marks)).toBeLessThanOrEqual(1);
        const isAcross = ['left', 'centre', 'right'].includes(how);
        const before = [...boxesOf(document).values()];
        expect(after.map(({ x, y }) => (isAcross ? y : x))).toEqual(before.map(({ x, y }) => (isAcross ? y : x)));
      }),
    );
  });

  test('spacing out keeps the outermost and makes the gaps equal', () => {
    fc.assert(
      fc.property(drawn, (document) => {
        const after = boxesAfter(document, distributePlaces(document, everyone(document), 'horizontally'));
        const sorted = [...after].sort((a, b) => a.x - b.x || a.width - b.width);
        const before = [...boxesOf(document).values()];
        const gaps = sorted.slice(1).map((box, index) => box.x - (sorted[index]?.x ?? 0) - (sorted[index]?.width ?? 0));
        const steady = Math.max(...gaps) - Math.min(...gaps);
        // Cards that cover one another may change places; what is promised counts where there is room.
        if (gaps.some((gap) => gap < 0)) return;
        expect(steady).toBeLessThanOrEqual(2);
        expect(Math.min(...after.map(({ x }) => x))).toBe(Math.min(...before.map(({ x }) => x)));
      }),
    );
  });

  test('one node alone, or two to space out, stay where they are', () => {
    const [document] = fc.sample(drawn, 1);
    if (document === undefined) throw new Error('nothing was drawn');
    expect(alignPlaces(document, new Set(['n0']), 'left').size).toBe(0);
    expect(distributePlaces(document, new Set(['n0', 'n1']), 'vertically').size).toBe(0);
  });
});

describe('snapping', () => {
  const still = [{ x: 100, y: 100, width: 200, height: 50 }];

  test('pulls the nearest edge or middle onto the line of a neighbour, and says where the line is', () => {
    const { dx, dy, lines } = snapTo({ x: 104, y: 300, width: 80, height: 40 }, still, 6);
    expect([dx, dy]).toEqual([-4, 0]);
    expect(lines).toEqual([{ axis: 'x', at: 100, from: 100, to: 340 }]);
  });

  test('leaves alone what is out of reach', () => {
    expect(snapTo({ x: 407, y: 300, width: 80, height: 41 }, still, 6)).toEqual({ dx: 0, dy: 0, lines: [] });
  });

  test('never pulls further than its reach', () => {
    const box = fc.record({
      x: fc.integer({ min: -500, max: 500 }),
      y: fc.integer({ min: -500, max: 500 }),
      width: fc.integer({ min: 1, max: 300 }),
      height: fc.integer({ min: 1, max: 300 }),
    });
    fc.assert(
      fc.property(box, fc.array(box, { maxLength: 6 }), (moving, others) => {
        const { dx, dy, lines } = snapTo(moving, others, 6);
        expect(Math.max(Math.abs(dx), Math.abs(dy))).toBeLessThanOrEqual(6);
        const pulled = { ...moving, x: moving.x + dx, y: moving.y + dy };
        for (const { axis, at } of lines) {
          const marks = axis === 'x' ? ['left', 'centre', 'right'] : ['top', 'middle', 'bottom'];
          expect(marks.some((mark) => MARKS[mark as Alignment](pulled) === at)).toBe(true);
        }
      }),
    );
  });
});
