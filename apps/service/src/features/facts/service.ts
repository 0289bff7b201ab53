import type { Actor } from '@premia/access';
import type { FactOutcome } from '@premia/compensation';
import type { Result } from '../../failure.ts';

/** Items a call may carry. */
export const FACT_ITEMS_MAX = 1_000;

export interface FactOrigin {
  /** Row of `import_batches` when the facts came from a file. */
  readonly batchId?: string | undefined;
}

export interface FactService {
  /**
   * Takes 1–1,000 raw items (`FactSubmission`, unchecked) and answers each, in order; everything that came in is
   * stored, credited, marked for recalculation and put into the outbox in one transaction, or nothing is.
   * Fails as a whole only with `access/forbidden`, `facts/none` or `facts/too-many`.
   */
  ingest(actor: Actor, items: readonly unknown[], origin?: FactOrigin): Promise<Result<readonly FactOutcome[]>>;
}
