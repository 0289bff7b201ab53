import { type Action, type Actor, actorName, decide } from '@premia/access';
import { type ApprovalStep, submissionTransition, waitingFor } from '@premia/compensation';
import {
  type AuditEntry,
  type Change,
  holdSubmission,
  insertDecision,
  moveSubmission,
  readSubmission,
  type SubmissionRecord,
  type Tx,
  type Unchanged,
  withChange,
  withSnapshot,
} from '@premia/database';
import { type Diagnostic, schemeHash } from '@premia/scheme';
import type { SchemeVersionSummary, SubmissionDecided, SubmissionRefusal } from '../../contract.ts';
import { ABSENT, type Result, success } from '../../failure.ts';
import { newId } from '../../ids.ts';
import { announceDraft } from '../collaboration/repository.ts';
import { companyToday } from '../company/repository.ts';
import { readStoredDocument } from '../schemes/compiled-schemes.ts';
import { type Audience, type Candidate, judgeCandidate, publishCandidate } from '../schemes/publish-scheme.ts';
import { lockDraft, readScheme, type SchemeRow } from '../schemes/repository.ts';
import type { ApprovalDependencies } from './approval-dependencies.ts';
import { noticeDecided, noticeWaiting } from './notices.ts';
import { onRoute } from './on-route.ts';
import { peoplePaidBy } from './people-paid.ts';
import type { DecisionInput } from './use-cases.ts';

/** The action of the policy behind each decision. */
const ACTIONS = {
  approve: 'scheme.approve',
  return: 'scheme.return',
  withdraw: 'scheme.withdraw',
} as const satisfies Readonly<Record<DecisionInput['decision'], Action>>;

type Answer = Result<SubmissionDecided>;
type Outcome = Change<Answer> | Unchanged<Answer>;

interface Deciding {
  readonly actor: Actor;
  readonly input: DecisionInput;
  readonly submission: SubmissionRecord;
  readonly scheme: SchemeRow;
  readonly paid: ReadonlySet<string>;
}

/**
 * One person's word about a submission: policy, four eyes, nobody's own pay, revision, whose turn it is, and for the last
 * approval the publication, in one transaction. Locks are taken as whoever saves or submits takes them: the draft first.
 */
export async function decideSubmission(
  { pool, now, compiler }: ApprovalDependencies,
  actor: Actor,
  input: DecisionInput,
): Promise<Answer> {
  if (!decide(actor, ACTIONS[input.decision]).allowed) return ABSENT;
  const known = await withSnapshot(pool, actor, (tx) => readSubmission(tx, input.submissionId));
  if (known === null) return ABSENT;
  return withChange(pool, actor, async (tx): Promise<Outcome> => {
    await lockDraft(tx, known.schemeId);
    const submission = await holdSubmission(tx, input.submissionId);
    const today = await companyToday(tx, now());
    const scheme = submission === null ? null : await readScheme(tx, submission.schemeId, today);
    if (submission === null || scheme === null) return { unchanged: ABSENT };
    const assignTo = audienceOf(submission);
    const { period } = readStoredDocument(submission.document);
    const paid = await peoplePaidBy(tx, { schemeId: scheme.id, period, assignTo, today });
    const deciding = { actor, input, submission, scheme, paid };
    const refusal = refusalOf(deciding);
    if (refusal !== null) return refused(refusal);
    const isLast = input.decision === 'approve' && stateAfter(deciding) === 'approved';
    const published = isLast ? await publishSubmitted(tx, compiler, deciding) : null;
    if (published !== null && !published.ok) return { unchanged: published };
    const publication = published?.value ?? null;
    if (publication !== null && 'code' in publication) return refused(publication.code, publication.diagnostics);
    return carryOut(tx, deciding, publication);
  });
}

export function audienceOf({ effectiveFrom, audience }: SubmissionRecord): Audience | null {
  return effectiveFrom === null ? null : { from: effectiveFrom, targets: audience };
}

function refused(code: SubmissionRefusal, diagnostics: readonly Diagnostic[] = []): Outcome {
  return { unchanged: success({ ok: false, code, diagnostics }) };
}

function stateAfter({ submission, input }: Deciding) {
  return submissionTransition(onRoute(submission), input.decision);
}

