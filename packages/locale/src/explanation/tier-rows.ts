import {
  add,
  compare,
  isZero,
  maximum,
  minimum,
  multiply,
  parseDecimal,
  type Rational,
  subtract,
  ZERO,
} from '@premia/decimal';

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
    from: numberIn(band['from']) ?? ZERO,
    to: numberIn(bands[index + 1]?.['from']) ?? numberIn(band['to']),
    rate: numberIn(band['rate']),
    amount: numberIn(band['amount']),
  }));
}

function numberIn(value: unknown): Rational | null {
  if (typeof value !== 'string' && typeof value !== 'number') return null;
  const parsed = parseDecimal(String(value));
  return parsed.ok ? parsed.value : null;
}

export interface TierSlice {
  readonly band: TierBand;
  /** The part of the value inside the band. */
  readonly part: Rational;
  readonly earned: Rational;
}

/** The bands that [position, position + value) runs through, each with its part and what it earns by its rate. */
export function slicesOf(bands: readonly TierBand[], value: Rational, position: Rational): readonly TierSlice[] {
  const end = add(position, value);
  return bands.flatMap((band) => {
    const from = maximum(band.from, position);
    const to = band.to === null ? end : minimum(band.to, end);
    if (compare(to, from) <= 0) return [];
    const part = subtract(to, from);
    return isZero(part) ? [] : [{ band, part, earned: multiply(part, band.rate ?? ZERO) }];
  });
}

/** The band that holds a value; null below the first one. */
export function bandOf(bands: readonly TierBand[], value: Rational): TierBand | null {
  return bands.findLast((band) => compare(band.from, value) <= 0) ?? null;
}
