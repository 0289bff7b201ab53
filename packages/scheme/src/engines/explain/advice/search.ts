import type { Stretch } from './line.ts';

/** Steps that may still be worked out, for all searches of one person together: nobody waits for a hopeless one. */
export interface Effort {
  left: number;
}

/** What bounds say of a stretch, and what they need to say more of a part of it. */
export interface Look<Known> {
  /** Whether the stretch may hold what is looked for. False is certain. */
  readonly mayHold: boolean;
  /** Steps that were worked out for it. */
  readonly work: number;
  /** Places where something turns: the first ones of what lies behind. */
  readonly turns: readonly number[];
  readonly known: Known;
}

export interface Search<Known> {
  readonly effort: Effort;
  /** `known` is what was found of a stretch around this one; null at first. */
  readonly look: (stretch: Stretch, known: Known | null) => Look<Known>;
  /** Whether a single place is what is looked for. */
  readonly isAt: (place: number, known: Known) => boolean;
}

interface Open<Known> {
  readonly stretch: Stretch;
  readonly known: Known | null;
  readonly depth: number;
}

/**
 * The first place of a stretch that is looked for, in the direction from its start: null when there is none, or none was
 * found with the effort allowed. The left part is always done with before the right one is begun, and a part is passed
 * over only when it certainly holds nothing: what is found first is the first.
 */
export function firstPlace<Known>({ effort, look, isAt }: Search<Known>, whole: Stretch): number | null {
  const open: Open<Known>[] = startOf(whole).map((stretch) => ({ stretch, known: null, depth: 0 }));
  while (effort.left > 0) {
    const next = open.pop();
    if (next === undefined) return null;
    const { stretch, depth } = next;
    const { mayHold, work, turns, known } = look(stretch, next.known);
    effort.left -= work;
    if (!mayHold) continue;
    const { low, high } = stretch;
    if (low === high) {
      if (isAt(low, known)) return low;
      continue;
    }
    const cut = cutOf(stretch, depth, turns);
    open.push({ stretch: { low: cut, high }, known, depth: depth + 1 });
    open.push({ stretch: { low, high: cut - 1 }, known, depth: depth + 1 });
  }
  return null;
}

/** So many places at the start are looked at by themselves: the change is small more often than not. */
const NEAR = 1_024;

/** The last is looked at first. */
function startOf({ low, high }: Stretch): readonly Stretch[] {
  const near = low + NEAR - 1;
  return near >= high
    ? [{ low, high }]
    : [
        { low: near + 1, high },
        { low, high: near },
      ];
}

/** Every so often a stretch is halved whatever turns in it: turns may creep along where nothing runs straight. */
const HALVED_EVERY = 3;

/** Where the right part begins: at the middle one of the turns, or in the middle. */
function cutOf({ low, high }: Stretch, depth: number, turns: readonly number[]): number {
  const inside = turns.filter((place) => low < place && place <= high).sort((left, right) => left - right);
  const turn = inside[inside.length >> 1];
  const isHalved = turn === undefined || depth % HALVED_EVERY === HALVED_EVERY - 1;
  return isHalved ? Math.floor((low + high) / 2) + 1 : turn;
}
