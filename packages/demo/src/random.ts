/** A seeded stream of random numbers; the same seed always tells the same story. */
export interface Random {
  /** Whole number, 0 ≤ n < `below`. */
  integer(below: number): number;
  /** Whole number, `from` ≤ n ≤ `to`. */
  between(from: number, to: number): number;
  /** True in `percent` of 100 cases. */
  chance(percent: number): boolean;
  pick<T>(choices: readonly T[]): T;
  /** An independent stream; drawing from it does not shift this one. */
  fork(label: string): Random;
}

function hashText(text: string): number {
  let hash = 2166136261;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 16777619);
  }
  return hash >>> 0;
}

/** splitmix32: small, well spread, and the same in every JavaScript engine. */
export function createRandom(seed: string): Random {
  let state = hashText(seed);
  const next = (): number => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = state ^ (state >>> 16);
    mixed = Math.imul(mixed, 0x21f0aaad);
    mixed ^= mixed >>> 15;
    mixed = Math.imul(mixed, 0x735a2d97);
    return (mixed ^ (mixed >>> 15)) >>> 0;
  };
  const integer = (below: number): number => next() % below;
  return {
    integer,
    between: (from, to) => from + integer(to - from + 1),
    chance: (percent) => integer(100) < percent,
    pick: (choices) => {
      const choice = choices[integer(choices.length)];
      if (choice === undefined) throw new RangeError('pick: nothing to choose from');
      return choice;
    },
    fork: (label) => createRandom(`${seed}/${label}`),
  };
}
