import type { Action } from '@premia/access';
import { z } from 'zod';
import type {
  Done,
  PayrollExport,
  PayrollFile,
  Reconciliation,
  RunChanged,
  RunExceptionPage,
  RunHold,
  RunSummary,
  StatementPage,
} from '../../contract.ts';
import { unwrap } from '../../trpc/errors.ts';
import { idSchema, periodSchema, revisionSchema } from '../../trpc/inputs.ts';
import { proc, router } from '../../trpc/procedure.ts';
import type { RunCommand } from './use-cases.ts';

function changing(action: Action, command: RunCommand) {
  return proc(action)
    .input(z.strictObject({ runId: idSchema, revision: revisionSchema }))
    .mutation(
      async ({ ctx, input }): Promise<RunChanged> =>
        unwrap(await ctx.useCases.runs.change(ctx.caller, { ...input, command })),
    );
}

/** People marked as paid in one go; everybody at once names nobody. */
const PAID_AT_ONCE_MAX = 1_000;

const holdSchema = z.strictObject({
  runId: idSchema,
  employeeId: idSchema,
  reason: z.string().trim().min(3).max(1_000),
});

/** Pages are asked for in the words of tRPC's endless lists, which say a direction too; there is one here. */
const exceptionsSchema = z
  .strictObject({
    runId: idSchema,
    kind: z.enum(['problem', 'change', 'cap', 'zero']).optional(),
    cursor: z.int().min(0).max(10_000_000).nullish(),
    direction: z.literal('forward').optional(),
  })
  .transform(({ direction: _, cursor, ...input }) => ({ ...input, offset: cursor ?? 0 }));

export const runsRouter = router({
  list: proc('run.list')
    .input(z.strictObject({ period: periodSchema.optional() }).optional())
    .query(({ ctx, input }): Promise<readonly RunSummary[]> => ctx.useCases.runs.list(ctx.caller, input ?? {})),
  get: proc('run.list')
    .input(z.strictObject({ runId: idSchema }))
    .query(async ({ ctx, input }): Promise<RunSummary> => unwrap(await ctx.useCases.runs.get(ctx.caller, input))),
  /** Everyone who may see a preview may ask for one; the others need `run.launch`, which the use case checks. */
  launch: proc('run.preview')
    .input(z.strictObject({ period: periodSchema, kind: z.enum(['preview', 'provisional', 'final']) }))
    .mutation(async ({ ctx, input }): Promise<RunSummary> => unwrap(await ctx.useCases.runs.launch(ctx.caller, input))),
  approve: changing('run.approve', 'approve'),
  seal: changing('run.seal', 'seal'),
  export: proc('run.export')
    .input(z.strictObject({ runId: idSchema, revision: revisionSchema, language: z.enum(['ru', 'en']).optional() }))
    .mutation(
      async ({ ctx, input }): Promise<RunChanged> =>
        unwrap(await ctx.useCases.runs.change(ctx.caller, { ...input, command: 'export' })),
    ),
  markPaid: proc('run.markPaid')
    .input(
      z.strictObject({
        runId: idSchema,
        revision: revisionSchema,
        employeeIds: z.array(idSchema).min(1).max(PAID_AT_ONCE_MAX).optional(),
      }),
    )
    .mutation(
      async ({ ctx, input }): Promise<RunChanged> =>
        unwrap(await ctx.useCases.runs.change(ctx.caller, { ...input, command: 'markPaid' })),
    ),
  exports: proc('run.export')
    .input(z.strictObject({ runId: idSchema }))
    .query(({ ctx, input }): Promise<readonly PayrollExport[]> => ctx.useCases.runs.exports(ctx.caller, input)),
  exportFile: proc('run.export')
    .input(z.strictObject({ exportId: idSchema }))
    .query(
      async ({ ctx, input }): Promise<PayrollFile> => unwrap(await ctx.useCases.runs.exportFile(ctx.caller, input)),
    ),
  holds: proc('run.hold')
    .input(z.strictObject({ runId: idSchema }))
    .query(({ ctx, input }): Promise<readonly RunHold[]> => ctx.useCases.runs.holds(ctx.caller, input)),
  hold: proc('run.hold')
    .input(holdSchema)
    .mutation(async ({ ctx, input }): Promise<Done> => unwrap(await ctx.useCases.runs.hold(ctx.caller, input))),
  release: proc('run.hold')
    .input(holdSchema)
    .mutation(async ({ ctx, input }): Promise<Done> => unwrap(await ctx.useCases.runs.release(ctx.caller, input))),
  exceptions: proc('run.list')
    .input(exceptionsSchema)
    .query(
      async ({ ctx, input }): Promise<RunExceptionPage> =>
        unwrap(await ctx.useCases.runs.exceptions(ctx.caller, input)),
    ),
  reconcile: proc('run.list')
    .input(z.strictObject({ runId: idSchema }))
    .query(
      async ({ ctx, input }): Promise<Reconciliation> => unwrap(await ctx.useCases.runs.reconcile(ctx.caller, input)),
    ),
  cancel: changing('run.cancel', 'cancel'),
  statements: proc('statement.list')
    .input(
      z.strictObject({
        runId: idSchema,
        cursor: z.string().max(200).optional(),
        search: z.string().trim().max(100).optional(),
        departmentId: idSchema.optional(),
        onlyProblems: z.boolean().optional(),
      }),
    )
    .query(
      async ({ ctx, input }): Promise<StatementPage> => unwrap(await ctx.useCases.runs.statements(ctx.caller, input)),
    ),
});
