import { z } from 'zod';
import type {
  AdjustmentList,
  BookedAdjustment,
  ProposalDecided,
  ProposalMade,
  ProposalsDecided,
} from '../../contract.ts';
import { unwrap } from '../../trpc/errors.ts';
import { idSchema, periodSchema, revisionSchema, titleSchema } from '../../trpc/inputs.ts';
import { proc, router } from '../../trpc/procedure.ts';

const reasonSchema = z.string().trim().max(1_000);
const givenReasonSchema = reasonSchema.min(3);
const decisionShape = { proposalId: idSchema, revision: revisionSchema };
/** Decided in one go: what somebody has looked through, not whatever there is. */
const DECIDED_AT_ONCE_MAX = 200;
const severalSchema = z
  .array(z.strictObject(decisionShape))
  .min(1)
  .max(DECIDED_AT_ONCE_MAX)
  .refine((list) => new Set(list.map(({ proposalId }) => proposalId)).size === list.length);

export const adjustmentsRouter = router({
  list: proc('adjustment.list')
    .input(
      z
        .strictObject({
          state: z.enum(['proposed', 'booked', 'rejected', 'withdrawn']).optional(),
          period: periodSchema.optional(),
        })
        .optional(),
    )
    .query(({ ctx, input }): Promise<AdjustmentList> => ctx.useCases.adjustments.list(ctx.caller, input ?? {})),
  ofPeriod: proc('statement.list')
    .input(z.strictObject({ period: periodSchema }))
    .query(
      ({ ctx, input }): Promise<readonly BookedAdjustment[]> => ctx.useCases.adjustments.ofPeriod(ctx.caller, input),
    ),
  propose: proc('adjustment.propose')
    .input(
      z.strictObject({
        employeeId: idSchema,
        period: periodSchema,
        amount: z.string().max(60),
        category: z.enum(['bonus', 'commission', 'premium', 'penalty', 'initiative']),
        title: titleSchema,
        reason: givenReasonSchema,
      }),
    )
    .mutation(
      async ({ ctx, input }): Promise<ProposalMade> =>
        unwrap(await ctx.useCases.adjustments.propose(ctx.caller, input)),
    ),
  reverse: proc('adjustment.propose')
    .input(z.strictObject({ kind: z.enum(['statement', 'adjustment']), id: idSchema, reason: givenReasonSchema }))
    .mutation(
      async ({ ctx, input }): Promise<ProposalMade> =>
        unwrap(await ctx.useCases.adjustments.reverse(ctx.caller, input)),
    ),
  approve: proc('adjustment.book')
    .input(z.strictObject(decisionShape))
    .mutation(
      async ({ ctx, input }): Promise<ProposalDecided> =>
        unwrap(await ctx.useCases.adjustments.decide(ctx.caller, { ...input, decision: 'approve', reason: '' })),
    ),
  reject: proc('adjustment.reject')
    .input(z.strictObject({ ...decisionShape, reason: givenReasonSchema }))
    .mutation(
      async ({ ctx, input }): Promise<ProposalDecided> =>
        unwrap(await ctx.useCases.adjustments.decide(ctx.caller, { ...input, decision: 'reject' })),
    ),
  approveSeveral: proc('adjustment.book')
    .input(z.strictObject({ proposals: severalSchema }))
    .mutation(
      async ({ ctx, input }): Promise<ProposalsDecided> =>
        unwrap(await ctx.useCases.adjustments.decideSeveral(ctx.caller, { ...input, decision: 'approve', reason: '' })),
    ),
  rejectSeveral: proc('adjustment.reject')
    .input(z.strictObject({ proposals: severalSchema, reason: givenReasonSchema }))
    .mutation(
      async ({ ctx, input }): Promise<ProposalsDecided> =>
        unwrap(await ctx.useCases.adjustments.decideSeveral(ctx.caller, { ...input, decision: 'reject' })),
    ),
  withdraw: proc('adjustment.propose')
    .input(z.strictObject({ ...decisionShape, reason: reasonSchema.default('') }))
    .mutation(
      async ({ ctx, input }): Promise<ProposalDecided> =>
        unwrap(await ctx.useCases.adjustments.decide(ctx.caller, { ...input, decision: 'withdraw' })),
    ),
});
