import { LABEL_AT, labelOf, type Point } from '../flow-adapter/link-path.ts';
import { type Area, overlaps, type Scene } from '../flow-adapter/scene.ts';

/** What a value takes up, roughly: its width is known only once it is drawn. */
const PILL = { width: 84, height: 26 } as const;
/** Where else along its link a value may stand, nearest to the usual place first. */
const SHARES = [LABEL_AT, 0.5, 0.7, 0.4, 0.8, 0.3, 0.2, 0.9] as const;

/**
 * How far along their links the values in a view stand, for those that would lie under a card, or on another value, in
 * the usual place. One that is covered everywhere stays where it always is.
 */
export function pillPlaces(
  { blocks, curves }: Pick<Scene, 'blocks' | 'curves'>,
  view: Area,
): ReadonlyMap<string, number> {
  const taken: Area[] = blocks.filter((block) => block.flow.type === 'card' && overlaps(block, view));
  const places = new Map<string, number>();
  for (const { id, stretches, box } of curves) {
    if (!overlaps(box, view)) continue;
    const isFree = (share: number) => !taken.some((area) => overlaps(area, pillAround(labelOf(stretches, share))));
    const share = SHARES.find(isFree) ?? LABEL_AT;
    taken.push(pillAround(labelOf(stretches, share)));
    if (share !== LABEL_AT) places.set(id, share);
  }
  return places;
}

function pillAround({ x, y }: Point): Area {
  return { x: x - PILL.width / 2, y: y - PILL.height / 2, ...PILL };
}

export function samePlaces(before: ReadonlyMap<string, number>, after: ReadonlyMap<string, number>): boolean {
  return before.size === after.size && [...before].every(([id, share]) => after.get(id) === share);
}
