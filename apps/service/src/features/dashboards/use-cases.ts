import type { FundAgainstRevenue, FundByDepartment, FundByMonth } from '../../contract.ts';
import type { Result } from '../../failure.ts';
import type { Caller } from '../../trpc/caller.ts';

/** Questions to the analytical engine; each fails `analytics/unavailable` while that engine does not answer. */
export interface DashboardUseCases {
  fundByMonth(caller: Caller, input: MonthRange): Promise<Result<FundByMonth>>;
  fundByDepartment(caller: Caller, input: { readonly period: string }): Promise<Result<FundByDepartment>>;
  fundAgainstRevenue(caller: Caller, input: MonthRange): Promise<Result<FundAgainstRevenue>>;
}

/** Months, both included. */
export interface MonthRange {
  readonly from: string;
  readonly to: string;
}
