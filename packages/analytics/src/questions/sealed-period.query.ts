import { z } from 'zod';
import type { Answer, Querier, Question } from '../client/querier.ts';
import { amount, count, period } from './scope.ts';

const parameters = z.object({ period });
const row = z.object({ currency: z.string(), statements: count, total: amount, hash: z.string() });

const question: Question<typeof parameters, typeof row> = {
  sql: `
    SELECT
      currency,
      count() AS statements,
      sum(total) AS total,
      lower(hex(SHA256(arrayStringConcat(arraySort(groupArray(document_hash)), '\\n')))) AS hash
    FROM payouts_v1 FINAL
    WHERE period = {period:String} AND source = 'statement'
    GROUP BY currency
    ORDER BY currency`,
  parameters,
  row,
};

export interface SealedPeriodTotals {
  readonly currency: string;
  readonly statements: number;
  readonly total: string;
  /** SHA-256, in hex, of the statements' stored hashes, sorted and joined by a line feed. */
  readonly hash: string;
}

/** One side of the reconciliation with the books: count, sum and hash of a sealed period. */
export async function sealedPeriodTotals(
  querier: Querier,
  input: z.input<typeof parameters>,
): Promise<Answer<readonly SealedPeriodTotals[]>> {
  return querier.ask(question, input);
}
