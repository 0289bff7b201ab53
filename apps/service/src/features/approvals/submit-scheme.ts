import { type Actor, actorName, decide } from '@premia/access';
import { APPROVAL_STEPS } from '@premia/compensation';
import { type Change, insertSubmission, isSubmitted, type Unchanged, withChange } from '@premia/database';
import type { SchemeDocument } from '@premia/scheme';
import type { SchemeSubmitted } from '../../contract.ts';
import { ABSENT, type Result, success } from '../../failure.ts';
import { newId } from '../../ids.ts';
import { announceDraft } from '../collaboration/repository.ts';
import { companyToday } from '../company/repository.ts';
import { readStoredDocument } from '../schemes/compiled-schemes.ts';
import { type Candidate, judgeCandidate } from '../schemes/publish-scheme.ts';
import { latestHash, lockDraft, readScheme } from '../schemes/repository.ts';
import type { ApprovalDependencies } from './approval-dependencies.ts';
import { noticeWaiting } from './notices.ts';
import { peoplePaidBy } from './people-paid.ts';
import type { SubmissionInput } from './use-cases.ts';

type Outcome = Change<Result<SchemeSubmitted>> | Unchanged<Result<SchemeSubmitted>>;
type Refusal = Extract<SchemeSubmitted, { readonly ok: false }>;

/**
 * Freezes the draft as a submission: the document and its hash, whom it is to pay from when, the checks and the forecast.
 * The forecast is worked out before, on a snapshot: a draft that moved on meanwhile has another revision and is refused.
 */
export async function submitScheme(
  { pool, now, compiler, simulation }: ApprovalDependencies,
  actor: Actor,
  input: SubmissionInput,
): Promise<Result<SchemeSubmitted>> {
  if (!decide(actor, 'scheme.submit').allowed) return ABSENT;
  const { schemeId, assignTo = null } = input;
  const forecast = await simulation.effect(actor, { schemeId, targets: assignTo?.targets });
  return withChange(pool, actor, async (tx): Promise<Outcome> => {
    await lockDraft(tx, schemeId);
    const today = await companyToday(tx, now());
    const scheme = await readScheme(tx, schemeId, today);
    if (scheme === null || scheme.archivedAt !== null) return { unchanged: ABSENT };
    if (await isSubmitted(tx, schemeId)) return refused('submitted');
    if (scheme.revision !== input.revision) return refused('conflict');
    const document = readStoredDocument(scheme.draft);
    const candidate = { scheme, document, hash: scheme.draftHash, assignTo, despiteCases: input.despiteCases ?? null };
    const judged = await judgeCandidate(tx, compiler, candidate);
    if (!judged.ok) return { unchanged: judged };
    if (!judged.value.ok) return refused(judged.value.reason, judged.value.diagnostics);
    if (!forecast.ok) return { unchanged: forecast };
    const { failingCases } = judged.value;
    const people = await peoplePaidBy(tx, { schemeId, period: document.period, assignTo, today });
    const id = newId('sub');
    const route = input.withExecutive === true ? APPROVAL_STEPS : (['finance'] as const);
    await insertSubmission(tx, {
      id,
      schemeId,
      authorId: actorName(actor),
      document,
      hash: scheme.draftHash,
      baseHash: scheme.activeHash ?? (await latestHash(tx, schemeId)),
      effectiveFrom: assignTo?.from ?? null,
      audience: assignTo?.targets ?? [],
      message: input.message,
      deadline: input.deadline ?? null,
      route,
      checks: { ...checksOf(candidate, failingCases), people: people.size },
      forecast: forecast.value,
    });
    await noticeWaiting(tx, { id, schemeId, title: scheme.title }, 'finance');
    // Whoever has the draft open learns that it is closed for edits now.
    await announceDraft(tx, { schemeId, revision: scheme.revision });
    return {
      result: success({ ok: true, submissionId: id, revision: 1 }),
      audit: [auditOf(candidate, { id, failingCases, route })],
      outbox: [],
    };
  });
}

function refused(reason: Refusal['reason'], diagnostics: Refusal['diagnostics'] = []): Outcome {
  return { unchanged: success({ ok: false, reason, diagnostics }) };
}

function checksOf({ document, despiteCases }: Candidate, failingCases: number) {
  return {
    cases: document.cases?.length ?? 0,
    failingCases,
    despiteCases: failingCases > 0 ? despiteCases : null,
    unnamed: unnamedIn(document),
  };
}

/** Names people read that lack a language: the scheme's own and those of its lines. */
function unnamedIn({ title, nodes }: SchemeDocument): number {
  const titles: unknown[] = [
    title,
    ...nodes.flatMap(({ kind, params }) => (kind === 'payout' ? [params?.['title']] : [])),
  ];
  return titles.filter((one) => !isBilingual(one)).length;
}

function isBilingual(title: unknown): boolean {
  if (typeof title !== 'object' || title === null) return false;
  const { ru, en } = title as { readonly ru?: unknown; readonly en?: unknown };
  return typeof ru === 'string' && ru !== '' && typeof en === 'string' && en !== '';
}

function auditOf(
  { scheme, hash, despiteCases, assignTo }: Candidate,
  made: { readonly id: string; readonly failingCases: number; readonly route: readonly string[] },
): Change<unknown>['audit'][number] {
  const forced =
    made.failingCases > 0 && despiteCases !== null
      ? { failingCases: String(made.failingCases), reason: despiteCases }
      : {};
  return {
    action: 'scheme.submit',
    target: { kind: 'scheme', id: scheme.id },
    details: {
      submission: made.id,
      revision: String(scheme.revision),
      hash,
      route: made.route.join(' '),
      ...(assignTo === null ? {} : { from: assignTo.from }),
      ...forced,
    },
  };
}
