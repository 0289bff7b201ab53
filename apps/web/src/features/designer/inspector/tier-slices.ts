import { compare, decimal, minimum, multiply, parseDecimal, type Rational, subtract } from '@premia/decimal';
import { readBands } from '../node-views/bodies/band-edits.ts';

export interface TierSlice {
  readonly from: Rational;
  readonly to: Rational | null;
  readonly rate: Rational;
  /** The part of the value that lies in this band. */
  readonly slice: Rational;
  readonly part: Rational;
}

/** What each reached band pays on its own slice; only for a table that pays slices by rate. */
export function tierSlices(params: Readonly<Record<string, unknown>>, value: Rational): readonly TierSlice[] {
  if ((params['mode'] ?? 'marginal') !== 'marginal') return [];
  const bands = readBands(params['bands']);
  return bands.flatMap((band, index) => {
    const end = bands[index + 1]?.from ?? band.to;
    if (band.rate === undefined || ![band.from, band.rate].every((text) => parseDecimal(text).ok)) return [];
    const from = decimal(band.from);
    if (compare(value, from) <= 0) return [];
    const to = end === undefined ? null : decimal(end);
    const slice = subtract(to === null ? value : minimum(value, to), from);
    const rate = decimal(band.rate);
    return [{ from, to, rate, slice, part: multiply(slice, rate) }];
  });
}
