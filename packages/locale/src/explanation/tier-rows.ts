import {
  add,
  compare,
  divide,
  isZero,
  maximum,
  minimum,
  multiply,
  ONE,
  type Rational,
  sign,
  subtract,
  ZERO,
} from '@premia/decimal';
import { decimalIn } from './decimal-in.ts';

/** A band of a tier table as the document holds it. */
export interface TierBand {
  readonly from: Rational;
  readonly to: Rational | null;
  readonly rate: Rational | null;
  readonly amount: Rational | null;
}

/** Reads the bands of a `tiers` node's params; entries that are not bands are left out. */
export function readBands(params: unknown): readonly TierBand[] {
  if (!Array.isArray(params)) return [];
  const bands = params.filter(
    (band): band is Readonly<Record<string, unknown>> => typeof band === 'object' && band !== null,
  );
  return bands.map((band, index) => ({
    from: decimalIn(band['from']) ?? ZERO,
    to: decimalIn(bands[index + 1]?.['from']) ?? decimalIn(band['to']),
    rate: decimalIn(band['rate']),
    amount: decimalIn(band['amount']),
  }));
}

export interface TierSlice {
  readonly band: TierBand;
  /** The part of the value inside the band; of `base`, when the rates are rates of that. */
  readonly part: Rational;
  /** The fixed amount of a band entered on the way. */
  readonly fixed: Rational;
  readonly earned: Rational;
}

export interface TierPath {
  readonly value: Rational;
  readonly position: Rational;
  /** What the rates are rates of, when it is not the value itself. */
  readonly base: Rational | null;
}

/** The bands that [position, position + value) runs through, each with its part and what it earns. */
export function slicesOf(bands: readonly TierBand[], { value, position, base }: TierPath): readonly TierSlice[] {
  const end = add(position, value);
  return bands.flatMap((band) => {
    const inside = subtract(minimum(band.to ?? end, end), maximum(band.from, position));
    const part = multiply(maximum(inside, ZERO), base ?? ONE);
    const isEntered = entered(band, end) && !entered(band, position);
    const fixed = isEntered ? (band.amount ?? ZERO) : ZERO;
    if (isZero(part) && isZero(fixed)) return [];
    return [{ band, part, fixed, earned: add(multiply(part, band.rate ?? ZERO), fixed) }];
  });
}

/** A band from zero is entered by anything above zero, every other one by its first unit. */
function entered({ from }: TierBand, reached: Rational): boolean {
  return isZero(from) ? sign(reached) > 0 : compare(from, reached) <= 0;
}

/** The band that holds a value; null below the first one. */
export function bandOf(bands: readonly TierBand[], value: Rational): TierBand | null {
  return bands.findLast((band) => compare(band.from, value) <= 0) ?? null;
}

/** The rate between those of the band and the next one; null below the first band. */
export function smoothRate(bands: readonly TierBand[], reached: Rational): Rational | null {
  const band = bandOf(bands, reached);
  if (band === null) return null;
  const rate = band.rate ?? ZERO;
  const next = bands[bands.indexOf(band) + 1];
  if (next === undefined) return rate;
  const share = divide(subtract(reached, band.from), subtract(next.from, band.from));
  return add(rate, multiply(share, subtract(next.rate ?? ZERO, rate)));
}
