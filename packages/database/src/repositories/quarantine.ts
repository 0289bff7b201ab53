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

export type Resolution = 'accepted' | 'kept' | 'resubmitted' | 'dismissed' | 'superseded';

export interface QuarantineFilter {
  readonly state: 'waiting' | 'resolved';
  readonly kind: 'conflict' | 'rejected' | null;
  readonly source: string | null;
  /** Rows older than this id; null from the newest. */
  readonly before: string | null;
  readonly limit: number;
}

export interface QuarantineRow {
  readonly id: string;
  readonly kind: 'conflict' | 'rejected';
  readonly source: string;
  readonly externalId: string;
  readonly code: string;
  readonly details: Readonly<Record<string, string>>;
  /** The item byte for byte, or as far as it was kept before bytes were. */
  readonly rawText: string;
  readonly receivedAt: string;
  readonly resolvedAt: string | null;
  readonly resolvedBy: string | null;
  readonly resolution: Resolution | null;
  readonly reason: string | null;
}

const COLUMNS = `q.id, q.kind, q.source, q.external_id as "externalId", q.code, q.details,
  coalesce(q.raw_text, q.raw::text) as "rawText", q.received_at as "receivedAt", q.resolved_at as "resolvedAt",
  q.resolved_by as "resolvedBy", q.resolution, q.reason`;

export async function listQuarantine(tx: Tx, filter: QuarantineFilter): Promise<readonly QuarantineRow[]> {
  return tx.rows<QuarantineRow>(
    `select ${COLUMNS} from quarantine q
     where (q.resolved_at is null) = ($1 = 'waiting') and ($2::text is null or q.kind = $2)
       and ($3::text is null or q.source = $3) and ($4::bigint is null or q.id < $4)
     order by q.id desc limit $5`,
    [filter.state, filter.kind, filter.source, filter.before, filter.limit],
  );
}

export interface QuarantineCounts {
  readonly conflicts: number;
  readonly rejected: number;
  readonly sources: readonly string[];
}

/** What waits for somebody to decide. */
export async function countQuarantine(tx: Tx): Promise<QuarantineCounts> {
  const [row] = await tx.rows<QuarantineCounts>(
    `select count(*) filter (where kind = 'conflict')::int as conflicts,
       count(*) filter (where kind = 'rejected')::int as rejected,
       coalesce(array_agg(distinct source order by source), '{}') as sources
     from quarantine where resolved_at is null`,
  );
  return row ?? { conflicts: 0, rejected: 0, sources: [] };
}

/** With `hold`, the row is kept from others until the transaction ends. */
export async function readQuarantined(tx: Tx, id: string, hold: 'hold' | 'look'): Promise<QuarantineRow | null> {
  const [row] = await tx.rows<QuarantineRow>(
    `select ${COLUMNS} from quarantine q where q.id = $1 ${hold === 'hold' ? 'for update' : ''}`,
    [id],
  );
  return row ?? null;
}

/** From waiting to resolved; the caller holds the row. */
export async function resolveQuarantined(
  tx: Tx,
  {
    id,
    resolution,
    reason,
    by,
  }: { readonly id: string; readonly resolution: Resolution; readonly reason: string; readonly by: string },
): Promise<boolean> {
  const rows = await tx.rows(
    `update quarantine set resolved_at = clock_timestamp(), resolved_by = $2, resolution = $3, reason = $4
     where id = $1 and resolved_at is null returning id`,
    [id, by, resolution, reason],
  );
  return rows.length > 0;
}

export interface WaitingItem {
  readonly id: string;
  readonly source: string;
  readonly externalId: string;
  readonly rawText: string;
}

/** Holds what waits under the keys of some facts, but what somebody is deciding about at this moment. */
export async function holdWaitingOf(
  tx: Tx,
  keys: readonly { readonly source: string; readonly id: string }[],
): Promise<readonly WaitingItem[]> {
  if (keys.length === 0) return [];
  return tx.prepared<WaitingItem>(
    `select q.id, q.source, q.external_id as "externalId", coalesce(q.raw_text, q.raw::text) as "rawText" from quarantine q
     where q.resolved_at is null and (q.source, q.external_id) in (select * from unnest($1::text[], $2::text[]))
     order by q.id for update skip locked`,
    columns(keys, [text(({ source }) => source), text(({ id }) => id)]),
  );
}

/** The version of a fact that counts, in the words of whoever sends facts. */
export interface CurrentFact {
  readonly version: number;
  readonly type: string;
  readonly on: string;
  readonly amount: string | null;
  readonly currency: string | null;
  readonly title: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly deleted: boolean;
  readonly late: boolean;
  readonly receivedAt: string;
  readonly shares: readonly { readonly employeeId: string; readonly role: string; readonly share: string }[];
}

export async function readCurrentFact(tx: Tx, source: string, externalId: string): Promise<CurrentFact | null> {
  const [row] = await tx.rows<CurrentFact>(
    `select v.version, v.fact_type as type, v.occurred_on as "on", v.amount, v.currency, v.title, v.attributes, v.deleted,
       v.late, v.received_at as "receivedAt", ${SHARES} as shares
     from facts f join fact_versions v on v.fact_id = f.id and v.version = f.current_version
     where f.source = $1 and f.external_id = $2`,
    [source, externalId],
  );
  return row ?? null;
}

const SHARES = `coalesce((select jsonb_agg(jsonb_build_object('employeeId', c.employee_id, 'role', c.role,
    'share', c.share::text) order by c.role, c.employee_id)
  from credits c where c.fact_id = v.fact_id and c.version = v.version and c.role <> 'rollup'), '[]')`;

export interface LateFact extends CurrentFact {
  readonly sequence: string;
  readonly source: string;
  readonly externalId: string;
}

/** Facts that came after their period had closed, newest first. */
export async function listLateFacts(
  tx: Tx,
  { before, limit }: { readonly before: string | null; readonly limit: number },
): Promise<readonly LateFact[]> {
  return tx.rows<LateFact>(
    `select v.sequence, f.source, f.external_id as "externalId", v.version, v.fact_type as type, v.occurred_on as "on",
       v.amount, v.currency, v.title, v.attributes, v.deleted, v.late, v.received_at as "receivedAt", ${SHARES} as shares
     from fact_versions v join facts f on f.id = v.fact_id
     where v.late and ($1::bigint is null or v.sequence < $1)
     order by v.sequence desc limit $2`,
    [before, limit],
  );
}
