export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface LinkPath {
  /** SVG path. */
  readonly path: string;
  /** Where the value stands: at 60 % of the way, nearer to who reads it, so that a fan of links does not pile up; above a short one. */
  readonly label: Point;
}

const LABEL_AT = 0.6;
/** A line so short that a value in its way would cover the end a link is led elsewhere by. */
const SHORT = 200;
/** Half a value and half a grip: the value stands just above the line. */
const LIFT = 21;
const BEND_MIN = 40;
const BEND_MAX = 180;

/** A level curve that leaves to the right and arrives from the left, also when the target lies behind. */
export function linkPath(from: Point, to: Point): LinkPath {
  const bend = bendOf(from, to);
  const first = { x: from.x + bend, y: from.y };
  const second = { x: to.x - bend, y: to.y };
  return {
    path: `M${from.x} ${from.y}C${first.x} ${first.y} ${second.x} ${second.y} ${to.x} ${to.y}`,
    label: liftedIfShort(curvePoint([from, first, second, to], LABEL_AT), Math.hypot(to.x - from.x, to.y - from.y)),
  };
}

const liftedIfShort = ({ x, y }: Point, length: number): Point => ({ x, y: length < SHORT ? y - LIFT : y });

/** How far the curve runs level at either end. */
export function bendOf(from: Point, to: Point): number {
  const bend = Math.max(Math.abs(to.x - from.x) / 2, BEND_MIN);
  return to.x < from.x ? Math.min(bend, BEND_MAX) : bend;
}

/** A curve lies within the box of its four points. */
export function linkBox(from: Point, to: Point) {
  const bend = bendOf(from, to);
  const left = Math.min(from.x, to.x - bend);
  const right = Math.max(from.x + bend, to.x);
  const top = Math.min(from.y, to.y);
  return { x: left, y: top, width: right - left, height: Math.abs(to.y - from.y) };
}

function curvePoint([a, b, c, d]: readonly [Point, Point, Point, Point], t: number): Point {
  const s = 1 - t;
  const at = (axis: 'x' | 'y') =>
    s ** 3 * a[axis] + 3 * s ** 2 * t * b[axis] + 3 * s * t ** 2 * c[axis] + t ** 3 * d[axis];
  return { x: at('x'), y: at('y') };
}
