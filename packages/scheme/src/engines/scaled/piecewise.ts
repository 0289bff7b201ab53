import { add, compare, equals, multiply, type Rational, subtract, ZERO } from '@premia/decimal';
import { ceilDivide, floorDivide, type Interval } from './interval.ts';
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
  return sumWithin(builder, { product, intercept, x, pieces });
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

interface Line {
  readonly product: Numeric;
  readonly intercept: Numeric;
  readonly x: Numeric;
  readonly pieces: readonly Piece[];
}

/** `product + intercept`, with the range of the function itself instead of that of any slope with any intercept. */
function sumWithin(builder: KernelBuilder, { product, intercept, x, pieces }: Line): Numeric {
  const sum = addNumeric(builder, 'add', { left: product, right: intercept });
  if (sum.kind !== 'whole' || x.kind !== 'whole') return sum;
  const { operation } = builder.instruction(sum.register);
  if (operation.op !== 'add') return sum;
  const within = rangeOf(builder.intervalOf(x.register), x.unit, pieces);
  const scaled = { min: floorOf(within.min, sum.unit), max: ceilOf(within.max, sum.unit) };
  const register = builder.addWithin(operation.left, operation.right, scaled);
  return register === null ? sum : { ...sum, register };
}

function floorOf({ numerator, denominator }: Rational, unit: bigint): bigint {
  return floorDivide(numerator * unit, denominator);
}

function ceilOf({ numerator, denominator }: Rational, unit: bigint): bigint {
  return ceilDivide(numerator * unit, denominator);
}

function rangeOf({ min, max }: Interval, unit: bigint, pieces: readonly Piece[]): { min: Rational; max: Rational } {
  const least = { numerator: min, denominator: unit };
  const most = { numerator: max, denominator: unit };
  const first = pieces[0];
  const ends = first === undefined || compare(least, first.from) <= 0 ? [ZERO] : [];
  pieces.forEach((piece, index) => {
    const next = pieces[index + 1];
    const from = compare(least, piece.from) > 0 ? least : piece.from;
    const to = next === undefined || compare(most, next.from) < 0 ? most : next.from;
    if (compare(from, to) <= 0) ends.push(valueAt(piece, from), valueAt(piece, to));
  });
  const start = ends[0] ?? ZERO;
  return ends.reduce(
    (range, end) => ({
      min: compare(end, range.min) < 0 ? end : range.min,
      max: compare(end, range.max) > 0 ? end : range.max,
    }),
    { min: start, max: start },
  );
}

function valueAt({ slope, intercept }: Piece, x: Rational): Rational {
  return add(multiply(slope, x), intercept);
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
