import { z } from 'zod';
import type { DepartmentNode, PersonSummary } from '../../contract.ts';
import { dateSchema, idSchema, periodSchema } from '../../trpc/inputs.ts';
import { proc, router } from '../../trpc/procedure.ts';

export const peopleRouter = router({
  departments: proc('department.list')
    .input(z.strictObject({ on: dateSchema.optional() }).optional())
    .query(
      ({ ctx, input }): Promise<readonly DepartmentNode[]> => ctx.useCases.people.departments(ctx.caller, input ?? {}),
    ),
  list: proc('person.list')
    .input(
      z
        .strictObject({
          departmentId: idSchema.optional(),
          search: z.string().trim().max(100).optional(),
          on: dateSchema.optional(),
          period: periodSchema.optional(),
        })
        .optional(),
    )
    .query(({ ctx, input }): Promise<readonly PersonSummary[]> => ctx.useCases.people.list(ctx.caller, input ?? {})),
});
