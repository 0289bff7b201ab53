import { z } from 'zod';
import type { MentionablePerson, SchemeComment } from '../../contract.ts';
import { unwrap } from '../../trpc/errors.ts';
import { idSchema } from '../../trpc/inputs.ts';
import { proc, router } from '../../trpc/procedure.ts';

const TEXT_LENGTH_MAX = 4_000;
const MENTIONS_MAX = 20;
const PLACE_LENGTH_MAX = 200;

const placeSchema = z.string().min(1).max(PLACE_LENGTH_MAX);
const anchorSchema = z.strictObject({
  nodeId: placeSchema.optional(),
  port: placeSchema.optional(),
  path: placeSchema.optional(),
});

export const commentsRouter = router({
  list: proc('scheme.comment')
    .input(z.strictObject({ schemeId: idSchema }))
    .query(({ ctx, input }): Promise<readonly SchemeComment[]> => ctx.useCases.comments.list(ctx.caller, input)),
  people: proc('scheme.comment').query(
    ({ ctx }): Promise<readonly MentionablePerson[]> => ctx.useCases.comments.people(ctx.caller),
  ),
  add: proc('scheme.comment')
    .input(
      z.strictObject({
        schemeId: idSchema,
        threadId: idSchema.nullable(),
        anchor: anchorSchema,
        text: z.string().trim().min(1).max(TEXT_LENGTH_MAX),
        mentions: z.array(idSchema).max(MENTIONS_MAX),
      }),
    )
    .mutation(
      async ({ ctx, input }): Promise<SchemeComment> => unwrap(await ctx.useCases.comments.add(ctx.caller, input)),
    ),
  settle: proc('scheme.comment')
    .input(z.strictObject({ schemeId: idSchema, threadId: idSchema, isResolved: z.boolean() }))
    .mutation(
      async ({ ctx, input }): Promise<SchemeComment> => unwrap(await ctx.useCases.comments.settle(ctx.caller, input)),
    ),
});
