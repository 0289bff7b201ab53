import { type Actor, actorName } from '@premia/access';
import { type Change, isSubmitted, type Unchanged, withChange } from '@premia/database';
import { schemeHash, withFormulaTrees } from '@premia/scheme';
import type { DraftSaved } from '../../contract.ts';
import { ABSENT, failure, type Result, success } from '../../failure.ts';
import { announceDraft, writeDraftState } from '../collaboration/repository.ts';
import { companyToday } from '../company/repository.ts';
import { withComponents } from './components.ts';
import { readDocument } from './read-document.ts';
import * as repository from './repository.ts';
import type { SchemeDependencies } from './scheme-dependencies.ts';

export interface DraftOfScheme {
  readonly schemeId: string;
  readonly document: unknown;
  readonly revision: number;
  /** The same document in the form its editors share, and who they were. */
  readonly shared?: { readonly state: Uint8Array; readonly editors: readonly string[] };
}

type Outcome = Change<Result<DraftSaved>> | Unchanged<Result<DraftSaved>>;

/** Keeps a draft, faults and all, unless somebody saved since `revision` or it waits for approval. */
export async function saveDraft(
  { pool, now, compiler }: SchemeDependencies,
  actor: Actor,
  { schemeId, document: given, revision, shared }: DraftOfScheme,
): Promise<Result<DraftSaved>> {
  return withChange(pool, actor, async (tx): Promise<Outcome> => {
    await repository.lockDraft(tx, schemeId);
    const row = await repository.readScheme(tx, schemeId, await companyToday(tx, now()));
    if (row === null || row.archivedAt !== null) {
      return { unchanged: ABSENT };
    }
    if (await isSubmitted(tx, schemeId)) {
      return { unchanged: failure('conflict', 'scheme/submitted') };
    }
    const parsed = readDocument(given);
    if (!parsed.ok) {
      return { unchanged: parsed };
    }
    // The key names the scheme for ever; everything else in the file is the author's.
    const named = { ...parsed.value, key: row.key };
    // What editors share is theirs to complete; a file from elsewhere may pin versions it does not bring along.
    const document = shared === undefined ? withFormulaTrees(await withComponents(tx, named)) : named;
    const hash = schemeHash(document);
    const saved = await repository.updateDraft(tx, { schemeId, document, hash, changedBy: actorName(actor) }, revision);
    if (saved === null) {
      const { revision: current, changedByName: changedBy } = row;
      return { unchanged: success({ ok: false, reason: 'conflict', revision: current, changedBy }) };
    }
    if (shared !== undefined) {
      await writeDraftState(tx, { schemeId, state: shared.state, revision: saved });
    }
    await announceDraft(tx, { schemeId, revision: saved });
    const { title, period, currency } = document;
    await repository.followDraft(tx, { id: schemeId, title, period, currency });
    const { diagnostics } = compiler.compile(document, hash);
    const editors = shared === undefined ? {} : { editors: shared.editors.join(' ') };
    const details = { revision: String(saved), hash, ...editors };
    const audit = { action: 'scheme.saveDraft', target: { kind: 'scheme', id: schemeId }, details };
    return { result: success({ ok: true, revision: saved, hash, diagnostics }), audit: [audit], outbox: [] };
  });
}
