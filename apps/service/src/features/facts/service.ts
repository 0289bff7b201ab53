import { type Actor, decide } from '@premia/access';
import type { FactOutcome } from '@premia/compensation';
import { withChange } from '@premia/database';
import { failure, type Result, success } from '../../failure.ts';
import type { Books } from '../books.ts';
import { ingestItems } from './ingest.ts';

/** Items a call may carry. */
export const FACT_ITEMS_MAX = 1_000;

export interface FactOrigin {
  /** Row of `import_batches` when the facts came from a file. */
  readonly batchId?: string | undefined;
  /** The bytes an item came as; without it they are written anew from the item. */
  readonly textOf?: ((index: number) => string) | undefined;
}

export interface FactService {
  /**
   * Takes 1–1,000 raw items (`FactSubmission`, unchecked) and answers each, in order; everything that came in is
   * stored, credited, marked for recalculation and put into the outbox in one transaction, or nothing is.
   * Fails as a whole only with `request/absent` (not allowed), `facts/none` or `facts/too-many`.
   */
  ingest(actor: Actor, items: readonly unknown[], origin?: FactOrigin): Promise<Result<readonly FactOutcome[]>>;
}

export function createFactService({ pool }: Pick<Books, 'pool'>): FactService {
  return {
    async ingest(actor, items, origin = {}) {
      if (!decide(actor, 'fact.ingest').allowed) return failure('absent', 'request/absent');
      if (items.length === 0) return failure('invalid', 'facts/none');
      if (items.length > FACT_ITEMS_MAX) {
        return failure('invalid', 'facts/too-many', { given: String(items.length), limit: String(FACT_ITEMS_MAX) });
      }
      const textOf = origin.textOf ?? ((index: number) => JSON.stringify(items[index] ?? null));
      const delivery = { items, textOf, batchId: origin.batchId ?? null };
      return success(await withChange(pool, actor, (tx) => ingestItems(tx, delivery)));
    },
  };
}
