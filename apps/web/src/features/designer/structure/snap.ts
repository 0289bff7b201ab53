import type { Box } from './boxes.ts';

/** A line drawn while something is dragged, where its edge or middle meets that of a neighbour. */
export interface SnapLine {
  readonly axis: 'x' | 'y';
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

export interface Snapped {
  /** How far the dragged box is pulled to lie on the lines. */
  readonly dx: number;
  readonly dy: number;
  readonly lines: readonly SnapLine[];
}

/** Finds, on each axis, the nearest edge or middle of another box within reach. */
export function snapTo(moving: Box, others: readonly Box[], reach: number): Snapped {
  const across = nearest(moving, others, { axis: 'x', reach });
  const along = nearest(moving, others, { axis: 'y', reach });
  return {
    dx: across?.by ?? 0,
    dy: along?.by ?? 0,
    lines: [across, along].flatMap((found) => (found === null ? [] : [found.line])),
  };
}

interface Pull {
  readonly by: number;
  readonly line: SnapLine;
}

function nearest(
  moving: Box,
  others: readonly Box[],
  search: { readonly axis: 'x' | 'y'; readonly reach: number },
): Pull | null {
  const { axis, reach } = search;
  let best: Pull | null = null;
  for (const other of others) {
    for (const mine of marksOf(moving, axis)) {
      for (const at of marksOf(other, axis)) {
        const by = at - mine;
        if (Math.abs(by) > reach || (best !== null && Math.abs(best.by) <= Math.abs(by))) continue;
        best = { by, line: { axis, at, ...reachOf(moving, other, axis) } };
      }
    }
  }
  return best;
}

function marksOf({ x, y, width, height }: Box, axis: 'x' | 'y'): readonly number[] {
  return axis === 'x' ? [x, x + width / 2, x + width] : [y, y + height / 2, y + height];
}

/** How long the line is: from one box to the other. */
function reachOf(a: Box, b: Box, axis: 'x' | 'y'): Pick<SnapLine, 'from' | 'to'> {
  return axis === 'x'
    ? { from: Math.min(a.y, b.y), to: Math.max(a.y + a.height, b.y + b.height) }
    : { from: Math.min(a.x, b.x), to: Math.max(a.x + a.width, b.x + b.width) };
}
