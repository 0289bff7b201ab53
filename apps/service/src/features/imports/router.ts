import type { ImportSummary } from '../../contract.ts';
import { proc, router } from '../../trpc/procedure.ts';

export const importsRouter = router({
  list: proc('fact.ingest').query(
    ({ ctx }): Promise<readonly ImportSummary[]> => ctx.useCases.imports.list(ctx.caller),
  ),
});
