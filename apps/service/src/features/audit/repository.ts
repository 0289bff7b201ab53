import type { Tx } from '@premia/database';
import type { AuditEntry } from '../../contract.ts';

export interface AuditQuery {
  /** Entries older than this id. */
  readonly before: string | null;
  readonly subjectKind: string | null;
  readonly subjectId: string | null;
  readonly limit: number;
}

export async function listAudit(tx: Tx, query: AuditQuery): Promise<readonly AuditEntry[]> {
  return tx.rows<AuditEntry>(
    `select a.id::text as id, a.at, e.name as "actorName", a.action, a.details,
       jsonb_build_object('kind', a.target_kind, 'id', a.target_id) as subject
     from audit a left join employees e on e.id = a.actor
     where ($1::bigint is null or a.id < $1) and ($2::text is null or a.target_kind = $2)
       and ($3::text is null or a.target_id = $3)
     order by a.id desc limit $4`,
    [query.before, query.subjectKind, query.subjectId, query.limit],
  );
}
