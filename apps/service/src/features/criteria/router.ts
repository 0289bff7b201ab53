import { criterionDefinitionSchema } from '@premia/compensation';
import { z } from 'zod';
import type {
  CriterionPage,
  CriterionQuality,
  CriterionSaved,
  CriterionSummary,
  CriterionValues,
  DefinitionTrial,
  SchemeSources,
} from '../../contract.ts';
import { unwrap } from '../../trpc/errors.ts';
import { idSchema, periodSchema, revisionSchema, titleSchema } from '../../trpc/inputs.ts';
import { proc, router } from '../../trpc/procedure.ts';

/** A letter first, so that formulas can name it. */
const keySchema = z.string().regex(/^[a-z][A-Za-z0-9_]{0,59}$/, 'key');
const DESCRIPTION_MAX = 1_000;
/** A month: a promise longer than that promises nothing. */
const FRESHNESS_HOURS_MAX = 744;

const describedSchema = z.strictObject({
  title: titleSchema,
  description: z.strictObject({
    ru: z.string().trim().max(DESCRIPTION_MAX).optional(),
    en: z.string().trim().max(DESCRIPTION_MAX).optional(),
  }),
  ownerId: idSchema.nullable(),
  deputyId: idSchema.nullable(),
  freshnessHours: z.int().min(0).max(FRESHNESS_HOURS_MAX),
  visibleTo: z.enum(['everyone', 'heads', 'specialists']),
});

export const criteriaRouter = router({
  list: proc('criterion.list').query(
    ({ ctx }): Promise<readonly CriterionSummary[]> => ctx.useCases.criteria.list(ctx.caller),
  ),
  quality: proc('criterion.list').query(
    ({ ctx }): Promise<readonly CriterionQuality[]> => ctx.useCases.criteria.quality(ctx.caller),
  ),
  get: proc('criterion.list')
    .input(z.strictObject({ key: idSchema }))
    .query(
      async ({ ctx, input }): Promise<CriterionPage> => unwrap(await ctx.useCases.criteria.get(ctx.caller, input)),
    ),
  values: proc('target.list')
    .input(z.strictObject({ key: idSchema, period: periodSchema }))
    .query(
      async ({ ctx, input }): Promise<CriterionValues> => unwrap(await ctx.useCases.criteria.values(ctx.caller, input)),
    ),
  tryDefinition: proc('criterion.edit')
    .input(z.strictObject({ key: idSchema.nullable(), definition: criterionDefinitionSchema, period: periodSchema }))
    .query(
      async ({ ctx, input }): Promise<DefinitionTrial> =>
        unwrap(await ctx.useCases.criteria.tryDefinition(ctx.caller, input)),
    ),
  create: proc('criterion.edit')
    .input(
      describedSchema.extend({
        key: keySchema,
        type: z.enum(['money', 'number', 'percent', 'count']),
        definition: criterionDefinitionSchema,
      }),
    )
    .mutation(
      async ({ ctx, input }): Promise<CriterionSaved> => unwrap(await ctx.useCases.criteria.create(ctx.caller, input)),
    ),
  describe: proc('criterion.edit')
    .input(describedSchema.extend({ key: idSchema, revision: revisionSchema }))
    .mutation(
      async ({ ctx, input }): Promise<CriterionSaved> =>
        unwrap(await ctx.useCases.criteria.describe(ctx.caller, input)),
    ),
  sources: proc('criterion.list').query(({ ctx }): Promise<SchemeSources> => ctx.useCases.criteria.sources(ctx.caller)),
});
