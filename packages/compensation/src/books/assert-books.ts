import { type Breach, INVARIANTS } from './invariants.ts';
import type { BooksSnapshot } from './snapshot.ts';

/** The books contradict themselves: our own fault, never a user's. */
export class BooksBrokenDefect extends Error {
  override readonly name = 'BooksBrokenDefect';
  readonly breaches: readonly Breach[];
  constructor(breaches: readonly Breach[]) {
    const first = breaches.slice(0, 10).map((one) => `${one.invariant} ${one.subject} ${JSON.stringify(one.details)}`);
    super(`the books do not hold (${breaches.length}):\n${first.join('\n')}`);
    this.breaches = breaches;
  }
}

/** Every breach of I1–I12; empty when the books hold. */
export function checkBooks(books: BooksSnapshot): readonly Breach[] {
  return INVARIANTS.flatMap((invariant) => invariant(books));
}

/** Throws when anything is broken. Called after every test that writes. */
export function assertBooks(books: BooksSnapshot): void {
  const breaches = checkBooks(books);
  if (breaches.length > 0) throw new BooksBrokenDefect(breaches);
}
