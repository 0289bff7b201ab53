import { withSnapshot } from '@premia/database';
import type { Dependencies } from '../../dependencies.ts';
import { listAudit } from './repository.ts';
import type { AuditUseCases } from './use-cases.ts';

const PAGE_SIZE = 50;

export function createAuditService({ pool }: Dependencies): AuditUseCases {
  return {
    list: (actor, input) =>
      withSnapshot(pool, actor, async (tx) => {
        const rows = await listAudit(tx, {
          before: input.cursor ?? null,
          subjectKind: input.subjectKind ?? null,
          subjectId: input.subjectId ?? null,
          // One more than shown tells whether there is a next page.
          limit: PAGE_SIZE + 1,
        });
        const shown = rows.slice(0, PAGE_SIZE);
        return { rows: shown, nextCursor: rows.length > PAGE_SIZE ? (shown.at(-1)?.id ?? null) : null };
      }),
  };
}
