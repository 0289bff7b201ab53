import type { Tx } from '@premia/database';
import type { ImportSummary } from '../../contract.ts';

const SHOWN = 100;

export async function latestImports(tx: Tx): Promise<readonly ImportSummary[]> {
  return tx.rows<ImportSummary>(
    `select b.id, b.created_at as at, e.name as "actorName", b.kind, b.source, b.accepted, b.duplicates,
       b.rejected
     from import_batches b left join employees e on e.id = b.imported_by
     order by b.created_at desc, b.id limit ${SHOWN}`,
  );
}
