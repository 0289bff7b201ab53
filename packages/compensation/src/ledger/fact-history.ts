import type { CreditedFact } from '../criteria/measure.ts';

/** A version of a fact with whom it counted for: `credit` is null where it counts for the person no more. */
export interface FactVersionForPerson {
  readonly factId: string;
  readonly version: number;
  /** In which order versions became known. */
  readonly sequence: string;
  readonly deleted: boolean;
  readonly source: string;
  readonly id: string;
  readonly title: string;
  readonly occurredOn: string;
  readonly credits: readonly CreditedFact[];
}

/**
 * A person's facts as they were known up to a point of the sequence, in the one order facts are counted in. The highest
 * known version of each fact counts, as it does everywhere.
 */
export function factsKnownAt(history: readonly FactVersionForPerson[], sequence: string): readonly CreditedFact[] {
  const until = BigInt(sequence);
  const newest = new Map<string, FactVersionForPerson>();
  for (const entry of history) {
    if (BigInt(entry.sequence) > until) continue;
    const known = newest.get(entry.factId);
    if (known === undefined || known.version < entry.version) newest.set(entry.factId, entry);
  }
  return [...newest.values()]
    .filter(({ deleted }) => !deleted)
    .flatMap(({ credits }) => credits)
    .sort(inOrder);
}

/** Versions that became known after a point and are not older than what was known, in the order of their arrival. */
export function versionsSince(
  history: readonly FactVersionForPerson[],
  sequence: string,
): readonly FactVersionForPerson[] {
  const since = BigInt(sequence);
  return history
    .filter((entry) => BigInt(entry.sequence) > since)
    .sort((a, b) => (BigInt(a.sequence) < BigInt(b.sequence) ? -1 : 1));
}

function inOrder(left: CreditedFact, right: CreditedFact): number {
  return (
    compare(left.on, right.on) ||
    compare(left.source, right.source) ||
    compare(left.id, right.id) ||
    compare(left.role, right.role)
  );
}

const compare = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);
