import { z } from 'zod';
import type {
  ControlTotalDifference,
  FactDecision,
  FactsDecided,
  LateFactPage,
  QuarantinedFactDetails,
  QuarantinePage,
} from '../../contract/facts.ts';
import { unwrap } from '../../trpc/errors.ts';
import { dateSchema, idSchema, periodSchema } from '../../trpc/inputs.ts';
import { proc, router } from '../../trpc/procedure.ts';

const cursorSchema = z.string().regex(/^\d{1,18}$/);
const sourceSchema = z.string().max(200);
const reasonSchema = z.string().trim().min(1).max(1_000);
const ITEM_LENGTH_MAX = 40_000;

const resolveSchema = z.discriminatedUnion('resolution', [
  z.strictObject({ id: cursorSchema, resolution: z.enum(['kept', 'dismissed']), reason: reasonSchema }),
  z.strictObject({ id: cursorSchema, resolution: z.literal('accepted'), reason: z.string().trim().max(1_000) }),
  z.strictObject({
    id: cursorSchema,
    resolution: z.literal('resubmitted'),
    reason: z.string().trim().max(1_000),
    item: z.string().min(2).max(ITEM_LENGTH_MAX),
  }),
]);

/** As many as a page shows. */
const RESOLVED_AT_ONCE_MAX = 100;
const idsSchema = z.array(cursorSchema).min(1).max(RESOLVED_AT_ONCE_MAX);

const resolveSeveralSchema = z.discriminatedUnion('resolution', [
  z.strictObject({ ids: idsSchema, resolution: z.enum(['kept', 'dismissed']), reason: reasonSchema }),
  z.strictObject({ ids: idsSchema, resolution: z.literal('accepted'), reason: z.string().trim().max(1_000) }),
]);

/** Pages are asked for in the words of tRPC's endless lists, which say a direction too; there is one here. */
const pageFields = { cursor: cursorSchema.nullish(), direction: z.literal('forward').optional() };

interface PageInput {
  readonly cursor?: string | null | undefined;
  readonly direction?: 'forward' | undefined;
}

function withBefore<Input extends PageInput>({ cursor, direction: _, ...input }: Input) {
  return { ...input, before: cursor ?? undefined };
}

export const factsRouter = router({
  quarantine: proc('quarantine.list')
    .input(
      z.strictObject({
        state: z.enum(['waiting', 'resolved']),
        kind: z.enum(['conflict', 'rejected']).optional(),
        source: sourceSchema.optional(),
        ...pageFields,
      }),
    )
    .query(({ ctx, input }): Promise<QuarantinePage> => ctx.useCases.facts.quarantine(ctx.caller, withBefore(input))),
  compare: proc('quarantine.list')
    .input(z.strictObject({ id: cursorSchema }))
    .query(
      async ({ ctx, input }): Promise<QuarantinedFactDetails> =>
        unwrap(await ctx.useCases.facts.compare(ctx.caller, input)),
    ),
  resolve: proc('quarantine.resolve')
    .input(resolveSchema)
    .mutation(
      async ({ ctx, input }): Promise<FactDecision> => unwrap(await ctx.useCases.facts.resolve(ctx.caller, input)),
    ),
  resolveSeveral: proc('quarantine.resolve')
    .input(resolveSeveralSchema)
    .mutation(
      async ({ ctx, input }): Promise<FactsDecided> =>
        unwrap(await ctx.useCases.facts.resolveSeveral(ctx.caller, input)),
    ),
  late: proc('quarantine.list')
    .input(z.strictObject({ ...pageFields }))
    .query(({ ctx, input }): Promise<LateFactPage> => ctx.useCases.facts.late(ctx.caller, withBefore(input))),
  controlTotals: proc('quarantine.list')
    .input(z.strictObject({ period: periodSchema }))
    .query(
      ({ ctx, input }): Promise<readonly ControlTotalDifference[]> =>
        ctx.useCases.facts.controlTotals(ctx.caller, input),
    ),
  overrideControlTotal: proc('controlTotal.override')
    .input(
      z.strictObject({
        period: periodSchema,
        source: sourceSchema,
        day: dateSchema,
        factType: z.string().max(200),
        currency: z.string().max(3),
        difference: idSchema,
        reason: reasonSchema,
      }),
    )
    .mutation(
      async ({ ctx, input }): Promise<ControlTotalDifference> =>
        unwrap(await ctx.useCases.facts.overrideControlTotal(ctx.caller, input)),
    ),
});
