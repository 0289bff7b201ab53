/**
 * Real intervals with double ends, always widened outwards, so that the exact value stays inside
 * although the ends are rounded.
 */
export interface Bounds {
  readonly min: number;
  readonly max: number;
}

/** Half a unit in the last place of 1: the relative error of one IEEE operation. */
export const ROUNDING_UNIT = 2 ** -53;
/** More than any number of roundings that one step of this module makes. */
const WIDENING = 2 ** -48;

/** An end that overflowed may lie anywhere beyond the doubles; one that is no number bounds nothing. */
function widened(min: number, max: number): Bounds {
  const least = Math.min(min, Number.MAX_VALUE);
  const most = Math.max(max, -Number.MAX_VALUE);
  return {
    min: Number.isNaN(min) ? Number.NEGATIVE_INFINITY : least - Math.abs(least) * WIDENING - Number.MIN_VALUE,
    max: Number.isNaN(max) ? Number.POSITIVE_INFINITY : most + Math.abs(most) * WIDENING + Number.MIN_VALUE,
  };
}

export function boundsOf(min: number, max: number): Bounds {
  return widened(min, max);
}

/** `interval / unit`. */
export function boundsOfWhole({ min, max }: { readonly min: bigint; readonly max: bigint }, unit: bigint): Bounds {
  return widened(Number(min) / Number(unit), Number(max) / Number(unit));
}

export function largestMagnitude({ min, max }: Bounds): number {
  return Math.max(Math.abs(min), Math.abs(max));
}

/** An upper bound of a non-negative error computed in doubles; what is no number bounds nothing. */
export function errorAbove(error: number): number {
  if (Number.isNaN(error)) return Number.POSITIVE_INFINITY;
  return error * (1 + WIDENING) + Number.MIN_VALUE;
}

export function addBounds(left: Bounds, right: Bounds): Bounds {
  return widened(left.min + right.min, left.max + right.max);
}

export function multiplyBounds(left: Bounds, right: Bounds): Bounds {
  const corners = [left.min * right.min, left.min * right.max, left.max * right.min, left.max * right.max];
  return widened(Math.min(...corners), Math.max(...corners));
}

export function negateBounds({ min, max }: Bounds): Bounds {
  return { min: -max, max: -min };
}

export function absoluteBounds(value: Bounds): Bounds {
  if (value.min >= 0) return value;
  if (value.max <= 0) return negateBounds(value);
  return { min: 0, max: largestMagnitude(value) };
}

export function minimumBounds(left: Bounds, right: Bounds): Bounds {
  return { min: Math.min(left.min, right.min), max: Math.min(left.max, right.max) };
}

export function maximumBounds(left: Bounds, right: Bounds): Bounds {
  return { min: Math.max(left.min, right.min), max: Math.max(left.max, right.max) };
}

export function joinBounds(left: Bounds, right: Bounds): Bounds {
  return { min: Math.min(left.min, right.min), max: Math.max(left.max, right.max) };
}

/** One over bounds that do not contain zero. */
export function reciprocalBounds({ min, max }: Bounds): Bounds {
  return widened(1 / max, 1 / min);
}
