import type { SchemeReads, StoredDocument, Tx } from '@premia/database';
import type { BilingualText, PublishedComponent, SchemeAssignment, SchemeVersionSummary } from '../../contract.ts';

export interface SchemeRow {
  readonly id: string;
  readonly key: string;
  readonly title: BilingualText;
  readonly period: 'month' | 'quarter' | 'year';
  readonly currency: string;
  readonly ownerName: BilingualText;
  readonly archivedAt: string | null;
  readonly draft: StoredDocument;
  readonly revision: number;
  readonly draftHash: string;
  readonly changedAt: string;
  readonly changedByName: BilingualText;
  /** Number of the newest version; null while nothing was published. */
  readonly latestVersion: number | null;
  /** Number of the newest version somebody is paid by on the day asked about. */
  readonly activeVersion: number | null;
  /** Its hash. */
  readonly activeHash: string | null;
  /** The draft waits for approval, as far as the caller may know. */
  readonly isSubmitted: boolean;
}

const SCHEME = `
  select s.id, s.key, s.title, s.period, s.currency, coalesce(o.name, '{}'::jsonb) as "ownerName",
    s.archived_at as "archivedAt", d.document as draft, d.revision, d.hash as "draftHash", d.changed_at as "changedAt",
    coalesce(c.name, '{}'::jsonb) as "changedByName",
    (select max(v.version) from scheme_versions v where v.scheme_id = s.id) as "latestVersion",
    (select max(v.version) from assignments a join scheme_versions v on v.id = a.version_id
      where a.scheme_id = s.id and a.valid_from <= $1 and (a.valid_to is null or a.valid_to > $1)) as "activeVersion",
    (select v.hash from assignments a join scheme_versions v on v.id = a.version_id
      where a.scheme_id = s.id and a.valid_from <= $1 and (a.valid_to is null or a.valid_to > $1)
      order by v.version desc limit 1) as "activeHash",
    exists (select from scheme_submissions w where w.scheme_id = s.id and w.state = 'submitted') as "isSubmitted"
  from schemes s
  join scheme_drafts d on d.scheme_id = s.id
  left join employees o on o.id = s.owner_id
  left join employees c on c.id = d.changed_by`;

export async function listSchemes(tx: Tx, day: string): Promise<readonly SchemeRow[]> {
  return tx.rows<SchemeRow>(`${SCHEME} order by s.archived_at nulls first, d.changed_at desc, s.id`, [day]);
}

export async function readScheme(tx: Tx, schemeId: string, day: string): Promise<SchemeRow | null> {
  const rows = await tx.rows<SchemeRow>(`${SCHEME} where s.id = $2`, [day, schemeId]);
  return rows[0] ?? null;
}

/** The scheme a document belongs to; a new one belongs to none yet. */
export async function schemeOfKey(tx: Tx, key: string): Promise<string | null> {
  const rows = await tx.rows<{ readonly id: string }>('select id from schemes where key = $1', [key]);
  return rows[0]?.id ?? null;
}

/** Whoever saves or publishes holds the draft until the transaction ends. */
export async function lockDraft(tx: Tx, schemeId: string): Promise<void> {
  await tx.rows('select 1 from scheme_drafts where scheme_id = $1 for update', [schemeId]);
}

export interface NewSchemeRow {
  readonly id: string;
  readonly key: string;
  readonly title: BilingualText;
  readonly period: string;
  readonly currency: string;
  readonly ownerId: string | null;
}

/** False when the key is taken. */
export async function insertScheme(tx: Tx, scheme: NewSchemeRow): Promise<boolean> {
  const rows = await tx.rows(
    `insert into schemes (id, key, title, period, currency, owner_id)
     values ($1, $2, $3, $4, $5, (select id from employees where id = $6))
     on conflict (key) do nothing returning id`,
    [scheme.id, scheme.key, JSON.stringify(scheme.title), scheme.period, scheme.currency, scheme.ownerId],
  );
  return rows.length > 0;
}

export interface DraftRow {
  readonly schemeId: string;
  readonly document: object;
  readonly hash: string;
  readonly changedBy: string;
}

export async function insertDraft(tx: Tx, draft: DraftRow): Promise<void> {
  await tx.rows('insert into scheme_drafts (scheme_id, document, hash, changed_by) values ($1, $2, $3, $4)', [
    draft.schemeId,
    JSON.stringify(draft.document),
    draft.hash,
    draft.changedBy,
  ]);
}

