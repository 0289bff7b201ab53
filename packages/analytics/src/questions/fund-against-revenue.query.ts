import { decimal, divide, isZero, round, toCanonicalText } from '@premia/decimal';
import { z } from 'zod';
import type { Answer, Querier, Question } from '../client/querier.ts';
import { amount, COUNTED_PAYOUTS, currency, month, scope, scopeBindings } from './scope.ts';

const RATIO_DIGITS = 6;

const parameters = z
  .object({
    fromMonth: month,
    toMonth: month,
    currency,
    scope,
    revenueFactTypes: z.array(z.string()).min(1).readonly(),
  })
  .transform((input) => ({
    from_day: `${input.fromMonth}-01`,
    to_day: `${input.toMonth}-01`,
    currency: input.currency,
    fact_types: input.revenueFactTypes,
    ...scopeBindings(input.scope),
  }));

const row = z.object({ month, fund: amount, revenue: amount });

/** Within departments a fact counts by the shares of their people; 256 bits hold the product of two decimals exactly. */
const question: Question<typeof parameters, typeof row> = {
  sql: `
    SELECT
      formatDateTime(month, '%Y-%m') AS month,
      sum(fund) AS fund,
      sum(revenue) AS revenue
    FROM (
      SELECT month, total AS fund, toDecimal256(0, 20) AS revenue
      FROM (${COUNTED_PAYOUTS} AND month BETWEEN {from_day:Date} AND {to_day:Date})
      UNION ALL
      SELECT
        toStartOfMonth(occurred_on) AS month,
        toDecimal128(0, 10) AS fund,
        toDecimal256(assumeNotNull(amount), 10) * if({is_company:UInt8} = 1, toDecimal256(1, 10), arraySum(
          arrayMap(
            (department, role, share) -> if(department IN {departments:Array(String)} AND role IN ('owner', 'split'), toDecimal256(share, 10), toDecimal256(0, 10)),
            credit_department_ids, credit_roles, credit_shares))) AS revenue
      FROM facts_v1 FINAL
      WHERE currency = {currency:String}
        AND amount IS NOT NULL
        AND fact_type IN {fact_types:Array(String)}
        AND occurred_on >= {from_day:Date} AND occurred_on < addMonths({to_day:Date}, 1)
    ) AS parts
    GROUP BY parts.month
    ORDER BY parts.month`,
  parameters,
  row,
};

export interface FundAndRevenue {
  readonly month: string;
  readonly fund: string;
  readonly revenue: string;
  /** Fund as a fraction of revenue, to six digits; null when there was no revenue. */
  readonly ratio: string | null;
}

/** Fund and revenue of the months from–to, both included. */
export async function fundAgainstRevenue(
  querier: Querier,
  input: z.input<typeof parameters>,
): Promise<Answer<readonly FundAndRevenue[]>> {
  const answer = await querier.ask(question, input);
  if (!answer.ok) return answer;
  return {
    ok: true,
    value: answer.value.map((months) => ({ ...months, ratio: ratioOf(months.fund, months.revenue) })),
  };
}

function ratioOf(fund: string, revenue: string): string | null {
  const divisor = decimal(revenue);
  if (isZero(divisor)) return null;
  return toCanonicalText(round(divide(decimal(fund), divisor), RATIO_DIGITS, 'half-up'));
}
