import { z } from 'zod';
import type { AuditPage } from '../../contract.ts';
import { idSchema } from '../../trpc/inputs.ts';
import { proc, router } from '../../trpc/procedure.ts';

export const auditRouter = router({
  list: proc('audit.list')
    .input(
      z
        .strictObject({
          cursor: z
            .string()
            .regex(/^\d{1,18}$/)
            .optional(),
          subjectKind: idSchema.optional(),
          subjectId: idSchema.optional(),
        })
        .optional(),
    )
    .query(({ ctx, input }): Promise<AuditPage> => ctx.useCases.audit.list(ctx.caller, input ?? {})),
});
