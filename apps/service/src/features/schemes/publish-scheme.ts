import { actorName } from '@premia/access';
import { type AuditEntry, markEverybody, type SchemeReads, type SubmissionTarget, type Tx } from '@premia/database';
import { caseDiagnostics, type Diagnostic, runCases, type SchemeDocument } from '@premia/scheme';
import type { SchemeVersionSummary } from '../../contract.ts';
import { ABSENT, failure, type Result, success } from '../../failure.ts';
import { newId } from '../../ids.ts';
import { errorsIn, type SchemeCompiler } from './compiled-schemes.ts';
import { unpublishedPins } from './components.ts';
import * as repository from './repository.ts';
import { readsOf } from './scheme-reads.ts';

/** Whom a version pays from a day on. */
export interface Audience {
  readonly from: string;
  /** A department with those below it, everybody in a position, or one person. */
  readonly targets: readonly SubmissionTarget[];
}

/** A document on its way to becoming a version. */
export interface Candidate {
  readonly scheme: repository.SchemeRow;
  readonly document: SchemeDocument;
  readonly hash: string;
  /** Null: the version is kept for later. */
  readonly assignTo: Audience | null;
  /** Why it may although cases fail. */
  readonly despiteCases: string | null;
}

export type Judgement =
  | { readonly ok: true; readonly reads: SchemeReads; readonly failingCases: number }
  | { readonly ok: false; readonly reason: 'diagnostics' | 'cases'; readonly diagnostics: readonly Diagnostic[] };

/** Whether the document could be published as it is: asked when it is submitted, and again by the last approval. */
export async function judgeCandidate(
  tx: Tx,
  compiler: SchemeCompiler,
  candidate: Candidate,
): Promise<Result<Judgement>> {
  const { document, hash, scheme } = candidate;
  const compiled = compiler.compile(document, hash);
  const errors = [...errorsIn(compiled.diagnostics), ...(await unpublishedPins(tx, document))];
  if (compiled.plan === null || errors.length > 0) {
    return success({ ok: false, reason: 'diagnostics', diagnostics: errors });
  }
  const failures = caseDiagnostics(runCases(document));
  if (failures.length > 0 && candidate.despiteCases === null) {
    return success({ ok: false, reason: 'cases', diagnostics: failures });
  }
  const obstacle = fixedObstacle(scheme, document) ?? (await assignmentObstacle(tx, candidate));
  return obstacle ?? success({ ok: true, reads: readsOf(compiled.plan.requirements), failingCases: failures.length });
}

export interface Published {
  readonly version: SchemeVersionSummary;
  readonly audit: readonly [AuditEntry, ...AuditEntry[]];
}

/**
 * Freezes a judged document as a version and assigns it: version, assignments and the marks on everyone's accruals, in the
 * transaction of the approval. The same content again is the version that is there.
 */
export async function publishCandidate(
  tx: Tx,
  candidate: Candidate,
  { reads, note }: { readonly reads: SchemeReads; readonly note: string },
): Promise<Published> {
  const { scheme, document, hash, assignTo } = candidate;
  const publishedBy = actorName(tx.actor);
  const version = await keepVersion(tx, { schemeId: scheme.id, hash, document, reads, note, publishedBy });
  for (const target of assignTo?.targets ?? []) {
    await repository.assignFrom(tx, {
      id: newId('asg'),
      schemeId: scheme.id,
      versionId: version.id,
      target,
      from: assignTo?.from ?? '',
      createdBy: publishedBy,
    });
  }
  await markEverybody(tx, null, {
    kind: 'scheme',
    source: 'schemes',
    id: version.id,
    title: document.title.ru ?? document.title.en ?? scheme.key,
  });
  return { version, audit: auditOf(candidate, version) };
}

/** People are paid by the scheme's months, in its currency: another kind of period or currency is another scheme. */
function fixedObstacle(row: repository.SchemeRow, { period, currency }: SchemeDocument): Result<never> | null {
  const isFixed = row.latestVersion !== null;
  return isFixed && (period !== row.period || currency !== row.currency)
    ? failure('conflict', 'scheme/period-and-currency-fixed', { period: row.period, currency: row.currency })
    : null;
}

async function assignmentObstacle(tx: Tx, { assignTo }: Candidate): Promise<Result<never> | null> {
  if (assignTo === null) {
    return null;
  }
  for (const target of assignTo.targets) {
    if (!(await repository.targetExists(tx, target))) {
      return ABSENT;
    }
  }
  const sealed = await repository.sealedPeriodAfter(tx, assignTo.from);
  return sealed === null ? null : failure('conflict', 'scheme/assigned-into-sealed-period', { period: sealed });
}

async function keepVersion(tx: Tx, version: Omit<repository.NewVersion, 'id'>): Promise<SchemeVersionSummary> {
  const known = await repository.findVersion(tx, version.schemeId, version.hash);
  if (known !== null) {
    return known;
  }
  await repository.insertVersion(tx, { ...version, id: newId('ver') });
  const kept = await repository.findVersion(tx, version.schemeId, version.hash);
  if (kept === null) {
    throw new Error('a version that was just written cannot be read');
  }
  return kept;
}

function auditOf({ scheme, hash, assignTo }: Candidate, version: SchemeVersionSummary): Published['audit'] {
  const target = { kind: 'scheme', id: scheme.id };
  const assigned = (assignTo?.targets ?? []).map(({ kind, id }) => ({
    action: 'scheme.assign',
    target,
    details: { version: version.id, [kind]: id, from: assignTo?.from ?? '' },
  }));
  return [{ action: 'scheme.publish', target, details: { version: String(version.version), hash } }, ...assigned];
}
