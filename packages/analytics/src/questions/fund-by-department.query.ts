import { z } from 'zod';
import type { Answer, Querier, Question } from '../client/querier.ts';
import { amount, COUNTED_PAYOUTS, count, currency, period, scope, scopeBindings } from './scope.ts';

/** Deeper than any tree: everyone counts in their own department. */
export const OWN_DEPARTMENT_LEVEL = 50;

const parameters = z
  .object({
    period,
    previousPeriod: period,
    currency,
    scope,
    /** 1 is the root of the tree; people above the level count in their own department. */
    level: z.int().min(1).max(OWN_DEPARTMENT_LEVEL),
  })
  .transform(({ scope: whose, ...input }) => ({
    period: input.period,
    previous_period: input.previousPeriod,
    currency: input.currency,
    level: input.level,
    ...scopeBindings(whose),
  }));

const row = z.object({
  departmentId: z.string(),
  nameRu: z.string(),
  nameEn: z.string(),
  fund: amount,
  people: count,
  previousFund: amount,
  previousPeople: count,
});

const question: Question<typeof parameters, typeof row> = {
  sql: `
    WITH least({level:UInt8}, length(department_ids)) AS place
    SELECT
      department_ids[place] AS departmentId,
      argMax(department_names_ru[place], period) AS nameRu,
      argMax(department_names_en[place], period) AS nameEn,
      sumIf(total, period = {period:String}) AS fund,
      uniqExactIf(employee_id, period = {period:String} AND total != 0) AS people,
      sumIf(total, period = {previous_period:String}) AS previousFund,
      uniqExactIf(employee_id, period = {previous_period:String} AND total != 0) AS previousPeople
    FROM (${COUNTED_PAYOUTS} AND period IN ({period:String}, {previous_period:String})) AS payouts
    GROUP BY departmentId
    ORDER BY fund DESC, departmentId`,
  parameters,
  row,
};

export interface FundOfDepartment {
  readonly departmentId: string;
  /** As of the later of the two periods; empty when not given in that language. */
  readonly nameRu: string;
  readonly nameEn: string;
  readonly fund: string;
  /** With an amount other than zero: what the rule about small groups counts. */
  readonly people: number;
  readonly previousFund: string;
  readonly previousPeople: number;
}

/** The fund of one period by department, with another period beside it. */
export async function fundByDepartment(
  querier: Querier,
  input: z.input<typeof parameters>,
): Promise<Answer<readonly FundOfDepartment[]>> {
  return querier.ask(question, input);
}
