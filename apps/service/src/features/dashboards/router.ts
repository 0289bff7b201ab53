import { z } from 'zod';
import type { FundAgainstRevenue, FundByDepartment, FundByMonth } from '../../contract.ts';
import { unwrap } from '../../trpc/errors.ts';
import { monthSchema, periodSchema } from '../../trpc/inputs.ts';
import { proc, router } from '../../trpc/procedure.ts';

const months = z.strictObject({ from: monthSchema, to: monthSchema });

export const dashboardsRouter = router({
  fundByMonth: proc('dashboard.read')
    .input(months)
    .query(
      async ({ ctx, input }): Promise<FundByMonth> =>
        unwrap(await ctx.useCases.dashboards.fundByMonth(ctx.caller, input)),
    ),
  fundByDepartment: proc('dashboard.read')
    .input(z.strictObject({ period: periodSchema }))
    .query(
      async ({ ctx, input }): Promise<FundByDepartment> =>
        unwrap(await ctx.useCases.dashboards.fundByDepartment(ctx.caller, input)),
    ),
  fundAgainstRevenue: proc('dashboard.read')
    .input(months)
    .query(
      async ({ ctx, input }): Promise<FundAgainstRevenue> =>
        unwrap(await ctx.useCases.dashboards.fundAgainstRevenue(ctx.caller, input)),
    ),
});
