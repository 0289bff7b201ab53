import type { Rational } from '@premia/decimal';

export interface ChartBand {
  readonly from: Rational;
  readonly height: Rational;
}

export interface StepChartShape {
  /** SVG path of the line in a box of `width` × `height`. */
  readonly line: string;
  /** The same line closed along the bottom, for the tint under it. */
  readonly area: string;
  /** Where the sample stands, null without one or left of the chart. */
  readonly dot: { readonly x: number; readonly y: number } | null;
  /** x of each boundary after the first. */
  readonly boundaries: readonly number[];
}

export interface StepChartInput {
  readonly bands: readonly ChartBand[];
  readonly isInterpolated: boolean;
  readonly sample: Rational | null;
  readonly width: number;
  readonly height: number;
}

/** Share of the last boundary shown beyond it, so that the open band has a width. */
const OPEN_BAND_SHARE = 0.35;
const TOP_MARGIN = 4;

/** Pixels need no exactness; nothing computed here is ever shown as a number. */
function approximate(value: Rational): number {
  const digits = value.numerator.toString().length - value.denominator.toString().length;
  if (Math.abs(digits) < 300 && value.denominator < 10n ** 300n && value.numerator < 10n ** 300n) {
    return Number(value.numerator) / Number(value.denominator);
  }
  return 0;
}

export function stepChart({ bands, isInterpolated, sample, width, height }: StepChartInput): StepChartShape {
  const points = bands.map((band) => ({ x: approximate(band.from), y: approximate(band.height) }));
  const first = points[0] ?? { x: 0, y: 0 };
  const last = points.at(-1) ?? first;
  const at = sample === null ? null : approximate(sample);
  const reach = (last.x - first.x || 1) * OPEN_BAND_SHARE;
  const end = Math.max(last.x + reach, at === null ? last.x : at + reach / 3);
  const top = Math.max(...points.map((point) => point.y), 0) || 1;
  const toX = (x: number) => ((x - first.x) / (end - first.x || 1)) * width;
  const toY = (y: number) => height - (Math.max(y, 0) / top) * (height - TOP_MARGIN);
  const corners = isInterpolated
    ? [...points, { x: end, y: last.y }]
    : points.flatMap((point, index) => [point, { x: points[index + 1]?.x ?? end, y: point.y }]);
  const line = corners
    .map((point, index) => `${index === 0 ? 'M' : 'L'}${fixed(toX(point.x))} ${fixed(toY(point.y))}`)
    .join('');
  return {
    line,
    area: `${line}L${fixed(width)} ${fixed(height)}L0 ${fixed(height)}Z`,
    dot: at === null || at < first.x ? null : { x: toX(at), y: toY(heightAt(points, at, isInterpolated)) },
    boundaries: points.slice(1).map((point) => toX(point.x)),
  };
}

function heightAt(
  points: readonly { readonly x: number; readonly y: number }[],
  x: number,
  isInterpolated: boolean,
): number {
  const index = points.findLastIndex((point) => point.x <= x);
  const low = points[index] ?? { x: 0, y: 0 };
  const high = points[index + 1];
  if (!isInterpolated || high === undefined) return low.y;
  return low.y + ((x - low.x) / (high.x - low.x || 1)) * (high.y - low.y);
}

const fixed = (value: number): string => value.toFixed(1);
