import type { AuditPage } from '../../contract.ts';
import type { Caller } from '../../trpc/caller.ts';

export interface AuditUseCases {
  /** Newest first, 50 a page. */
  list(
    caller: Caller,
    input: {
      readonly cursor?: string | undefined;
      readonly subjectKind?: string | undefined;
      readonly subjectId?: string | undefined;
    },
  ): Promise<AuditPage>;
}
