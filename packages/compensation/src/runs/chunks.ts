/**
 * People a worker calculates and commits at once: small enough to lose, large enough to be worth a transaction and a
 * generated program.
 */
export const CHUNK_SIZE = 1_000;

/** A slice of a run's people, `[fromOrdinal, toOrdinal)`. */
export interface Chunk {
  readonly ordinal: number;
  readonly fromOrdinal: number;
  readonly toOrdinal: number;
}

/** Cuts a run into chunks while its people are being written down, in their order. */
export interface ChunkCutter {
  /** People of schemes that look at nobody else; they are cut where a chunk is full. */
  add(people: number): void;
  /** A scheme that looks at the team is calculated for all its people at once, whatever their number. */
  addWhole(people: number): void;
  chunks(): readonly Chunk[];
}

export function createChunkCutter(size = CHUNK_SIZE): ChunkCutter {
  const done: Chunk[] = [];
  let from = 0;
  let waiting = 0;
  const cut = (people: number): void => {
    if (people === 0) return;
    done.push({ ordinal: done.length, fromOrdinal: from, toOrdinal: from + people });
    from += people;
  };
  return {
    add(people) {
      waiting += people;
      for (; waiting >= size; waiting -= size) cut(size);
    },
    addWhole(people) {
      cut(waiting);
      waiting = 0;
      cut(people);
    },
    chunks() {
      cut(waiting);
      waiting = 0;
      return done;
    },
  };
}
