import type { Tx } from '../connection/with-tx.ts';
import { columns, plain, text } from './columns.ts';

export interface QuarantinedItem {
  readonly kind: 'conflict' | 'rejected';
  readonly source: string;
  readonly externalId: string;
  readonly code: string;
  readonly details: Readonly<Record<string, string>>;
  /** The item byte for byte as it came. */
  readonly rawText: string;
  /** SHA-256 of it. */
  readonly rawHash: string;
}

/** Keeps what could not become a fact, once however often it is sent; answers how many were new. */
export async function quarantineItems(
  tx: Tx,
  items: readonly QuarantinedItem[],
  batchId: string | null,
): Promise<number> {
  if (items.length === 0) return 0;
  const rows = await tx.rows(
    `insert into quarantine (kind, source, external_id, code, details, raw, raw_text, raw_hash, batch_id)
     select r.kind, r.source, r.external_id, r.code, r.details, to_jsonb(r.raw_text), r.raw_text, r.raw_hash, $8
     from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::jsonb[], $6::text[], $7::text[])
       as r(kind, source, external_id, code, details, raw_text, raw_hash)
     on conflict (source, external_id, raw_hash) do nothing returning id`,
    [
      ...columns(items, [
        plain((item) => item.kind),
        text((item) => item.source),
        text((item) => item.externalId),
        text((item) => item.code),
        text((item) => JSON.stringify(item.details)),
        text((item) => item.rawText),
        plain((item) => item.rawHash),
      ]),
      batchId,
    ],
  );
  return rows.length;
}
