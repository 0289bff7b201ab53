/** People a worker calculates and commits at once: small enough to lose, large enough to be worth a transaction. */
export const CHUNK_SIZE = 200;

export interface Chunk {
  readonly ordinal: number;
  readonly fromOrdinal: number;
  readonly toOrdinal: number;
}

/** Cuts `[0, participants)` into slices of at most `size`. */
export function chunksOf(participants: number, size = CHUNK_SIZE): readonly Chunk[] {
  return Array.from({ length: Math.ceil(participants / size) }, (_, ordinal) => ({
    ordinal,
    fromOrdinal: ordinal * size,
    toOrdinal: Math.min((ordinal + 1) * size, participants),
  }));
}
