import type { PersonActor } from '@premia/access';
import { z } from 'zod';
import type { Initiative, InitiativeDecided, InitiativeSummary } from '../../contract.ts';
import { unwrap } from '../../trpc/errors.ts';
import { dateSchema, idSchema, revisionSchema } from '../../trpc/inputs.ts';
import { proc, router } from '../../trpc/procedure.ts';
import type { UseCases } from '../../use-cases.ts';
import type { InitiativeCommandInput } from './use-cases.ts';

const TITLE_LENGTH_MAX = 200;
const TEXT_LENGTH_MAX = 4_000;
const AUTHORS_MAX = 10;
const MONTHS_MAX = 36;

const textSchema = z.string().trim().max(TEXT_LENGTH_MAX);
/** An amount of money that is not negative. */
const amountSchema = z.string().regex(/^\d{1,13}(\.\d{1,2})?$/, 'amount');
const shareSchema = z.string().regex(/^(0\.\d{1,6}|1(\.0{1,6})?)$/, 'share');
const measuredSchema = z.strictObject({
  amount: amountSchema,
  months: z.int().min(1).max(MONTHS_MAX),
  from: dateSchema,
  evidence: z.string().trim().min(1).max(TEXT_LENGTH_MAX),
});
const held = { id: idSchema, revision: revisionSchema };
const reason = z.string().trim().min(1).max(TEXT_LENGTH_MAX);

interface Asked {
  readonly caller: PersonActor;
  readonly useCases: Pick<UseCases, 'initiatives'>;
}

/** A command given to an initiative; each has a door of its own, so that the policy stands before every one. */
async function given({ caller, useCases }: Asked, input: InitiativeCommandInput): Promise<InitiativeDecided> {
  return unwrap(await useCases.initiatives.command(caller, input));
}

export const initiativesRouter = router({
  list: proc('initiative.list').query(
    ({ ctx }): Promise<readonly Initiative[]> => ctx.useCases.initiatives.list(ctx.caller),
  ),
  colleagues: proc('initiative.record')
    .input(z.strictObject({ search: z.string().trim().min(2).max(100) }))
    .query(({ ctx, input }) => ctx.useCases.initiatives.colleagues(ctx.caller, input)),
  summary: proc('initiative.summary').query(
    ({ ctx }): Promise<InitiativeSummary> => ctx.useCases.initiatives.summary(ctx.caller),
  ),
  record: proc('initiative.record')
    .input(
      z.strictObject({
        kind: z.enum(['achievement', 'proposal']),
        title: z.string().trim().min(1).max(TITLE_LENGTH_MAX),
        description: textSchema,
        happenedOn: dateSchema,
        authors: z
          .array(z.strictObject({ employeeId: idSchema, share: shareSchema }))
          .min(1)
          .max(AUTHORS_MAX),
      }),
    )
    .mutation(
      async ({ ctx, input }): Promise<InitiativeDecided> =>
        unwrap(await ctx.useCases.initiatives.record(ctx.caller, input)),
    ),
  assign: proc('initiative.assess')
    .input(z.strictObject({ ...held, assign: z.strictObject({ assessorId: idSchema, deadline: dateSchema }) }))
    .mutation(({ ctx, input }) => given(ctx, { ...input, command: 'assign' })),
  measure: proc('initiative.assess')
    .input(z.strictObject({ ...held, measured: measuredSchema }))
    .mutation(({ ctx, input }) => given(ctx, { ...input, command: 'measure' })),
  returnBack: proc('initiative.assess')
    .input(z.strictObject({ ...held, reason }))
    .mutation(({ ctx, input }) => given(ctx, { ...input, command: 'return' })),
  correct: proc('initiative.assess')
    .input(z.strictObject({ ...held, reason, measured: measuredSchema }))
    .mutation(({ ctx, input }) => given(ctx, { ...input, command: 'correct' })),
  // Assessors decline and see carried out as well as those who approve; which of them, the rules decide.
  decline: proc('initiative.list')
    .input(z.strictObject({ ...held, reason }))
    .mutation(({ ctx, input }) => given(ctx, { ...input, command: 'decline' })),
  implement: proc('initiative.list')
    .input(z.strictObject({ ...held, implementedOn: dateSchema }))
    .mutation(({ ctx, input }) => given(ctx, { ...input, command: 'implement' })),
  approve: proc('initiative.approve')
    .input(z.strictObject(held))
    .mutation(({ ctx, input }) => given(ctx, { ...input, command: 'approve' })),
  revoke: proc('initiative.approve')
    .input(z.strictObject({ ...held, reason }))
    .mutation(({ ctx, input }) => given(ctx, { ...input, command: 'revoke' })),
  resubmit: proc('initiative.record')
    .input(z.strictObject({ ...held, description: textSchema }))
    .mutation(({ ctx, input }) => given(ctx, { ...input, command: 'resubmit' })),
  withdraw: proc('initiative.record')
    .input(z.strictObject(held))
    .mutation(({ ctx, input }) => given(ctx, { ...input, command: 'withdraw' })),
});
