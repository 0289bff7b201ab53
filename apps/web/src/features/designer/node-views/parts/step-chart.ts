import {
  add,
  compare,
  decimal,
  divide,
  isZero,
  maximum,
  minimum,
  multiply,
  ONE,
  type Rational,
  rational,
  sign,
  subtract,
  ZERO,
} from '@premia/decimal';

export interface ChartBand {
  readonly from: Rational;
  readonly height: Rational;
}

/** What the edges of a chart stand for. Exact, because a handle that is let go becomes a value of the document. */
export interface ChartScale {
  readonly first: Rational;
  readonly end: Rational;
  readonly top: Rational;
}

export interface ChartBox {
  readonly width: number;
  readonly height: number;
}

/** A band as it is drawn: its level, and where it begins and ends. */
export interface ChartStep {
  readonly left: number;
  readonly right: number;
  readonly y: number;
}

export interface StepChartShape {
  /** SVG path of the line in a box of `width` × `height`. */
  readonly line: string;
  /** The same line closed along the bottom, for the tint under it. */
  readonly area: string;
  /** Where the sample stands, at the edge when beyond it; null without one or left of the chart. */
  readonly dot: { readonly x: number; readonly y: number } | null;
  /** x of each boundary after the first. */
  readonly boundaries: readonly number[];
  readonly steps: readonly ChartStep[];
}

export interface StepChartInput extends ChartBox {
  readonly bands: readonly ChartBand[];
  readonly isInterpolated: boolean;
  readonly sample: Rational | null;
  /** Held still while a handle is dragged; by default all bands fit, and the sample unless it is far beyond. */
  readonly scale?: ChartScale;
}

/** Share of the last boundary shown beyond it, so that the open band has a width. */
const OPEN_BAND_SHARE = decimal('0.35');
const THIRD = rational(1n, 3n);
export const CHART_TOP_MARGIN = 4;
/** The dot of a sample beyond the edge is still seen whole. */
const DOT_MARGIN = 4;

/** Pixels need no exactness; nothing computed here is ever shown as a number. */
function approximate(value: Rational): number {
  const digits = value.numerator.toString().length - value.denominator.toString().length;
  if (Math.abs(digits) < 300 && value.denominator < 10n ** 300n && value.numerator < 10n ** 300n) {
    return Number(value.numerator) / Number(value.denominator);
  }
  return 0;
}

/** `headroom` is how many times the highest level fits under the upper edge. */
export function chartScale(bands: readonly ChartBand[], sample: Rational | null, headroom = ONE): ChartScale {
  const first = bands[0]?.from ?? ZERO;
  const last = bands.at(-1)?.from ?? first;
  const spread = subtract(last, first);
  const reach = multiply(isZero(spread) ? ONE : spread, OPEN_BAND_SHARE);
  const beyond = sample === null ? last : add(sample, multiply(reach, THIRD));
  // Bands that can still be told apart say more than how far beyond all of them somebody is.
  const farthest = isZero(spread) ? beyond : minimum(beyond, add(last, spread));
  const highest = bands.map(({ height }) => height).reduce(maximum, ZERO);
  return {
    first,
    end: maximum(add(last, reach), farthest),
    top: multiply(isZero(highest) ? ONE : highest, headroom),
  };
}

export function stepChart({ bands, isInterpolated, sample, width, height, scale }: StepChartInput): StepChartShape {
  const { first, end, top } = scale ?? chartScale(bands, sample);
  const across = subtract(end, first);
  const toX = (value: Rational) =>
    sign(across) <= 0 ? 0 : approximate(divide(subtract(value, first), across)) * width;
  const toY = (value: Rational) =>
    height - approximate(divide(maximum(value, ZERO), top)) * (height - CHART_TOP_MARGIN);
  const points = bands.map((band) => ({ x: toX(band.from), y: toY(band.height) }));
  const last = points.at(-1) ?? { x: 0, y: height };
  const corners = isInterpolated
    ? [...points, { x: width, y: last.y }]
    : points.flatMap((point, index) => [point, { x: points[index + 1]?.x ?? width, y: point.y }]);
  const line = corners.map((point, index) => `${index === 0 ? 'M' : 'L'}${fixed(point.x)} ${fixed(point.y)}`).join('');
  const dot = sample === null || compare(sample, first) < 0 ? null : Math.min(toX(sample), width - DOT_MARGIN);
  return {
    line,
    area: `${line}L${fixed(width)} ${fixed(height)}L0 ${fixed(height)}Z`,
    dot: dot === null ? null : { x: dot, y: levelAt(points, dot, isInterpolated) ?? height },
    boundaries: points.slice(1).map((point) => point.x),
    steps: points.map((point, index) => ({ left: point.x, right: points[index + 1]?.x ?? width, y: point.y })),
  };
}

function levelAt(
  points: readonly { readonly x: number; readonly y: number }[],
  x: number,
  isInterpolated: boolean,
): number | undefined {
  // A boundary belongs to the higher band.
  const index = points.findLastIndex((point) => point.x <= x);
  const low = points[index];
  const high = points[index + 1];
  if (low === undefined || !isInterpolated || high === undefined) return low?.y;
  return low.y + ((x - low.x) / (high.x - low.x || 1)) * (high.y - low.y);
}

const fixed = (value: number): string => value.toFixed(1);
