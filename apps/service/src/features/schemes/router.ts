import { z } from 'zod';
import type {
  ComponentCopies,
  DraftSaved,
  PublishedComponent,
  SampleInputs,
  SchemeCreated,
  SchemeDetail,
  SchemeSummary,
} from '../../contract.ts';
import { unwrap } from '../../trpc/errors.ts';
import { documentSchema, idSchema, periodSchema, revisionSchema, titleSchema } from '../../trpc/inputs.ts';
import { proc, router } from '../../trpc/procedure.ts';

/** The designer shows a handful of people at a time; whole populations belong to the simulation. */
const SAMPLE_EMPLOYEES_MAX = 50;

const schemeInput = z.strictObject({ schemeId: idSchema });

export const schemesRouter = router({
  list: proc('scheme.list').query(
    ({ ctx }): Promise<readonly SchemeSummary[]> => ctx.useCases.schemes.list(ctx.caller),
  ),
  open: proc('scheme.open')
    .input(schemeInput)
    .query(async ({ ctx, input }): Promise<SchemeDetail> => unwrap(await ctx.useCases.schemes.open(ctx.caller, input))),
  create: proc('scheme.create')
    .input(
      z.strictObject({
        title: titleSchema,
        period: z.enum(['month', 'quarter', 'year']),
        currency: z.string().regex(/^[A-Z]{3}$/, 'currency'),
        document: documentSchema.optional(),
      }),
    )
    .mutation(
      async ({ ctx, input }): Promise<SchemeCreated> => unwrap(await ctx.useCases.schemes.create(ctx.caller, input)),
    ),
  duplicate: proc('scheme.create')
    .input(z.strictObject({ schemeId: idSchema, title: titleSchema }))
    .mutation(
      async ({ ctx, input }): Promise<SchemeCreated> => unwrap(await ctx.useCases.schemes.duplicate(ctx.caller, input)),
    ),
  saveDraft: proc('scheme.saveDraft')
    .input(z.strictObject({ schemeId: idSchema, document: documentSchema, revision: revisionSchema }))
    .mutation(
      async ({ ctx, input }): Promise<DraftSaved> => unwrap(await ctx.useCases.schemes.saveDraft(ctx.caller, input)),
    ),
  archive: proc('scheme.archive')
    .input(schemeInput)
    .mutation(
      async ({ ctx, input }): Promise<SchemeSummary> => unwrap(await ctx.useCases.schemes.archive(ctx.caller, input)),
    ),
  components: proc('scheme.list').query(
    ({ ctx }): Promise<readonly PublishedComponent[]> => ctx.useCases.schemes.components(ctx.caller),
  ),
  component: proc('scheme.open')
    .input(z.strictObject({ hash: z.string().regex(/^[0-9a-f]{64}$/, 'hash') }))
    .query(
      async ({ ctx, input }): Promise<ComponentCopies> =>
        unwrap(await ctx.useCases.schemes.component(ctx.caller, input)),
    ),
  sampleInputs: proc('scheme.sample')
    .input(
      z.strictObject({
        document: documentSchema,
        period: periodSchema,
        employeeIds: z.array(idSchema).min(1).max(SAMPLE_EMPLOYEES_MAX),
      }),
    )
    .query(
      async ({ ctx, input }): Promise<SampleInputs> =>
        unwrap(await ctx.useCases.schemes.sampleInputs(ctx.caller, input)),
    ),
});
