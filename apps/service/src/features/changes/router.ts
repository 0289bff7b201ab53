import { criterionDefinitionSchema } from '@premia/compensation';
import { z } from 'zod';
import type {
  ChangeAnnouncementShown,
  ChangeDecided,
  ChangePreview,
  ChangeRowGiven,
  ChangeSetListed,
  ChangeSetPage,
  ChangeTable,
  ChangeTrial,
} from '../../contract.ts';
import { unwrap } from '../../trpc/errors.ts';
import { dateSchema, idSchema, revisionSchema } from '../../trpc/inputs.ts';
import { proc, router } from '../../trpc/procedure.ts';

const TEXT_MAX = 300;
/** Rows a browser sends at once; longer files are imported from the terminal. */
const ROWS_MAX = 10_000;
const DEFINITIONS_MAX = 100;
const FILE_BASE64_MAX = 3_500_000;

const cell = z.string().max(TEXT_MAX).optional();
const rowSchema = z.strictObject({
  criterion: cell,
  who: cell,
  employee: cell,
  department: cell,
  period: cell,
  value: cell,
});

const changesSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.enum(['targets', 'actuals']),
    rows: z.array(rowSchema).max(ROWS_MAX),
    decimalSign: z.enum([',', '.']),
  }),
  z.strictObject({
    kind: z.literal('definition'),
    definitions: z
      .array(z.strictObject({ criterion: idSchema, validFrom: dateSchema, definition: criterionDefinitionSchema }))
      .min(1)
      .max(DEFINITIONS_MAX),
  }),
]);

const draftSchema = z.strictObject({
  title: z.string().trim().min(1).max(TEXT_MAX),
  note: z.string().trim().max(2_000),
  fileName: z.string().max(TEXT_MAX).nullable(),
  changes: changesSchema,
});

const setSchema = z.strictObject({ changeSetId: idSchema });
const heldSchema = setSchema.extend({ revision: revisionSchema });
const reasonSchema = z.string().trim().max(2_000);

type Decided = Promise<ChangeDecided>;

export const changesRouter = router({
  list: proc('change.list').query(
    ({ ctx }): Promise<readonly ChangeSetListed[]> => ctx.useCases.changes.list(ctx.caller),
  ),
  get: proc('change.list')
    .input(setSchema)
    .query(async ({ ctx, input }): Promise<ChangeSetPage> => unwrap(await ctx.useCases.changes.get(ctx.caller, input))),
  given: proc('change.propose')
    .input(setSchema)
    .query(
      async ({ ctx, input }): Promise<readonly ChangeRowGiven[]> =>
        unwrap(await ctx.useCases.changes.given(ctx.caller, input)),
    ),
  preview: proc('change.list')
    .input(setSchema)
    .query(
      async ({ ctx, input }): Promise<ChangePreview> => unwrap(await ctx.useCases.changes.preview(ctx.caller, input)),
    ),
  tryOut: proc('change.propose')
    .input(changesSchema)
    .query(
      async ({ ctx, input }): Promise<ChangeTrial> => unwrap(await ctx.useCases.changes.tryOut(ctx.caller, input)),
    ),
  create: proc('change.propose')
    .input(draftSchema)
    .mutation(async ({ ctx, input }): Decided => unwrap(await ctx.useCases.changes.create(ctx.caller, input))),
  edit: proc('change.propose')
    .input(draftSchema.extend(heldSchema.shape))
    .mutation(async ({ ctx, input }): Decided => unwrap(await ctx.useCases.changes.edit(ctx.caller, input))),
  submit: proc('change.propose')
    .input(heldSchema)
    .mutation(
      async ({ ctx, input }): Decided =>
        unwrap(await ctx.useCases.changes.decide(ctx.caller, { ...input, decision: 'submit', reason: '' })),
    ),
  withdraw: proc('change.propose')
    .input(heldSchema)
    .mutation(
      async ({ ctx, input }): Decided =>
        unwrap(await ctx.useCases.changes.decide(ctx.caller, { ...input, decision: 'withdraw', reason: '' })),
    ),
  discard: proc('change.propose')
    .input(heldSchema)
    .mutation(
      async ({ ctx, input }): Decided =>
        unwrap(await ctx.useCases.changes.decide(ctx.caller, { ...input, decision: 'discard', reason: '' })),
    ),
  approve: proc('change.approve')
    .input(heldSchema)
    .mutation(
      async ({ ctx, input }): Decided =>
        unwrap(await ctx.useCases.changes.decide(ctx.caller, { ...input, decision: 'approve', reason: '' })),
    ),
  reject: proc('change.reject')
    .input(heldSchema.extend({ reason: reasonSchema }))
    .mutation(
      async ({ ctx, input }): Decided =>
        unwrap(await ctx.useCases.changes.decide(ctx.caller, { ...input, decision: 'reject' })),
    ),
  undo: proc('change.undo')
    .input(heldSchema.extend({ reason: reasonSchema.min(1) }))
    .mutation(async ({ ctx, input }): Decided => unwrap(await ctx.useCases.changes.undo(ctx.caller, input))),
  readTable: proc('change.propose')
    .input(
      z.strictObject({
        base64: z.base64().max(FILE_BASE64_MAX),
        encoding: z.enum(['utf-8', 'windows-1251', 'utf-16le', 'utf-16be']).nullable(),
        delimiter: z.enum([',', ';', '\t', '|']).nullable(),
      }),
    )
    .mutation(({ ctx, input }): Promise<ChangeTable> => {
      const { base64, encoding, delimiter } = input;
      return ctx.useCases.changes.readTable(ctx.caller, {
        content: Buffer.from(base64, 'base64'),
        encoding,
        delimiter,
      });
    }),
  announcements: proc('portal.read').query(
    ({ ctx }): Promise<readonly ChangeAnnouncementShown[]> => ctx.useCases.changes.announcements(ctx.caller),
  ),
  seen: proc('portal.read')
    .input(setSchema)
    .mutation(({ ctx, input }): Promise<void> => ctx.useCases.changes.seen(ctx.caller, input)),
});
