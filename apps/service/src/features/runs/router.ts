import type { Action } from '@premia/access';
import { z } from 'zod';
import type { RunChanged, RunSummary, StatementPage } from '../../contract.ts';
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

export const runsRouter = router({
  list: proc('run.list')
    .input(z.strictObject({ period: periodSchema.optional() }).optional())
    .query(({ ctx, input }): Promise<readonly RunSummary[]> => ctx.useCases.runs.list(ctx.caller, input ?? {})),
  get: proc('run.list')
    .input(z.strictObject({ runId: idSchema }))
    .query(async ({ ctx, input }): Promise<RunSummary> => unwrap(await ctx.useCases.runs.get(ctx.caller, input))),
  /** Everyone who may see a preview may ask for one; a final run needs `run.launch`, which the use case checks. */
  launch: proc('run.preview')
    .input(z.strictObject({ period: periodSchema, kind: z.enum(['preview', 'final']) }))
    .mutation(async ({ ctx, input }): Promise<RunSummary> => unwrap(await ctx.useCases.runs.launch(ctx.caller, input))),
  approve: changing('run.approve', 'approve'),
  seal: changing('run.seal', 'seal'),
  export: changing('run.export', 'export'),
  markPaid: changing('run.markPaid', 'markPaid'),
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
