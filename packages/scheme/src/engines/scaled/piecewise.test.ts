import { add, compare, decimal, multiply, type Rational, rational, ZERO } from '@premia/decimal';
import { describe, expect, test } from 'vitest';
import { kernelProgram, runRows } from '../../testing/kernel-program.ts';
import { addSteps, continuousPieces, evaluatePieces, isFlat, type Piece } from './piecewise.ts';

const piece = (from: string, slope: string, intercept: string, above = false): Piece => ({
  from: decimal(from),
  above,
  slope: decimal(slope),
  intercept: decimal(intercept),
});

/** What the pieces say, one after another. */
function expected(pieces: readonly Piece[], x: Rational): Rational {
  const last = pieces.findLast(({ from, above }) => (above ? compare(from, x) < 0 : compare(from, x) <= 0));
  return last === undefined ? ZERO : add(multiply(last.slope, x), last.intercept);
}

/** What the kernel says of tenths, which rise. */
function evaluated(pieces: readonly Piece[], tenths: readonly bigint[]): readonly Rational[] {
  const [min = 0n] = tenths;
  const max = tenths.at(-1) ?? min;
  let unit = 1n;
  const program = kernelProgram({
    columns: [{ min, max }],
    build: (builder, [register = 0]) => {
      const value = evaluatePieces(builder, { kind: 'whole', register, unit: 10n }, pieces);
      if (value.kind !== 'whole') throw new Error('not whole');
      unit = value.unit;
      return [value.register];
    },
  });
  const { outputs, unproven } = runRows(program, tenths);
  expect(unproven).toEqual([]);
  return (outputs[0] ?? []).map((whole) => rational(whole, unit));
}

const TENTHS = [-50n, -1n, 0n, 1n, 9n, 10n, 11n, 19n, 20n, 21n, 30n, 55n];

describe('a function of straight pieces', () => {
  test.each<[string, readonly Piece[]]>([
    ['none', []],
    ['one from zero', [piece('0', '0.5', '0')]],
    ['rising ever faster', [piece('0', '0.1', '0'), piece('1', '0.2', '-0.1'), piece('2', '0.5', '-0.7')]],
    ['with a jump', [piece('0', '0', '3'), piece('2', '0', '10')]],
    ['with a jump just after', [piece('0', '0', '3', true), piece('2', '1', '10', true)]],
    ['falling', [piece('-2', '-1', '4'), piece('1', '-3', '6')]],
    ['from below zero', [piece('-1', '2', '2')]],
    ['far above all values', [piece('100', '2', '2')]],
  ])('%s', (_, pieces) => {
    expect(evaluated(pieces, TENTHS)).toEqual(TENTHS.map((tenths) => expected(pieces, rational(tenths, 10n))));
    for (const tenths of TENTHS) {
      expect(evaluated(pieces, [tenths])).toEqual([expected(pieces, rational(tenths, 10n))]);
    }
  });
});

describe('pieces', () => {
  const bands = [
    { from: decimal('0'), slope: decimal('0.1') },
    { from: decimal('1'), slope: decimal('0.2') },
    { from: decimal('2'), slope: decimal('0') },
  ];

  test('of bands without jumps go on where the band before ends', () => {
    expect(continuousPieces(bands)).toEqual([
      piece('0', '0.1', '0'),
      piece('1', '0.2', '-0.1'),
      piece('2', '0', '0.3'),
    ]);
  });

  test('with steps are higher by all steps so far', () => {
    const steps = [
      { above: true, height: decimal('5') },
      { above: false, height: decimal('-2') },
    ];
    expect(addSteps(continuousPieces(bands), steps)).toEqual([
      piece('0', '0.1', '5', true),
      piece('1', '0.2', '2.9'),
      piece('2', '0', '3.3'),
    ]);
  });

  test('that are zero everywhere are flat', () => {
    expect([isFlat([]), isFlat([piece('0', '0', '0'), piece('5', '0', '0')])]).toEqual([true, true]);
    expect([isFlat([piece('0', '0', '0'), piece('5', '0', '1')]), isFlat([piece('0', '1', '0')])]).toEqual([
      false,
      false,
    ]);
  });
});
