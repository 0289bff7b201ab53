import { z } from 'zod';
import type { DraftEffect, DraftSamples, DraftWays, SimulationPersonDetail, SimulationResult } from '../../contract.ts';
import { unwrap } from '../../trpc/errors.ts';
import { idSchema, periodSchema } from '../../trpc/inputs.ts';
import { proc, router } from '../../trpc/procedure.ts';

const PERIODS_MAX = 24;

export const simulationRouter = router({
  compare: proc('simulation.compare')
    .input(
      z.strictObject({
        schemeId: idSchema,
        candidate: idSchema,
        periods: z.array(periodSchema).min(1).max(PERIODS_MAX),
        departmentId: idSchema.optional(),
      }),
    )
    .query(
      async ({ ctx, input }): Promise<SimulationResult> =>
        unwrap(await ctx.useCases.simulation.compare(ctx.caller, input)),
    ),
  effect: proc('simulation.compare')
    .input(z.strictObject({ schemeId: idSchema, departmentId: idSchema.optional() }))
    .query(
      async ({ ctx, input }): Promise<DraftEffect> => unwrap(await ctx.useCases.simulation.effect(ctx.caller, input)),
    ),
  ways: proc('simulation.compare')
    .input(z.strictObject({ schemeId: idSchema }))
    .query(async ({ ctx, input }): Promise<DraftWays> => unwrap(await ctx.useCases.simulation.ways(ctx.caller, input))),
  samples: proc('scheme.sample')
    .input(z.strictObject({ schemeId: idSchema }))
    .query(
      async ({ ctx, input }): Promise<DraftSamples> => unwrap(await ctx.useCases.simulation.samples(ctx.caller, input)),
    ),
  person: proc('simulation.compare')
    .input(z.strictObject({ schemeId: idSchema, candidate: idSchema, period: periodSchema, employeeId: idSchema }))
    .query(
      async ({ ctx, input }): Promise<SimulationPersonDetail> =>
        unwrap(await ctx.useCases.simulation.person(ctx.caller, input)),
    ),
});
