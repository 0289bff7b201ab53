import type { CriterionSummary, SchemeSources } from '../../contract.ts';
import { proc, router } from '../../trpc/procedure.ts';

export const criteriaRouter = router({
  list: proc('criterion.list').query(
    ({ ctx }): Promise<readonly CriterionSummary[]> => ctx.useCases.criteria.list(ctx.caller),
  ),
  sources: proc('criterion.list').query(({ ctx }): Promise<SchemeSources> => ctx.useCases.criteria.sources(ctx.caller)),
});
