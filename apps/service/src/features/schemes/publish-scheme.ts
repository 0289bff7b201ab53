import { type Actor, actorName } from '@premia/access';
import { type Change, markEverybody, type Tx, type Unchanged, withChange } from '@premia/database';
import { caseDiagnostics, type Diagnostic, runCases, type SchemeDocument } from '@premia/scheme';
import type { SchemePublished, SchemeVersionSummary } from '../../contract.ts';
import { ABSENT, failure, type Result, success } from '../../failure.ts';
import { newId } from '../../ids.ts';
import { companyToday } from '../company/repository.ts';
import { errorsIn, readStoredDocument } from './compiled-schemes.ts';
import { unpublishedPins } from './components.ts';
import * as repository from './repository.ts';
import type { SchemeDependencies } from './scheme-dependencies.ts';
import { readsOf } from './scheme-reads.ts';
import type { NewAudience, Publication } from './use-cases.ts';

type Outcome = Change<Result<SchemePublished>> | Unchanged<Result<SchemePublished>>;

/**
 * Freezes the draft as a version and, if asked, assigns it. One transaction: version, assignment, the marks on
 * everyone's accruals and the audit row come together or not at all. Publishing the same content again answers with
 * the version that is there.
 */
export async function publishScheme(
  { pool, now, compiler }: SchemeDependencies,
  actor: Actor,
  publication: Publication,
): Promise<Result<SchemePublished>> {
  return withChange(pool, actor, async (tx): Promise<Outcome> => {
    const { schemeId } = publication;
    await repository.lockDraft(tx, schemeId);
    const row = await repository.readScheme(tx, schemeId, await companyToday(tx, now()));
    if (row === null || row.archivedAt !== null) {
      return { unchanged: ABSENT };
    }
    if (row.revision !== publication.revision) {
      return refused('conflict', []);
    }
    const document = readStoredDocument(row.draft);
    const compiled = compiler.compile(document, row.draftHash);
    const errors = [...errorsIn(compiled.diagnostics), ...(await unpublishedPins(tx, document))];
    if (compiled.plan === null || errors.length > 0) {
      return refused('diagnostics', errors);
    }
    const failures = caseDiagnostics(runCases(document));
    if (failures.length > 0 && publication.despiteCases === undefined) {
      return refused('cases', failures);
    }
    const obstacle = fixedObstacle(row, document) ?? (await assignmentObstacle(tx, publication));
    if (obstacle !== null) {
      return { unchanged: obstacle };
    }
    const reads = readsOf(compiled.plan.requirements);
    const draft = { schemeId, hash: row.draftHash, document, reads, note: publication.note };
    const version = await keepVersion(tx, { ...draft, publishedBy: actorName(actor) });
    await assign(tx, { publication, version, createdBy: actorName(actor) });
    await markEverybody(tx, null, {
      kind: 'scheme',
      source: 'schemes',
      id: version.id,
      title: document.title.ru ?? document.title.en ?? row.key,
    });
    return {
      result: success({ ok: true, version }),
      audit: auditOf(publication, { version, failingCases: failures.length }),
      outbox: [],
    };
  });
}

function refused(reason: 'conflict' | 'diagnostics' | 'cases', diagnostics: readonly Diagnostic[]): Outcome {
  return { unchanged: success({ ok: false, reason, diagnostics }) };
}

/** People are paid by the scheme's months, in its currency: another kind of period or currency is another scheme. */
function fixedObstacle(row: repository.SchemeRow, { period, currency }: SchemeDocument): Result<never> | null {
  const isFixed = row.latestVersion !== null;
  return isFixed && (period !== row.period || currency !== row.currency)
    ? failure('conflict', 'scheme/period-and-currency-fixed', { period: row.period, currency: row.currency })
    : null;
}

async function assignmentObstacle(tx: Tx, { assignTo }: Publication): Promise<Result<never> | null> {
  if (assignTo === undefined) {
    return null;
  }
  if (!(await repository.targetExists(tx, targetOf(assignTo)))) {
    return ABSENT;
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

async function assign(
  tx: Tx,
  {
    publication,
    version,
    createdBy,
  }: { readonly publication: Publication; readonly version: SchemeVersionSummary; readonly createdBy: string },
): Promise<void> {
  const { assignTo, schemeId } = publication;
  if (assignTo !== undefined) {
    await repository.assignFrom(tx, {
      id: newId('asg'),
      schemeId,
      versionId: version.id,
      target: targetOf(assignTo),
      from: assignTo.from,
      createdBy,
    });
  }
}

function targetOf(audience: NewAudience): { readonly kind: 'department' | 'position'; readonly id: string } {
  return 'position' in audience
    ? { kind: 'position', id: audience.position }
    : { kind: 'department', id: audience.departmentId };
}

function auditOf(
  { schemeId, assignTo, despiteCases }: Publication,
  { version, failingCases }: { readonly version: SchemeVersionSummary; readonly failingCases: number },
): Change<unknown>['audit'] {
  const target = { kind: 'scheme', id: schemeId };
  const overridden =
    failingCases > 0 && despiteCases !== undefined ? { failingCases: String(failingCases), reason: despiteCases } : {};
  const published = {
    action: 'scheme.publish',
    target,
    details: { version: String(version.version), hash: version.hash, ...overridden },
  };
  return assignTo === undefined
    ? [published]
    : [published, { action: 'scheme.assign', target, details: { version: version.id, ...assignTo } }];
}
