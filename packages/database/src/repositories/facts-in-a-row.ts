import type { FactVersionKey } from './facts.ts';

export interface ChangedFact extends FactVersionKey {
  /** The version that counted before; 0 when the fact is new. */
  readonly replaced: number;
}

/** Facts whose ids follow each other and whose versions are the same: a delivery of new ones is one row of them. */
export interface FactsInARow {
  readonly firstId: string;
  readonly count: number;
  readonly version: number;
  readonly replaced: number;
}

/** Puts facts together as far as their ids follow each other, by id. */
export function factsInARow(facts: readonly ChangedFact[]): readonly FactsInARow[] {
  const rows: { firstId: string; count: number; version: number; replaced: number }[] = [];
  let next = 0n;
  for (const { id, version, replaced } of facts.map((fact) => ({ ...fact, id: BigInt(fact.factId) })).sort(byId)) {
    const last = rows.at(-1);
    if (last !== undefined && id === next && last.version === version && last.replaced === replaced) last.count += 1;
    else rows.push({ firstId: String(id), count: 1, version, replaced });
    next = id + 1n;
  }
  return rows;
}

function byId(left: { readonly id: bigint }, right: { readonly id: bigint }): number {
  return left.id < right.id ? -1 : 1;
}
