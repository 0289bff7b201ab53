import { systemActor } from '@premia/access';
import { toSchemeDocument, writeScheme } from '@premia/collaboration';
import { type Pool, withTx } from '@premia/database';
import type { SchemeDocument } from '@premia/scheme';
import * as Y from 'yjs';
import { readStoredDocument } from '../schemes/compiled-schemes.ts';
import { lockDraft } from '../schemes/repository.ts';
import { readSharedDraft, type SharedDraftRow, writeDraftState } from './repository.ts';

const ROOMS = systemActor('collaboration');
const EMPTY = { nodes: [], links: [] } as unknown as SchemeDocument;

/**
 * Brings `doc` to what is stored, merging it with whatever `doc` holds already, and answers the revision; null when the
 * scheme is not there to be edited.
 *
 * The shared form is made under the draft's lock and stored at once: two services that each made one of their own from
 * the same file would hold two histories that cannot be merged. It says nothing that the draft does not say, so it is
 * no change that anybody made and has no audit row.
 */
export async function loadSharedDraft(pool: Pool, schemeId: string, doc: Y.Doc): Promise<number | null> {
  return withTx(pool, ROOMS, async (tx) => {
    await lockDraft(tx, schemeId);
    const row = await readSharedDraft(tx, schemeId);
    if (row === null) {
      return null;
    }
    if (row.state !== null && row.stateRevision === row.revision) {
      Y.applyUpdate(doc, row.state);
      return row.revision;
    }
    const state = Y.encodeStateAsUpdate(broughtUp(row));
    await writeDraftState(tx, { schemeId, state, revision: row.revision });
    Y.applyUpdate(doc, state);
    return row.revision;
  });
}

/** The stored shared form, brought up to a draft that was saved past it by other means. */
function broughtUp(row: SharedDraftRow): Y.Doc {
  const doc = new Y.Doc();
  if (row.state !== null) {
    Y.applyUpdate(doc, row.state);
  }
  const before = row.state === null ? EMPTY : toSchemeDocument(doc);
  doc.transact(() => writeScheme(doc, { before, after: readStoredDocument(row.document) }));
  return doc;
}