/** Why not; null when nothing speaks against it. */
function refusalOf({ actor, input, submission, paid }: Deciding): SubmissionRefusal | null {
  const step = waitingFor(onRoute(submission));
  if (input.decision === 'withdraw') {
    if (submission.authorId !== actorName(actor)) return 'submission/not-yours';
  } else {
    const obstacle = obstacleFor(actor, { submission, paid, action: ACTIONS[input.decision] });
    if (obstacle !== null) return obstacle;
  }
  if (step === null) return 'submission/closed';
  if (input.decision !== 'withdraw' && !isTurnOf(actor, step)) return 'submission/not-your-turn';
  if (submission.revision !== input.revision) return 'submission/changed-meanwhile';
  return input.decision === 'return' && input.comment === '' ? 'submission/comment-needed' : null;
}

/** The product's own work stands for every step; a person for those of their roles. */
export function isTurnOf(actor: Actor, step: ApprovalStep): boolean {
  return actor.kind === 'system' || (actor.kind === 'person' && actor.roles.includes(step));
}

export function obstacleFor(
  actor: Actor,
  about: {
    readonly submission: SubmissionRecord;
    readonly paid: ReadonlySet<string>;
    readonly action: 'scheme.approve' | 'scheme.return';
  },
): 'access/four-eyes' | 'access/own-pay' | 'submission/decided-already' | null {
  const { submission, paid } = about;
  // The policy knows people; the database refuses whoever else signs their own work.
  if (submission.authorId === actorName(actor)) return 'access/four-eyes';
  const decided = decide(actor, about.action, { startedBy: submission.authorId, paidEmployeeIds: paid });
  if (!decided.allowed) return decided.code === 'access/own-pay' ? decided.code : 'access/four-eyes';
  const isAgain = submission.decisions.some(({ decidedBy }) => decidedBy === actorName(actor));
  return isAgain && submission.state === 'submitted' ? 'submission/decided-already' : null;
}

type Publication =
  | { readonly version: SchemeVersionSummary; readonly audit: readonly AuditEntry[] }
  | { readonly code: SubmissionRefusal; readonly diagnostics: readonly Diagnostic[] };

/** What was handed in, not what the draft says by now. */
async function publishSubmitted(
  tx: Tx,
  compiler: ApprovalDependencies['compiler'],
  { submission, scheme }: Deciding,
): Promise<Result<Publication>> {
  const document = readStoredDocument(submission.document);
  if (schemeHash(document) !== submission.hash) {
    throw new Error(`submission ${submission.id} does not hold the document it was handed in with`);
  }
  const candidate: Candidate = {
    scheme,
    document,
    hash: submission.hash,
    assignTo: audienceOf(submission),
    despiteCases: submission.checks.despiteCases,
  };
  const judged = await judgeCandidate(tx, compiler, candidate);
  if (!judged.ok) return judged;
  if (!judged.value.ok) {
    return success({ code: 'submission/has-errors', diagnostics: judged.value.diagnostics });
  }
  return success(await publishCandidate(tx, candidate, { reads: judged.value.reads, note: submission.message }));
}

async function carryOut(
  tx: Tx,
  deciding: Deciding,
  published: Extract<Publication, { readonly version: object }> | null,
): Promise<Outcome> {
  const { actor, input, submission, scheme } = deciding;
  const { decision, comment } = input;
  const state = stateAfter(deciding);
  const step = waitingFor(onRoute(submission));
  if (state === null || step === null) throw new Error('a transition that was just judged');
  if (decision !== 'withdraw') {
    await insertDecision(tx, { id: newId('dcs'), submission, step, decision, decidedBy: actorName(actor), comment });
  }
  await moveSubmission(tx, { id: submission.id, state, versionId: published?.version.id ?? null });
  const noticed = { ...submission, title: scheme.title };
  if (decision !== 'withdraw') {
    await noticeDecided(
      tx,
      noticed,
      state === 'submitted' ? 'passed' : decision === 'approve' ? 'approved' : 'returned',
    );
  }
  if (state === 'submitted') await noticeWaiting(tx, noticed, 'executive');
  else await announceDraft(tx, { schemeId: scheme.id, revision: scheme.revision });
  const audit: AuditEntry = {
    action: ACTIONS[decision],
    target: { kind: 'scheme', id: scheme.id },
    details: {
      submission: submission.id,
      hash: submission.hash,
      ...(decision === 'withdraw' ? {} : { step }),
      ...(comment === '' ? {} : { comment }),
    },
  };
  return {
    result: success({
      ok: true,
      submissionId: submission.id,
      state,
      revision: submission.revision + 1,
      version: published?.version ?? null,
    }),
    audit: [audit, ...(published?.audit ?? [])],
    outbox: [],
  };
}
