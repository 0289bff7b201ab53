import type { ChangeSetState, ChangeSubject, ChangeValue } from '@premia/compensation';
import type { Tx } from '../connection/with-tx.ts';
import type { ChangedInput, ChangeRowProblem, ChangeSetSummary } from '../schema/changes.ts';

export interface ChangeSetRecord {
  readonly id: string;
  readonly kind: 'targets' | 'actuals' | 'definition';
  readonly title: string;
  readonly note: string;
  readonly state: ChangeSetState;
  readonly revision: number;
  readonly authorId: string;
  readonly source: 'entered' | 'file' | 'undo';
  readonly sourceName: string;
  readonly undoes: string | null;
  readonly summary: ChangeSetSummary | null;
  readonly createdAt: string;
  readonly submittedAt: string | null;
  readonly decidedBy: string | null;
  readonly decidedAt: string | null;
  readonly decisionReason: string;
}

const COLUMNS = `s.id, s.kind, s.title, s.note, s.state, s.revision, s.author_id as "authorId", s.source,
  s.source_name as "sourceName", s.undoes, s.summary, s.created_at as "createdAt", s.submitted_at as "submittedAt",
  s.decided_by as "decidedBy", s.decided_at as "decidedAt", s.decision_reason as "decisionReason"`;

export type NewChangeSet = Pick<
  ChangeSetRecord,
  'id' | 'kind' | 'title' | 'note' | 'authorId' | 'source' | 'sourceName' | 'undoes'
>;

