import type { ApprovalStep, SubmissionState } from '@premia/compensation';
import type { Tx } from '../connection/with-tx.ts';
import type { Bilingual } from '../schema/column-types.ts';
import type { StoredDocument } from '../schema/schemes.ts';
import type { SubmissionChecks, SubmissionTarget } from '../schema/submissions.ts';

export interface SubmissionDecision {
  readonly step: ApprovalStep;
  readonly decision: 'approve' | 'return';
  readonly decidedBy: string;
  readonly decidedByName: Bilingual;
  readonly comment: string;
  readonly decidedAt: string;
}

export interface NewSubmission {
  readonly id: string;
  readonly schemeId: string;
  readonly authorId: string;
  readonly document: object;
  readonly hash: string;
  readonly baseHash: string | null;
  readonly effectiveFrom: string | null;
  readonly audience: readonly SubmissionTarget[];
  readonly message: string;
  readonly deadline: string | null;
  readonly route: readonly ApprovalStep[];
  readonly checks: SubmissionChecks;
  readonly forecast: object;
}

export interface SubmissionRecord extends Omit<NewSubmission, 'document' | 'forecast'> {
  readonly document: StoredDocument;
  readonly forecast: Readonly<Record<string, unknown>>;
  readonly state: SubmissionState;
  readonly revision: number;
  readonly authorName: Bilingual;
  readonly version: number | null;
  readonly submittedAt: string;
  readonly closedAt: string | null;
  readonly decisions: readonly SubmissionDecision[];
}

const COLUMNS = `s.id, s.scheme_id as "schemeId", s.state, s.revision, s.author_id as "authorId",
  coalesce(a.name, jsonb_build_object('en', s.author_id)) as "authorName", s.document, s.hash, s.base_hash as "baseHash",
  s.effective_from as "effectiveFrom", s.audience, s.message, s.deadline, s.route, s.checks, s.forecast,
  v.version, s.submitted_at as "submittedAt", s.closed_at as "closedAt",
  coalesce((select jsonb_agg(jsonb_build_object('step', d.step, 'decision', d.decision, 'decidedBy', d.decided_by,
      'decidedByName', coalesce(e.name, jsonb_build_object('en', d.decided_by)), 'comment', d.comment,
      'decidedAt', d.decided_at) order by d.decided_at, d.id)
    from scheme_decisions d left join employees e on e.id = d.decided_by where d.submission_id = s.id), '[]') as decisions`;
const FROM = `from scheme_submissions s left join employees a on a.id = s.author_id
  left join scheme_versions v on v.id = s.version_id`;

export async function insertSubmission(tx: Tx, submission: NewSubmission): Promise<void> {
  await tx.rows(
    `insert into scheme_submissions (id, scheme_id, author_id, document, hash, base_hash, effective_from, audience, message,
       deadline, route, checks, forecast)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [
      submission.id,
      submission.schemeId,
      submission.authorId,
      JSON.stringify(submission.document),
      submission.hash,
      submission.baseHash,
      submission.effectiveFrom,
      JSON.stringify(submission.audience),
      submission.message,
      submission.deadline,
      JSON.stringify(submission.route),
      JSON.stringify(submission.checks),
      JSON.stringify(submission.forecast),
    ],
  );
}

/** What waits, the oldest first. */
export async function listWaitingSubmissions(tx: Tx): Promise<readonly SubmissionRecord[]> {
  return tx.rows<SubmissionRecord>(
    `select ${COLUMNS} ${FROM} where s.state = 'submitted' order by s.submitted_at, s.id`,
  );
}

/** What was decided or taken back, the newest first. */
export async function listClosedSubmissions(tx: Tx, limit: number): Promise<readonly SubmissionRecord[]> {
  return tx.rows<SubmissionRecord>(
    `select ${COLUMNS} ${FROM} where s.state <> 'submitted' order by s.closed_at desc, s.id limit $1`,
    [limit],
  );
}

/** The newest submission of a scheme; null before the first. */
export async function newestSubmission(tx: Tx, schemeId: string): Promise<SubmissionRecord | null> {
  const [row] = await tx.rows<SubmissionRecord>(
    `select ${COLUMNS} ${FROM} where s.scheme_id = $1 order by s.submitted_at desc, s.id desc limit 1`,
    [schemeId],
  );
  return row ?? null;
}

export async function readSubmission(tx: Tx, id: string): Promise<SubmissionRecord | null> {
  const [row] = await tx.rows<SubmissionRecord>(`select ${COLUMNS} ${FROM} where s.id = $1`, [id]);
  return row ?? null;
}

/** Reads a submission and keeps everybody else from deciding about it until the transaction ends. */
export async function holdSubmission(tx: Tx, id: string): Promise<SubmissionRecord | null> {
  const held = await tx.rows('select 1 from scheme_submissions where id = $1 for update', [id]);
  return held.length === 0 ? null : readSubmission(tx, id);
}

/** Whether the draft of a scheme waits for approval; the caller holds the draft. */
export async function isSubmitted(tx: Tx, schemeId: string): Promise<boolean> {
  const rows = await tx.rows(`select 1 from scheme_submissions where scheme_id = $1 and state = 'submitted'`, [
    schemeId,
  ]);
  return rows.length > 0;
}

export interface NewDecision {
  readonly id: string;
  readonly submission: Pick<SubmissionRecord, 'id' | 'authorId' | 'hash'>;
  readonly step: ApprovalStep;
  readonly decision: 'approve' | 'return';
  readonly decidedBy: string;
  readonly comment: string;
}

export async function insertDecision(tx: Tx, { submission, ...decision }: NewDecision): Promise<void> {
  await tx.rows(
    `insert into scheme_decisions (id, submission_id, author_id, scheme_hash, step, decision, decided_by, comment)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      decision.id,
      submission.id,
      submission.authorId,
      submission.hash,
      decision.step,
      decision.decision,
      decision.decidedBy,
      decision.comment,
    ],
  );
}

/** Moves a held submission on, with a higher revision. */
export async function moveSubmission(
  tx: Tx,
  move: { readonly id: string; readonly state: SubmissionState; readonly versionId: string | null },
): Promise<void> {
  await tx.rows(
    `update scheme_submissions set state = $2, revision = revision + 1, version_id = $3,
       closed_at = case when $2 = 'submitted' then null else now() end
     where id = $1`,
    [move.id, move.state, move.versionId],
  );
}
