import { z } from 'zod';
import type { PayAsOf, StatementReplay } from '../../contract.ts';
import { unwrap } from '../../trpc/errors.ts';
import { dateSchema, idSchema, periodSchema } from '../../trpc/inputs.ts';
import { proc, router } from '../../trpc/procedure.ts';

export const statementsRouter = router({
  /** A person's period as the books told it at the end of a day of the company. */
  asOf: proc('statement.read')
    .input(z.strictObject({ employeeId: idSchema, period: periodSchema, on: dateSchema }))
    .query(async ({ ctx, input }): Promise<PayAsOf> => unwrap(await ctx.useCases.statements.asOf(ctx.caller, input))),
  /** Calculated again from the frozen inputs, beside what is stored. */
  replay: proc('statement.read')
    .input(z.strictObject({ employeeId: idSchema, period: periodSchema }))
    .query(
      async ({ ctx, input }): Promise<readonly StatementReplay[]> =>
        unwrap(await ctx.useCases.statements.replay(ctx.caller, input)),
    ),
});
