export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface LinkPath {
  /** SVG path. */
  readonly path: string;
  /** Where the value stands: at 60 % of the way, nearer to who reads it, so that a fan of links does not pile up. */
  readonly label: Point;
}

const LABEL_AT = 0.6;
const BEND_MIN = 40;
const BEND_MAX = 180;

/** A level curve that leaves to the right and arrives from the left, also when the target lies behind. */
export function linkPath(from: Point, to: Point): LinkPath {
  const distance = Math.abs(to.x - from.x);
  const bend = Math.min(Math.max(distance / 2, BEND_MIN), to.x < from.x ? BEND_MAX : Math.max(distance / 2, BEND_MIN));
  const first = { x: from.x + bend, y: from.y };
  const second = { x: to.x - bend, y: to.y };
  return {
    path: `M${from.x} ${from.y}C${first.x} ${first.y} ${second.x} ${second.y} ${to.x} ${to.y}`,
    label: curvePoint([from, first, second, to], LABEL_AT),
  };
}

function curvePoint([a, b, c, d]: readonly [Point, Point, Point, Point], t: number): Point {
  const s = 1 - t;
  const at = (axis: 'x' | 'y') =>
    s ** 3 * a[axis] + 3 * s ** 2 * t * b[axis] + 3 * s * t ** 2 * c[axis] + t ** 3 * d[axis];
  return { x: at('x'), y: at('y') };
}
