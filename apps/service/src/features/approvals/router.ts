import { z } from 'zod';
import type { ApprovalsCount, ApprovalsInbox, SchemeSubmitted, SubmissionDecided } from '../../contract.ts';
import { unwrap } from '../../trpc/errors.ts';
import { dateSchema, idSchema, revisionSchema } from '../../trpc/inputs.ts';
import { proc, router } from '../../trpc/procedure.ts';

const TEXT_LENGTH_MAX = 2_000;
/** A reason somebody can read later. */
const REASON_LENGTH_MIN = 10;
const TARGETS_MAX = 100;

const textSchema = z.string().trim().max(TEXT_LENGTH_MAX);
const heldSchema = z.strictObject({ submissionId: idSchema, revision: revisionSchema });

type Decided = Promise<SubmissionDecided>;

export const approvalsRouter = router({
  inbox: proc('submission.list').query(({ ctx }): Promise<ApprovalsInbox> => ctx.useCases.approvals.inbox(ctx.caller)),
  count: proc('submission.list').query(({ ctx }): Promise<ApprovalsCount> => ctx.useCases.approvals.count(ctx.caller)),
  submit: proc('scheme.submit')
    .input(
      z.strictObject({
        schemeId: idSchema,
        revision: revisionSchema,
        message: textSchema,
        assignTo: z
          .strictObject({
            from: dateSchema,
            targets: z
              .array(z.strictObject({ kind: z.enum(['department', 'position', 'employee']), id: idSchema }))
              .min(1)
              .max(TARGETS_MAX),
          })
          .optional(),
        deadline: dateSchema.optional(),
        withExecutive: z.boolean().optional(),
        despiteCases: textSchema.min(REASON_LENGTH_MIN).optional(),
      }),
    )
    .mutation(
      async ({ ctx, input }): Promise<SchemeSubmitted> =>
        unwrap(await ctx.useCases.approvals.submit(ctx.caller, input)),
    ),
  withdraw: proc('scheme.withdraw')
    .input(heldSchema)
    .mutation(
      async ({ ctx, input }): Decided =>
        unwrap(await ctx.useCases.approvals.decide(ctx.caller, { ...input, decision: 'withdraw', comment: '' })),
    ),
  approve: proc('scheme.approve')
    .input(heldSchema.extend({ comment: textSchema.optional() }))
    .mutation(
      async ({ ctx, input: { comment = '', ...input } }): Decided =>
        unwrap(await ctx.useCases.approvals.decide(ctx.caller, { ...input, decision: 'approve', comment })),
    ),
  return: proc('scheme.return')
    .input(heldSchema.extend({ comment: textSchema }))
    .mutation(
      async ({ ctx, input }): Decided =>
        unwrap(await ctx.useCases.approvals.decide(ctx.caller, { ...input, decision: 'return' })),
    ),
});
