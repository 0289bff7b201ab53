import type { Actor } from '@premia/access';
import { type Change, isSubmitted, type Unchanged, withChange } from '@premia/database';
import type { SchemeSummary } from '../../contract.ts';
import { ABSENT, failure, type Result, success } from '../../failure.ts';
import { companyToday } from '../company/repository.ts';
import * as repository from './repository.ts';
import type { SchemeDependencies } from './scheme-dependencies.ts';
import { toSummary } from './summary.ts';

type Outcome = Change<Result<SchemeSummary>> | Unchanged<Result<SchemeSummary>>;

export async function archiveScheme(
  { pool, now, compiler }: SchemeDependencies,
  actor: Actor,
  schemeId: string,
): Promise<Result<SchemeSummary>> {
  return withChange(pool, actor, async (tx): Promise<Outcome> => {
    await repository.lockDraft(tx, schemeId);
    if (await isSubmitted(tx, schemeId)) {
      return { unchanged: failure('conflict', 'scheme/submitted') };
    }
    const today = await companyToday(tx, now());
    if (await repository.isAssignedFrom(tx, schemeId, today)) {
      return { unchanged: failure('conflict', 'scheme/still-assigned') };
    }
    const isNew = await repository.archiveScheme(tx, schemeId, now());
    const row = await repository.readScheme(tx, schemeId, today);
    if (row === null) {
      return { unchanged: ABSENT };
    }
    const result = success(toSummary(row, { compiler, participants: new Map() }));
    return isNew
      ? { result, audit: [{ action: 'scheme.archive', target: { kind: 'scheme', id: schemeId } }], outbox: [] }
      : { unchanged: result };
  });
}
