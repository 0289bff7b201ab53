import type { Actor } from '@premia/access';
import type { AuditPage } from '../../contract.ts';

export interface AuditUseCases {
  /** Newest first, 50 a page. */
  list(
    actor: Actor,
    input: {
      readonly cursor?: string | undefined;
      readonly subjectKind?: string | undefined;
      readonly subjectId?: string | undefined;
    },
  ): Promise<AuditPage>;
}
