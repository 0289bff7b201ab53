import type { Stretch } from './line.ts';
import { type Asked, type Change, changeTo, lookOf, paysMore } from './one-change.ts';
import type { PayMore } from './pay-more.ts';
import { RangeEvaluator, type RangeResult } from './range-evaluator.ts';
import { firstPlace } from './search.ts';
import { downward, placesDown, type Varied } from './varied.ts';

/** A sentence names no more inputs than these. */
const TOGETHER_MAX = 3;

/** Changes of several inputs that pay more together, of inputs none of which does alone. */
export function changesTogether(asked: Asked, silent: readonly Varied[]): readonly PayMore[] {
  const found: PayMore[] = [];
  let left = silent;
  while (left.length > 1 && asked.effort.left > 0) {
    const needed = neededTogether(asked, left);
    if (needed.length === 0) break;
    if (needed.length > 1 && needed.length <= TOGETHER_MAX) found.push(...smallest(asked, needed));
    left = left.filter((varied) => !needed.includes(varied));
  }
  return found;
}

/** The inputs without any one of which bounds allow nothing more, whatever the others are; none where they do not either. */
function neededTogether(asked: Asked, all: readonly Varied[]): readonly Varied[] {
  const evaluator = evaluatorOf(asked, all, -1);
  const stretches = all.map(anywhere);
  const look = (known: RangeResult | null): RangeResult | null => {
    const result = evaluator.evaluate(stretches, known?.known);
    asked.effort.left -= result.work;
    return lookOf(asked, result, NOWHERE).mayHold ? result : null;
  };
  let known = look(null);
  if (known === null) return [];
  const needed: Varied[] = [];
  for (const [index, varied] of all.entries()) {
    const free = stretches[index] ?? NOWHERE;
    stretches[index] = NOWHERE;
    const without: RangeResult | null = asked.effort.left > 0 ? look(known) : null;
    if (without !== null) known = without;
    else {
      stretches[index] = free;
      needed.push(varied);
    }
  }
  return needed;
}

const NOWHERE: Stretch = { low: 0, high: 0 };

function anywhere({ variation, places }: Varied): Stretch {
  return { low: -placesDown(variation, places), high: places };
}

function evaluatorOf({ evaluated }: Asked, varied: readonly Varied[], lead: number): RangeEvaluator {
  return new RangeEvaluator(
    evaluated,
    varied.map(({ variation }) => variation),
    lead,
  );
}

/** The first input as little as the others allow, wherever they are; then the second; to the last. */
function smallest(asked: Asked, needed: readonly Varied[]): readonly PayMore[] {
  const places = placesFrom(asked, needed, []);
  if (places === null) return [];
  const standing = places.map(({ place }) => ({ low: place, high: place }));
  const evaluator = evaluatorOf(
    asked,
    places.map(({ varied }) => varied),
    0,
  );
  const { crossing } = evaluator.evaluate(standing);
  return changeTo(asked, movedTo(places, evaluator), { kind: 'together', crossing });
}

interface Placed {
  readonly varied: Varied;
  readonly place: number;
}

function movedTo(places: readonly Placed[], { order }: RangeEvaluator): Change {
  return { moved: places.map(({ varied, place }) => ({ variation: varied.variation, place })), order };
}

/** Places of all inputs, those `before` given: null where nothing pays more. */
function placesFrom(asked: Asked, needed: readonly Varied[], before: readonly Placed[]): readonly Placed[] | null {
  const [upward, ...after] = needed.slice(before.length);
  if (upward === undefined) return before;
  const forms = upward.variation.fact === null ? [upward, downward(upward)] : [upward];
  for (const varied of forms) {
    if (varied.places < 1) continue;
    const evaluator = evaluatorOf(asked, [...before.map((placed) => placed.varied), varied, ...after], before.length);
    const standing = before.map(({ place }) => ({ low: place, high: place }));
    let found: readonly Placed[] | null = null;
    const place = firstPlace<RangeResult>(
      {
        effort: asked.effort,
        look: (stretch, known) => {
          const result = evaluator.evaluate([...standing, stretch, ...after.map(anywhere)], known?.known);
          return lookOf(asked, result, stretch);
        },
        isAt: (at, known) => {
          const placed = [...before, { varied, place: at }];
          if (after.length === 0) found = paysMore(asked, known, movedTo(placed, evaluator)) ? placed : null;
          else found = placesFrom(asked, needed, placed);
          return found !== null;
        },
      },
      { low: 1, high: varied.places },
    );
    if (place !== null) return found;
  }
  return null;
}
