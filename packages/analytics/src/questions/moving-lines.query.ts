import { z } from 'zod';
import type { Answer, Querier, Question } from '../client/querier.ts';
import { amount, COUNTED_PAYOUTS, count, currency, period, scope, scopeBindings } from './scope.ts';

const parameters = z
  .object({
    period,
    previousPeriod: period,
    currency,
    scope,
    /** The biggest now, or those that moved most in either direction. */
    order: z.enum(['amount', 'change']),
    limit: z.int().min(1).max(1_000),
  })
  .transform(({ scope: whose, previousPeriod, ...input }) => ({
    ...input,
    previous_period: previousPeriod,
    ...scopeBindings(whose),
  }));

const row = z.object({
  schemeKey: z.string(),
  code: z.string(),
  category: z.string(),
  amount,
  previousAmount: amount,
  change: amount,
  people: count,
});

const question: Question<typeof parameters, typeof row> = {
  sql: `
    SELECT
      scheme_key AS schemeKey,
      line.1 AS code,
      argMax(line.2, period) AS category,
      sumIf(line.3, period = {period:String}) AS amount,
      sumIf(line.3, period = {previous_period:String}) AS previousAmount,
      amount - previousAmount AS change,
      uniqExactIf(employee_id, period = {period:String} AND line.3 != 0) AS people
    FROM (${COUNTED_PAYOUTS} AND period IN ({period:String}, {previous_period:String})) AS payouts
    ARRAY JOIN arrayZip(line_codes, line_categories, line_amounts) AS line
    GROUP BY schemeKey, code
    ORDER BY if({order:String} = 'amount', amount, abs(change)) DESC, schemeKey, code
    LIMIT {limit:UInt32}`,
  parameters,
  row,
};

export interface MovingLine {
  readonly schemeKey: string;
  /** Of the payout line; its title is in the scheme. */
  readonly code: string;
  readonly category: string;
  readonly amount: string;
  readonly previousAmount: string;
  readonly change: string;
  /** Who gets something by this line in the period. */
  readonly people: number;
}

/** What the fund is made of, line by line, against another period. */
export async function movingLines(
  querier: Querier,
  input: z.input<typeof parameters>,
): Promise<Answer<readonly MovingLine[]>> {
  return querier.ask(question, input);
}
