import { z } from 'zod';
import type { ParameterPreview, SchemeParameters } from '../../contract.ts';
import { unwrap } from '../../trpc/errors.ts';
import { dateSchema, idSchema, revisionSchema } from '../../trpc/inputs.ts';
import { proc, router } from '../../trpc/procedure.ts';

const VALUE_LENGTH_MAX = 200;
const REASON_LENGTH_MAX = 1_000;

const scopeSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('company') }),
  z.strictObject({ kind: z.literal('department'), id: idSchema }),
  z.strictObject({ kind: z.literal('employee'), id: idSchema }),
]);

const proposedSchema = z.strictObject({
  schemeId: idSchema,
  parameter: idSchema,
  scope: scopeSchema,
  from: dateSchema,
  value: z.string().max(VALUE_LENGTH_MAX).nullable(),
});

export const parametersRouter = router({
  list: proc('parameter.list')
    .input(z.strictObject({ schemeId: idSchema }))
    .query(
      async ({ ctx, input }): Promise<SchemeParameters> =>
        unwrap(await ctx.useCases.parameters.list(ctx.caller, input)),
    ),
  preview: proc('parameter.edit')
    .input(proposedSchema)
    .query(
      async ({ ctx, input }): Promise<ParameterPreview> =>
        unwrap(await ctx.useCases.parameters.preview(ctx.caller, input)),
    ),
  set: proc('parameter.edit')
    .input(
      proposedSchema.extend({
        reason: z.string().trim().min(1).max(REASON_LENGTH_MAX),
        seen: idSchema.nullable(),
      }),
    )
    .mutation(
      async ({ ctx, input }): Promise<{ readonly id: string }> =>
        unwrap(await ctx.useCases.parameters.set(ctx.caller, input)),
    ),
  undo: proc('parameter.edit')
    .input(z.strictObject({ id: idSchema, revision: revisionSchema }))
    .mutation(
      async ({ ctx, input }): Promise<{ readonly id: string }> =>
        unwrap(await ctx.useCases.parameters.undo(ctx.caller, input)),
    ),
});
