import type { Credit, KnownFact, Submission } from '@premia/compensation';
import type { Tx } from '../connection/with-tx.ts';

export interface FactKey {
  readonly source: string;
  readonly id: string;
}

export interface StoredFact extends KnownFact {
  readonly factId: string;
  /** The day the current version happened on, null for a fact without versions yet. */
  readonly occurredOn: string | null;
}

export const factKeyText = ({ source, id }: FactKey): string => JSON.stringify([source, id]);

/**
 * Makes sure every key has its row and holds those rows until the transaction ends, in one order for everybody: two
 * deliveries of the same fact wait for each other instead of both being first.
 */
export async function holdFacts(tx: Tx, keys: readonly FactKey[]): Promise<ReadonlyMap<string, StoredFact>> {
  const list = JSON.stringify([...new Map(keys.map((key) => [factKeyText(key), key])).values()]);
  await tx.rows(
    `insert into facts (source, external_id, current_version)
     select k.source, k.id, 0 from jsonb_to_recordset($1::jsonb) as k(source text, id text)
     where not exists (select from facts f where f.source = k.source and f.external_id = k.id)
     order by k.source, k.id on conflict (source, external_id) do nothing`,
    [list],
  );
  await tx.rows(
    `select f.id from facts f
     join jsonb_to_recordset($1::jsonb) as k(source text, id text) on f.source = k.source and f.external_id = k.id
     order by f.source, f.external_id for update of f`,
    [list],
  );
  // A statement of its own: what the wait for the locks let in is visible only now.
  const rows = await tx.rows<StoredRow>(
    `select f.source, f.external_id as "externalId", f.id as "factId", f.current_version as "currentVersion",
       v.version, v.payload_hash as "payloadHash", v.occurred_on as "occurredOn"
     from facts f
     join jsonb_to_recordset($1::jsonb) as k(source text, id text) on f.source = k.source and f.external_id = k.id
     left join fact_versions v on v.fact_id = f.id`,
    [list],
  );
  return groupFacts(rows);
}

interface StoredRow {
  readonly source: string;
  readonly externalId: string;
  readonly factId: string;
  readonly currentVersion: number;
  readonly version: number | null;
  readonly payloadHash: string | null;
  readonly occurredOn: string | null;
}

function groupFacts(rows: readonly StoredRow[]): ReadonlyMap<string, StoredFact> {
  const facts = new Map<string, StoredFact & { payloadHashes: Map<number, string> }>();
  for (const row of rows) {
    const key = factKeyText({ source: row.source, id: row.externalId });
    const fact = facts.get(key) ?? {
      factId: row.factId,
      currentVersion: row.currentVersion,
      payloadHashes: new Map<number, string>(),
      occurredOn: null,
    };
    if (row.version !== null && row.payloadHash !== null) fact.payloadHashes.set(row.version, row.payloadHash);
    const isCurrent = row.version === row.currentVersion;
    facts.set(key, isCurrent ? { ...fact, occurredOn: row.occurredOn } : fact);
  }
  return facts;
}

export interface NewFactVersion {
  readonly factId: string;
  readonly version: number;
  readonly submission: Submission;
  readonly credits: readonly Credit[];
  readonly late: boolean;
  /** Whether this version counts from now on; an older one is history. */
  readonly isCurrent: boolean;
}

export async function insertFactVersions(
  tx: Tx,
  versions: readonly NewFactVersion[],
  batchId: string | null,
): Promise<void> {
  if (versions.length === 0) return;
  await tx.rows(
    `insert into fact_versions (fact_id, version, fact_type, occurred_on, amount, currency, title, attributes, deleted,
       payload_hash, late, batch_id)
     select r.fact_id, r.version, r.fact_type, r.occurred_on, r.amount, r.currency, r.title, r.attributes, r.deleted,
       r.payload_hash, r.late, $2
     from jsonb_to_recordset($1::jsonb) as r(fact_id bigint, version int, fact_type text, occurred_on date,
       amount numeric, currency text, title text, attributes jsonb, deleted boolean, payload_hash text, late boolean)`,
    [JSON.stringify(versions.map(versionRow)), batchId],
  );
  await tx.rows(
    `insert into credits (fact_id, version, employee_id, role, share, occurred_on, period)
     select r.fact_id, r.version, r.employee_id, r.role, r.share, r.occurred_on, to_char(r.occurred_on, 'YYYY-MM')
     from jsonb_to_recordset($1::jsonb) as r(fact_id bigint, version int, employee_id text, role text, share numeric,
       occurred_on date)`,
    [JSON.stringify(versions.flatMap(creditRows))],
  );
  await tx.rows(
    `update facts f set current_version = r.version
     from jsonb_to_recordset($1::jsonb) as r(fact_id bigint, version int)
     where f.id = r.fact_id and f.current_version < r.version`,
    [JSON.stringify(highest(versions))],
  );
}

function versionRow({ factId, version, submission, late }: NewFactVersion): object {
  return {
    fact_id: factId,
    version,
    fact_type: submission.type,
    occurred_on: submission.on,
    amount: submission.amount,
    currency: submission.currency,
    title: submission.title,
    attributes: submission.attributes,
    deleted: submission.deleted,
    payload_hash: submission.payloadHash,
    late,
  };
}

function creditRows({ factId, version, submission, credits }: NewFactVersion): object[] {
  return credits.map(({ employeeId, role, share }) => ({
    fact_id: factId,
    version,
    employee_id: employeeId,
    role,
    share,
    occurred_on: submission.on,
  }));
}

/** One row per fact: an UPDATE that meets the same row twice takes either, not the later. */
function highest(versions: readonly NewFactVersion[]): object[] {
  const byFact = new Map<string, number>();
  for (const { factId, version, isCurrent } of versions) {
    if (isCurrent) byFact.set(factId, Math.max(byFact.get(factId) ?? 0, version));
  }
  return [...byFact].map(([factId, version]) => ({ fact_id: factId, version }));
}

/** Who the given versions of facts count for. */
export async function readCreditedPeople(
  tx: Tx,
  versions: readonly { readonly factId: string; readonly version: number }[],
): Promise<readonly { readonly factId: string; readonly employeeId: string; readonly occurredOn: string }[]> {
  if (versions.length === 0) return [];
  return tx.rows(
    `select c.fact_id as "factId", c.employee_id as "employeeId", c.occurred_on as "occurredOn"
     from credits c
     join jsonb_to_recordset($1::jsonb) as r("factId" bigint, version int)
       on c.fact_id = r."factId" and c.version = r.version`,
    [JSON.stringify(versions.map(({ factId, version }) => ({ factId, version })))],
  );
}

export interface QuarantinedItem {
  readonly kind: 'conflict' | 'rejected';
  readonly source: string;
  readonly externalId: string;
  readonly code: string;
  readonly details: Readonly<Record<string, string>>;
  readonly raw: unknown;
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
    `insert into quarantine (kind, source, external_id, code, details, raw, raw_hash, batch_id)
     select r.kind, r.source, r."externalId", r.code, r.details, r.raw, r."rawHash", $2
     from jsonb_to_recordset($1::jsonb) as r(kind text, source text, "externalId" text, code text, details jsonb,
       raw jsonb, "rawHash" text)
     on conflict (source, external_id, raw_hash) do nothing returning id`,
    [JSON.stringify(items), batchId],
  );
  return rows.length;
}
