/** People a worker calculates and commits at once: small enough to lose, large enough to be worth a transaction. */
export const CHUNK_SIZE = 200;

export interface Chunk {
  readonly ordinal: number;
  readonly fromOrdinal: number;
  readonly toOrdinal: number;
}

export interface ChunkGroup {
  readonly people: number;
  /** A scheme that looks at the team is calculated for all its people at once. */
  readonly isTeam: boolean;
}

/** Cuts consecutive groups of people into slices of at most `size`; a team stays whole, whatever its size. */
export function chunksOf(groups: readonly ChunkGroup[], size = CHUNK_SIZE): readonly Chunk[] {
  const chunks: Chunk[] = [];
  let from = 0;
  for (const { people, isTeam } of groups) {
    const end = from + people;
    const step = isTeam ? Math.max(people, 1) : size;
    for (; from < end; from = Math.min(from + step, end)) {
      chunks.push({ ordinal: chunks.length, fromOrdinal: from, toOrdinal: Math.min(from + step, end) });
    }
  }
  return chunks;
}
