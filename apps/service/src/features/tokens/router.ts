import { z } from 'zod';
import type { ApiTokenCreated, ApiTokenSummary } from '../../contract.ts';
import { unwrap } from '../../trpc/errors.ts';
import { idSchema } from '../../trpc/inputs.ts';
import { proc, router } from '../../trpc/procedure.ts';

export const tokensRouter = router({
  list: proc('token.manage').query(
    ({ ctx }): Promise<readonly ApiTokenSummary[]> => ctx.useCases.tokens.list(ctx.caller),
  ),
  create: proc('token.manage')
    .input(z.strictObject({ title: z.string().trim().min(1).max(100) }))
    .mutation(({ ctx, input }): Promise<ApiTokenCreated> => ctx.useCases.tokens.create(ctx.caller, input)),
  rotate: proc('token.manage')
    .input(z.strictObject({ tokenId: idSchema }))
    .mutation(
      async ({ ctx, input }): Promise<ApiTokenCreated> => unwrap(await ctx.useCases.tokens.rotate(ctx.caller, input)),
    ),
  revoke: proc('token.manage')
    .input(z.strictObject({ tokenId: idSchema }))
    .mutation(
      async ({ ctx, input }): Promise<ApiTokenSummary> => unwrap(await ctx.useCases.tokens.revoke(ctx.caller, input)),
    ),
});
