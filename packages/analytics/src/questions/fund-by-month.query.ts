import { z } from 'zod';
import type { Answer, Querier, Question } from '../client/querier.ts';
import { amount, COUNTED_PAYOUTS, count, currency, flag, month, scope, scopeBindings } from './scope.ts';

const parameters = z.object({ fromMonth: month, toMonth: month, currency, scope }).transform((input) => ({
  from_day: `${input.fromMonth}-01`,
  to_day: `${input.toMonth}-01`,
  currency: input.currency,
  ...scopeBindings(input.scope),
}));

const row = z.object({
  month,
  fund: amount,
  people: count,
  incomplete: count,
  isSealed: flag,
});

const question: Question<typeof parameters, typeof row> = {
  sql: `
    SELECT
      formatDateTime(month, '%Y-%m') AS month,
      sum(total) AS fund,
      uniqExactIf(employee_id, total != 0) AS people,
      uniqExactIf(employee_id, is_complete = 0) AS incomplete,
      countIf(source = 'accrual') = 0 AS isSealed
    FROM (${COUNTED_PAYOUTS} AND month BETWEEN {from_day:Date} AND {to_day:Date}) AS payouts
    GROUP BY payouts.month
    ORDER BY payouts.month`,
  parameters,
  row,
};

export interface FundOfMonth {
  /** `2026-10`; a quarter or a year counts in its last month. */
  readonly month: string;
  /** Decimal text. */
  readonly fund: string;
  /** With an amount other than zero. */
  readonly people: number;
  /** Whose sum could not be calculated completely: the fund is without them. */
  readonly incomplete: number;
  readonly isSealed: boolean;
}

/** Months from–to, both included; a month without payouts has no row. */
export async function fundByMonth(
  querier: Querier,
  input: z.input<typeof parameters>,
): Promise<Answer<readonly FundOfMonth[]>> {
  return querier.ask(question, input);
}
