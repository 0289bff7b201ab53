import { z } from 'zod';
import type { Answer, Querier, Question } from '../client/querier.ts';
import { amount, count, period } from './scope.ts';

const parameters = z.object({ period });
const row = z.object({ adjustments: count, total: amount });

const question: Question<typeof parameters, typeof row> = {
  sql: `
    SELECT count() AS adjustments, sum(total) AS total
    FROM payouts_v1 FINAL
    WHERE period = {period:String} AND source = 'adjustment'`,
  parameters,
  row,
};

export interface AdjustmentTotals {
  readonly adjustments: number;
  readonly total: string;
}

/** The other side of the reconciliation with the books: what is booked in a period besides its statements. */
export async function bookedAdjustments(
  querier: Querier,
  input: z.input<typeof parameters>,
): Promise<Answer<AdjustmentTotals>> {
  const answer = await querier.ask(question, input);
  return answer.ok ? { ok: true, value: answer.value[0] ?? { adjustments: 0, total: '0' } } : answer;
}
