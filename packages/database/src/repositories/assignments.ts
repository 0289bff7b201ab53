import type { Assignment } from '@premia/compensation';
import type { PeriodKind } from '@premia/scheme';
import type { Tx } from '../connection/with-tx.ts';
import type { Bilingual } from '../schema/column-types.ts';
import type { StoredDocument } from '../schema/schemes.ts';

export interface VersionRecord {
  readonly id: string;
  readonly schemeId: string;
  readonly schemeKey: string;
  readonly schemeTitle: Bilingual;
  readonly version: number;
  readonly hash: string;
  readonly currency: string;
  readonly document: StoredDocument;
}

/** Assignments of schemes paid by a kind of period, as far as they hold somewhere in `[from, to)`. */
export async function readAssignments(
  tx: Tx,
  kind: PeriodKind,
  span: { readonly from: string; readonly to: string },
): Promise<readonly Assignment[]> {
  return tx.rows<Assignment>(
    `select a.id, a.scheme_id as "schemeId", a.version_id as "versionId", a.target_kind as "targetKind",
       a.target_id as "targetId", a.valid_from as "validFrom", a.valid_to as "validTo"
     from assignments a join schemes s on s.id = a.scheme_id
     where s.period = $1 and a.valid_from < $3 and (a.valid_to is null or a.valid_to > $2)
     order by a.id`,
    [kind, span.from, span.to],
  );
}

export async function readVersions(tx: Tx, versionIds: readonly string[]): Promise<readonly VersionRecord[]> {
  return tx.rows<VersionRecord>(
    `select v.id, v.scheme_id as "schemeId", s.key as "schemeKey", s.title as "schemeTitle", v.version, v.hash,
       s.currency, v.document
     from scheme_versions v join schemes s on s.id = v.scheme_id where v.id = any($1) order by v.id`,
    [versionIds],
  );
}
