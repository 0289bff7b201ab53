import { divide, fromInteger, multiply, type Rational, subtract, ZERO } from '@premia/decimal';
import type { Band, TiersOperation } from '../../plan/plan.ts';
import type { Register } from './kernel.ts';
import type { KernelBuilder } from './kernel-builder.ts';
import { addNumeric, isAtLeast, multiplyNumeric } from './numeric.ts';
import { addSteps, chosen, continuousPieces, evaluatePieces, isFlat, type Piece } from './piecewise.ts';
import type { Numeric } from './shape.ts';

export interface TiersOperands {
  readonly value: Numeric;
  readonly position: Numeric | null;
  readonly base: Numeric | null;
}

export interface TiersResult {
  readonly value: Numeric;
  /** The bit of `value/above-last-band`; null where it cannot arise. */
  readonly above: Register | null;
}

/** The meaning is stated at `TiersOperation`; every table is a function of straight pieces of x = position + value. */
export function lowerTiers(builder: KernelBuilder, step: TiersOperation, operands: TiersOperands): TiersResult {
  const { value, position, base } = operands;
  const x = position === null ? value : addNumeric(builder, 'add', { left: position, right: value });
  if (step.output === 'band')
    return { value: bandNumber(builder, x, step.bands), above: aboveLast(builder, x, step.bands) };
  switch (step.mode) {
    case 'marginal':
      if (step.output === 'rate') return decidedRate(builder, x, step.bands);
      return { value: marginalAmount(builder, x, { step, position, base }), above: null };
    case 'whole':
      if (step.output === 'rate') return decidedRate(builder, x, step.bands);
      return wholeAmount(builder, x, { bands: step.bands, base: base ?? value });
    case 'interpolated':
      return interpolated(builder, x, { step, position, base: base ?? value });
  }
}

function rateOf(band: Band): Rational {
  return band.rate ?? ZERO;
}

function amountOf(band: Band): Rational {
  return band.amount ?? ZERO;
}

function bandNumber(builder: KernelBuilder, x: Numeric, bands: readonly Band[]): Numeric {
  const starts = bands.map((band) => isAtLeast(builder, x, band.from));
  return chosen(
    builder,
    starts,
    bands.map((_, index) => fromInteger(index + 1)),
  );
}

function lastEnd(bands: readonly Band[]): Rational | null {
  return bands.at(-1)?.to ?? null;
}

function aboveLast(builder: KernelBuilder, x: Numeric, bands: readonly Band[]): Register | null {
  const end = lastEnd(bands);
  return end === null ? null : isAtLeast(builder, x, end);
}

function decidedRate(builder: KernelBuilder, x: Numeric, bands: readonly Band[]): TiersResult {
  const starts = bands.map((band) => isAtLeast(builder, x, band.from));
  return { value: chosen(builder, starts, bands.map(rateOf)), above: aboveLast(builder, x, bands) };
}

function wholeAmount(
  builder: KernelBuilder,
  x: Numeric,
  { bands, base }: { bands: readonly Band[]; base: Numeric },
): TiersResult {
  const starts = bands.map((band) => isAtLeast(builder, x, band.from));
  const earned = multiplyNumeric(builder, base, chosen(builder, starts, bands.map(rateOf)));
  const fixed = chosen(builder, starts, bands.map(amountOf));
  const value = addNumeric(builder, 'add', { left: earned, right: fixed });
  return { value, above: aboveLast(builder, x, bands) };
}

interface AmountContext {
  readonly step: TiersOperation;
  readonly position: Numeric | null;
  readonly base: Numeric | null;
}

/** A band with a `to` that no other follows earns nothing beyond it. */
function closed(bands: readonly { from: Rational; slope: Rational }[], end: Rational | null) {
  return end === null ? bands : [...bands, { from: end, slope: ZERO }];
}

function marginalAmount(builder: KernelBuilder, x: Numeric, { step, position, base }: AmountContext): Numeric {
  const { bands } = step;
  const rates = continuousPieces(
    closed(
      bands.map((band) => ({ from: band.from, slope: rateOf(band) })),
      lastEnd(bands),
    ),
  );
  const steps = bands.map((band) => ({
    above: band.amount !== null && band.from.numerator === 0n,
    height: amountOf(band),
  }));
  if (base === null) return difference(builder, { x, position, pieces: addSteps(rates, steps) });
  const flat = rates.map((piece) => ({ ...piece, slope: ZERO, intercept: ZERO }));
  const rated = multiplyNumeric(builder, difference(builder, { x, position, pieces: rates }), base);
  const fixed = addSteps(flat, steps);
  if (isFlat(fixed)) return rated;
  return addNumeric(builder, 'add', { left: rated, right: difference(builder, { x, position, pieces: fixed }) });
}

interface Difference {
  readonly x: Numeric;
  readonly position: Numeric | null;
  readonly pieces: readonly Piece[];
}

/** f(x) − f(position). */
function difference(builder: KernelBuilder, { x, position, pieces }: Difference): Numeric {
  const whole = evaluatePieces(builder, x, pieces);
  if (position === null) return whole;
  return addNumeric(builder, 'subtract', { left: whole, right: evaluatePieces(builder, position, pieces) });
}

function interpolated(
  builder: KernelBuilder,
  x: Numeric,
  { step, position, base }: { step: TiersOperation; position: Numeric | null; base: Numeric },
): TiersResult {
  const { bands } = step;
  if (step.output === 'amount' && bands.some((band) => band.amount !== null)) {
    return { value: difference(builder, { x, position, pieces: amountPieces(bands) }), above: null };
  }
  const rate = evaluatePieces(builder, x, ratePieces(bands));
  const above = aboveLast(builder, x, bands);
  return { value: step.output === 'rate' ? rate : multiplyNumeric(builder, rate, base), above };
}

/** Runs from each band's rate to the next one's; level in the last. */
function ratePieces(bands: readonly Band[]): readonly Piece[] {
  return bands.map((band, index) => {
    const next = bands[index + 1];
    const slope =
      next === undefined ? ZERO : divide(subtract(rateOf(next), rateOf(band)), subtract(next.from, band.from));
    return { from: band.from, above: false, slope, intercept: subtract(rateOf(band), multiply(slope, band.from)) };
  });
}

/** Each band's amount is earned evenly over its width; an open last band adds nothing. */
function amountPieces(bands: readonly Band[]): readonly Piece[] {
  const ends = bands.map((band, index) => bands[index + 1]?.from ?? band.to);
  const slopes = bands.map((band, index) => {
    const end = ends[index] ?? null;
    return { from: band.from, slope: end === null ? ZERO : divide(amountOf(band), subtract(end, band.from)) };
  });
  return continuousPieces(closed(slopes, lastEnd(bands)));
}
