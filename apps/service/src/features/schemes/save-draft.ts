import { type Actor, actorName } from '@premia/access';
import { type Change, type Unchanged, withChange } from '@premia/database';
import { schemeHash } from '@premia/scheme';
import type { DraftSaved } from '../../contract.ts';
import { ABSENT, type Result, success } from '../../failure.ts';
import { companyToday } from '../company/repository.ts';
import { readDocument } from './read-document.ts';
import * as repository from './repository.ts';
import type { SchemeDependencies } from './scheme-dependencies.ts';

export interface DraftOfScheme {
  readonly schemeId: string;
  readonly document: unknown;
  readonly revision: number;
}

type Outcome = Change<Result<DraftSaved>> | Unchanged<Result<DraftSaved>>;

/** Keeps a draft, faults and all, unless somebody saved since `revision`. */
export async function saveDraft(
  { pool, now, compiler }: SchemeDependencies,
  actor: Actor,
  { schemeId, document: given, revision }: DraftOfScheme,
): Promise<Result<DraftSaved>> {
  return withChange(pool, actor, async (tx): Promise<Outcome> => {
    await repository.lockDraft(tx, schemeId);
    const row = await repository.readScheme(tx, schemeId, await companyToday(tx, now()));
    if (row === null || row.archivedAt !== null) {
      return { unchanged: ABSENT };
    }
    const parsed = readDocument(given);
    if (!parsed.ok) {
      return { unchanged: parsed };
    }
    // The key names the scheme for ever; everything else in the file is the author's.
    const document = { ...parsed.value, key: row.key };
    const hash = schemeHash(document);
    const saved = await repository.updateDraft(tx, { schemeId, document, hash, changedBy: actorName(actor) }, revision);
    if (saved === null) {
      const { revision: current, changedByName: changedBy } = row;
      return { unchanged: success({ ok: false, reason: 'conflict', revision: current, changedBy }) };
    }
    const { title, period, currency } = document;
    await repository.followDraft(tx, { id: schemeId, title, period, currency });
    const { diagnostics } = compiler.compile(document, hash);
    const details = { revision: String(saved), hash };
    const audit = { action: 'scheme.saveDraft', target: { kind: 'scheme', id: schemeId }, details };
    return { result: success({ ok: true, revision: saved, hash, diagnostics }), audit: [audit], outbox: [] };
  });
}
