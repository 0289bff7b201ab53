import { add, equals, multiply, type Rational, subtract, ZERO } from '@premia/decimal';
import type { Register } from './kernel.ts';
import type { KernelBuilder } from './kernel-builder.ts';
import { addNumeric, compareNumeric, multiplyNumeric, selectNumeric } from './numeric.ts';
import { type Numeric, wholeConstant } from './shape.ts';

/** From `from` on (above it, when `above`), the function is `slope * x + intercept`; zero before the first piece. */
export interface Piece {
  readonly from: Rational;
  readonly above: boolean;
  readonly slope: Rational;
  readonly intercept: Rational;
}

/** The value at `x` of a function made of straight pieces in rising order. */
export function evaluatePieces(builder: KernelBuilder, x: Numeric, pieces: readonly Piece[]): Numeric {
  const starts = pieces.map((piece) => reaches(builder, x, piece));
  const slope = chosen(
    builder,
    starts,
    pieces.map((piece) => piece.slope),
  );
  const intercept = chosen(
    builder,
    starts,
    pieces.map((piece) => piece.intercept),
  );
  const product = multiplyNumeric(builder, x, slope);
  return addNumeric(builder, 'add', { left: product, right: intercept });
}

/** Whether `x` lies in the piece or in a later one. */
export function reaches(builder: KernelBuilder, x: Numeric, piece: Pick<Piece, 'from' | 'above'>): Register {
  const right = wholeConstant(builder, piece.from);
  return compareNumeric(builder, piece.above ? 'greater' : 'greaterOrEqual', { left: x, right });
}

/** The last of `values` whose start holds; zero when none does. */
export function chosen(builder: KernelBuilder, starts: readonly Register[], values: readonly Rational[]): Numeric {
  let result: Numeric = wholeConstant(builder, ZERO);
  values.forEach((value, index) => {
    const start = starts[index];
    if (start === undefined) return;
    result = selectNumeric(builder, start, { then: wholeConstant(builder, value), otherwise: result });
  });
  return result;
}

/** Pieces of a function whose slope on each band is given and which has no jumps, starting from zero. */
export function continuousPieces(bands: readonly { from: Rational; slope: Rational }[]): readonly Piece[] {
  let intercept = ZERO;
  let slope = ZERO;
  return bands.map((band) => {
    intercept = add(intercept, multiply(subtract(slope, band.slope), band.from));
    slope = band.slope;
    return { from: band.from, above: false, slope, intercept };
  });
}

/** The sum of two functions with the same starts. */
export function addSteps(
  pieces: readonly Piece[],
  steps: readonly { above: boolean; height: Rational }[],
): readonly Piece[] {
  let total = ZERO;
  return pieces.map((piece, index) => {
    const step = steps[index];
    total = add(total, step?.height ?? ZERO);
    return { ...piece, above: step?.above ?? false, intercept: add(piece.intercept, total) };
  });
}

export function isFlat(pieces: readonly Piece[]): boolean {
  return pieces.every(({ slope, intercept }) => equals(slope, ZERO) && equals(intercept, ZERO));
}