/** The new revision; null when somebody saved since `revision`. */
export async function updateDraft(tx: Tx, draft: DraftRow, revision: number): Promise<number | null> {
  const rows = await tx.rows<{ readonly revision: number }>(
    `update scheme_drafts set document = $2, hash = $3, changed_by = $4, changed_at = now(), revision = revision + 1
     where scheme_id = $1 and revision = $5 returning revision`,
    [draft.schemeId, JSON.stringify(draft.document), draft.hash, draft.changedBy, revision],
  );
  return rows[0]?.revision ?? null;
}

/** Lists show the draft's title; period and currency follow it only as long as nobody can be paid by the scheme. */
export async function followDraft(
  tx: Tx,
  scheme: { readonly id: string; readonly title: BilingualText; readonly period: string; readonly currency: string },
): Promise<void> {
  await tx.rows(
    `update schemes s set title = $2,
       period = case when published.any then s.period else $3 end,
       currency = case when published.any then s.currency else $4 end
     from (select exists (select from scheme_versions where scheme_id = $1) as any) published
     where s.id = $1`,
    [scheme.id, JSON.stringify(scheme.title), scheme.period, scheme.currency],
  );
}

const VERSION = `select v.id, v.version, v.hash, v.published_at as "publishedAt",
  coalesce(e.name, jsonb_build_object('en', v.published_by)) as "publishedBy", v.note
  from scheme_versions v left join employees e on e.id = v.published_by`;

export async function listVersions(tx: Tx, schemeId: string): Promise<readonly SchemeVersionSummary[]> {
  return tx.rows<SchemeVersionSummary>(`${VERSION} where v.scheme_id = $1 order by v.version desc`, [schemeId]);
}

export async function findVersion(tx: Tx, schemeId: string, hash: string): Promise<SchemeVersionSummary | null> {
  const rows = await tx.rows<SchemeVersionSummary>(`${VERSION} where v.scheme_id = $1 and v.hash = $2`, [
    schemeId,
    hash,
  ]);
  return rows[0] ?? null;
}

/** The hash of the newest version; null before the first. */
export async function latestHash(tx: Tx, schemeId: string): Promise<string | null> {
  const rows = await tx.rows<{ readonly hash: string }>(
    'select hash from scheme_versions where scheme_id = $1 order by version desc limit 1',
    [schemeId],
  );
  return rows[0]?.hash ?? null;
}

/** The newest version of every scheme that is not archived, by title. */
export async function listNewestVersions(tx: Tx): Promise<readonly PublishedComponent[]> {
  return tx.rows<PublishedComponent>(
    `select distinct on (s.key) s.key, coalesce(v.document->'title', s.title) as title, s.period, s.currency,
       v.version, v.hash
     from scheme_versions v join schemes s on s.id = v.scheme_id
     where s.archived_at is null order by s.key, v.version desc`,
  );
}

/** Published documents by their hash; one content published under two schemes is one document. */
export async function documentsByHash(
  tx: Tx,
  hashes: readonly string[],
): Promise<readonly { readonly hash: string; readonly document: StoredDocument }[]> {
  if (hashes.length === 0) return [];
  return tx.rows(
    'select distinct on (hash) hash, document from scheme_versions where hash = any($1) order by hash, id',
    [hashes],
  );
}

export async function publishedHashes(tx: Tx, hashes: readonly string[]): Promise<ReadonlySet<string>> {
  if (hashes.length === 0) return new Set();
  const rows = await tx.rows<{ readonly hash: string }>(
    'select distinct hash from scheme_versions where hash = any($1)',
    [hashes],
  );
  return new Set(rows.map(({ hash }) => hash));
}

export interface NewVersion {
  readonly id: string;
  readonly schemeId: string;
  readonly hash: string;
  readonly document: object;
  readonly reads: SchemeReads;
  readonly note: string;
  readonly publishedBy: string;
}

/** Numbers follow each other because the draft is locked. */
export async function insertVersion(tx: Tx, version: NewVersion): Promise<void> {
  await tx.rows(
    `insert into scheme_versions (id, scheme_id, version, hash, document, reads, note, published_by)
     select $1, $2, coalesce(max(version), 0) + 1, $3, $4, $5, $6, $7 from scheme_versions where scheme_id = $2`,
    [
      version.id,
      version.schemeId,
      version.hash,
      JSON.stringify(version.document),
      JSON.stringify(version.reads),
      version.note,
      version.publishedBy,
    ],
  );
}

