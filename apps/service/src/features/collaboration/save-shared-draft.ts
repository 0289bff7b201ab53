import { type Actor, systemActor } from '@premia/access';
import { toSchemeDocument } from '@premia/collaboration';
import { withTx } from '@premia/database';
import * as Y from 'yjs';
import { lockDraft } from '../schemes/repository.ts';
import { saveDraft } from '../schemes/save-draft.ts';
import type { SchemeDependencies } from '../schemes/scheme-dependencies.ts';
import { loadSharedDraft } from './load-shared-draft.ts';
import { writeDraftState } from './repository.ts';

export interface SharedSave {
  readonly schemeId: string;
  readonly doc: Y.Doc;
  /** What the room believes is stored. */
  readonly revision: number;
  /** Everybody whose edits are in it, for the audit. */
  readonly editors: readonly string[];
}

export type SharedSaved =
  | { readonly type: 'saved'; readonly revision: number }
  | { readonly type: 'refused'; readonly code: string };

/** Each round merges what another service stored in between; more rounds than services that can be faster. */
const ROUNDS_MAX = 8;

/** The draft waits for approval. */
export const SUBMITTED = 'scheme/submitted';

/** Stores what the room holds as the draft. A draft stored by others in between is merged, never overwritten. */
export async function saveSharedDraft(
  dependencies: SchemeDependencies,
  actor: Actor,
  { schemeId, doc, revision: known, editors }: SharedSave,
): Promise<SharedSaved> {
  let revision = known;
  for (let round = 0; round < ROUNDS_MAX; round += 1) {
    const saved = await saveDraft(dependencies, actor, {
      schemeId,
      document: toSchemeDocument(doc),
      revision,
      shared: { state: Y.encodeStateAsUpdate(doc), editors },
    });
    if (!saved.ok) {
      // What waits for approval is what was handed in: an edit that came too late is not kept behind its back.
      if (saved.failure.code !== SUBMITTED) await keepState(dependencies, { schemeId, doc, revision });
      return { type: 'refused', code: saved.failure.code };
    }
    if (saved.value.ok) {
      return { type: 'saved', revision: saved.value.revision };
    }
    const stored = await loadSharedDraft(dependencies.pool, schemeId, doc);
    if (stored === null) {
      return { type: 'refused', code: 'scheme/archived' };
    }
    revision = stored;
  }
  throw new Error(`the draft of ${schemeId} was saved elsewhere ${ROUNDS_MAX} times in a row`);
}

/** A draft that may not be stored as such is still somebody's work. */
async function keepState(
  { pool }: SchemeDependencies,
  { schemeId, doc, revision }: Pick<SharedSave, 'schemeId' | 'doc' | 'revision'>,
): Promise<void> {
  await withTx(pool, systemActor('collaboration'), async (tx) => {
    await lockDraft(tx, schemeId);
    await writeDraftState(tx, { schemeId, state: Y.encodeStateAsUpdate(doc), revision });
  });
}
