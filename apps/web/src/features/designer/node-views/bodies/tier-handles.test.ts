import { decimal, toExactText } from '@premia/decimal';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chartScale } from '../parts/step-chart.ts';
import type { BandText } from './band-edits.ts';
import {
  draggedTo,
  type HandleRoom,
  handlesOf,
  levelOf,
  nudged,
  roundStep,
  type TierHandle,
  withHandleAt,
} from './tier-handles.ts';

const BANDS: readonly BandText[] = [
  { from: '0', rate: '0.03' },
  { from: '300000', rate: '0.05' },
  { from: '600000', rate: '0.07' },
];
const BOX = { width: 272, height: 192 };

function roomOf(bands: readonly BandText[], base: HandleRoom['base'] = 'money'): HandleRoom {
  const level = levelOf(bands);
  const drawn = bands.map((band) => ({ from: decimal(band.from), height: decimal(band[level] ?? '0') }));
  return { bands, level, base, amountBase: 'money', scale: chartScale(drawn, null, decimal('1.25')) };
}

const FROM: TierHandle = { band: 1, what: 'from' };
const RATE: TierHandle = { band: 1, what: 'level' };
const ROOM = roomOf(BANDS);

describe('the handles of the chart', () => {
  test('are every stated level, and every boundary but the first', () => {
    const mixed = [...BANDS, { from: '900000', amount: '10' }];
    expect(handlesOf(mixed, levelOf(mixed)).map(({ what, band }) => `${what} ${band}`)).toEqual([
      'level 0',
      'level 1',
      'level 2',
      'from 1',
      'from 2',
      'from 3',
    ]);
    expect(levelOf([{ from: '0', amount: '5' }])).toBe('amount');
  });

  test('snap to round values where the pointer is', () => {
    // 810 000 across: half of it.
    expect(draggedTo(FROM, { x: 136, y: 0, box: BOX }, ROOM)).toBe('405000');
    expect(draggedTo(FROM, { x: 137.31, y: 0, box: BOX }, ROOM)).toBe('410000');
    expect(draggedTo(RATE, { x: 0, y: 100, box: BOX }, ROOM)).toBe('0.043');
  });

  test('stay between their neighbours and in the chart', () => {
    expect(draggedTo(FROM, { x: -50, y: 0, box: BOX }, ROOM)).toBe('5000');
    expect(draggedTo(FROM, { x: 900, y: 0, box: BOX }, ROOM)).toBe('595000');
    expect(draggedTo({ band: 2, what: 'from' }, { x: 900, y: 0, box: BOX }, ROOM)).toBe('810000');
    expect(draggedTo(RATE, { x: 0, y: 900, box: BOX }, ROOM)).toBe('0');
    expect(draggedTo(RATE, { x: 0, y: -900, box: BOX }, ROOM)).toBe('0.088');
  });

  test('a boundary with no round value between its neighbours stays', () => {
    const narrow = roomOf([
      { from: '0', rate: '0.1' },
      { from: '999', rate: '0.2' },
      { from: '1000', rate: '0.3' },
      { from: '1000000', rate: '0.3' },
    ]);
    expect(draggedTo({ band: 2, what: 'from' }, { x: 200, y: 0, box: BOX }, roomOf(narrow.bands))).not.toBe('1000');
    const none = roomOf([
      { from: '0', rate: '0.1' },
      { from: '1000000', rate: '0.2' },
      { from: '1000000.5', rate: '0.2' },
      { from: '1000001', rate: '0.3' },
    ]);
    expect(draggedTo({ band: 2, what: 'from' }, { x: 10, y: 0, box: BOX }, none)).toBe('1000000.5');
  });

  test('keys go from round value to round value', () => {
    expect(nudged(FROM, 1, ROOM)).toBe('305000');
    expect(nudged(FROM, -10, ROOM)).toBe('250000');
    expect(nudged(RATE, -1, ROOM)).toBe('0.049');
    const odd = { ...ROOM, bands: BANDS.with(1, { from: '301234.56', rate: '0.0512' }) };
    expect(nudged(FROM, 1, odd)).toBe('305000');
    expect(nudged(FROM, -1, odd)).toBe('300000');
    expect(nudged(RATE, 1, odd)).toBe('0.052');
    expect(nudged({ band: 0, what: 'level' }, -100, ROOM)).toBe('0');
  });

  test('counts stay whole', () => {
    const few = roomOf(
      [
        { from: '0', rate: '0.1' },
        { from: '3', rate: '0.2' },
      ],
      'count',
    );
    expect(nudged(FROM, 1, few)).toBe('4');
    expect(draggedTo(FROM, { x: 100, y: 0, box: BOX }, few)).toMatch(/^\d+$/);
  });

  test('a band somebody took away meanwhile takes its handle along', () => {
    expect(withHandleAt({ band: 7, what: 'from' }, '5', ROOM)).toEqual(BANDS);
    expect(withHandleAt(FROM, '310000', ROOM)[1]).toEqual({ from: '310000', rate: '0.05' });
  });

  test.each([
    ['8100', '5000'],
    ['5000', '5000'],
    ['4999', '2000'],
    ['1', '1'],
    ['0.00175', '0.001'],
    ['0.99', '0.5'],
    ['1234567', '1000000'],
  ])('the round step under %s is %s', (value, step) => {
    expect(toExactText(roundStep(decimal(value)))).toBe(step);
  });

  test('whatever the hand does, boundaries rise and nothing of more digits than it has steps is written', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 1, max: 10_000_000 }), { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 0, max: 7 }),
        fc.double({ min: -100, max: 400, noNaN: true }),
        fc.double({ min: -100, max: 400, noNaN: true }),
        (starts, at, x, y) => {
          const froms = [0, ...starts.sort((a, b) => a - b)];
          const room = roomOf(froms.map((from, index) => ({ from: String(from), rate: `0.0${(index % 9) + 1}` })));
          const band = 1 + (at % starts.length);
          const value = draggedTo({ band, what: 'from' }, { x, y, box: BOX }, room);
          const moved = withHandleAt({ band, what: 'from' }, value, room).map(({ from }) => Number(from));
          expect(moved).toEqual([...moved].sort((a, b) => a - b));
          expect(new Set(moved).size).toBe(moved.length);
          expect(value).toMatch(/^\d+(\.\d{1,3})?$/);
        },
      ),
    );
  });
});
