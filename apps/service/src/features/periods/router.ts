import type { PeriodSummary } from '../../contract.ts';
import { proc, router } from '../../trpc/procedure.ts';

export const periodsRouter = router({
  list: proc('period.list').query(
    ({ ctx }): Promise<readonly PeriodSummary[]> => ctx.useCases.periods.list(ctx.caller),
  ),
});
