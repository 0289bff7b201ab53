import { z } from 'zod';
import type { PortalBreakdown, PortalChange, PortalOverview, PortalWhyChanged } from '../../contract.ts';
import { unwrap } from '../../trpc/errors.ts';
import { idSchema, periodSchema } from '../../trpc/inputs.ts';
import { proc, router } from '../../trpc/procedure.ts';

/** The number of a change: 64 bits at most. */
const changeSchema = z.string().regex(/^\d{1,18}$/, 'change');

export const portalRouter = router({
  overview: proc('portal.read')
    .input(z.strictObject({ period: periodSchema.optional() }).optional())
    .query(
      async ({ ctx, input }): Promise<PortalOverview> =>
        unwrap(await ctx.useCases.portal.overview(ctx.caller, input ?? {})),
    ),
  breakdown: proc('portal.read')
    .input(z.strictObject({ period: periodSchema, schemeId: idSchema, code: idSchema }))
    .query(
      async ({ ctx, input }): Promise<PortalBreakdown> =>
        unwrap(await ctx.useCases.portal.breakdown(ctx.caller, input)),
    ),
  whyChanged: proc('portal.read')
    .input(z.strictObject({ period: periodSchema, after: changeSchema, upTo: changeSchema.optional() }))
    .query(
      async ({ ctx, input }): Promise<PortalWhyChanged> =>
        unwrap(await ctx.useCases.portal.whyChanged(ctx.caller, input)),
    ),
  betweenPeriods: proc('portal.read')
    .input(z.strictObject({ from: periodSchema, to: periodSchema }))
    .query(
      async ({ ctx, input }): Promise<PortalWhyChanged> =>
        unwrap(await ctx.useCases.portal.betweenPeriods(ctx.caller, input)),
    ),
  sinceProvisional: proc('portal.read')
    .input(z.strictObject({ period: periodSchema }))
    .query(
      async ({ ctx, input }): Promise<PortalWhyChanged> =>
        unwrap(await ctx.useCases.portal.sinceProvisional(ctx.caller, input)),
    ),
  watch: proc('portal.read')
    .input(z.strictObject({ period: periodSchema, after: changeSchema.optional() }))
    .subscription(async function* ({ ctx, input, signal }): AsyncGenerator<PortalChange, void, undefined> {
      yield* ctx.useCases.portal.watch(ctx.caller, {
        period: input.period,
        after: input.after,
        signal: signal ?? new AbortController().signal,
      });
    }),
});
