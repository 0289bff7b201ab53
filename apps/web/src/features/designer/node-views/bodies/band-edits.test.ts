import { describe, expect, test } from 'vitest';
import { bandOf, bandsFromRows, moveBoundary, removeBand, splitBand, writeBands } from './band-edits.ts';

const bands = [
  { from: '0', rate: '0.03' },
  { from: '300000', rate: '0.05' },
  { from: '600000', rate: '0.07' },
];
const froms = (list: readonly { readonly from: string }[]) => list.map((band) => band.from);

describe('bands', () => {
  test('a boundary stays between its neighbours, so that neither gap nor overlap can exist', () => {
    expect(moveBoundary(bands, 1, '250000.50')).toMatchObject({ ok: true });
    expect(moveBoundary(bands, 1, '600000')).toEqual({ ok: false, below: '0', above: '600000' });
    expect(moveBoundary(bands, 1, '0')).toEqual({ ok: false, below: '0', above: '600000' });
    expect(moveBoundary(bands, 2, '9000000')).toMatchObject({ ok: true });
  });

  test('a split halves a band, the open one goes on by the last step', () => {
    expect(froms(splitBand(bands, 0))).toEqual(['0', '150000', '300000', '600000']);
    expect(froms(splitBand(bands, 2))).toEqual(['0', '300000', '600000', '900000']);
    expect(froms(splitBand([{ from: '0', rate: '0.1' }], 0))).toEqual(['0', '100']);
    expect(splitBand([{ from: '0', rate: '0.1', to: '10' }], 0)).toEqual([
      { from: '0', rate: '0.1' },
      { from: '5', rate: '0.1', to: '10' },
    ]);
  });

  test('removing a band lets its neighbour reach over; the table keeps its beginning and its last band', () => {
    expect(froms(removeBand(bands, 1))).toEqual(['0', '600000']);
    expect(removeBand(bands, 0)).toEqual([
      { from: '0', rate: '0.05' },
      { from: '600000', rate: '0.07' },
    ]);
    expect(removeBand(bands.slice(0, 1), 0)).toHaveLength(1);
  });

  test('a value on a boundary belongs to the higher band', () => {
    expect([bandOf(bands, '299999.99'), bandOf(bands, '300000'), bandOf(bands, '-1'), bandOf(bands, null)]).toEqual([
      0,
      1,
      null,
      null,
    ]);
  });

  test('only the last band is written with an end', () => {
    expect(
      writeBands([
        { from: '0', to: '5', rate: '0' },
        { from: '5', to: '9', rate: '1' },
      ]),
    ).toEqual([
      { from: '0', rate: '0' },
      { from: '5', to: '9', rate: '1' },
    ]);
  });

  test.each([
    ['0\t3%\n300 000\t5%\n600 000\t7%', bands],
    ['От\tДо\tСтавка\n0\t300 000\t3\n300 000\t600 000\t5\n600 000\t\t7', bands],
    ['0\t0,03\n300000\t0,05\n600000\t0,07', bands],
    ['300000\t5%\n0\t3%', null],
    ['no\ttable', null],
    ['1,234\t5%', null],
  ])('rows from a spreadsheet: %j', (text, expected) => {
    expect(bandsFromRows(text)).toEqual(expected);
  });
});
