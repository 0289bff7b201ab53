import type { Actor } from '@premia/access';
import type { FundAgainstRevenue, FundByDepartment, FundByMonth } from '../../contract.ts';
import type { Result } from '../../failure.ts';

/** Questions to the analytical engine; each fails `analytics/unavailable` while that engine does not answer. */
export interface DashboardUseCases {
  fundByMonth(actor: Actor, input: MonthRange): Promise<Result<FundByMonth>>;
  fundByDepartment(actor: Actor, input: { readonly period: string }): Promise<Result<FundByDepartment>>;
  fundAgainstRevenue(actor: Actor, input: MonthRange): Promise<Result<FundAgainstRevenue>>;
}

/** Months, both included. */
export interface MonthRange {
  readonly from: string;
  readonly to: string;
}
