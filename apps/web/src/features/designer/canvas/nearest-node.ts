export interface Box {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export type Direction = 'left' | 'right' | 'up' | 'down';

/** How much a step aside counts against a step ahead: a box straight ahead wins over a closer one off the line. */
const ASIDE_WEIGHT = 2;

/** The box an arrow key should go to from `from`, or null at the edge of the drawing. */
export function nearestBox(boxes: readonly Box[], from: Box, direction: Direction): Box | null {
  let best: Box | null = null;
  let bestCost = Number.POSITIVE_INFINITY;
  for (const box of boxes) {
    if (box.id === from.id) continue;
    const { ahead, aside } = offset(from, box, direction);
    if (ahead <= 0) continue;
    const cost = ahead + aside * ASIDE_WEIGHT;
    if (cost < bestCost || (cost === bestCost && best !== null && box.id < best.id)) {
      best = box;
      bestCost = cost;
    }
  }
  return best;
}

function offset(from: Box, to: Box, direction: Direction): { readonly ahead: number; readonly aside: number } {
  const x = to.x + to.width / 2 - (from.x + from.width / 2);
  const y = to.y + to.height / 2 - (from.y + from.height / 2);
  switch (direction) {
    case 'left':
      return { ahead: -x, aside: Math.abs(y) };
    case 'right':
      return { ahead: x, aside: Math.abs(y) };
    case 'up':
      return { ahead: -y, aside: Math.abs(x) };
    case 'down':
      return { ahead: y, aside: Math.abs(x) };
  }
}
