import { z } from 'zod';
import type { RateSummary, WorkCalendar } from '../../contract.ts';
import { unwrap } from '../../trpc/errors.ts';
import { dateSchema, revisionSchema, titleSchema } from '../../trpc/inputs.ts';
import { proc, router } from '../../trpc/procedure.ts';

const currencySchema = z.string().regex(/^[A-Z]{3}$/, 'currency');
const DECIMAL_LENGTH_MAX = 60;
const SOURCE_LENGTH_MAX = 200;
const FIRST_YEAR = 1_990;
const LAST_YEAR = 2_100;

const rateKey = z.strictObject({ from: currencySchema, to: currencySchema, on: dateSchema });

type Written = { readonly revision: number };

export const referencesRouter = router({
  rates: proc('rate.list').query(
    ({ ctx }): Promise<readonly RateSummary[]> => ctx.useCases.references.rates(ctx.caller),
  ),
  setRate: proc('rate.edit')
    .input(
      rateKey.extend({
        rate: z.string().min(1).max(DECIMAL_LENGTH_MAX),
        source: z.string().trim().max(SOURCE_LENGTH_MAX),
        revision: revisionSchema,
      }),
    )
    .mutation(
      async ({ ctx, input }): Promise<Written> => unwrap(await ctx.useCases.references.setRate(ctx.caller, input)),
    ),
  removeRate: proc('rate.edit')
    .input(rateKey.extend({ revision: revisionSchema }))
    .mutation(
      async ({ ctx, input }): Promise<Written> => unwrap(await ctx.useCases.references.removeRate(ctx.caller, input)),
    ),
  calendar: proc('calendar.list')
    .input(z.strictObject({ year: z.int().min(FIRST_YEAR).max(LAST_YEAR) }))
    .query(({ ctx, input }): Promise<WorkCalendar> => ctx.useCases.references.calendar(ctx.caller, input)),
  setDay: proc('calendar.edit')
    .input(z.strictObject({ on: dateSchema, isWorking: z.boolean(), title: titleSchema, revision: revisionSchema }))
    .mutation(
      async ({ ctx, input }): Promise<Written> => unwrap(await ctx.useCases.references.setDay(ctx.caller, input)),
    ),
  removeDay: proc('calendar.edit')
    .input(z.strictObject({ on: dateSchema, revision: revisionSchema }))
    .mutation(
      async ({ ctx, input }): Promise<Written> => unwrap(await ctx.useCases.references.removeDay(ctx.caller, input)),
    ),
});