export async function listAssignments(tx: Tx, schemeId: string): Promise<readonly SchemeAssignment[]> {
  return tx.rows<SchemeAssignment>(
    `select a.id, a.version_id as "versionId", a.valid_from as "from", a.valid_to as "to",
       jsonb_build_object('kind', a.target_kind, 'id', a.target_id,
         'name', coalesce(d.name, e.name, p.title, jsonb_build_object('en', a.target_id))) as target
     from assignments a
     left join departments d on a.target_kind = 'department' and d.id = a.target_id
     left join employees e on a.target_kind = 'employee' and e.id = a.target_id
     left join lateral (select m.position_title as title from employments m
       where a.target_kind = 'position' and m.position = a.target_id limit 1) p on true
     where a.scheme_id = $1
     order by a.valid_from desc, a.id`,
    [schemeId],
  );
}

export interface NewAssignment {
  readonly id: string;
  readonly schemeId: string;
  readonly versionId: string;
  readonly target: { readonly kind: 'department' | 'position' | 'employee'; readonly id: string };
  readonly from: string;
  readonly createdBy: string;
}

/** From the day on the target is paid by this version: what held before ends there, what would start later goes. */
export async function assignFrom(tx: Tx, assignment: NewAssignment): Promise<void> {
  const target = [assignment.schemeId, assignment.target.kind, assignment.target.id, assignment.from];
  const same = 'scheme_id = $1 and target_kind = $2 and target_id = $3';
  await tx.rows(`delete from assignments where ${same} and valid_from >= $4`, target);
  await tx.rows(
    `update assignments set valid_to = $4 where ${same} and valid_from < $4 and (valid_to is null or valid_to > $4)`,
    target,
  );
  await tx.rows(
    `insert into assignments (id, scheme_id, version_id, target_kind, target_id, valid_from, created_by)
     values ($5, $1, $6, $2, $3, $4, $7)`,
    [...target, assignment.id, assignment.versionId, assignment.createdBy],
  );
}

const TARGET_QUERIES = {
  department: 'select 1 from departments where id = $1',
  position: 'select 1 from employments where position = $1 limit 1',
  employee: 'select 1 from employees where id = $1',
} as const;

export async function targetExists(tx: Tx, { kind, id }: NewAssignment['target']): Promise<boolean> {
  return (await tx.rows(TARGET_QUERIES[kind], [id])).length > 0;
}

/** The newest sealed period that ends after the day: nothing can be assigned into it any more. */
export async function sealedPeriodAfter(tx: Tx, day: string): Promise<string | null> {
  const rows = await tx.rows<{ readonly key: string }>(
    `select key from periods where state = 'sealed' and ends_on > $1 order by ends_on desc limit 1`,
    [day],
  );
  return rows[0]?.key ?? null;
}

export async function archiveScheme(tx: Tx, schemeId: string, now: Date): Promise<boolean> {
  const rows = await tx.rows('update schemes set archived_at = $2 where id = $1 and archived_at is null returning id', [
    schemeId,
    now,
  ]);
  return rows.length > 0;
}

/** Whether anybody is or will be paid by the scheme from the day on. */
export async function isAssignedFrom(tx: Tx, schemeId: string, day: string): Promise<boolean> {
  const rows = await tx.rows('select 1 from assignments where scheme_id = $1 and (valid_to is null or valid_to > $2)', [
    schemeId,
    day,
  ]);
  return rows.length > 0;
}

export interface AssignmentRow {
  readonly id: string;
  readonly schemeId: string;
  readonly versionId: string;
  readonly targetKind: 'department' | 'position' | 'employee';
  readonly targetId: string;
  readonly validFrom: string;
  readonly validTo: string | null;
}

/** Every assignment of one scheme, or of all of them. */
export async function assignmentRows(tx: Tx, schemeId: string | null): Promise<readonly AssignmentRow[]> {
  return tx.rows<AssignmentRow>(
    `select id, scheme_id as "schemeId", version_id as "versionId", target_kind as "targetKind",
       target_id as "targetId", valid_from as "validFrom", valid_to as "validTo"
     from assignments where $1::text is null or scheme_id = $1 order by id`,
    [schemeId],
  );
}