export async function insertChangeSet(tx: Tx, set: NewChangeSet): Promise<void> {
  await tx.rows(
    `insert into change_sets (id, kind, title, note, author_id, source, source_name, undoes)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [set.id, set.kind, set.title, set.note, set.authorId, set.source, set.sourceName, set.undoes],
  );
}

export interface ListedChangeSet extends ChangeSetRecord {
  readonly rows: number;
  readonly problems: number;
}

const LISTED = `${COLUMNS}, (select count(*)::int from change_set_rows r where r.change_set_id = s.id) as rows,
  (select count(*)::int from change_set_rows r where r.change_set_id = s.id and r.subject is null) as problems`;

/** Newest first; what was thrown away is left out. `authorId` null: everybody's. */
export async function listChangeSets(
  tx: Tx,
  authorId: string | null,
  limit: number,
): Promise<readonly ListedChangeSet[]> {
  return tx.rows<ListedChangeSet>(
    `select ${LISTED} from change_sets s
     where s.state <> 'discarded' and ($1::text is null or s.author_id = $1)
     order by s.state = 'submitted' desc, s.created_at desc, s.id limit $2`,
    [authorId, limit],
  );
}

export async function readChangeSet(tx: Tx, id: string): Promise<ListedChangeSet | null> {
  const [row] = await tx.rows<ListedChangeSet>(`select ${LISTED} from change_sets s where s.id = $1`, [id]);
  return row ?? null;
}

/** The set that undoes this one or asks to; null when none does. */
export async function readUndoOf(tx: Tx, id: string): Promise<Pick<ChangeSetRecord, 'id' | 'state'> | null> {
  const [row] = await tx.rows<Pick<ChangeSetRecord, 'id' | 'state'>>(
    `select id, state from change_sets where undoes = $1 and state in ('draft', 'submitted', 'applied')`,
    [id],
  );
  return row ?? null;
}

/** Reads a set and keeps everybody else from changing it until the transaction ends. */
export async function holdChangeSet(tx: Tx, id: string): Promise<ChangeSetRecord | null> {
  const [row] = await tx.rows<ChangeSetRecord>(`select ${COLUMNS} from change_sets s where s.id = $1 for update`, [id]);
  return row ?? null;
}

export interface ChangeSetMove {
  readonly id: string;
  readonly state: ChangeSetState;
  readonly title?: string;
  readonly note?: string;
  readonly summary?: ChangeSetSummary;
  readonly decided?: { readonly by: string; readonly reason: string };
}

/** Moves a held set on, with a higher revision. */
export async function moveChangeSet(tx: Tx, move: ChangeSetMove): Promise<void> {
  await tx.rows(
    `update change_sets set state = $2, revision = revision + 1, title = coalesce($3, title), note = coalesce($4, note),
       summary = coalesce($5::jsonb, summary),
       submitted_at = case when $2 = 'submitted' then now() when $2 = 'draft' then null else submitted_at end,
       decided_by = coalesce($6, decided_by), decided_at = case when $6::text is null then decided_at else now() end,
       decision_reason = coalesce($7, decision_reason)
     where id = $1`,
    [
      move.id,
      move.state,
      move.title ?? null,
      move.note ?? null,
      move.summary === undefined ? null : JSON.stringify(move.summary),
      move.decided?.by ?? null,
      move.decided?.reason ?? null,
    ],
  );
}

export interface ChangeSetRow {
  readonly line: number;
  readonly given: Readonly<Record<string, string>>;
  readonly subject: ChangeSubject | null;
  readonly subjectKey: string;
  readonly problems: readonly ChangeRowProblem[];
  readonly before: ChangeValue;
  readonly beforeRevision: number;
  readonly after: ChangeValue;
  readonly appliedRevision: number | null;
}

const ROW_COLUMNS = `line, given, subject, subject_key as "subjectKey", problems, before,
  before_revision as "beforeRevision", after, applied_revision as "appliedRevision"`;

/** Rows with problems first, so that a screen can show them without the rest. */
export async function readChangeSetRows(
  tx: Tx,
  id: string,
  limit: number | null = null,
): Promise<readonly ChangeSetRow[]> {
  return tx.rows<ChangeSetRow>(
    `select ${ROW_COLUMNS} from change_set_rows where change_set_id = $1
     order by subject is not null, line limit $2`,
    [id, limit],
  );
}

/** The rows of a draft, all of them anew. */
export async function replaceChangeSetRows(
  tx: Tx,
  id: string,
  rows: readonly Omit<ChangeSetRow, 'appliedRevision'>[],
): Promise<void> {
  await tx.rows('delete from change_set_rows where change_set_id = $1', [id]);
  await tx.rows(
    `insert into change_set_rows (change_set_id, line, given, subject, subject_key, problems, before, before_revision, after)
     select $1, r.line, r.given, nullif(r.subject, 'null'), r."subjectKey", r.problems, nullif(r.before, 'null'),
       r."beforeRevision", nullif(r.after, 'null')
     from jsonb_to_recordset($2::jsonb) as r(line int, given jsonb, subject jsonb, "subjectKey" text, problems jsonb,
       before jsonb, "beforeRevision" int, after jsonb)`,
    [id, JSON.stringify(rows)],
  );
}

/** Which revision the set wrote of each subject. */
export async function noteAppliedRevisions(
  tx: Tx,
  id: string,
  revisions: readonly { readonly subjectKey: string; readonly revision: number }[],
): Promise<void> {
  await tx.rows(
    `update change_set_rows r set applied_revision = w.revision
     from jsonb_to_recordset($2::jsonb) as w("subjectKey" text, revision int)
     where r.change_set_id = $1 and r.subject_key = w."subjectKey"`,
    [id, JSON.stringify(revisions)],
  );
}

/** Later sets that wrote the same subjects and were neither undone nor undid another. */
export async function readLaterSets(
  tx: Tx,
  id: string,
  subjectKeys: readonly string[],
): Promise<readonly Pick<ChangeSetRecord, 'id' | 'title'>[]> {
  return tx.rows<Pick<ChangeSetRecord, 'id' | 'title'>>(
    `select distinct s.id, s.title from change_set_rows r join change_sets s on s.id = r.change_set_id
     where r.subject_key = any($2) and s.id <> $1 and s.state = 'applied' and s.undoes is null
       and s.decided_at > (select decided_at from change_sets where id = $1)
     order by s.id`,
    [id, subjectKeys],
  );
}

export interface ChangeSetEffect {
  readonly employeeId: string;
  readonly period: string;
  readonly inputs: readonly ChangedInput[];
  readonly currency: string;
  readonly totalBefore: string | null;
  readonly totalAfter: string | null;
}

export async function insertChangeSetEffects(tx: Tx, id: string, effects: readonly ChangeSetEffect[]): Promise<void> {
  if (effects.length === 0) return;
  await tx.rows(
    `insert into change_set_effects (change_set_id, employee_id, period, inputs, currency, total_before, total_after)
     select $1, e."employeeId", e.period, e.inputs, e.currency, e."totalBefore", e."totalAfter"
     from jsonb_to_recordset($2::jsonb) as e("employeeId" text, period text, inputs jsonb, currency text,
       "totalBefore" numeric, "totalAfter" numeric)`,
    [id, JSON.stringify(effects)],
  );
}

export interface ChangeAnnouncement extends Omit<ChangeSetEffect, 'employeeId'> {
  readonly changeSetId: string;
  readonly title: string;
  readonly kind: ChangeSetRecord['kind'];
  readonly isUndo: boolean;
  readonly isUndone: boolean;
  readonly announcedAt: string;
  readonly seenAt: string | null;
  readonly definitions: readonly {
    readonly criterion: string;
    readonly validFrom: string;
    readonly before: ChangeValue;
    readonly after: ChangeValue;
  }[];
}

/** What a person was told, newest first. */
export async function readAnnouncements(
  tx: Tx,
  employeeId: string,
  limit: number,
): Promise<readonly ChangeAnnouncement[]> {
  return tx.rows<ChangeAnnouncement>(
    `select e.change_set_id as "changeSetId", s.title, s.kind, s.undoes is not null as "isUndo",
       s.state = 'undone' as "isUndone", e.period, e.inputs, e.currency, e.total_before as "totalBefore",
       e.total_after as "totalAfter", e.announced_at as "announcedAt", e.seen_at as "seenAt",
       coalesce((select jsonb_agg(jsonb_build_object('criterion', r.subject->>'criterion',
           'validFrom', r.subject->>'validFrom', 'before', r.before, 'after', r.after) order by r.line)
         from change_set_rows r where r.change_set_id = s.id and r.subject->>'kind' = 'definition'), '[]') as definitions
     from change_set_effects e join change_sets s on s.id = e.change_set_id
     where e.employee_id = $1
     order by e.announced_at desc, e.change_set_id, e.period desc limit $2`,
    [employeeId, limit],
  );
}

export async function markAnnouncementSeen(tx: Tx, changeSetId: string, employeeId: string): Promise<number> {
  const rows = await tx.rows(
    `update change_set_effects set seen_at = now()
     where change_set_id = $1 and employee_id = $2 and seen_at is null returning period`,
    [changeSetId, employeeId],
  );
  return rows.length;
}
