export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A point the line of a link goes through, counted from the output it leaves. */
export type ViaPoint = readonly [x: number, y: number];

export interface LinkPath {
  /** SVG path. */
  readonly path: string;
  readonly stretches: readonly LinkStretch[];
}

/** A level curve between two points of the line; `bend` is how far it runs level at either end. */
export interface LinkStretch {
  readonly from: Point;
  readonly to: Point;
  readonly bend: number;
}

export const LABEL_AT = 0.6;
/** A line so short that a value in its way would cover the end a link is led elsewhere by. */
const SHORT = 200;
/** Half a value and half a grip: the value stands just above the line. */
const LIFT = 21;
const BEND_MIN = 40;
const BEND_MAX = 180;

const STRAIGHT: readonly ViaPoint[] = [];

/** A level curve that leaves to the right and arrives from the left, also when the target lies behind; through its points. */
export function linkPath(from: Point, to: Point, via: readonly ViaPoint[] = STRAIGHT): LinkPath {
  const stretches = stretchesOf(from, to, via);
  const curves = stretches.map(({ from: start, to: end, bend }) => {
    const [first, second] = handlesOf({ from: start, to: end, bend });
    return `C${first.x} ${first.y} ${second.x} ${second.y} ${end.x} ${end.y}`;
  });
  return { path: `M${from.x} ${from.y}${curves.join('')}`, stretches };
}

/** What the line is made of: one curve, or one more for every point. */
export function stretchesOf(from: Point, to: Point, via: readonly ViaPoint[] = STRAIGHT): readonly LinkStretch[] {
  if (via.length === 0) return [{ from, to, bend: bendOf(from, to) }];
  const points = [from, ...via.map(([x, y]) => ({ x: from.x + x, y: from.y + y })), to];
  return points.slice(1).map((end, index) => {
    const start = points[index] ?? from;
    // Between points that lie close a full bend would be a loop.
    return {
      from: start,
      to: end,
      bend: Math.min(bendOf(start, end), Math.hypot(end.x - start.x, end.y - start.y) / 2),
    };
  });
}

/**
 * Where the value of a line stands: at 60 % of the way unless told otherwise, nearer to who reads it, so that a fan of links
 * does not pile up; above a short line.
 */
export function labelOf(stretches: readonly LinkStretch[], share = LABEL_AT): Point {
  const lengths = stretches.map(({ from, to }) => Math.hypot(to.x - from.x, to.y - from.y));
  const whole = lengths.reduce((sum, length) => sum + length, 0);
  let left = whole * share;
  for (const [index, stretch] of stretches.entries()) {
    const length = lengths[index] ?? 0;
    if (left <= length || index === stretches.length - 1) {
      const [first, second] = handlesOf(stretch);
      const at = stretches.length === 1 ? share : Math.min(left / (length || 1), 1);
      return liftedIfShort(curvePoint([stretch.from, first, second, stretch.to], at), whole);
    }
    left -= length;
  }
  return stretches[0]?.from ?? { x: 0, y: 0 };
}

function handlesOf({ from, to, bend }: LinkStretch): readonly [Point, Point] {
  return [
    { x: from.x + bend, y: from.y },
    { x: to.x - bend, y: to.y },
  ];
}

const liftedIfShort = ({ x, y }: Point, length: number): Point => ({ x, y: length < SHORT ? y - LIFT : y });

/** How far the curve runs level at either end. */
function bendOf(from: Point, to: Point): number {
  const bend = Math.max(Math.abs(to.x - from.x) / 2, BEND_MIN);
  return to.x < from.x ? Math.min(bend, BEND_MAX) : bend;
}

/** A curve lies within the box of its four points. */
export function linkBox(stretches: readonly LinkStretch[]) {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { from, to, bend } of stretches) {
    left = Math.min(left, from.x, to.x - bend);
    right = Math.max(right, from.x + bend, to.x);
    top = Math.min(top, from.y, to.y);
    bottom = Math.max(bottom, from.y, to.y);
  }
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** Between which of its points a link is nearest to a place: a new point comes there. */
export function stretchNearest(stretches: readonly LinkStretch[], { x, y }: Point): number {
  let best = 0;
  let least = Infinity;
  for (const [index, stretch] of stretches.entries()) {
    const [first, second] = handlesOf(stretch);
    for (let step = 0; step <= 16; step += 1) {
      const point = curvePoint([stretch.from, first, second, stretch.to], step / 16);
      const distance = Math.hypot(point.x - x, point.y - y);
      if (distance >= least) continue;
      least = distance;
      best = index;
    }
  }
  return best;
}

function curvePoint([a, b, c, d]: readonly [Point, Point, Point, Point], t: number): Point {
  const s = 1 - t;
  const at = (axis: 'x' | 'y') =>
    s ** 3 * a[axis] + 3 * s ** 2 * t * b[axis] + 3 * s * t ** 2 * c[axis] + t ** 3 * d[axis];
  return { x: at('x'), y: at('y') };
}
