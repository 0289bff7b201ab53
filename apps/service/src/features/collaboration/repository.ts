import { CHANNELS, type StoredDocument, type Tx } from '@premia/database';

export interface SharedDraftRow {
  readonly document: StoredDocument;
  readonly revision: number;
  /** The shared form and the revision it was stored with; null while nobody has opened the draft together. */
  readonly state: Uint8Array | null;
  readonly stateRevision: number | null;
}

/** The draft with its shared form; null when there is no such scheme or it is archived. */
export async function readSharedDraft(tx: Tx, schemeId: string): Promise<SharedDraftRow | null> {
  const rows = await tx.rows<SharedDraftRow>(
    `select d.document, d.revision, t.state, t.revision as "stateRevision"
     from scheme_drafts d
     join schemes s on s.id = d.scheme_id and s.archived_at is null
     left join scheme_draft_states t on t.scheme_id = d.scheme_id
     where d.scheme_id = $1`,
    [schemeId],
  );
  return rows[0] ?? null;
}

export interface DraftState {
  readonly schemeId: string;
  readonly state: Uint8Array;
  readonly revision: number;
}

/** The caller holds the draft (`lockDraft`), so the newest state wins. */
export async function writeDraftState(tx: Tx, { schemeId, state, revision }: DraftState): Promise<void> {
  await tx.rows(
    `insert into scheme_draft_states (scheme_id, state, revision) values ($1, $2, $3)
     on conflict (scheme_id) do update set state = excluded.state, revision = excluded.revision`,
    [schemeId, Buffer.from(state), revision],
  );
}

/** Heard by every service that holds the draft open, this one included, once the transaction commits. */
export async function announceDraft(
  tx: Tx,
  draft: { readonly schemeId: string; readonly revision: number },
): Promise<void> {
  await tx.rows('select pg_notify($1, $2)', [CHANNELS.drafts, JSON.stringify(draft)]);
}
